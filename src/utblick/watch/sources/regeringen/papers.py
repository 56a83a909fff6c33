"""What the government's papers have in common, whoever passes them on: kinds, categories, names, addresses. Pure."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urljoin, urlsplit

from utblick.watch.sources.identifiers import Identifier, Scheme, com, fpm, identifiers_in, procedure
from utblick.watch.sources.parsed import Unreadable
from utblick.watch.sources.remiss_deadline import is_withdrawn, remiss_deadline
from utblick.watch.sources.stages import AnswerBy, Code, CodeScheme, Named, Stage, Where, gathered, named

SITE = "https://www.regeringen.se"

KINDS = {
    "2540": Stage.MEMORANDUM,
    "2099": Stage.REFERRAL,
    "2085": Stage.LEGISLATION_COUNCIL,
    "1329": Stage.BILL,
    "1330": Stage.GOVERNMENT_COMMUNICATION,
    "1331": Stage.INQUIRY_REPORT,
    "1325": Stage.MINISTRY_REPORT,
    "1327": Stage.INQUIRY_TERMS,
    "2098": Stage.AGENDA,
}
"""The site's codes for kinds of papers; the first that fits counts. Every other kind is `Stage.OTHER`."""

DEPARTMENTS = {str(code) for code in range(1284, 1298)} | {"2425"}
NOT_SUBJECTS = {"1012", "1013", "1324", *KINDS}
"""Codes that say how a paper is filed (EU, international, legal document, its kind), not what it is about."""

SESSION_BEGINS = 9
"""The month in which the Riksdag's session begins."""

_UNCLEAR = {Stage.INQUIRY_REPORT: "SOU", Stage.INQUIRY_TERMS: "dir."}
_BARE = re.compile(r"\s*\d{4}:\d+\s*$")
_BILL = re.compile(r"\s*(?:prop\.?\s*)?\d{4}/\d{2}:\d+\s*$", re.IGNORECASE)
_PATH_FPM = re.compile(r"/(\d{4})(\d{2})fpm-?(\d+)/?$")


def stage_of(kinds: list[str]) -> Stage:
    return next((stage for code, stage in KINDS.items() if code in kinds), Stage.OTHER)


def codes_of(categories: list[str]) -> tuple[Code, ...]:
    """Subject codes and departments among a paper's category codes, each once."""
    found = [
        Code(CodeScheme.DEPARTMENT if code in DEPARTMENTS else CodeScheme.GOVERNMENT, code)
        for code in categories
        if code.isdigit() and code not in NOT_SUBJECTS
    ]
    return tuple(dict.fromkeys(found))


def address(link: str) -> str:
    """The paper's address in one form: whole, without query and the last slash. Raises `Unreadable` if there is none.

    An address on another host is left to the source that it came from.
    """
    try:
        parts = urlsplit(urljoin(SITE, link.strip()))
    except ValueError as error:
        raise Unreadable("not an address") from error
    if parts.scheme not in ("http", "https") or not parts.path.strip("/"):
        raise Unreadable("no address")
    if parts.hostname not in ("www.regeringen.se", "regeringen.se"):
        raise Unreadable(f"an address of another host: {str(parts.hostname)[:60]}")
    return SITE + parts.path.rstrip("/")


def names_of(
    stage: Stage, number: str, title: str, summary: str, url: str, published: date | None
) -> tuple[Named, ...]:
    """The paper's own names and what it is about.

    A summary tells what a faktapromemoria is about by its COM number; in other papers a number in the summary is only
    a mention. Where the number field and the title name different faktapromemorior, the address decides, or nothing;
    a number of a session that had not begun when the paper came out is nobody's.
    """
    if _BARE.match(number) and stage in _UNCLEAR:
        number = f"{_UNCLEAR[stage]} {number.strip()}"
    if _BILL.match(number) and stage is Stage.BILL:
        number = f"prop. {number.strip().removeprefix('Prop.').removeprefix('prop.').strip()}"
    own, heading = identifiers_in(number), identifiers_in(title)
    if stage is Stage.MEMORANDUM:
        mine = _own_fpm(number, title, url, published)
        own = tuple(name for name in own if name.scheme is not Scheme.FPM) + mine
        heading = tuple(name for name in heading if name.scheme is not Scheme.FPM)
    return gathered(
        named(Where.NUMBER, *own), named(Where.TITLE, *heading), named(_weight(stage), *_in_summary(stage, summary))
    )


def answer_of(stage: Stage, text: str, published: date | None) -> AnswerBy | None:
    return remiss_deadline(text, published) if stage is Stage.REFERRAL else None


def withdrawn(stage: Stage, title: str, text: str) -> bool:
    return stage is Stage.REFERRAL and (is_withdrawn(title) or is_withdrawn(text))


def _weight(stage: Stage) -> Where:
    return Where.SUMMARY if stage is Stage.MEMORANDUM else Where.BODY


def _in_summary(stage: Stage, summary: str) -> tuple[Identifier, ...]:
    if stage is Stage.MEMORANDUM:
        return tuple(dict.fromkeys((*com(summary), *procedure(summary))))
    return identifiers_in(summary)


def _own_fpm(number: str, title: str, url: str, published: date | None) -> tuple[Identifier, ...]:
    told = {*fpm(number)} or {*fpm(title)}
    if len({*fpm(number), *fpm(title)}) > 1:
        match = _PATH_FPM.search(url)
        told = {*fpm(f"{match[1]}/{match[2]}:FPM{match[3]}")} if match else set()
    if published:
        told = {name for name in told if published >= date(int(name.value[:4]), SESSION_BEGINS, 1)}
    return tuple(told) if len(told) == 1 else ()
