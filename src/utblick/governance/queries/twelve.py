"""Drafts that were begun with the twelve questions."""

from __future__ import annotations

from utblick.governance.models import GuidelineDraft
from utblick.guidelines.twelve import read_answers, to_toml


def follows_answers(draft: GuidelineDraft) -> bool:
    """Whether the draft's text is what its answers make, not yet changed by hand."""
    return bool(draft.answers) and draft.text == to_toml(read_answers(draft.answers), draft.begun_on)
