"""Understanding one raw record of the portal. Pure; a record it cannot understand raises `Unreadable`."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import Any
from urllib.parse import quote, urlsplit

from utblick.watch.sources.funding_tenders import dates
from utblick.watch.sources.funding_tenders.budget import budget_of
from utblick.watch.sources.funding_tenders.fields import (
    Metadata,
    day_of,
    first,
    objects,
    read_record,
    texts,
    words,
)
from utblick.watch.sources.funding_tenders.withdrawn import withdrawal_in
from utblick.watch.sources.parsed import Ignored, ParsedCall, ParsedUpdate, Unreadable
from utblick.watch.sources.text import clean_html, one_line, plain_text

SOURCE = "funding-tenders"
GRANT, EXTERNAL_ACTION, UPDATE, CASCADE = "1", "2", "6", "8"
CALLS = {GRANT, EXTERNAL_ACTION, CASCADE}

SCREEN = "https://ec.europa.eu/info/funding-tenders/opportunities/portal/screen/opportunities"
PROSPECT = "https://webgate.ec.europa.eu/prospect/external/publishedcalls.htm?callId="

_LANGUAGE = re.compile(r"[a-zA-Z]{2}$")
_SECONDS = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d):\d\d(?:\.\d+)?")
_VOLATILE = {"weight", "checksum", "highlightedFragments", "content", "apiVersion", "groupById", "children"}
_VOLATILE |= {"citation", "enrichedMetadata"}
_VOLATILE_PREFIXES = ("esDA_", "esST_", "corporate-search")
_STAMPED = {"startDate", "deadlineDate", "es_SortDate"}


def parse(body: bytes) -> ParsedCall | ParsedUpdate | Ignored:
    """The call, the update or the reason to ignore that a raw record holds. Raises `Unreadable`."""
    record = read_record(body)
    metadata: Metadata = record["metadata"]
    reference = one_line(record["reference"])
    kind = first(metadata, "type")
    if "CENTRICITY" in first(metadata, "DATASOURCE", "datasource").upper() and not texts(metadata, "descriptionByte"):
        return Ignored(reference, "an old copy in the index, without text")
    if kind == UPDATE:
        return _update(record, reference)
    if kind == "0":
        return Ignored(reference, "a tender, not a call for proposals")
    if kind not in CALLS:
        raise Unreadable(f"unknown type {kind!r}" if kind else "no type")
    return _call(record, reference, kind)


def content_hash(body: bytes) -> str:
    """A hash of what the record says, blind to what the index changes by itself: weights, checksums, ingest times,
    highlights, the order of keys, and the seconds of dates."""
    record = read_record(body)
    lasting = {key: value for key, value in record.items() if key not in _VOLATILE}
    lasting["metadata"] = {
        key: _to_the_minute(value) if key in _STAMPED else value
        for key, value in record["metadata"].items()
        if not key.startswith(_VOLATILE_PREFIXES) and value not in ([], None)
    }
    return sha256(json.dumps(lasting, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def topic_id(metadata: Metadata, reference: str, kind: str) -> str:
    """What names the topic for ever: ``ccm2Id``, else the reference's digits. A cascade call carries its parent's
    identifier and id, so its own reference names it."""
    if kind == CASCADE:
        return re.sub(r"(?<=COMPETITIVE_CALL)[a-zA-Z]{2}$", "", reference)
    if ccm2 := first(metadata, "ccm2Id"):
        return ccm2
    if digits := re.match(r"\d+", reference):
        return digits.group()
    raise Unreadable(f"no topic id in {reference[:80]!r}")


def page_url(kind: str, identifier: str, number: str, told: str) -> str:
    """The page a person can read. Grant topics by identifier; else the link ``told``, if it is on the EU's hosts and
    not one of the dead links to data files; else what can be built: a cascade call then leads to its parent topic."""
    if kind != GRANT and _is_living(told):
        return told
    if kind == EXTERNAL_ACTION:
        return PROSPECT + number if number.isdecimal() else ""
    return f"{SCREEN}/topic-details/{quote(identifier, safe='')}" if identifier else ""


def _is_living(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    on_eu_host = parts.scheme == "https" and (parts.hostname or "").endswith(".europa.eu")
    return on_eu_host and "/data/topicDetails/" not in parts.path


def _call(record: dict[str, Any], reference: str, kind: str) -> ParsedCall:
    metadata: Metadata = record["metadata"]
    identifier = first(metadata, "identifier")
    call_title = first(metadata, "callTitle")
    title = (
        (call_title if kind == CASCADE else "")
        or first(metadata, "title")
        or one_line(str(record.get("summary") or record.get("content") or ""))
    )
    if not title:
        raise Unreadable("no title")
    actions = objects(metadata, "actions")
    model = dates.model_of(metadata, actions)
    description = clean_html("\n\n".join(texts(metadata, "descriptionByte")))
    description_text = plain_text(description)
    conditions = plain_text(clean_html("\n\n".join(texts(metadata, "topicConditions"))))
    budget = budget_of(identifier, objects(metadata, "budgetOverview"))
    number = topic_id(metadata, reference, kind)
    return ParsedCall(
        source=SOURCE,
        topic_id=number,
        type=kind,
        reference=reference,
        language=_language(record, reference),
        identifier=identifier,
        title=title,
        call_identifier=first(metadata, "callIdentifier"),
        call_title=call_title,
        programmes=words(metadata, "frameworkProgramme"),
        divisions=words(metadata, "programmeDivision"),
        opens_on=dates.opening_day(metadata, actions),
        deadlines=dates.deadlines_of(metadata, actions, model, f"{description_text}\n{conditions}"),
        deadline_model=model,
        stated_closed=dates.stated_closed(actions),
        budget=budget.total,
        expected_grants=budget.expected_grants,
        min_contribution=budget.min_contribution,
        max_contribution=budget.max_contribution,
        types_of_action=words(metadata, "typesOfAction") or _types_in(actions),
        keywords=words(metadata, "keywords"),
        description_html=description,
        description_text=description_text,
        conditions_text=conditions,
        url=page_url(kind, identifier, number, first(metadata, "url") or str(record.get("url") or "")),
        withdrawal=_withdrawal(metadata, identifier, title),
    )


def _withdrawal(metadata: Metadata, identifier: str, title: str) -> str:
    """What the title or the portal's notes on the topic say of its being withdrawn."""
    notes = (str(note.get("content") or "") for note in objects(metadata, "latestInfos"))
    return withdrawal_in(identifier, title, "\n".join(plain_text(clean_html(note)) for note in notes))


def _update(record: dict[str, Any], reference: str) -> ParsedUpdate:
    metadata: Metadata = record["metadata"]
    identifier = first(metadata, "identifier")
    html = clean_html("\n\n".join(texts(metadata, "description")))
    text = plain_text(html)
    if not identifier or not html:
        raise Unreadable("an update without identifier or text")
    return ParsedUpdate(
        source=SOURCE,
        reference=reference,
        language=_language(record, reference),
        identifier=identifier,
        title=first(metadata, "title"),
        published_on=day_of(first(metadata, "es_SortDate", "startDate")),
        html=html,
        text=text,
        withdrawal=withdrawal_in(identifier, "", text),
    )


def _language(record: dict[str, Any], reference: str) -> str:
    told = one_line(str(record.get("language") or "")) or first(record["metadata"], "language")
    if not _LANGUAGE.match(told) and (tail := _LANGUAGE.search(reference)):
        told = tail.group()
    return told.lower()[:2]


def _types_in(actions: list[dict[str, Any]]) -> tuple[str, ...]:
    found = [
        one_line(str(kind["typeOfAction"]))
        for action in actions
        for kind in (action.get("types") if isinstance(action.get("types"), list) else None) or ()
        if isinstance(kind, dict) and kind.get("typeOfAction")
    ]
    return tuple(dict.fromkeys(found))


def _to_the_minute(value: Any) -> Any:
    return [_SECONDS.sub(r"\1", str(item)) for item in value] if isinstance(value, list) else value
