"""The last day to answer a remiss, read from the Swedish prose that is the only place where it stands. Pure.

A day counts only where the sentence says that it is the last one for answers ("senast den 1 mars 2024", "sista dag att
svara är …", "remisstiden gick ut den …"). Nothing is guessed. The day is uncertain, to be shown with its sentence and
confirmed by a person, when the sentence may be on something else, several days are stated, the year had to be inferred
without a weekday that confirms it, the weekday contradicts the day, or the day lies before the paper was published or
more than a year after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from utblick.dates.swedish_days import WrittenDay, written_days
from utblick.watch.sources.stages import AnswerBy
from utblick.watch.sources.text import clean

LONGEST = 400
"""Days from publication to a deadline that may be believed without asking; the longest measured is about half."""

READ = 100_000
"""Characters of a text that are read; the longest page measured has a tenth of it."""

_LINK = re.compile(r"\[([^\[\]]{0,300})\]\([^()\s]{0,300}[^()]{0,300}\)")
_HEADING = re.compile(r"^#.*$", re.MULTILINE)
_PARAGRAPH = re.compile(r"\n[ \t]*\n(?!\s*[*-]\s)")
_STOP = re.compile(r"(?<=[.!?;])\s+(?=[A-ZÅÄÖ(])")

_LAST = r"senaste?t?\b|sista\s+(?:svars)?da(?:g(?:en)?|tum)\b|sista\s+svars\w+|svarsdatum\w*|deadline"
_TIME = r"(?:remiss|svars)tid(?:en)?\b(?:\s*:|[^.]{0,40}?\b(?:ut|till|med|den)\b)"
_PLACE = r"\s+till\s+[^\s]{1,60}(?:\s+\([^)]{0,80}\))?"
_IN = rf"(?:kommit\s+in|inkommit|inkomna|inlämnade|lämnas(?:\s+in)?){_PLACE}(?=\s+den\b)"
_UNTIL = r"(?:på\s+remiss\s+till|(?:inkomma|lämnas?|svara)\b[^.]{0,60}?\b(?:fram\s+till|till\s+och\s+med|t\.o\.m\.))"
_TRIGGER = re.compile(f"{_LAST}|{_TIME}|{_IN}|{_UNTIL}", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:(?!\b(?:från|efter|före)\b).){0,90}", re.IGNORECASE | re.DOTALL)
_ITEM = re.compile(r"(?:\s|och)*[*-]\s+(?:den\s+)?$")
_RANGE = re.compile(r"\s*(?:till(?:\s+och\s+med)?|t\.o\.m\.|[–—-])\s*(?:den\s+)?", re.IGNORECASE)
_AFTER = re.compile(r"\s+(?:är|var)\s+sista\s+(?:svars)?dag", re.IGNORECASE)

_ABOUT_ANSWERS = re.compile(r"svar|remiss|synpunkt|yttra|inkom|kommit\s+in", re.IGNORECASE)
_NEVER = re.compile(r"träd\w*\s+i\s+kraft|preliminär\w*|tidigare\s+utskick|ursprunglig\w*", re.IGNORECASE)
_OTHER_MATTER = re.compile(r"\banmäl\w*|\banstånd|publicer|\bfrågor\b", re.IGNORECASE)
_HANDED_IN = re.compile(r"kommit\s+in|inkom|sista\s+(?:svars)?dag|skriftlig\w*\s+synpunkter", re.IGNORECASE)
_PLAIN = re.compile(
    r"sista\s+(?:svars|da)|svarsdatum|deadline|(?:remiss|svars)tid|på\s+remiss\s+till|svar\w*\s+(?:önskas\s+)?senast"
    r"|kommit\s+(?:in|till)\b|inkom|inlämna|\blämna|\bskicka\b|yttra\s+sig|till\s*handa",
    re.IGNORECASE,
)
_DOUBTFUL = re.compile(
    r"redovisa|\bkom\s+in\b|skickade?s\b(?!.{0,20}på\s+remiss)|frågan\b|senaste\s+(?:remiss)?svar", re.IGNORECASE
)
_SAME_DAY = re.compile(r"^samma\s+(?:datum|dag)\b.*(?:deadline|sista\s+dag|svara)", re.IGNORECASE | re.DOTALL)
_WITHDRAWN = re.compile(
    r"återkalla\w*\s+(?:denna\s+)?remissen|remiss(?:en)?\s+(?:har\s+|är\s+)?återkalla|^\W*återkallad\s*:\s*remiss",
    re.IGNORECASE,
)
_UNTOLD = re.compile(
    r"sista\s+(?:svars)?dag(?:en)?\b.{0,80}svara|remissvar\w*\s+ska\b.{0,120}\bsenast\b"
    r"|(?:svar|synpunkter|yttrande)\w*\b.{0,60}\b(?:före|innan|inom)\b.{0,20}(?:\d|vecko|månad|dagar)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Stated:
    """A day and its sentence; ``plain`` if the sentence can only be on answers."""

    written: WrittenDay
    sentence: str
    plain: bool


def remiss_deadline(text: str, published: date | None) -> AnswerBy | None:
    """The last day to answer that ``text`` states; None if it states none or says that the remiss is withdrawn.

    Of several days the first is given. ``published`` is the day the paper came out; years are inferred from it.
    """
    if is_withdrawn(text):
        return None
    sentences = list(_sentences(text))
    stated = list(_stated(sentences))
    days = sorted({(day, item.sentence) for item in stated if (day := item.written.day(published))})
    if not days:
        return _unreadable(sentences, stated)
    first, sentence = days[0]
    certain = len({day for day, _ in days}) == 1 and all(_is_certain(item, published) for item in stated)
    return AnswerBy(first, certain, sentence)


def is_withdrawn(text: str) -> bool:
    """Whether the text says that the remiss itself is withdrawn, so that nobody has to answer."""
    return bool(_WITHDRAWN.search(_plain(text)))


def _sentences(text: str) -> Iterator[str]:
    for paragraph in _PARAGRAPH.split(_HEADING.sub("\n", _plain(text))):
        for sentence in _STOP.split(" ".join(paragraph.split())):
            if sentence:
                yield sentence


def _plain(text: str) -> str:
    text = clean(text[:READ]).replace("\u00ad", "").replace("**", "").replace("\\", "")
    return _LINK.sub(r"\1", text)


def _stated(sentences: list[str]) -> Iterator[_Stated]:
    for number, sentence in enumerate(sentences):
        if _SAME_DAY.match(sentence) and number:
            before = list(written_days(sentences[number - 1]))
            if len(before) == 1:
                yield _Stated(before[0], f"{sentences[number - 1]} {sentence}", plain=False)
        elif _ABOUT_ANSWERS.search(sentence) and not _is_other_matter(sentence):
            plain = bool(_PLAIN.search(sentence)) and not _DOUBTFUL.search(sentence)
            yield from (_Stated(written, sentence, plain) for written in _governed(sentence))


def _is_other_matter(sentence: str) -> bool:
    """Whether the sentence is on something else than answers: an entry into force, an application, a publication …"""
    if _NEVER.search(sentence):
        return True
    return bool(_OTHER_MATTER.search(sentence)) and not _HANDED_IN.search(sentence)


def _governed(sentence: str) -> Iterator[WrittenDay]:
    """The days that the sentence says are the last: nothing but the hour or the place stands between word and day.

    Of a range only the end counts; a list after the word counts item by item.
    """
    triggers = [match.end() for match in _TRIGGER.finditer(sentence)]
    days = list(written_days(sentence))
    end, before = 0, False
    for number, written in enumerate(days):
        ahead = [trigger for trigger in triggers if end <= trigger <= written.start]
        close = bool(ahead) and _BETWEEN.fullmatch(sentence, ahead[-1], written.start) is not None
        listed = before and _ITEM.search(sentence, end, written.start) is not None
        if close and number + 1 < len(days) and _RANGE.fullmatch(sentence, written.end, days[number + 1].start):
            continue
        if close or listed or _AFTER.match(sentence, written.end):
            yield written
        before = before or close
        end = written.end


def _is_certain(item: _Stated, published: date | None) -> bool:
    day = item.written.day(published)
    if day is None or not item.plain or not item.written.agrees(day):
        return False
    if item.written.year is None and item.written.weekday is None:
        return False
    return published is None or 0 <= (day - published).days <= LONGEST


def _unreadable(sentences: list[str], stated: list[_Stated]) -> AnswerBy | None:
    """A sentence that says there is a last day, but not when in a way that can be read."""
    untold = (text for text in sentences if _UNTOLD.search(text) and not _is_other_matter(text))
    sentence = stated[0].sentence if stated else next(untold, "")
    return AnswerBy(None, False, sentence) if sentence else None
