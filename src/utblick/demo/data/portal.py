"""Our handwritten calls in the response shape of the EU's search service, as it would list them on a day.

Pure but for reading data/calls/*.toml once. The shape is that of the source contract: every value a list of texts,
budget and actions as JSON inside a text, days as stamps at midnight.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

FORTHCOMING, OPEN = ("31094501", "Forthcoming"), ("31094502", "Open for submission")
LANGUAGES = ("en", "sv")

Facts = dict[str, Any]


@cache
def demo_calls() -> tuple[Facts, ...]:
    """Every call of the demo, as written in data/calls."""
    files = sorted((Path(__file__).parent / "calls").glob("*.toml"))
    return tuple(call for file in files for call in tomllib.loads(file.read_text("utf-8"))["call"])


def records_on(day: date) -> Iterator[dict[str, Any]]:
    """What the service lists on a day: each open or announced call once in each language."""
    for call in demo_calls():
        listed: date = call.get("listed") or call["opens"]
        if listed <= day <= call["deadline"]:
            yield from (record_of(call, language, day) for language in LANGUAGES)


def record_of(call: Facts, language: str, day: date) -> dict[str, Any]:
    """One call in one language."""
    code, label = OPEN if call["opens"] <= day else FORTHCOMING
    identifier, title = call["identifier"], call["title"][language]
    deadline = call["deadline"]
    metadata = {
        "identifier": [identifier],
        "title": [title],
        "type": ["1"],
        "status": [code],
        "ccm2Id": [str(call["number"])],
        "callIdentifier": [identifier],
        "callTitle": [title],
        "frameworkProgramme": [call["programme"]],
        "programmeDivision": [call["division"]],
        "typesOfAction": [call["action"]],
        "keywords": call["keywords"],
        "startDate": [_stamp(call["opens"])],
        "deadlineDate": [_stamp(deadline)],
        "deadlineModel": [call.get("model", "single-stage")],
        "descriptionByte": [f"<p>{call['text'][language]}</p>"],
        "topicConditions": [f"<p>Deadline: {deadline:%d/%m/%Y} 17:00 (Brussels time)</p>"],
        "budgetOverview": [json.dumps(_budget(call))],
        "actions": [json.dumps([_action(call, code, label)])],
        "language": [language],
        "DATASOURCE": ["SEDIA"],
    }
    return {
        "apiVersion": "2.151",
        "reference": f"{call['number']}TOPICS{language}",
        "language": language,
        "summary": title,
        "url": f"https://ec.europa.eu/info/funding-tenders/opportunities/data/topicDetails/{identifier}.json",
        "metadata": metadata,
    }


def _action(call: Facts, code: str, label: str) -> Facts:
    return {
        "status": {"id": int(code), "description": label},
        "types": [{"typeOfAction": call["action"]}],
        "plannedOpeningDate": call["opens"].isoformat(),
        "submissionProcedure": {"abbreviation": call.get("model", "single-stage")},
        "deadlineDates": [call["deadline"].isoformat()],
    }


def _budget(call: Facts) -> Facts:
    line = {
        "action": f"{call['identifier']} - {call['action']}",
        "budgetYearMap": {str(call["deadline"].year): call["budget"]},
        "expectedGrants": call.get("grants", 0),
        "minContribution": call.get("min", 0),
        "maxContribution": call.get("max", 0),
    }
    return {"budgetTopicActionMap": {str(call["number"]): [line]}}


def _stamp(day: date) -> str:
    return f"{day.isoformat()}T00:00:00.000+0000"
