"""A portal of our own: invented records in the real portal's shape, and its ways to misbehave."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Sequence
from typing import Any

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

STAMP = "T00:00:00.000+0000"
FORTHCOMING, OPEN = "31094501", "31094502"


def topic(
    number: int,
    *,
    language: str = "en",
    kind: str = "1",
    status: str = OPEN,
    programme: str | None = "43251589",
    opens: str = "2026-05-06",
    deadline: str = "2026-09-23",
    **metadata: list[str],
) -> dict[str, Any]:
    """One invented record; ``metadata`` is laid over what it would otherwise hold."""
    tail = {"1": f"TOPICS{language}", "2": "PROSPECTSEN", "8": f"COMPETITIVE_CALL{language}"}.get(kind, "1234567")
    identifier = f"EXAMPLE-2026-TOWNS-{number:03}"
    held = {
        "identifier": [identifier],
        "title": [f"Towns that meet, number {number}"],
        "type": [kind],
        "status": [status],
        "frameworkProgramme": [programme] if programme else [],
        "startDate": [opens + STAMP],
        "deadlineDate": [deadline + STAMP],
        "descriptionByte": ["<p>Neighbours plan a shared summer.</p>"],
        "language": [language],
        "DATASOURCE": ["SEDIA"],
        **({"ccm2Id": [str(number)]} if kind == "1" else {}),
        **metadata,
    }
    return {
        "apiVersion": "2.151",
        "reference": f"{number}{tail}",
        "language": language,
        "weight": 1.5,
        "checksum": "A1",
        "url": f"https://ec.europa.eu/info/funding-tenders/opportunities/data/topicDetails/{identifier}.json",
        "metadata": {key: value for key, value in held.items() if value},
    }


class FakePortal:
    """Answers as the portal does. ``faults`` are used up one a search; ``hidden`` records are missing per answer,
    ``faults_for_phrases`` is how every question for an exact phrase fails."""

    def __init__(self, server: HTTPServer, records: Sequence[dict[str, Any]] = ()) -> None:
        self.base_url = server.url_for("").rstrip("/")
        self.records = list(records)
        self.faults: list[str | Callable[[], Response]] = []
        self.faults_for_phrases = ""
        self.names: dict[str, str] = {}
        self.hidden = 0
        self.unstable = False
        self.config: Any = None
        self.searches: list[dict[str, Any]] = []
        self._random = random.Random(7)
        server.expect_request("/portal/assets/openid-login-config.json").respond_with_handler(self._config)
        for path in ("/search-api/prod/rest", "/elsewhere"):
            server.expect_request(f"{path}/search", method="POST").respond_with_handler(self._search)
            server.expect_request(f"{path}/facet", method="POST").respond_with_handler(self._facet)

    def _config(self, request: Request) -> Response:
        return _json(self.config) if self.config else Response("not here", 404)

    def _search(self, request: Request) -> Response:
        asked = _parts(request)
        if asked is None:
            return _json({"type": "throwable", "message": "Content type not supported"}, 500)
        self.searches.append({**asked, "path": request.path, "url": dict(request.args)})
        phrase = request.args["text"].strip('"')
        if self.faults:
            fault = self.faults.pop(0)
            return _fail(fault) if isinstance(fault, str) else fault()
        if self.faults_for_phrases and phrase != "***":
            return _fail(self.faults_for_phrases)
        found = [record for record in self._listed(asked) if phrase in ("***", *record["metadata"]["identifier"])]
        field = asked["sort"]["field"]
        found.sort(
            key=lambda record: (record["metadata"].get(field) or [""])[0], reverse=asked["sort"]["order"] == "DESC"
        )
        size, number = int(request.args["pageSize"]), int(request.args["pageNumber"])
        page = found[size * (number - 1) : size * number]
        return _json({"apiVersion": "2.151", "totalResults": len(found), "results": page, "warnings": []})

    def _facet(self, request: Request) -> Response:
        asked = _parts(request)
        assert asked is not None
        counts: dict[str, int] = {}
        for record in self._listed(asked):
            for code in record["metadata"].get("frameworkProgramme", []):
                counts[code] = counts.get(code, 0) + 1
        names = {code: self.names.get(code, f"Name %26 {code}") for code in counts}
        values = [{"rawValue": code, "value": names[code], "count": n} for code, n in counts.items()]
        return _json({"facets": [{"name": "frameworkProgramme", "values": values}]})

    def _listed(self, asked: dict[str, Any]) -> list[dict[str, Any]]:
        records = list(self.records)
        for record in self._random.sample(records, min(self.hidden, len(records))):
            records.remove(record)
        if self.unstable:
            self._random.shuffle(records)
        return [record for record in records if _matches(record, asked)]


def _matches(record: dict[str, Any], asked: dict[str, Any]) -> bool:
    held = record["metadata"]
    for clause in asked["query"]["bool"]["must"]:
        for name, values in clause.get("terms", {}).items():
            if not set(held.get(name, [])) & set(values):
                return False
        for name, limits in clause.get("range", {}).items():
            if not any(stamp >= limits["gte"] for stamp in held.get(name, [])):
                return False
    return record["language"] in asked["languages"]


def _parts(request: Request) -> dict[str, Any] | None:
    if request.form or any(part.mimetype != "application/json" for part in request.files.values()):
        return None
    return {name: json.loads(part.read()) for name, part in request.files.items()}


def _fail(kind: str) -> Response:
    if kind == "500":
        return _json({"type": "throwable", "message": "Internal error"}, 500)
    if kind == "400":
        return _json({"type": "businessError", "message": "Something is wrong"}, 400)
    if kind == "hidden-500":
        return _json({"type": "throwable", "message": "Internal error"}, 200)
    if kind == "html":
        return Response("<html><body>Maintenance</body></html>", 200, mimetype="text/html")
    if kind == "truncated":
        return Response('{"totalResults":700,"results":[{"reference":"1', 200, mimetype="application/json")
    if kind == "empty":
        return _json({"totalResults": 0, "results": []})
    assert kind == "hang"
    time.sleep(1.5)
    return Response("too late")


def _json(content: Any, status: int = 200) -> Response:
    return Response(json.dumps(content), status, mimetype="application/json")
