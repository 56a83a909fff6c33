"""The names that papers on one EU question carry, each read by a parser of its own into one normal form. Pure.

A reader takes any text and gives the names in it, in order and each once. Nothing is guessed: what does not fit the
form of its kind is not a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote

FIRST_YEAR, LAST_YEAR = 1950, 2099


class Scheme(StrEnum):
    """What kind of name it is."""

    COM = "com"
    """A Commission document, *KOM-dokument*: "COM(2020) 447"."""
    JOIN = "join"
    """A joint document of the Commission and the High Representative: "JOIN(2023) 19"."""
    CELEX = "celex"
    """EUR-Lex's number: "52020PC0447"."""
    PROCEDURE = "procedure"
    """The Union's procedure, *ärende i EU*: "2018/0206(COD)"."""
    FPM = "fpm"
    """A faktapromemoria: "2019/20:FPM51"."""
    DNR = "dnr"
    """A ministry's reference number, *diarienummer*: "S2025/460"; who handles it is left out."""
    SOU = "sou"
    DS = "ds"
    DIR = "dir"
    PROP = "prop"
    SKR = "skr"
    BET = "bet"
    """A betänkande of a committee of the Riksdag: "2022/23:AU10"."""
    SFS = "sfs"
    COUNCIL = "council"
    """A document of the Council of the EU: "ST 11536/2026 ADD 1"."""
    INITIATIVE = "initiative"
    """An initiative on Have your say, by its number."""
    EP_DOCUMENT = "ep-document"
    """A document of the European Parliament: "TA-10-2026-0097"."""


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    scheme: Scheme
    value: str

    def __str__(self) -> str:
        return self.value


_END = r"(?![\w])"
_COM = re.compile(
    r"\b(KOM|COM|JOIN)[\s_]*(?:[(\[8/]\s*)?(\d{4})\s*[)\]/_]?\s*[/_]?\s*(?:nr\s*)?0*([1-9]\d{0,3})(?!\d)", re.IGNORECASE
)
_MORE = re.compile(r"\s*(?:,|och|and|samt|&)\s*(\d{1,4})(?![\w/:%.]\w|\d)(?!\s*(?:%|procent|miljoner|[a-z]+ari\b))")
_MONTHS = re.compile(r"\s*(?:jan|feb|mars|apr|maj|jun|jul|aug|sep|okt|nov|dec)", re.IGNORECASE)
_CELEX = re.compile(r"(?<![\w])([1-9CE])(\d{4})([A-Z]{1,2})(\d{4})((?:\(\d{2}\))?(?:R\(\d{2}\))?)(?![\w(])")
_PROCEDURE = re.compile(r"(?<![\w/])(\d{4})/(\d{4}[A-Z]?)\s*[(/]\s*([A-Z]{3})\b\)?")
_FPM = re.compile(r"(\d{4})/(\d{4}|\d{2})\s*:?\s*FPM\s*:?\s*0*(\d{1,3})(?!\d)", re.IGNORECASE)
_DNR = re.compile(
    r"(?<![\w])(Ju|UD|UF|F\u00f6|Fi|Ku|KN|LI|SB|U|S|N|A|M|I|K|L)\s?(\d{4})/+\s?0*(\d{1,6})(?!\d)(?:/[A-Z\u00c5\u00c4\u00d6][\w\u00c5\u00c4\u00d6]*)*"
)
_NUMBERED = r"\b{}\.?\s*(\d{{4}})\s*:\s*0*(\d{{1,4}})" + _END
_SESSION = r"\b{}\.?\s*(\d{{4}})/(\d{{4}}|\d{{2}})\s*:\s*0*(\d{{1,4}})" + _END
_BET = re.compile(
    r"\b(\d{4})/(\d{4}|\d{2})\s*:\s*(AU|CU|FiU|F\u00f6U|JuU|KU|KrU|MJU|NU|SfU|SkU|SoU|TU|UbU|UU|UFöU)\s*0*(\d{1,3})(?!\d)"
)
_COUNCIL = re.compile(r"\bST[ _]0*(\d{1,5})[ _/](\d{4}|\d{2})((?:[ _](?:ADD|REV|COR|INIT)(?:[ _]\d{1,3})?)*)", re.I)
_EP_DOCUMENT = re.compile(r"\b(TA|RC|A|B)-(\d{1,2})-(\d{4})-(\d{4})\b")


def celex(text: str) -> Iterator[Identifier]:
    """CELEX numbers; the number of a corrigendum keeps its ending ("32016R0679R(02)")."""
    for sector, year, kind, number, ending in _CELEX.findall(text):
        if _year(year):
            yield Identifier(Scheme.CELEX, f"{sector}{year}{kind}{number}{ending}")


def com(text: str) -> Iterator[Identifier]:
    """COM and JOIN numbers in every form that was seen, also "COM(2023) 207, 208 och 209" and "COM/2012/0494"."""
    for match in _COM.finditer(text):
        year, number = int(match[2]), int(match[3])
        if not _year(match[2]):
            continue
        scheme = Scheme.JOIN if match[1].upper() == "JOIN" else Scheme.COM
        yield _com(scheme, year, number)
        position = match.end()
        while (more := _MORE.match(text, position)) and abs(int(more[1]) - number) <= 60:
            if _MONTHS.match(text, more.end()):
                break
            yield _com(scheme, year, int(more[1]))
            position = more.end()


def procedure(text: str) -> Iterator[Identifier]:
    """Procedure numbers: "2018/0206(COD)", "2020/0097 (COD)", "2018/0206/COD"."""
    for year, number, kind in _PROCEDURE.findall(text):
        if _year(year):
            yield Identifier(Scheme.PROCEDURE, f"{year}/{number}({kind})")


def fpm(text: str) -> Iterator[Identifier]:
    """Numbers of faktapromemorior, also "2024/2025:FPM24", "2024/25FPM23" and glued to the word before."""
    for first, second, number in _FPM.findall(text):
        if session := _session(first, second):
            yield Identifier(Scheme.FPM, f"{session}:FPM{int(number)}")


def dnr(text: str) -> Iterator[Identifier]:
    """Reference numbers of Swedish ministries, without the unit: "S2015/00538/FS" is "S2015/538"."""
    for office, year, number in _DNR.findall(text):
        if _year(year):
            yield Identifier(Scheme.DNR, f"{office}{year}/{int(number)}")


def council(text: str) -> Iterator[Identifier]:
    """Council documents as CELLAR writes them: "ST_11536_2026_ADD_1", "ST%2011536%202026%20ADD%201", "ST 11536/26"."""
    for number, year, tail in _COUNCIL.findall(unquote(text)):
        full = year if len(year) == 4 else f"20{year}"
        ending = " ".join(tail.upper().replace("_", " ").split()).removesuffix("INIT").strip()
        yield Identifier(Scheme.COUNCIL, f"ST {int(number)}/{full} {ending}".strip())


def ep_document(text: str) -> Iterator[Identifier]:
    """Texts and reports of the European Parliament: "TA-10-2026-0097"."""
    for kind, term, year, number in _EP_DOCUMENT.findall(text):
        yield Identifier(Scheme.EP_DOCUMENT, f"{kind}-{int(term)}-{year}-{number}")


def bet(text: str) -> Iterator[Identifier]:
    """Betänkanden of the Riksdag's committees: "2022/23:AU10"."""
    for first, second, committee, number in _BET.findall(text):
        if session := _session(first, second):
            yield Identifier(Scheme.BET, f"{session}:{committee}{int(number)}")


def _numbered(scheme: Scheme, word: str, prefix: str) -> Callable[[str], Iterator[Identifier]]:
    pattern = re.compile(_NUMBERED.format(word), re.IGNORECASE)

    def read(text: str) -> Iterator[Identifier]:
        for year, number in pattern.findall(text):
            if _year(year):
                yield Identifier(scheme, f"{prefix} {year}:{int(number)}")

    return read


def _in_session(scheme: Scheme, word: str, prefix: str) -> Callable[[str], Iterator[Identifier]]:
    pattern = re.compile(_SESSION.format(word), re.IGNORECASE)

    def read(text: str) -> Iterator[Identifier]:
        for first, second, number in pattern.findall(text):
            if session := _session(first, second):
                yield Identifier(scheme, f"{prefix} {session}:{int(number)}")

    return read


sou = _numbered(Scheme.SOU, "SOU", "SOU")
ds = _numbered(Scheme.DS, "Ds", "Ds")
inquiry_terms = _numbered(Scheme.DIR, "dir", "dir.")
sfs = _numbered(Scheme.SFS, "SFS", "SFS")
prop = _in_session(Scheme.PROP, "prop(?:ositionen|osition)?", "prop.")
skr = _in_session(Scheme.SKR, "skr(?:ivelsen|ivelse)?", "skr.")

READERS = (com, celex, procedure, fpm, dnr, sou, ds, inquiry_terms, prop, skr, bet, sfs, council, ep_document)


def identifiers_in(text: str) -> tuple[Identifier, ...]:
    """Every name in a text, each once, kind by kind."""
    text = text.replace("\u00ad", "").replace("\u00a0", " ")
    return tuple(dict.fromkeys(name for read in READERS for name in read(text)))


def of_document_id(dok_id: str) -> Identifier | None:
    """What the Riksdag's document id names: "H706FPM51" → 2019/20:FPM51, "H8B6447" → COM(2020) 447; else None."""
    match = re.fullmatch(r"([GH])([0-9A-Z])(01|03|06|B1|B3|B6)([A-Za-z\u00c5\u00c4\u00d6]*)(\d+)", dok_id.strip())
    if not match:
        return None
    start = {"G": 1976, "H": 2012}[match[1]] + int(match[2], 36)
    session, kind, letters, number = session_of(start), match[3], match[4], int(match[5])
    if kind == "06" and letters == "FPM":
        return Identifier(Scheme.FPM, f"{session}:FPM{number}")
    if kind == "01" and letters:
        return Identifier(Scheme.BET, f"{session}:{letters}{number}")
    if letters:
        return None
    return {
        "03": Identifier(Scheme.PROP, f"prop. {session}:{number}"),
        "B1": Identifier(Scheme.DIR, f"dir. {start}:{number}"),
        "B3": Identifier(Scheme.SOU, f"SOU {start}:{number}"),
        "B6": Identifier(Scheme.COM, f"COM({start}) {number}"),
    }.get(kind)


def document_of_celex(name: Identifier) -> Identifier | None:
    """The COM or JOIN number that a CELEX number of a proposal or communication stands for; else None."""
    match = re.fullmatch(r"5(\d{4})(PC|DC|JC)(\d{4})(?:\(\d\d\))?", name.value)
    if name.scheme is not Scheme.CELEX or not match:
        return None
    return _com(Scheme.JOIN if match[2] == "JC" else Scheme.COM, int(match[1]), int(match[3]))


def session_of(start: int) -> str:
    """The Riksdag's session (riksmöte) that begins in the autumn of ``start``: 2019 → "2019/20"."""
    return f"{start}/{start + 1}" if start == 1999 else f"{start}/{(start + 1) % 100:02d}"


def _com(scheme: Scheme, year: int, number: int) -> Identifier:
    return Identifier(scheme, f"{scheme.name}({year}) {number}")


def _year(text: str) -> bool:
    return FIRST_YEAR <= int(text) <= LAST_YEAR


def _session(first: str, second: str) -> str | None:
    start, end = int(first), int(second)
    if not _year(first) or end % 100 != (start + 1) % 100 or (len(second) == 4 and end != start + 1):
        return None
    return session_of(start)
