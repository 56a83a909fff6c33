"""The pages of the room."""

from utblick.governance.views.asking import keep, may_we, may_we_answer
from utblick.governance.views.deviations import deviations
from utblick.governance.views.sets import guideline_set, guidelines
from utblick.governance.views.verdicts import verdict, verdict_appendix

__all__ = [
    "deviations",
    "guideline_set",
    "guidelines",
    "keep",
    "may_we",
    "may_we_answer",
    "verdict",
    "verdict_appendix",
]
