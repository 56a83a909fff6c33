"""From the rows of a table to entries, and every mistake by its cell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from utblick.values import Text, searchable
from utblick.watch.importing.columns import COLUMNS, Columns, header_place
from utblick.watch.sources.entered import Entry
from utblick.watch.sources.preliminary import NotADay, When, read_when

MAX_ROWS = 300
LONGEST = {"title": 300, "programme": 120, "identifier": 120, "opens": 60, "closes": 60, "share": 200, "theme": 200}
LONGEST_TEXT = 4_000
_CURRENCIES = ("SEK", "EUR", "NOK", "DKK")
_AMOUNT = re.compile(r"(?P<number>\d+(?:[.,]\d{1,2})?)(?P<scale>mkr|mnkr|milj|miljoner|m|tkr|k)?")
_SCALES = {"mkr": 10**6, "mnkr": 10**6, "milj": 10**6, "miljoner": 10**6, "m": 10**6, "tkr": 10**3, "k": 10**3}
_MOST = 10**12
_EXPECTED = {"planerad", "förväntad", "preliminär", "forecast", "planned"}
_CLOSED = {"stängd", "avslutad", "closed"}


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong in a cell: ``line`` is the row of the source, from 1, ``column`` a name in `COLUMNS`."""

    line: int
    column: str
    value: str
    told: Text

    @property
    def heading(self) -> Text:
        return COLUMNS[self.column]


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row as a call."""

    line: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class ReadTable:
    """What the table holds: its headings, what each column was taken for, and the rows that are right."""

    header: tuple[str, ...]
    columns: Columns
    rows: tuple[TableRow, ...]
    mistakes: tuple[Mistake, ...]

    @property
    def lines_with_mistakes(self) -> int:
        return len({mistake.line for mistake in self.mistakes})


@dataclass(slots=True)
class _Row:
    line: int
    told: Mapping[str, str]
    mistakes: list[Mistake] = field(default_factory=list)

    def wrong(self, column: str, sv: str, en: str) -> None:
        self.mistakes.append(Mistake(self.line, column, self.told.get(column, "")[:60], Text(sv, en)))

    def word(self, column: str) -> str:
        told = self.told.get(column, "")
        longest = LONGEST.get(column, LONGEST_TEXT)
        if len(told) > longest:
            self.wrong(column, f"Högst {longest} tecken. Korta texten.", f"At most {longest} letters. Shorten it.")
        return told


def read_table(rows: Sequence[Sequence[str]], columns: Columns) -> ReadTable:
    """The calls in these rows. Never raises: what cannot be read becomes mistakes, and that row is no entry."""
    place = header_place(rows)
    header = tuple(rows[place]) if rows else ()
    found: list[TableRow] = []
    mistakes: list[Mistake] = []
    seen: dict[str, int] = {}
    for line, cells in enumerate(rows[place + 1 : place + 1 + MAX_ROWS + 1], place + 2):
        if not any(cells):
            continue
        told = {name: cells[at] for at, name in columns.items() if at < len(cells)}
        row = _Row(line, told)
        if len(found) >= MAX_ROWS:
            row.wrong("title", f"Högst {MAX_ROWS} rader. Dela upp tabellen.", f"At most {MAX_ROWS} rows. Divide it.")
        entry = _entry(row)
        first = seen.setdefault(entry.key, line)
        if first != line:
            row.wrong(
                "title",
                f"Samma utlysning som rad {first}. Skriv omgången i namnet, till exempel ”2027”.",
                f"The same call as row {first}. Write the round in the name, for example “2027”.",
            )
        mistakes += row.mistakes
        if not row.mistakes:
            found.append(TableRow(line, entry))
    if not found and not mistakes:
        none = Text(
            "Här finns inga utlysningar. Första raden ska vara rubriker, och sedan en utlysning på varje rad.",
            "There are no calls here. The first row holds headings, then one call a row.",
        )
        mistakes.append(Mistake(1, "title", "", none))
    return ReadTable(header, columns, tuple(found), tuple(mistakes))


def _entry(row: _Row) -> Entry:
    for column in ("title", "programme"):
        if not row.told.get(column, "").strip():
            row.wrong(column, "Saknas. Varje utlysning behöver det.", "Missing. Every call needs it.")
    status = searchable(row.told.get("status", ""))
    opens, closes = _window(row, preliminary=status in _EXPECTED)
    least, most = _amount(row, "least"), _amount(row, "most")
    if least is not None and most is not None and least > most:
        row.wrong("most", "Mindre än det minsta bidraget.", "Less than the smallest grant.")
    return Entry(
        title=row.word("title"),
        programme=row.word("programme"),
        opens=opens,
        closes=closes,
        identifier=row.word("identifier"),
        url=_link(row),
        least=least,
        most=most,
        currency=_currency(row),
        share=_share(row),
        who=row.word("who"),
        text=row.word("text"),
        theme=row.word("theme"),
        note=row.word("note"),
        stated_closed=status in _CLOSED,
    )


def _window(row: _Row, *, preliminary: bool) -> tuple[str, str]:
    """When it opens and closes, as entries keep it."""
    opens, closes = _day(row, "opens"), _day(row, "closes")
    period = _day(row, "period")
    if period.about and opens == When() and closes == When():
        first, last = period.about.earliest, period.about.latest
        opens = _read(str(first), preliminary) if first != last else opens
        closes = _read(str(last), preliminary)
    if closes == When() and not any(mistake.column in ("closes", "period") for mistake in row.mistakes):
        sv = "Saknas. Skriv till exempel 2027-04-15, april 2027 prel. eller löpande."
        row.wrong("closes", sv, "Missing. Write for example 2027-04-15, april 2027 prel. or löpande.")
    if preliminary:
        opens, closes = opens.unsettled(), closes.unsettled()
    first_day, last_day = opens.first_day, closes.last_day
    if first_day and last_day and first_day > last_day:
        row.wrong("closes", "Stänger innan den öppnar.", "Closes before it opens.")
    return _written(opens), _written(closes)


def _read(text: str, preliminary: bool) -> When:
    when = read_when(text)
    return when.unsettled() if preliminary else when


def _day(row: _Row, column: str) -> When:
    text = row.word(column).strip("-–— ")
    if not text:
        return When()
    try:
        return read_when(text)
    except NotADay:
        sv = "Inget datum. Skriv till exempel 2027-04-15, april 2027 prel. eller kvartal 2 2027."
        row.wrong(column, sv, "Not a date. Write for example 2027-04-15, april 2027 prel. or Q2 2027.")
        return When()


def _written(when: When) -> str:
    if when.rolling:
        return "löpande"
    if when.about:
        whole = when.about.earliest == when.about.latest and when.about.latest.day is not None
        return f"{when.about} prel." if whole else str(when.about)
    if when.day is None:
        return ""
    return f"{when.day} {when.at:%H:%M}" if when.at else str(when.day)


def _link(row: _Row) -> str:
    link = row.word("url").strip()
    if not link:
        return ""
    if "://" not in link and re.fullmatch(r"[\w.-]+\.[a-z]{2,}(/\S*)?", link):
        link = f"https://{link}"
    if not re.fullmatch(r"https?://[^\s/<>\"']+(/[^\s<>\"']*)?", link) or len(link) > 500:
        row.wrong("url", "Ingen webbadress. Skriv den från https och framåt.", "Not a web address.")
        return ""
    return link


def _amount(row: _Row, column: str) -> int | None:
    """An amount in minor units: "500 000", "1,5 mkr", "€ 60.000"."""
    text = row.told.get(column, "").lower().strip("-–— ")
    if not text:
        return None
    bare = re.sub(r"[\s\u00a0'’]|sek|eur|kronor|kr\b|euro|€|:-", "", text)
    bare = re.sub(r"[.,](?=\d{3}(\D|$))", "", bare)
    found = _AMOUNT.fullmatch(bare)
    if not found or len(bare) > 30:
        row.wrong(column, "Inget belopp. Skriv till exempel 500 000 eller 1,5 mkr.", "Not an amount.")
        return None
    minor = round(float(found["number"].replace(",", ".")) * _SCALES.get(found["scale"] or "", 1) * 100)
    if minor > _MOST * 100:
        row.wrong(column, "Beloppet är för stort.", "The amount is too large.")
        return None
    return minor


def _currency(row: _Row) -> str:
    told = row.told.get("currency", "").strip().upper()
    amounts = f"{row.told.get('least', '')} {row.told.get('most', '')}".upper()
    told = told or ("EUR" if "€" in amounts or "EUR" in amounts else "SEK")
    known = {"KR": "SEK", "KRONOR": "SEK", "€": "EUR", "EURO": "EUR"}
    code = known.get(told, told)
    if code not in _CURRENCIES:
        row.wrong("currency", f"Skriv {', '.join(_CURRENCIES)}.", f"Write {', '.join(_CURRENCIES)}.")
        return "SEK"
    return code


def _share(row: _Row) -> str:
    told = row.word("share").strip()
    if re.fullmatch(r"0[.,]\d+", told):
        return f"{round(float(told.replace(',', '.')) * 100)} procent"
    return f"{told} procent" if re.fullmatch(r"\d{1,3}", told) else told
