"""Days that funders state before they know them: "april 2027 prel.", "december 2026–mars 2027", "kvartal 2 2027".

Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

from utblick.values import PartialDate

FIRST_YEAR, LAST_YEAR = 2000, 2100
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_ENGLISH = {"may": 5, "oct": 10}
_WORD = r"[a-zåäö]+\.?"
_VAGUE = re.compile(
    r"\(?\b(?:prel(?:iminär(?:t|a)?)?|ca|cirka|omkring|troligen|planerat?|början av|mitten av|slutet av)\b\.?\)?"
)
_ROLLING = re.compile(r"löpande|när som helst|tills? vidare|rolling|open[- ]ended")
_CLOCK = re.compile(r"(?:[t,\s]\s*|\bkl\.?\s*|^)(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::\d\d(?:\.\d+)?)?z?$")
_ZONE = re.compile(
    r"\(?\b(?:(?P<east>finsk tid|finnish time|eest|eet)|svensk tid|brysseltid|brussels time|cest|cet)\b\)?"
)
_RANGE = re.compile(r"\s*[–—]\s*|\s+(?:-|till|to)\s+|(?<=[a-zåäö])-(?=[a-zåäö\d])")
_QUARTER = re.compile(
    r"(?:(?P<y1>\d{4})[\s-]*(?:q|k|kv|kvartal)\s*(?P<q1>[1-4]))|(?:(?:q|k|kv|kvartal)\s*(?P<q2>[1-4])[\s,-]*(?P<y2>\d{4}))"
    r"|(?:(?P<q3>[1-4])\s*:?a?\s*(?:e\s)?kvartalet\s*(?P<y3>\d{4}))"
)
_SEASON = re.compile(r"(?P<season>våren|sommaren|hösten|första halvåret|andra halvåret)\s*(?P<year>\d{4})")
_SEASONS = {
    "våren": (3, 5),
    "sommaren": (6, 8),
    "hösten": (9, 11),
    "första halvåret": (1, 6),
    "andra halvåret": (7, 12),
}
_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")
_INTERVAL = re.compile(r"\d{4}[\d-]*/\d{4}[\d-]*")
_NAMED = re.compile(rf"(?:(?:den\s)?(?P<day>\d{{1,2}})(?:\s*:?e)?\s+)?(?P<month>{_WORD})(?:\s+(?P<year>\d{{4}}))?")
_SLASHED = re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[\s./-]\s*(?P<year>\d{4})")


class NotADay(ValueError):  # noqa: N818
    """A text that says no day, month, quarter or year."""


@dataclass(frozen=True, slots=True)
class Span:
    """A day that is not settled: somewhere from the first day of ``earliest`` to the last of ``latest``.

    Written "2027-04", or "2026-12/2027-03" when the ends differ.
    """

    earliest: PartialDate
    latest: PartialDate

    def __post_init__(self) -> None:
        if self.latest.latest < self.earliest.earliest:
            raise ValueError(f"ends before it begins: {self}")

    @classmethod
    def parse(cls, text: str) -> Span:
        """What `str` of a span writes; raises ValueError for anything else."""
        first, _, last = text.partition("/")
        return cls(PartialDate.parse(first), PartialDate.parse(last or first))

    @property
    def first_day(self) -> date:
        return self.earliest.earliest

    @property
    def last_day(self) -> date:
        return self.latest.latest

    def __str__(self) -> str:
        return str(self.earliest) if self.earliest == self.latest else f"{self.earliest}/{self.latest}"


@dataclass(frozen=True, slots=True)
class When:
    """What a cell or field says of a day: a settled ``day``, a preliminary ``about``, or neither (``rolling``)."""

    day: date | None = None
    about: Span | None = None
    at: time | None = None
    rolling: bool = False

    @property
    def last_day(self) -> date | None:
        """The latest day it can mean."""
        return self.day or (self.about.last_day if self.about else None)

    @property
    def first_day(self) -> date | None:
        """The earliest day it can mean."""
        return self.day or (self.about.first_day if self.about else None)

    def unsettled(self) -> When:
        """The same, taken as preliminary."""
        if self.day is None:
            return self
        exact = PartialDate(self.day.year, self.day.month, self.day.day)
        return When(about=Span(exact, exact), at=self.at)


def read_when(text: str) -> When:
    """What ``text`` says of a day, in Swedish or English. Only a whole day without "prel." is settled.

    A clock in Finnish time, as Central Baltic's, becomes the Swedish one, an hour earlier. Raises NotADay.
    """
    words = " ".join(text.lower().split()).strip(" .,;")
    if "/" in words and _INTERVAL.fullmatch(words):
        words = words.replace("/", "–")
    if _ROLLING.search(words):
        return When(rolling=True)
    bare, vague = _VAGUE.subn(" ", words)
    zone = _ZONE.search(bare)
    bare, at = _without_clock(" ".join(_ZONE.sub(" ", bare).split()).strip(" .,;()"))
    if zone and zone["east"] and at:
        at = at.replace(hour=at.hour - 1) if at.hour else None
    try:
        span = _span(bare)
    except ValueError as error:
        raise NotADay(text) from error
    if span.earliest == span.latest and span.latest.day is not None and not vague:
        return When(day=span.first_day, at=at)
    return When(about=span, at=at)


def _without_clock(text: str) -> tuple[str, time | None]:
    found = _CLOCK.search(text)
    if not found:
        return text, None
    rest = text[: found.start()].rstrip(" ,").removesuffix("kl").removesuffix("kl.").rstrip(" ,")
    at = time(int(found["hour"]), int(found["minute"]))
    return rest, at if at != time() else None


def _span(text: str) -> Span:
    parts = [part for part in _RANGE.split(text) if part]
    if len(parts) == 1:
        return _part(parts[0], None)
    if len(parts) != 2:
        raise NotADay(text)
    last = _part(parts[1], None)
    first = _part(parts[0], last.earliest)
    return Span(first.earliest, last.latest)


def _part(text: str, follows: PartialDate | None) -> Span:
    """One end of a range, or the whole; ``follows`` gives the year where the first end leaves it out."""
    if found := _QUARTER.fullmatch(text):
        quarter = int(found["q1"] or found["q2"] or found["q3"])
        return _months(int(found["y1"] or found["y2"] or found["y3"]), 3 * quarter - 2, 3 * quarter)
    if found := _SEASON.fullmatch(text):
        return _months(int(found["year"]), *_SEASONS[found["season"]])
    if found := _ISO.fullmatch(text):
        return _one(found["year"], found["month"], found["day"])
    if found := _SLASHED.fullmatch(text):
        return _one(found["year"], found["month"], found["day"])
    found = _NAMED.fullmatch(text)
    month = _month(found["month"]) if found else None
    if not found or month is None:
        raise NotADay(text)
    year = found["year"]
    if not year and follows:
        year = str(follows.year - (month > (follows.month or 12)))
    if not year:
        raise NotADay(text)
    return _one(year, str(month), found["day"])


def _months(year: int, first: int, last: int) -> Span:
    return Span(_checked(PartialDate(year, first)), _checked(PartialDate(year, last)))


def _one(year: str, month: str | None, day: str | None) -> Span:
    whole = _checked(PartialDate(int(year), int(month) if month else None, int(day) if day else None))
    return Span(whole, whole)


def _checked(value: PartialDate) -> PartialDate:
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise NotADay(str(value))
    return value


def _month(word: str) -> int | None:
    bare = word.rstrip(".")[:3]
    if bare in _ENGLISH:
        return _ENGLISH[bare]
    return _MONTHS.index(bare) + 1 if bare in _MONTHS else None
