"""Papers on EU questions in their sources' own shapes, with words of our own; and a server that gives them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from utblick.watch import actions
from utblick.watch.models import EuPaper, EuQuestion, FetchRun
from utblick.watch.sources.base import RawRecord
from watch.municipality import quick_fetcher

KINDS = {"memorandum": "2540", "referral": "2099", "bill": "1329", "inquiry": "1331", "terms": "1327"}
BOATS = "Förslag till förordning om allmänna badplatser och gästhamnar"


def government(kind: str, path: str, title: str, **told: Any) -> RawRecord:
    """A paper as the mirror of the government's site lists it."""
    record = {
        "title": title, "url": path, "published": "2026-04-20", "updated": None, "types": [KINDS[kind]],
        "senders": [], "categories": [], "id": None, "summary": "", "shortcuts": [], "attachments": [],
        **told,
    }  # fmt: skip
    return RawRecord(path.rstrip("/"), "", dumped([record]))


def page(path: str, text: str) -> RawRecord:
    """The page of such a paper."""
    return RawRecord(f"{path.rstrip('/')}#more", "", text.encode())


def referral(number: int, title: str, text: str = "", **told: Any) -> list[RawRecord]:
    """A remiss: as listed, and its page when there is a text."""
    path = f"/remisser/2026/04/remiss-{number}/"
    listed = government("referral", path, title, **told)
    return [listed, page(path, text)] if text else [listed]


def work(celex: str, **cells: str) -> RawRecord:
    """A work as CELLAR answers: an act or a proposal."""
    told = {"celex": celex, "date": "2026-04-10", "title_sv": BOATS, **cells}
    rows = [{name: {"type": "typed-literal", "value": value} for name, value in told.items()}]
    return RawRecord(celex, "", dumped({"results": {"bindings": rows}}))


def eu_document(
    dok_id: str, title: str, *, until: str = "", procedure: str = "", memorandum: str = ""
) -> list[RawRecord]:
    """An EU document as the Riksdag lists it, and its state."""
    document = {
        "dok_id": dok_id, "rm": "2026", "doktyp": "eu-dokument", "subtyp": "COM", "titel": title, "mottagare": "CU",
        "datum": "2026-04-14", "dokument_url_html": f"//data.riksdagen.se/dokument/{dok_id}",
    }  # fmt: skip
    state = {
        "dokument": document,
        "dokaktivitet": {"aktivitet": [{"kod": "TFR", "datum": until, "status": "planerat"}] if until else []},
        "dokuppgift": {"uppgift": {"kod": "DossierNummer", "text": procedure}},
        "dokreferens": {"referens": {"ref_dok_id": memorandum}},
    }
    listed = {"dokumentlista": {"dokument": [document]}}
    return [
        RawRecord(dok_id, "", dumped(listed)),
        RawRecord(f"{dok_id}#more", "", dumped({"dokumentstatus": state})),
    ]


def initiative(number: int, title: str, *, until: str, reference: str = "") -> RawRecord:
    """A consultation of the Commission."""
    period = {
        "frontEndStage": "ADOPTION_WORKFLOW", "receivingFeedbackStatus": "OPEN", "isCurrent": True,
        "feedbackStartDate": "2026/04/01 08:00:00", "feedbackEndDate": f"{until.replace('-', '/')} 23:59:59",
    }  # fmt: skip
    record = {"id": float(number), "shortTitle": title, "reference": reference, "currentStatuses": [period]}
    return RawRecord(str(number), "", dumped({"initiativeResultDtoPage": {"content": [record]}}))


def told(source: str, *records: RawRecord | list[RawRecord]) -> FetchRun:
    """Read these records as if the source had listed exactly them."""
    flat = [one for record in records for one in (record if isinstance(record, list) else [record])]
    return actions.read_given(source, flat)


def files() -> list[list[str]]:
    """Every question's papers by key; the questions in order."""
    rows = EuQuestion.objects.filter(merged_into=None, papers__gt=0)
    return sorted(sorted(link.paper.key for link in row.links.select_related("paper")) for row in rows)


def the_paper(key: str) -> EuPaper:
    return EuPaper.objects.get(key__contains=key)


def the_question(name: str) -> EuQuestion:
    """The question that carries this number."""
    return next(row for row in EuQuestion.objects.filter(merged_into=None) if name in row.names)


def dumped(value: Any) -> bytes:
    return json.dumps(value).encode()


class Law:
    """A server for any source: what is answered by path, and what was asked."""

    def __init__(self, server: HTTPServer) -> None:
        self.base_url = server.url_for("").rstrip("/")
        self.answers: dict[str, bytes | Callable[[Mapping[str, str]], bytes]] = {}
        self.etags: dict[str, str] = {}
        self.faults: list[int] = []
        self.asked: list[str] = []
        self.conditions: list[str] = []
        server.expect_request(re.compile(".*"), method="GET").respond_with_handler(self._answer)

    def fetched(self, source: str) -> FetchRun:
        """One run, without pauses."""
        self.asked.clear()
        return actions.fetch(source, base_url=self.base_url, open_fetcher=quick_fetcher)

    def _answer(self, request: Request) -> Response:
        self.asked.append(request.full_path.rstrip("?"))
        if self.faults:
            return Response("no", self.faults.pop(0))
        answer = self.answers.get(request.path)
        if answer is None:
            return Response("no such page", 404)
        etag = self.etags.get(request.path)
        if etag and request.headers.get("If-None-Match") == etag:
            self.conditions.append(request.path)
            return Response(status=304)
        body = answer(request.args) if callable(answer) else answer
        return Response(body, 200, {"ETag": etag} if etag else None)
