"""A call as a person, a table or experience tells it, in Swedish. Pure."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from datetime import time

from utblick.values import Money, searchable
from utblick.watch.sources.parsed import Deadline, ParsedCall, Unreadable
from utblick.watch.sources.preliminary import NotADay, When, read_when
from utblick.watch.sources.reading import read_json
from utblick.watch.sources.text import clean_html, one_line, plain_text

LAST_MINUTE = time(23, 59)
"""The time of a last day whose hour nobody has told."""
WHO = "Vem kan söka: "
"""What begins the paragraph that says who may apply."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One call. ``opens`` and ``closes`` are as written, for `read_when` ("2027-04-15", "april 2027 prel.").

    ``programme`` is the programme's or the funder's name; ``reference`` names the call where its title no longer does.
    Amounts are in minor units of ``currency``, a project's least and most. ``forecast``: nobody has announced it.
    ``basis`` says what a forecast rests on, ``expected_as`` the identifier that the announced call will have.
    """

    title: str
    programme: str
    closes: str = ""
    opens: str = ""
    reference: str = ""
    identifier: str = ""
    url: str = ""
    least: int | None = None
    most: int | None = None
    currency: str = "SEK"
    share: str = ""
    who: str = ""
    text: str = ""
    theme: str = ""
    note: str = ""
    basis: str = ""
    expected_as: str = ""
    stated_closed: bool = False
    forecast: bool = False

    @property
    def key(self) -> str:
        """What makes it the same call when it is told again: its reference, identifier, or title and programme."""
        if self.reference:
            return self.reference
        told = self.identifier or f"{self.title}\0{self.programme}"
        return hashlib.sha256(searchable(told).encode("utf-8", "replace")).hexdigest()[:32]

    def to_json(self) -> bytes:
        """As it is kept: canonical JSON, without what was left out."""
        told = {name: value for name, value in asdict(self).items() if value not in ("", None, False)}
        return json.dumps(told, sort_keys=True).encode("ascii")

    @classmethod
    def from_json(cls, body: bytes) -> Entry:
        """What `to_json` wrote; raises Unreadable."""
        told = read_json(body)
        known = {field.name for field in fields(cls)}
        if not isinstance(told, dict) or not told.keys() <= known or not {"title", "programme"} <= told.keys():
            raise Unreadable("not an entered call")
        return cls(**told)

    def parsed(self, source: str) -> ParsedCall:
        """The call it tells of; raises Unreadable when a day cannot be read."""
        opens, closes = _when(self.opens), _when(self.closes)
        html = "".join(clean_html(part) for part in self._paragraphs())
        return ParsedCall(
            source=source,
            topic_id=self.key,
            type="1",
            reference=self.key,
            language="sv",
            identifier=one_line(self.identifier),
            title=one_line(self.title),
            call_identifier=self.expected_as,
            call_title="",
            programmes=(one_line(self.programme)[:120],),
            divisions=(),
            opens_on=opens.day,
            deadlines=_deadlines(closes),
            deadline_model="rolling" if closes.rolling else "",
            stated_closed=self.stated_closed,
            budget=None,
            expected_grants=None,
            min_contribution=self._money(self.least),
            max_contribution=self._money(self.most),
            types_of_action=(),
            keywords=(),
            description_html=html,
            description_text=plain_text(html),
            conditions_text="",
            url=self.url,
            opens_about=opens.about,
            closes_about=closes.about,
            forecast=self.forecast,
        )

    def _paragraphs(self) -> list[str]:
        told = (
            ("", self.text),
            (WHO, self.who),
            ("Stödnivå: ", self.share),
            ("Tema: ", self.theme),
            ("Anmärkning: ", self.note),
            ("Underlag: ", self.basis),
        )
        return [f"{label}{value}" for label, value in told if value]

    def _money(self, minor: int | None) -> Money | None:
        return None if minor is None else Money(minor, self.currency)


def _when(text: str) -> When:
    if not text.strip():
        return When()
    try:
        return read_when(text)
    except NotADay as error:
        raise Unreadable(f"not a day: {text[:40]!r}") from error


def _deadlines(closes: When) -> tuple[Deadline, ...]:
    if closes.day is None:
        return ()
    return (Deadline(closes.day, closes.at or LAST_MINUTE, closes.at is not None),)
