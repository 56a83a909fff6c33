"""The day by which a letter in Swedish or English asks to be answered. Pure.

A day counts only where its sentence asks for an answer ("svara senast den 3 juni", "please reply by Friday 5 June").
A sentence on a call's own last day is taken only when no other is there, and never as certain. Nothing is guessed:
a day is uncertain, to be confirmed by a person beside its sentence, when the year or the order of day and month had
to be inferred without anything that confirms it, when only a weekday or a period is told, when the weekday
contradicts the day, when several days are told, or when the day lies before the letter or long after it.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from utblick.dates.english_days import english_days
from utblick.dates.numeric_days import numeric_days
from utblick.dates.swedish_days import WrittenDay, written_days

READ = 50_000
"""Characters of a letter that are read."""
NEAR = 200
"""A day without a year may be believed so many days after a letter whose own day is known."""
LONGEST = 400
_SHORT_LINE = 60
_SHOWN = 300

_PARAGRAPH = re.compile(r"\n[ \t>]*\n")
_STOP = re.compile(r"(?<=[.!?;])\s+(?=[A-ZÅÄÖ(])")
_NEW_LINE = re.compile(r"^\W*[A-ZÅÄÖ•*–-]")

_LAST = re.compile(
    r"\b(?:senast|sista\s+(?:svars)?dag(?:en)?|svarsdatum|deadline|före|innan|fram\s+till|till\s+och\s+med|t\.o\.m\.|"
    r"inom|i\s+slutet\s+av|by|before|until|no\s+later\s+than|not\s+later\s+than|latest|within|closing\s+date|due|"
    r"end\s+of)\b",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"\b(?:svara?\w*|återkom\w*|återkopp\w*|hör\s+(?:gärna\s+)?av|besked|meddela\w*|intresse\w*|deadline|"
    r"sista\s+svarsdag|kontakta\s+oss|anmäl\w*|o\.?s\.?a|"
    r"answer\w*|reply|replies|respon[ds]\w*|let\s+(?:us|me)\s+know|get\s+back|back\s+to\s+(?:us|me)|interest\w*|"
    r"confirm\w*|contact\s+(?:us|me)|hear\s+from\s+you|rsvp|write\s+to\s+(?:us|me)|sign\s+up|return)\b",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"\b(?:utlysning\w*|ansökan|ansökning\w*|ansöka|lämnas?\s+in|projektet\s+(?:börjar|startar)|besöket|"
    r"call|application\w*|submi\w+|proposal\w*|apply|project\s+starts?|kick-?off|visit\s+(?:is|will))\b",
    re.IGNORECASE,
)
_PLAIN_ANSWER = re.compile(
    r"\b(?:svara?\b|svar\s+senast|återkom\w*|besked|hör\s+(?:gärna\s+)?av|meddela\w*|intresseanmäl\w*|o\.?s\.?a|"
    r"answer|reply|replies|respond|let\s+(?:us|me)\s+know|get\s+back|back\s+to\s+(?:us|me)|expressions?\s+of\s+interest|"
    r"contact\s+(?:us|me)|hear\s+from\s+you|rsvp|write\s+to\s+(?:us|me))",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:(?P<sv>mån|tis|ons|tors|fre|lör|sön)dag(?:en)?|"
    r"(?P<en>mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_DAYS = ("mån mon", "tis tue", "ons wed", "tor thu", "fre fri", "lör sat", "sön sun")
_NEXT_WEEK = re.compile(r"\b(?:nästa\s+vecka|next\s+week)\b", re.IGNORECASE)
_WITHIN = re.compile(
    r"\b(?:inom|within)\s+(?:the\s+next\s+)?(?P<n>\d{1,2}|en|ett|två|tre|fyra|a|one|two|three|four)\s+"
    r"(?P<unit>dag\w*|veck\w*|days?|weeks?)\b",
    re.IGNORECASE,
)
_NUMBERS = {"en": 1, "ett": 1, "a": 1, "one": 1, "två": 2, "two": 2, "tre": 3, "three": 3, "fyra": 4, "four": 4}
_MONTH_END = re.compile(
    r"\b(?:slutet\s+av|end\s+of)\s+(?P<month>jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|o[kc]t|nov|dec)[a-z]*",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "maj may", "jun", "jul", "aug", "sep", "okt oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class StatedDay:
    """The day to answer by, and the sentence it was read from; ``certain`` when it needs no more than a look."""

    day: date
    certain: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class _Found:
    day: date
    certain: bool
    plain: bool
    sentence: str


def answer_by(text: str, sent_on: date | None) -> StatedDay | None:
    """The first day by which ``text`` asks to be answered, or None. ``sent_on`` is the letter's own day."""
    found = [one for sentence in sentences(text) for one in _in_sentence(sentence, sent_on)]
    asked = [one for one in found if one.plain] or found
    if not asked:
        return None
    ahead = [one for one in asked if sent_on is None or one.day >= sent_on] or asked
    first = min(ahead, key=lambda one: one.day)
    alone = len({one.day for one in asked}) == 1
    return StatedDay(first.day, first.certain and first.plain and alone, first.sentence[:_SHOWN])


def sentences(text: str) -> Iterator[str]:
    """The sentences of a letter whose lines may be broken anywhere; a short line that ends a thought stands alone."""
    for paragraph in _PARAGRAPH.split(text[:READ]):
        block = ""
        for line in paragraph.split("\n"):
            line = line.strip(" \t>")
            begins_anew = _NEW_LINE.match(line) and len(block.rpartition("\n")[2]) < _SHORT_LINE
            if block and begins_anew:
                yield from _split(block)
                block = line
            else:
                block = f"{block}\n{line}" if block else line
        yield from _split(block)


def _split(block: str) -> Iterator[str]:
    for sentence in _STOP.split(" ".join(block.split())):
        if sentence:
            yield sentence


def _in_sentence(sentence: str, sent_on: date | None) -> Iterator[_Found]:
    if not (_LAST.search(sentence) and (_ANSWER.search(sentence) or _CALL.search(sentence))):
        return
    plain = bool(_PLAIN_ANSWER.search(sentence) or (_ANSWER.search(sentence) and not _CALL.search(sentence)))
    certain = plain and not _CALL.search(sentence)
    written = list(_written(sentence))
    for one, sure in written:
        if _is_governed(sentence, one) and (day := one.day(sent_on)) is not None:
            yield _Found(day, certain and sure and _is_believed(one, day, sent_on), plain, sentence)
    if not written and sent_on is not None:
        yield from (_Found(day, certain=False, plain=plain, sentence=sentence) for day in _told(sentence, sent_on))


def _written(sentence: str) -> Iterator[tuple[WrittenDay, bool]]:
    """Every written day, and whether the order of its parts is sure; each place in the sentence is read once."""
    figures = [(one.written, not one.ambiguous) for one in numeric_days(sentence)]
    spelled = [(one, True) for days in (written_days(sentence), english_days(sentence)) for one in days]
    end = 0
    taken = {(one.start, one.end) for one, _ in figures}
    rest = [pair for pair in spelled if not any(pair[0].start < last and first < pair[0].end for first, last in taken)]
    for one, sure in sorted([*figures, *rest], key=lambda pair: (pair[0].start, -pair[0].end)):
        if one.start >= end:
            end = one.end
            yield one, sure


def _is_governed(sentence: str, written: WrittenDay) -> bool:
    """Whether a word that says "last" stands before the day, no further than a breath away, or just after it."""
    before = sentence[max(0, written.start - 70) : written.start + 1]
    return bool(_LAST.search(before) or re.match(r"\s*(?:at\s+the\s+latest|är\s+sista)", sentence[written.end :]))


def _is_believed(written: WrittenDay, day: date, sent_on: date | None) -> bool:
    if not written.agrees(day):
        return False
    if written.year is not None:
        return sent_on is None or 0 <= (day - sent_on).days <= LONGEST
    return sent_on is not None and (day - sent_on).days <= (LONGEST if written.weekday is not None else NEAR)


def _told(sentence: str, sent_on: date) -> Iterator[date]:
    """Days told by a weekday, a number of days or weeks, or the end of a month; all of them to be confirmed."""
    for match in _WITHIN.finditer(sentence):
        counted = match["n"].lower()
        number = int(counted) if counted.isdigit() else _NUMBERS[counted]
        yield sent_on + timedelta(days=number * (7 if match["unit"][0].lower() in "vw" else 1))
    for match in _MONTH_END.finditer(sentence):
        month = next(place for place, names in enumerate(_MONTHS, 1) if match["month"].lower() in names.split())
        year = sent_on.year + (month < sent_on.month)
        yield date(year, month, calendar.monthrange(year, month)[1])
    for match in _WEEKDAY.finditer(sentence):
        name = (match["sv"] or match["en"])[:3].lower()
        weekday = next(place for place, names in enumerate(_DAYS) if name in names.split())
        ahead = (weekday - sent_on.weekday()) % 7 or 7
        if _NEXT_WEEK.search(sentence):
            ahead = 7 + weekday - sent_on.weekday()
        yield sent_on + timedelta(days=ahead)
