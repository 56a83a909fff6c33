"""What is wrong with a draft's text, line by line, and what it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from utblick.governance.drafting.splicing import block_lines, read
from utblick.guidelines import GuidelineErrors, GuidelineSet, lint, load
from utblick.guidelines.loading import read_toml
from utblick.guidelines.positions import Path
from utblick.values import Text

FILENAME = "utkast"
_LONGEST_LINE = 160


@dataclass(frozen=True, slots=True)
class Remarked:
    """A mistake or a remark at a line, with the line's own text."""

    line: int
    message: Text
    source: str


@dataclass(frozen=True)
class Examined:
    """A text as far as it makes sense: `tables` is None when it is no TOML, `found` when it has any mistake."""

    mistakes: tuple[Remarked, ...]
    remarks: tuple[Remarked, ...] = ()
    tables: Mapping[str, Any] | None = None
    found: GuidelineSet | None = None
    lines: Mapping[Path, tuple[int, int]] = field(default_factory=dict)


@lru_cache(maxsize=8)
def examine(text: str) -> Examined:
    """Read and judge a text."""
    source = text.split("\n")
    try:
        found = load(text, FILENAME)
    except GuidelineErrors as errors:
        mistakes = tuple(Remarked(one.line, one.message, _line(source, one.line)) for one in errors.mistakes)
        tables = _tables(text)
        return Examined(mistakes, (), tables, None, block_lines(text) if tables is not None else {})
    remarks = [Remarked(one.line, one.message, _line(source, one.line)) for one in lint([found])]
    return Examined((), tuple(remarks), read(text), found, block_lines(text))


def _tables(text: str) -> Mapping[str, Any] | None:
    try:
        read_toml(text, FILENAME)
    except GuidelineErrors:
        return None
    return read(text)


def _line(source: list[str], line: int) -> str:
    return source[line - 1].strip()[:_LONGEST_LINE] if 0 < line <= len(source) else ""
