"""All that lint looks for, in one list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from utblick.guidelines.lint.contradictions import contradictions
from utblick.guidelines.lint.findings import Found, Remark
from utblick.guidelines.lint.lineage import lineage
from utblick.guidelines.lint.orders import order_cycles
from utblick.guidelines.lint.reachable import rules_set_aside, unreachable
from utblick.guidelines.lint.uses import unanswered, unused
from utblick.guidelines.lint.words import missing_citations, missing_translations
from utblick.guidelines.sets import GuidelineSet


def lint(sets: Sequence[GuidelineSet]) -> list[Remark]:
    """Findings on each set, and on what the sets together contradict or leave unanswered; by file and line."""
    remarks = {found.remark for found in _all(sets)}
    files = {guidelines.filename: place for place, guidelines in reversed(list(enumerate(sets)))}
    return sorted(remarks, key=lambda one: (files[one.file], one.line, one.severity, one.message.sv))


def _all(sets: Sequence[GuidelineSet]) -> Iterator[Found]:
    for guidelines in sets:
        for look in (
            unreachable, rules_set_aside, order_cycles, unused, missing_citations, missing_translations,
        ):  # fmt: skip
            yield from look(guidelines)
    yield from contradictions(sets)
    yield from lineage(sets)
    yield from unanswered(sets)
