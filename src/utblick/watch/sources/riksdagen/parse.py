"""Understanding a document of the Riksdag, from a list or from its own state. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from utblick.watch.sources.identifiers import Identifier, Scheme, identifiers_in, of_document_id, sfs
from utblick.watch.sources.parsed import Ignored, Unreadable
from utblick.watch.sources.reading import day_in, each, objects, text_of, under
from utblick.watch.sources.riksdagen.answers import HOST, read_answer, whole_address
from utblick.watch.sources.stages import (
    AnswerBy,
    AnswerKind,
    Code,
    CodeScheme,
    Harvest,
    Link,
    Named,
    ParsedStage,
    Request,
    Stage,
    Where,
    gathered,
    named,
)

SOURCE = "riksdagen"
KINDS = {
    "fpm": Stage.MEMORANDUM,
    "eu-dokument": Stage.PROPOSAL,
    "kom": Stage.PROPOSAL,
    "prop": Stage.BILL,
    "sou": Stage.INQUIRY_REPORT,
    "ds": Stage.MINISTRY_REPORT,
    "dir": Stage.INQUIRY_TERMS,
    "bet": Stage.COMMITTEE_REPORT,
    "sfs": Stage.STATUTE,
}
COMMITTEES = {"AU", "CU", "FiU", "FöU", "JuU", "KU", "KrU", "MJU", "NU", "SfU", "SkU", "SoU", "TU", "UbU", "UU"}
EU_STAGES = {Stage.PROPOSAL, Stage.COMMUNICATION}
DEADLINES = {"TFR": AnswerKind.SUBSIDIARITY, "MOT": AnswerKind.MOTIONS}
DECISION, HAPPENED = "BES", "inträffat"
DOSSIER = "DossierNummer"

_COMMUNICATION = re.compile(r"(?:gemensamt\s+)?(?:meddelande|rapport|grönbok|vitbok)", re.IGNORECASE)
_MINISTRY = re.compile(r".*?departementet|[^\W\d]+-dep\b|UD\b")
"""In full, without the unit after it ("Justitiedepartementet L2"), or short ("Ju-dep")."""
_RELATED = {Scheme.FPM, Scheme.COM, Scheme.PROP, Scheme.BET}


def parse(body: bytes) -> Harvest:
    """The documents of a list, or the one whose state was asked for. Raises `Unreadable` for any other answer."""
    answer = read_answer(body)
    if isinstance(state := answer.get("dokumentstatus"), dict):
        return _sorted_out([state])
    listed = objects(under(answer, "dokumentlista", "dokument"))
    found = _sorted_out([{"dokument": document} for document in listed])
    details = [state_request(stage.reference) for stage in found.stages if stage.stage in EU_STAGES]
    return replace(found, details=tuple(details))


def state_request(dok_id: str) -> Request:
    """Where the state of one document is: its deadlines, procedure, references and files."""
    return Request(f"{HOST}/dokumentstatus/{dok_id}.json", about=dok_id)


def _sorted_out(states: list[dict[str, Any]]) -> Harvest:
    ours, ignored = [], []
    for number, state in enumerate(states, start=1):
        reference = text_of(under(state, "dokument", "dok_id")) or f"#{number}"
        kind = _kind(state)
        if kind and kind not in KINDS:
            ignored.append(Ignored(reference, f"not a kind of document that is watched: {kind[:40]}"))
        else:
            ours.append((reference, state))
    return replace(each(ours, _document), ignored=tuple(ignored))


def _kind(state: dict[str, Any]) -> str:
    document = state.get("dokument")
    return (text_of(under(document, "doktyp")) or text_of(under(document, "typ"))).lower()


def _document(state: dict[str, Any]) -> ParsedStage:
    document = state.get("dokument")
    if not isinstance(document, dict):
        raise Unreadable("no document")
    dok_id, kind = text_of(document.get("dok_id")), _kind(state)
    if not dok_id or kind not in KINDS:
        raise Unreadable("no id" if not dok_id else "no kind")
    stage = KINDS[kind]
    if stage is Stage.BILL and text_of(document.get("subtyp")).lower() == "skr":
        stage = Stage.GOVERNMENT_COMMUNICATION
    title = text_of(document.get("titel")) or text_of(document.get("typrubrik"))
    own = _own_name(document, dok_id, stage)
    if stage is Stage.PROPOSAL and _COMMUNICATION.match(title):
        stage = Stage.COMMUNICATION
    if not title and own is None:
        raise Unreadable("neither a title nor a number")
    return ParsedStage(
        source=SOURCE,
        reference=dok_id,
        stage=stage,
        title_sv=title or str(own),
        identifiers=_names(state, own, title),
        published_on=day_in(document.get("datum")) or day_in(document.get("publicerad")),
        updated_on=day_in(document.get("systemdatum")),
        answer_by=_answer_by(state),
        url=_page_of(document, dok_id),
        summary=text_of(document.get("summary")),
        codes=_codes(state),
        attachments=_files(state),
        status=_status(state, stage),
    )


def _page_of(document: dict[str, Any], dok_id: str) -> str:
    """The document's page: the address it tells, when that is one, or the one that every document has."""
    told = whole_address(text_of(document.get("dokument_url_html")))
    return told if told.startswith("https://") else f"{HOST}/dokument/{dok_id}"


def _own_name(document: dict[str, Any], dok_id: str, stage: Stage) -> Identifier | None:
    if stage is Stage.STATUTE:
        return next(sfs(f"SFS {text_of(document.get('beteckning')).replace('s.', ' s')}"), None)
    name = of_document_id(dok_id)
    if name and stage is Stage.GOVERNMENT_COMMUNICATION:
        return Identifier(Scheme.SKR, name.value.replace("prop.", "skr."))
    if name and stage is Stage.PROPOSAL:
        subtype = text_of(document.get("subtyp")).upper()
        return name if subtype in ("", "COM", "KOM") and _year_agrees(document, name) else None
    return name


def _year_agrees(document: dict[str, Any], name: Identifier) -> bool:
    """Whether the year that the id stands for is that of the document: a COM number is nothing without its year."""
    return f"({text_of(document.get('rm'))[:4]})" in name.value


def _names(state: dict[str, Any], own: Identifier | None, title: str) -> tuple[Named, ...]:
    document = state["dokument"]
    heading = identifiers_in(f"{text_of(document.get('typrubrik'))} {title}")
    facts = objects(under(state, "dokuppgift", "uppgift"))
    dossiers = [text_of(fact.get("text")) for fact in facts if fact.get("kod") == DOSSIER]
    references = objects(under(state, "dokreferens", "referens"))
    related = [of_document_id(text_of(reference.get("ref_dok_id"))) for reference in references]
    return gathered(
        named(Where.NUMBER, *([own] if own else [])),
        named(Where.RELATION, *(name for text in dossiers for name in identifiers_in(text))),
        named(Where.RELATION, *(name for name in related if name and name.scheme in _RELATED)),
        named(Where.TITLE, *heading),
    )


def _answer_by(state: dict[str, Any]) -> AnswerBy | None:
    found = []
    for activity in objects(under(state, "dokaktivitet", "aktivitet")):
        kind, day = DEADLINES.get(text_of(activity.get("kod"))), day_in(activity.get("datum"))
        if kind and day:
            found.append(AnswerBy(day, True, "", kind))
    return max(found, key=lambda answer: answer.day or date.min, default=None)


def _status(state: dict[str, Any], stage: Stage) -> str:
    """A report's decision by its own activity ("decided", "planned"); else the word that the Riksdag uses."""
    if stage is Stage.COMMITTEE_REPORT:
        decisions = [
            text_of(activity.get("status")).lower()
            for activity in objects(under(state, "dokaktivitet", "aktivitet"))
            if activity.get("kod") == DECISION
        ]
        return "decided" if HAPPENED in decisions else "planned" if decisions else ""
    return text_of(under(state, "dokument", "status"))


def _codes(state: dict[str, Any]) -> tuple[Code, ...]:
    document = state["dokument"]
    organ = text_of(document.get("organ"))
    told = [text_of(document.get("mottagare")), text_of(document.get("tilldelat")), organ]
    committees = [word for text in told for word in re.split(r"[\s,;]+", text) if word in COMMITTEES]
    codes = [Code(CodeScheme.COMMITTEE, committee) for committee in committees]
    if ministry := _MINISTRY.match(organ):
        codes.append(Code(CodeScheme.DEPARTMENT, ministry.group()))
    return tuple(dict.fromkeys(codes))


def _files(state: dict[str, Any]) -> tuple[Link, ...]:
    files = objects(under(state, "dokbilaga", "bilaga"))
    files += objects(under(state, "dokument", "filbilaga", "fil"))
    links = []
    for file in files:
        url = whole_address(text_of(file.get("fil_url")) or text_of(file.get("url")))
        if url.startswith("https://"):
            links.append(Link(text_of(file.get("titel")) or text_of(file.get("namn")) or url, url))
    return tuple(links)
