"""The last day to answer a remiss, read from the Swedish prose that is the only place where it stands. Pure.

A day counts only where the sentence says that it is the last one for answers ("senast den 1 mars 2024", "sista dag att
svara är …", "remisstiden gick ut den …"). Nothing is guessed. The day is uncertain, to be shown with its sentence and
confirmed by a person, when several days are stated, the year had to be inferred without a weekday that confirms it,
the weekday contradicts the day, or the day lies before the paper was published or more than a year after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from utblick.watch.sources.stages import AnswerBy
from utblick.watch.sources.swedish_dates import WrittenDay, written_days
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
_TIME = r"(?:remiss|svars)tid(?:en)?\b[^.]{0,40}?\b(?:ut|till|med|den)\b"
_PLACE = r"\s+till\s+[^\s]{1,60}(?:\s+\([^)]{0,80}\))?"
_IN = rf"(?:kommit\s+in|inkommit|inkomna|inlämnade|lämnas(?:\s+in)?){_PLACE}(?=\s+den\b)"
_UNTIL = r"(?:på\s+remiss\s+till|(?:inkomma|lämnas?|svara)\b[^.]{0,60}?\b(?:fram\s+till|till\s+och\s+med|t\.o\.m\.))"
_TRIGGER = re.compile(f"{_LAST}|{_TIME}|{_IN}|{_UNTIL}", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:(?!\b(?:från|efter|före)\b).){0,90}", re.IGNORECASE | re.DOTALL)
_ITEM = re.compile(r"(?:\s|och)*[*-]\s+(?:den\s+)?$")

_ABOUT_ANSWERS = re.compile(r"svar|remiss|synpunkt|yttra|inkom|kommit\s+in", re.IGNORECASE)
_OTHER_MATTER = re.compile(
    r"\banmäl(?!ningsskyld)\w*|träd\w*\s+i\s+kraft|preliminär\w*|tidigare\s+utskick|ursprunglig\w*", re.IGNORECASE
)
_WRITTEN_ANSWER = re.compile(r"remissvar|yttrande|synpunkter", re.IGNORECASE)
_SAME_DAY = re.compile(r"^samma\s+(?:datum|dag)\b.*(?:deadline|sista\s+dag|svara)", re.IGNORECASE | re.DOTALL)
_WITHDRAWN = re.compile(
    r"återkalla\w*\s+(?:denna\s+)?remissen|remiss(?:en)?\s+(?:har\s+|är\s+)?återkalla|^\W*återkallad\s*:\s*remiss",
    re.IGNORECASE,
)
_UNTOLD = re.compile(
    r"sista\s+(?:svars)?dag(?:en)?\b.{0,80}svara|remissvar\w*\s+ska\b.{0,120}\bsenast\b", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class _Stated:
    written: WrittenDay
    sentence: str
    borrowed: bool = False


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
                yield _Stated(before[0], f"{sentences[number - 1]} {sentence}", borrowed=True)
        elif _ABOUT_ANSWERS.search(sentence) and not _is_other_matter(sentence):
            yield from (_Stated(written, sentence) for written in _governed(sentence))


def _is_other_matter(sentence: str) -> bool:
    other = _OTHER_MATTER.search(sentence)
    if not other:
        return False
    return not other[0].lower().startswith("anmäl") or not _WRITTEN_ANSWER.search(sentence)


def _governed(sentence: str) -> Iterator[WrittenDay]:
    """The days that a word for the last day stands before, nothing but the hour or the place between."""
    triggers = [match.end() for match in _TRIGGER.finditer(sentence)]
    if not triggers:
        return
    end, before = 0, False
    for written in written_days(sentence):
        ahead = [trigger for trigger in triggers if end <= trigger <= written.start]
        close = bool(ahead) and _BETWEEN.fullmatch(sentence, ahead[-1], written.start) is not None
        listed = before and _ITEM.search(sentence, end, written.start) is not None
        if close or listed:
            yield written
        before = before or close
        end = written.end


def _is_certain(item: _Stated, published: date | None) -> bool:
    day = item.written.day(published)
    if day is None or item.borrowed or not item.written.agrees(day):
        return False
    if item.written.year is None and item.written.weekday is None:
        return False
    return published is None or 0 <= (day - published).days <= LONGEST


def _unreadable(sentences: list[str], stated: list[_Stated]) -> AnswerBy | None:
    """A sentence that says there is a last day, but not when in a way that can be read."""
    sentence = stated[0].sentence if stated else next((text for text in sentences if _UNTOLD.search(text)), "")
    return AnswerBy(None, False, sentence) if sentence else None
