"""Agreements: their state follows from days and decisions, and the guidelines are asked before each step."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from utblick.audit import guard
from utblick.audit.actions import move_demo_date
from utblick.cases.actions import PointAnswer, open_matter, record_decision
from utblick.cases.effects import Effect
from utblick.cooperation import actions, queries
from utblick.cooperation.agreement_states import State
from utblick.cooperation.models import Agreement, AgreementParty, Partner
from utblick.cooperation.months import months_after, notice_day
from utblick.cooperation.todo import todo
from utblick.governance.actions import adopt_set
from utblick.governance.models import Deviation, GivenVerdict
from utblick.jobs.todo import TodoRow
from utblick.organisation.models import Body
from utblick.search.fields import sort_key_of
from utblick.values import Actor, Grant, system_actor

SYSTEM = system_actor("tests")
TODAY = date(2026, 5, 6)
COORDINATOR = Actor("user:c", grants=frozenset({Grant("coordinator"), Grant("signed_in")}))
OFFICER = Actor("user:o", grants=frozenset({Grant("officer", "KFN"), Grant("signed_in")}))
GUIDELINES = Path(__file__).parents[2] / "guidelines"


@pytest.fixture
def town(municipality) -> Partner:
    with guard.opened():
        Body.objects.create(code="KF", name="Kommunfullmäktige", body_kind="council")
    return actions.register_partner(SYSTEM, name="Cēsis", country_code="LV", partner_kind="town")


@pytest.fixture
def guidelines(town) -> None:
    text = (GUIDELINES / "tyreso-2010.toml").read_text("utf-8")
    adopt_set(SYSTEM, text, "tyreso-2010.toml", adopted_by="KS", adopted_on=date(2024, 1, 16), paragraph="12")


def body(code: str) -> Body:
    return Body.objects.get(code=code)


def made(town: Partner, kind: str = "twinning", owner: str = "KS", **told) -> Agreement:
    named = {"title": "Vänortsavtal med Cēsis", "agreement_kind": kind, "body": body(owner), "partners": [town]}
    return actions.register_agreement(SYSTEM, **named | told)


def signed(town: Partner, on: date = date(1992, 5, 4), **told) -> Agreement:
    row = made(town)
    return actions.sign_agreement(SYSTEM, row, version=row.version, signed_on=on, **told)


def state_of(row: Agreement) -> str:
    seen = queries.agreement(COORDINATOR, row.pk)
    assert seen is not None
    return seen.state


def decided(row: Agreement, body_code: str, effect: Effect, on: date = TODAY) -> None:
    matter = open_matter(SYSTEM, body_code=body_code, title="Avtal", subject=row.ref)
    paragraph = str(40 + len(body_code) + on.day)
    points = [PointAnswer("att så göra.", effect)]
    record_decision(SYSTEM, matter, points=points, paragraph=paragraph, decided_on=on, adjusted_on=on)


@pytest.mark.usefixtures("guidelines")
def test_g_26_a_twin_town_agreement_is_in_force_only_with_the_councils_decision(town):
    row = made(town)
    with pytest.raises(actions.NotMetError) as refused:
        actions.sign_agreement(SYSTEM, row, version=1, signed_on=TODAY)
    assert [step.bodies for step in refused.value.verdict.missing] == [("KS",), ("KF",)]
    assert state_of(row) == State.PREPARED
    decided(row, "KS", Effect.OPINION)
    decided(row, "KF", Effect.ENTER_AGREEMENT)
    assert state_of(row) == State.DECIDED
    actions.sign_agreement(SYSTEM, row, version=1, signed_on=TODAY)
    assert state_of(row) == State.IN_FORCE
    assert GivenVerdict.objects.get(subject=str(row.ref)).outcome == "allowed"
    assert not Deviation.objects.exists()


@pytest.mark.usefixtures("guidelines")
def test_g_26_an_old_decision_to_enter_does_not_end_it_and_the_council_ends_it(town):
    row = signed(town)
    actions.state_earlier_decision(
        SYSTEM, row, decided="enter", body=body("KF"), decided_on=date(1992, 3, 2), paragraph="31"
    )
    told = {"on": TODAY, "ends_on": date(2026, 12, 31)}
    with pytest.raises(actions.NotMetError):
        actions.terminate_agreement(SYSTEM, row, version=row.version, **told)
    decided(row, "KS", Effect.OPINION)
    decided(row, "KF", Effect.TERMINATE)
    actions.terminate_agreement(SYSTEM, row, version=row.version, **told)
    assert state_of(row) == State.NOTICE
    move_demo_date(SYSTEM, date(2027, 1, 1))
    assert state_of(row) == State.ENDED


@pytest.mark.usefixtures("guidelines")
def test_g_27_a_cooperation_agreement_and_a_letter_of_intent_are_the_boards(town):
    for kind in ("cooperation", "loi"):
        row = made(town, kind, title=f"Om {kind}")
        with pytest.raises(actions.NotMetError):
            actions.sign_agreement(SYSTEM, row, version=1, signed_on=TODAY)
        actions.state_earlier_decision(
            SYSTEM, row, decided="enter", body=body("KS"), decided_on=TODAY, paragraph=f"5{len(kind)}"
        )
        actions.sign_agreement(SYSTEM, row, version=1, signed_on=TODAY, signatories="kommundirektören")
        assert state_of(row) == State.IN_FORCE


@pytest.mark.usefixtures("guidelines")
def test_what_was_signed_without_a_decision_is_recorded_as_a_deviation(town):
    row = made(town)
    actions.sign_agreement(SYSTEM, row, version=1, signed_on=TODAY, reason="Borgmästaren reste hem.")
    assert state_of(row) == State.IN_FORCE
    assert Deviation.objects.get().clause == "R4.1"


def test_g_24_a_resting_agreement_stays_in_force_and_wakes(town):
    row = signed(town)
    actions.rest_agreement(SYSTEM, row, version=row.version, on=TODAY)
    assert state_of(row) == State.RESTS
    assert row.ends_on is None
    actions.wake_agreement(SYSTEM, row)
    assert state_of(row) == State.IN_FORCE


def test_days_that_cannot_be_are_refused(town):
    row = made(town)
    for told in (
        {"signed_on": TODAY + timedelta(days=1)},
        {"signed_on": TODAY, "ends_on": date(2020, 1, 1)},
        {"signed_on": TODAY, "prolongs_months": 12},
    ):
        with pytest.raises(ValidationError):
            actions.sign_agreement(SYSTEM, row, version=1, **told)
    row = signed(town)
    with pytest.raises(ValidationError):
        actions.renew_agreement(SYSTEM, row, version=row.version, on=date(1990, 1, 1), ends_on=None)
    with guard.opened(), pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.filter(pk=row.pk).update(in_force_from=None)


@given(end=st.dates(date(1990, 1, 1), date(2100, 12, 31)), months=st.integers(0, 60))
def test_the_last_day_of_notice_is_so_many_months_before_the_end(end, months):
    day = notice_day(end, months)
    assert day is not None
    assert (end.year - day.year) * 12 + end.month - day.month == months
    assert day <= end
    assert notice_day(None, months) is None


def test_a_months_last_day_stays_one():
    assert months_after(date(2026, 6, 30), 6) == date(2026, 12, 31)
    assert months_after(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert months_after(date(2026, 3, 15), -3) == date(2025, 12, 15)


def test_an_agreement_goes_on_by_itself_once_a_time_until_someone_ends_it(town):
    row = signed(town, ends_on=date(2026, 6, 30), notice_months=3, prolongs_months=12)
    assert row.notice_by == date(2026, 3, 31)
    for day in (date(2026, 6, 30), date(2026, 7, 1), date(2026, 7, 1), date(2028, 7, 2)):
        if day > TODAY:
            move_demo_date(SYSTEM, day) if day != date(2026, 7, 1) or row.ends_on == date(2026, 6, 30) else None
        actions.prolong_agreements(day)
        row.refresh_from_db()
        assert row.ends_on is not None
        assert row.ends_on >= day
        assert state_of(row) == State.IN_FORCE
    assert (row.ends_on, row.notice_by) == (date(2029, 6, 30), date(2029, 3, 31))


def dated() -> list[TodoRow]:
    return [row for row in todo(COORDINATOR, TODAY) if row.last_day]


def test_what_must_be_renewed_or_reviewed_is_told_in_time(town):
    signed(town, ends_on=TODAY + timedelta(days=100), on=TODAY)
    signed(town, ends_on=TODAY + timedelta(days=400), on=TODAY)
    signed(town, review_on=TODAY - timedelta(days=3))
    notice = signed(town, ends_on=date(2026, 12, 31), notice_months=6, prolongs_months=12)
    rows = dated()
    assert [str(row.sentence).split(" ", 1)[0] for row in rows] == ["Se", "Säg", "Förläng"]
    assert [row.last_day for row in rows] == [TODAY - timedelta(days=3), notice.notice_by, TODAY + timedelta(days=100)]
    assert todo(OFFICER, TODAY) == []
    with CaptureQueriesContext(connection) as asked:
        todo(COORDINATOR, TODAY)
    assert len(asked) == 1
    row = Agreement.objects.get(review_on=TODAY - timedelta(days=3))
    actions.review_agreement(SYSTEM, row, version=row.version, reviewed="Fortsätter.", review_on=None)
    assert len(dated()) == 2


def test_only_those_who_keep_an_agreement_write_it(town):
    row = made(town)
    with pytest.raises(PermissionDenied):
        actions.sign_agreement(OFFICER, row, version=1, signed_on=TODAY)
    own = actions.register_agreement(
        OFFICER, title="Om körer", agreement_kind="other", body=body("KFN"), partners=[town]
    )
    assert state_of(own) == State.PREPARED


def test_agreements_are_found_by_their_partners_and_filtered_by_state(town):
    row, _ = signed(town), made(town, "loi", title="Avsikt")
    assert list(queries.agreements(COORDINATOR, words="Lettland", state="in_force")) == [row]
    assert [one.title for one in queries.agreements(COORDINATOR, agreement_kind="loi")] == ["Avsikt"]
    assert queries.agreements(COORDINATOR, partner=town).count() == 2


@pytest.mark.one_database
@pytest.mark.usefixtures("guidelines")
def test_an_agreement_goes_its_way_through_the_pages(town, signed_in):
    client = signed_in("coordinator")
    told = {
        "title": "Avtal om <b>körer</b>",
        "agreement_kind": "twinning",
        "partners": [town.pk],
        "body": "KS",
    }
    page = client.post("/partner/avtal/nytt/", told, follow=True).content.decode()
    assert "&lt;b&gt;" in page
    assert "Inte ännu" in page
    row = Agreement.objects.get()
    address = f"/partner/avtal/{row.pk}/"
    assert client.post(f"{address}underteckna/", {"signed_on": "2026-05-06", "version": 1}).status_code == 422
    client.post(f"{address}arenden/")
    assert "Kommunfullmäktige" in client.get(address).content.decode()
    given = {"decided": "enter", "body": "KF", "decided_on": "2026-04-20", "paragraph": "44"}
    assert client.post(f"{address}tidigare-beslut/", given).status_code == 302
    assert client.post(f"{address}tidigare-beslut/", given).status_code == 422
    client.post(f"{address}tidigare-beslut/", {**given, "decided": "opinion", "body": "KS"})
    done = client.post(f"{address}underteckna/", {"signed_on": "2026-05-06", "version": 1}, follow=True)
    assert "Gäller tills vidare" in done.content.decode()
    upload = SimpleUploadedFile("avtal.txt", b"Text")
    assert client.post(f"{address}fil/", {"file": upload}).status_code in (302, 422)
    assert (
        client.post(f"{address}sag-upp/", {"on": "2026-05-06", "ends_on": "2026-12-31", "version": 2}).status_code
        == 422
    )
    for way in ("andra", "forlang", "lat-vila", "se-over", "sag-upp"):
        assert client.get(f"{address}{way}/").status_code == 200
    again = client.post(f"{address}andra/", {**told, "title": "Ny", "version": 1})
    assert again.status_code == 409
    reader = signed_in("reader")
    assert reader.get(address).status_code == 200
    assert reader.get(f"{address}andra/").status_code == 403


@pytest.mark.one_database
def test_the_list_asks_equally_many_questions_at_25_and_at_2500_rows(town, signed_in):
    client, asked = signed_in("coordinator"), []
    for first, last in ((0, 25), (25, 2_500)):
        with guard.opened():
            rows = Agreement.objects.bulk_create(
                Agreement(title=f"A {n}", sort_title=sort_key_of(f"A {n}"), agreement_kind="other", body_id="KS")
                for n in range(first, last)
            )
            AgreementParty.objects.bulk_create(AgreementParty(agreement=row, partner=town) for row in rows)
        client.get("/partner/avtal/")
        with CaptureQueriesContext(connection) as made_queries:
            assert client.get("/partner/avtal/").status_code == 200
        asked.append(len(made_queries))
    assert asked[0] == asked[1] <= 12
