"""From the text of a file to a guideline set, whole or not at all."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from itertools import islice
from typing import Any

from pydantic import ValidationError

from utblick.guidelines.checks import findings
from utblick.guidelines.mistakes import MOST_TOLD, GuidelineErrors, Mistake, from_pydantic
from utblick.guidelines.positions import Positions
from utblick.guidelines.schema import SetFile
from utblick.guidelines.sets import GuidelineSet
from utblick.guidelines.toml_words import line_of_long_number, toml_reason
from utblick.values import Text

LARGEST = 1_000_000
DEEPEST = 40
_PLACE = re.compile(r"\s*\(at line (\d+), column (\d+)\)$")
_BRACKET = re.compile(r"[\[\]{}]")
_LONG_KEY = re.compile(r"(?:\.[ \t]*[\w\"'-]+[ \t]*){40}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_EMPTY = Text(
    "filen är tom; väntade ett dokument, börja med [document]", "the file is empty; expected a document, [document]"
)
_TOO_DEEP = Text(f"för många nivåer i varandra; högst {DEEPEST}", f"nested too deeply; at most {DEEPEST} levels")


def load(text: str, filename: str) -> GuidelineSet:
    """Read a guideline set. Raises GuidelineErrors with up to 100 mistakes as ``file:line: message``; never partial."""
    text = _plain(text)
    tables, positions = read_toml(text, filename)
    if not tables:
        raise _refused(filename, 1, _EMPTY)
    try:
        source = SetFile.model_validate(tables)
    except ValidationError as error:
        raise GuidelineErrors(from_pydantic(error.errors(include_url=False), filename, positions)) from None
    mistakes = [
        Mistake(filename, positions.line(path), message) for path, message in islice(findings(source), MOST_TOLD)
    ]
    if mistakes:
        raise GuidelineErrors(mistakes)
    return GuidelineSet.of(source, filename, text)


def read_toml(text: str, filename: str) -> tuple[dict[str, Any], Positions]:
    """The tables of a TOML text and the lines they stand on; GuidelineErrors for what is too large or not TOML."""
    text = _plain(text)
    tables = _tables(text, filename)
    return tables, Positions(text)


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _tables(text: str, filename: str) -> dict[str, Any]:
    if len(text) > LARGEST:
        raise _refused(filename, 1, Text(
            f"filen har {len(text):,} tecken; högst {LARGEST:,}".replace(",", " "),
            f"the file has {len(text):,} characters; at most {LARGEST:,}".replace(",", " "),
        ))  # fmt: skip
    if control := _CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        code = f"U+{ord(control.group()):04X}"
        raise _refused(filename, line, Text(f"otillåtet tecken {code}", f"character {code} is not allowed"))
    if (deep := _too_deep(text)) is not None:
        raise _refused(filename, deep, _TOO_DEEP)
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line = int(place.group(1)) if place else text.count("\n") + 1
        reason = toml_reason(_PLACE.sub("", str(error)).removesuffix(" (at end of document)"))
    except ValueError as error:
        line, reason = line_of_long_number(text), toml_reason(str(error))
    raise _refused(filename, line, Text(f"inte giltig TOML: {reason.sv}", f"not valid TOML: {reason.en}"))


def _too_deep(text: str) -> int | None:
    """The line where brackets or dotted keys go more than `DEEPEST` deep; those inside texts count too."""
    depth = 0
    for line, content in enumerate(text.split("\n"), 1):
        if _LONG_KEY.search(content):
            return line
        for sign in _BRACKET.findall(content):
            depth = depth + 1 if sign in "[{" else max(0, depth - 1)
            if depth > DEEPEST:
                return line
    return None


def _refused(filename: str, line: int, message: Text) -> GuidelineErrors:
    return GuidelineErrors([Mistake(filename, line, message)])
