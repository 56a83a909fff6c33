"""Have your say: both envelopes, and dates that contradict each other (legislation § 1.5)."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from utblick.watch.sources.have_your_say.periods import FeedbackState, current_period, state_on
from utblick.watch.sources.have_your_say.source import HaveYourSay
from utblick.watch.sources.stages import AnswerBy, AnswerKind, Harvest, ParsedStage, Stage

TODAY = date(2031, 10, 1)


def status(told: str = "OPEN", start: str | None = "2031/08/31 08:24:00", end: str | None = "2031/10/26 23:59:59",
           current: bool = True, step: str = "OPC_LAUNCHED") -> dict[str, Any]:  # fmt: skip
    return {
        "frontEndStage": step,
        "receivingFeedbackStatus": told,
        "feedbackStartDate": start,
        "feedbackEndDate": end,
        "isCurrent": current,
    }


def initiative(*statuses: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {
        "id": 18805.0,
        "reference": "Ares(2031)7014840",
        "foreseenActType": "REG_DEL",
        "initiativeStatus": "ACTIVE",
        "shortTitle": "Boats in  lakes",
        "currentStatuses": list(statuses or [status()]),
        "topics": [{"code": "JUST", "label": "Justice"}, {"code": "JUST", "label": "Justice"}],
        **changes,
    }


def now(*content: Any, pages: int = 1, last: bool = True) -> bytes:
    page = {"content": list(content), "totalElements": len(content), "totalPages": pages, "last": last}
    return json.dumps({"initiativeResultDtoPage": page}).encode()


def before(*content: Any, pages: int = 1) -> bytes:
    told = {"_embedded": {"initiativeResultDtoes": list(content)}, "page": {"totalPages": pages, "number": 0}}
    return json.dumps(told).encode()


def only(found: Harvest) -> ParsedStage:
    (stage,) = found.stages
    return stage


@pytest.mark.parametrize("envelope", [now, before])
def test_an_initiative_is_read_from_both_envelopes(envelope: Any) -> None:
    found = HaveYourSay().parse(envelope(initiative()))
    stage = only(found)
    assert (stage.reference, stage.title_en, stage.stage) == ("18805", "Boats in lakes", Stage.CONSULTATION)
    assert stage.answer_by == AnswerBy(date(2031, 10, 26), True, "", AnswerKind.FEEDBACK)
    assert [code.value for code in stage.codes] == ["JUST"]
    assert stage.url.endswith("/initiatives/18805")
    assert found.details[0].url.endswith("/groupInitiatives/18805")


def test_an_initiative_in_full_tells_its_documents_and_numbers() -> None:
    full = initiative(
        dossierSummary="<p>About <script>alert(1)</script><b>boats</b></p>",
        publications=[
            {"reference": "COM(2031)123", "publishedDate": "2031/08/31 08:24:00",
             "attachments": [{"language": "SV", "documentId": "090166e5", "fileName": "text.pdf"}, {"language": "EN"}]},
            {"publishedDate": "2031/02/01 00:00:00", "attachments": None},
        ],
    )  # fmt: skip
    stage = only(HaveYourSay().parse(json.dumps(full).encode()))
    assert [str(name.identifier) for name in stage.identifiers] == ["18805", "COM(2031) 123"]
    assert stage.summary == "About boats"
    assert stage.published_on == date(2031, 2, 1)
    assert [(link.name, link.url.rpartition("/")[2]) for link in stage.attachments] == [("text.pdf", "090166e5")]


def test_status_and_days_come_from_one_period() -> None:
    """Never an OPEN of one period with the days of another."""
    old = status("CLOSED", "2029/01/01 00:00:00", "2029/03/01 00:00:00", current=False, step="PLANNING_WORKFLOW")
    stage = only(HaveYourSay().parse(now(initiative(old, status()))))
    assert stage.answer_by is not None
    assert stage.answer_by.day == date(2031, 10, 26)
    assert stage.status == "OPC_LAUNCHED OPEN"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (status(), FeedbackState.OPEN),
        (status("OPEN", "2026/01/01 00:00:00", "2026/03/01 00:00:00"), FeedbackState.CLOSED),
        (status("UPCOMING", "2020/01/01 00:00:00", "2020/03/01 00:00:00"), FeedbackState.CLOSED),
        (status("UPCOMING", "2032/01/01 00:00:00", "2032/03/01 00:00:00"), FeedbackState.UPCOMING),
        (status("UPCOMING", None, None), FeedbackState.UPCOMING),
        (status("OPEN", "2031/10/30 00:00:00", "2031/10/03 00:00:00"), FeedbackState.UNKNOWN),
        (status("OPEN", None, None), FeedbackState.OPEN),
        (status("", None, None), FeedbackState.UNKNOWN),
    ],
)
def test_the_days_decide_whether_feedback_is_taken(told: dict[str, Any], expected: FeedbackState) -> None:
    period = current_period(initiative(told))
    assert period is not None
    assert state_on(period, TODAY) is expected


def test_contradictory_or_missing_days_are_never_certain() -> None:
    for told in (
        status("OPEN", "2031/10/30 00:00:00", "2031/10/03 00:00:00"),
        status("UPCOMING", "2020/01/01 00:00:00", "2020/03/01 00:00:00"),
        status("OPEN", None, "2031/10/26 00:00:00"),
    ):
        answer = only(HaveYourSay().parse(now(initiative(told)))).answer_by
        assert answer is not None
        assert not answer.certain
    for told in (status("UPCOMING", None, None), status("DISABLED")):
        assert only(HaveYourSay().parse(now(initiative(told)))).answer_by is None


def test_an_initiative_listed_twice_is_one() -> None:
    found = HaveYourSay().parse(now(initiative(), initiative(shortTitle="again"), initiative(id=2)))
    assert [(stage.reference, stage.title) for stage in found.stages] == [
        ("18805", "Boats in lakes"),
        ("2", "Boats in  lakes".replace("  ", " ")),
    ]


def test_broken_initiatives_are_quarantined_one_by_one() -> None:
    found = HaveYourSay().parse(
        now(
            initiative(id=1.5), initiative(id=None), initiative(id=3, shortTitle=None),
            initiative(status(end="snart"), id=4), initiative(status(start="2031/02/30 00:00:00"), id=5),
            initiative(id=6), "text",
        )
    )  # fmt: skip
    assert [stage.reference for stage in found.stages] == ["6"]
    assert [item.reason.partition(" ")[0] for item in found.quarantined] == ["no", "no", "no", "not", "impossible"]


def test_pages_follow_until_the_last() -> None:
    source = HaveYourSay()
    first, upcoming = source.requests(TODAY, TODAY)
    assert "feedbackStatus=UPCOMING" in upcoming.url
    second = source.following(first, now(initiative(), pages=2, last=False))
    assert second is not None
    assert "page=1" in second.url
    assert source.following(second, now(initiative(), pages=2, last=False)) is None
    assert source.following(first, now(initiative(), pages=9, last=True)) is None
    assert source.following(first, before(initiative(), pages=2)) is not None
    assert source.following(first, before(pages=2)) is None
    assert source.following(first, b"") is None
