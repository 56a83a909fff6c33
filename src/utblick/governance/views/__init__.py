"""The pages of the room."""

from utblick.governance.views.asking import may_we
from utblick.governance.views.deviations import deviations
from utblick.governance.views.sets import guideline_set, guidelines

__all__ = ["deviations", "guideline_set", "guidelines", "may_we"]
