"""Writing a governing document until it is adopted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from utblick.audit.change import change
from utblick.clock.queries import today
from utblick.governance.models import AdoptedSet, GuidelineDraft
from utblick.values import Actor


def begin_draft(
    actor: Actor,
    title: str,
    text: str,
    *,
    answers: Mapping[str, Any] | None = None,
    based_on: AdoptedSet | None = None,
) -> GuidelineDraft:
    """Begin a draft with a TOML text, right or wrong, kept as it is but for its line ends."""
    draft = GuidelineDraft(
        title=title, text=unix_lines(text), answers=dict(answers or {}), based_on=based_on, begun_on=today()
    )
    with change(actor, "guideline_draft.begin") as opened:
        return opened.add(draft)


def unix_lines(text: str) -> str:
    """The text as browsers would have sent it, had they not ended its lines their own way."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
