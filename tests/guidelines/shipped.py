"""The shipped sets by rank: the law, and those of municipalities that are in force on the day tests ask about."""

from __future__ import annotations

from guidelines.test_properties import ON
from guidelines.tyreso import PATH
from utblick.guidelines import GuidelineSet, load
from utblick.guidelines.evaluation import sets_in_force


def _loaded(pattern: str) -> list[GuidelineSet]:
    return [load(path.read_text("utf-8"), path.name) for path in sorted(PATH.parent.glob(pattern))]


LAW = tuple(_loaded("lag/*.toml"))
SHIPPED = [found for found in _loaded("*.toml") if sets_in_force([found], ON)]
