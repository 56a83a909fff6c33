"""What a record says, with every trap that was measured in the portal's data (eu-funding § 0–1)."""

from __future__ import annotations

import json
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.values import Money
from utblick.watch.sources.funding_tenders.parse import content_hash, parse
from utblick.watch.sources.parsed import (
    CallStatus,
    Deadline,
    DeadlineKind,
    Ignored,
    ParsedCall,
    ParsedUpdate,
    Unreadable,
    status_on,
)
from watch.portal import topic


def body(record: Any) -> bytes:
    return json.dumps(record).encode()


def call(number: int = 51, **changes: Any) -> ParsedCall:
    parsed = parse(body(topic(number, **changes)))
    assert isinstance(parsed, ParsedCall)
    return parsed


def action(**changes: Any) -> list[str]:
    told = {
        "types": [{"typeOfAction": "CERV Lump Sum  Grants"}],
        "status": {"id": 31094502, "abbreviation": "Open"},
        "plannedOpeningDate": "2026-05-06",
        "submissionProcedure": {"id": 31094504, "abbreviation": "single-stage"},
        "deadlineDates": ["2026-09-23"],
    }
    return [json.dumps([told | changes])]


def test_a_grant_topic_is_read() -> None:
    parsed = call(51, callIdentifier=["EXAMPLE-2026-TOWNS"], callTitle=["Towns"], actions=action())
    assert (parsed.source, parsed.topic_id, parsed.type) == ("funding-tenders", "51", "1")
    assert (parsed.reference, parsed.language) == ("51TOPICSen", "en")
    assert parsed.title == "Towns that meet, number 51"
    assert parsed.programmes == ("43251589",)
    assert parsed.opens_on == date(2026, 5, 6)
    assert parsed.deadlines == (Deadline(date(2026, 9, 23)),)
    assert parsed.types_of_action == ("CERV Lump Sum Grants",)
    assert parsed.description_text == "Neighbours plan a shared summer."


def test_language_copies_are_one_topic() -> None:
    swedish, english = call(51, language="sv"), call(51)
    assert swedish.topic_id == english.topic_id
    assert swedish.reference != english.reference
    assert swedish.language == "sv"


def test_without_ccm2id_the_references_digits_name_the_topic() -> None:
    assert call(185357, kind="2", programme="111111").topic_id == "185357"


def test_a_cascade_call_is_its_own_though_it_carries_its_parents_identifier() -> None:
    one = call(10401, kind="8", identifier=["PARENT-2023"], callTitle=["Small grants for towns"], ccm2Id=["9"])
    two = call(10402, kind="8", identifier=["PARENT-2023"], callTitle=["Others"], ccm2Id=["9"])
    assert one.identifier == two.identifier
    assert (one.topic_id, two.topic_id) == ("10401COMPETITIVE_CALL", "10402COMPETITIVE_CALL")
    assert one.title == "Small grants for towns"


def test_the_status_field_is_not_believed() -> None:
    """Half of what the index calls open has had its last deadline."""
    stale = call(status="31094502", opens="2025-01-01", deadline="2025-03-01")
    assert status_on(stale, date(2026, 5, 6)) is CallStatus.CLOSED
    assert status_on(stale, date(2025, 3, 1)) is CallStatus.OPEN
    assert status_on(stale, date(2024, 12, 31)) is CallStatus.FORTHCOMING


def test_actions_may_say_that_a_call_is_closed_before_its_deadline() -> None:
    parsed = call(actions=action(status={"id": 31094503}))
    assert status_on(parsed, date(2026, 6, 1)) is CallStatus.CLOSED


def test_without_dates_the_status_is_unknown() -> None:
    parsed = call(startDate=[], deadlineDate=[])
    assert (parsed.opens_on, parsed.deadlines) == (None, ())
    assert status_on(parsed, date(2026, 6, 1)) is CallStatus.UNKNOWN


def test_actions_are_believed_before_the_deadline_field() -> None:
    parsed = call(deadline="2026-01-01", actions=action(deadlineDates=["2026-09-23"]))
    assert [deadline.day for deadline in parsed.deadlines] == [date(2026, 9, 23)]


def test_midnight_means_an_unstated_hour_so_17_00_is_assumed_and_not_confirmed() -> None:
    (deadline,) = call().deadlines
    assert (deadline.at, deadline.time_confirmed) == (time(17, 0), False)


def test_a_stated_hour_is_brussels_wall_clock_without_seconds_and_not_confirmed() -> None:
    (deadline,) = call(deadlineDate=["2026-06-14T10:00:54.000+0000"]).deadlines
    assert (deadline.day, deadline.at, deadline.time_confirmed) == (date(2026, 6, 14), time(10, 0), False)


@pytest.mark.parametrize("day", ["2026-07-01", "2026-12-01"])
def test_brussels_hours_called_utc_are_the_same_in_summer_and_in_winter(day: str) -> None:
    (deadline,) = call(deadlineDate=[f"{day}T17:00:00.000+0000"]).deadlines
    assert (str(deadline.day), deadline.at) == (day, time(17, 0))


def test_the_number_of_stages_is_read_from_the_model_and_from_no_derived_field() -> None:
    parsed = call(stage=["two-stage"], deadlineModel=["single-stage"])
    assert [deadline.kind for deadline in parsed.deadlines] == [DeadlineKind.SINGLE]


@pytest.mark.parametrize("key", ["descriptionByte", "topicConditions"])
def test_an_hour_in_the_text_is_confirmed_for_its_own_day_only(key: str) -> None:
    text = "<p>Deadline for submitting applications: 23/09/2026&nbsp;16:30 (Brussels time)</p>"
    assert call(51, **{key: [text]}).deadlines == (Deadline(date(2026, 9, 23), time(16, 30), True),)
    assert not call(51, deadline="2026-09-24", **{key: [text]}).deadlines[0].time_confirmed


@pytest.mark.parametrize(
    ("model", "kind"),
    [
        ("two-stage", DeadlineKind.STAGE),
        ("multiple cut-off", DeadlineKind.CUT_OFF),
        ("single-stage", DeadlineKind.SINGLE),
    ],
)
def test_several_deadlines_are_stages_or_cut_offs(model: str, kind: DeadlineKind) -> None:
    days = ["2027-09-14", "2027-04-08", "2027-04-08"]
    parsed = call(actions=action(submissionProcedure={"abbreviation": model}, deadlineDates=days))
    assert [(deadline.day.month, deadline.kind, deadline.number) for deadline in parsed.deadlines] == [
        (4, kind, 1),
        (9, kind, 2),
    ]
    assert parsed.deadline_model == model


def test_milliseconds_are_dates_too() -> None:
    parsed = call(actions=action(deadlineDates=["1790121600000"]))
    assert parsed.deadlines[0].day == date(2026, 9, 23)


def test_the_budget_is_the_topics_own_and_never_the_calls_sum() -> None:
    lines = {
        "1": [_line("EXAMPLE-2026-TOWNS-051 - CERV", "6000000", expectedGrants=20, maxContribution=50000)],
        "2": [_line("EXAMPLE-2026-TOWNS-0511 - CERV", "90000000"), _line("OTHER - CERV", "12000000")],
        "3": [_line("EXAMPLE-2026-TOWNS-051 - CERV", "6000000", expectedGrants=20, maxContribution=50000)],
    }
    parsed = call(51, budgetOverview=[json.dumps({"budgetTopicActionMap": lines})])
    assert parsed.budget == Money.of(6_000_000, "EUR")
    assert parsed.expected_grants == 20
    assert parsed.max_contribution == Money.of(50_000, "EUR")
    assert parsed.min_contribution is None


def _line(action: str, budget: str, **more: Any) -> dict[str, Any]:
    return {"action": action, "budgetYearMap": {"2026": budget}, **more}


@pytest.mark.parametrize("overview", ['{"budgetTopicActionMap": {}}', "{}", "null", "[]"])
def test_an_empty_budget_is_none_and_not_zero(overview: str) -> None:
    assert call(budgetOverview=[overview]).budget is None


def test_keywords_come_in_two_shapes() -> None:
    assert call(keywords=["towns", "youth", "towns"]).keywords == ("towns", "youth")
    assert call(keywords=['["towns", "youth"]']).keywords == ("towns", "youth")
    assert call(keywords=["[half a list"]).keywords == ("[half a list",)


@pytest.mark.parametrize(
    ("changes", "url"),
    [
        (
            {},
            "ec.europa.eu/info/funding-tenders/opportunities/portal/screen/opportunities/topic-details/EXAMPLE-2026-TOWNS-051",
        ),
        ({"kind": "2"}, "webgate.ec.europa.eu/prospect/external/publishedcalls.htm?callId=51"),
        (
            {"kind": "8", "url": ["https://ec.europa.eu/screen/competitive-calls-cs/4"]},
            "ec.europa.eu/screen/competitive-calls-cs/4",
        ),
    ],
)
def test_links_lead_to_living_pages(changes: dict[str, Any], url: str) -> None:
    assert call(51, **changes).url == f"https://{url}"


@pytest.mark.parametrize(
    "told", ["javascript:alert(1)", "https://ec.europa.eu.example.org/", "https://[bad", "http://x/"]
)
def test_a_link_off_the_eus_hosts_is_not_used(told: str) -> None:
    assert call(51, kind="8", url=[told]).url.endswith("/topic-details/EXAMPLE-2026-TOWNS-051")


def test_an_update_is_news_and_not_a_call() -> None:
    record = topic(484, kind="6", description=["<p>A total of <b>503</b> proposals</p>"])
    parsed = parse(body(record))
    assert isinstance(parsed, ParsedUpdate)
    assert (parsed.identifier, parsed.text) == ("EXAMPLE-2026-TOWNS-484", "A total of 503 proposals")
    assert parsed.published_on == date(2026, 5, 6)


def test_old_copies_in_the_index_are_ignored_with_a_reason() -> None:
    stub = parse(body(topic(51, DATASOURCE=["SEDIA_PRD_CENTRICITY"], descriptionByte=[])))
    assert isinstance(stub, Ignored)
    assert "old copy" in stub.reason
    assert isinstance(parse(body(topic(51, DATASOURCE=["SEDIA_PRD_CENTRICITY"]))), ParsedCall)


def test_a_tender_is_ignored_with_a_reason() -> None:
    assert parse(body(topic(51, kind="0"))) == Ignored("511234567", "a tender, not a call for proposals")


@pytest.mark.parametrize(
    "record",
    [
        [],
        {},
        {"reference": "1"},
        {"reference": "1", "metadata": []},
        {"reference": "1", "metadata": {}},
        topic(1, type=["77"]),
        {**topic(1, title=[]), "summary": ""},
        topic(1, deadlineDate=["23 September"]),
        topic(1, deadlineDate=["2026-02-30T00:00:00.000+0000"]),
        topic(1, startDate=["0000-01-01"]),
        topic(1, actions=["[{"]),
        topic(1, budgetOverview=["not json"]),
        {**topic(1, ccm2Id=[]), "reference": "TOPICSen"},
        topic(1, kind="6", description=[]),
    ],
)
def test_what_cannot_be_understood_is_refused_with_a_reason(record: Any) -> None:
    with pytest.raises(Unreadable) as error:
        parse(body(record))
    assert error.value.reason


TWO = body(topic(1)) + body(topic(2))
"""Two records one after the other, as files were recorded: a record is never half of what came."""


@pytest.mark.parametrize(
    "raw", [b"", b"\xff\xfe\x00", b"<html>", b"\x00", b"{" * 100_000, b'{"reference":"\xff"}', TWO]
)
def test_bytes_that_are_no_record_are_refused(raw: bytes) -> None:
    with pytest.raises(Unreadable):
        parse(raw)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-8"])
def test_marks_of_encoding_are_understood(encoding: str) -> None:
    record = json.dumps(topic(1, title=["Vänorter"]), ensure_ascii=False)
    parsed = parse(record.encode(encoding))
    assert isinstance(parsed, ParsedCall)
    assert parsed.title == "Vänorter"


def test_text_that_no_database_takes_is_made_fit() -> None:
    parsed = call(title=["A\x00 towns\u00a0\ud800 day\ufeff"], descriptionByte=["<p>itâ€™s\x00 \udfff on</p>"])
    assert parsed.title == "A towns \ufffd day"
    assert parsed.description_text == "it’s \ufffd on"
    repr(parsed).encode("utf-8")


def test_the_extreme_years_are_dates() -> None:
    parsed = call(opens="0001-01-01", deadline="9999-12-31")
    assert status_on(parsed, date(2026, 5, 6)) is CallStatus.OPEN


def test_the_hash_is_blind_to_what_the_index_changes_by_itself() -> None:
    record = topic(1, deadlineDate=["2026-06-14T10:00:29.000+0000"], esDA_IngestDate=["2026-05-01"])
    again = topic(1, deadlineDate=["2026-06-14T10:00:48.000+0000"], esDA_IngestDate=["2026-05-02"])
    again |= {"weight": 9.9, "checksum": "B2", "highlightedFragments": ["<b>x</b>"], "apiVersion": "3"}
    again["metadata"] = dict(reversed(again["metadata"].items())) | {"focusArea": []}
    assert content_hash(body(record)) == content_hash(body(again))


@pytest.mark.parametrize(
    "changes",
    [
        {"title": ["Other"]},
        {"deadline": "2026-09-24"},
        {"deadlineDate": ["2026-09-23T12:00:00.000+0000"]},
        {"tags": ["x"]},
    ],
)
def test_the_hash_sees_what_changes(changes: dict[str, Any]) -> None:
    assert content_hash(body(topic(1))) != content_hash(body(topic(1, **changes)))


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["1", "8", "6", "[]"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
KEYS = [
    "type",
    "title",
    "identifier",
    "actions",
    "budgetOverview",
    "deadlineDate",
    "startDate",
    "keywords",
    "ccm2Id",
    "url",
]


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), JSON), st.booleans())
def test_no_shape_of_metadata_brings_any_other_exception(metadata: dict[str, Any], nested: bool) -> None:
    record = topic(1)
    record["metadata"] |= {key: [json.dumps(value)] if nested else value for key, value in metadata.items()}
    try:
        parsed = parse(body(record))
    except Unreadable as error:
        assert error.reason
    else:
        assert parsed.reference == "1TOPICSen"
    assert len(content_hash(body(record))) == 64
