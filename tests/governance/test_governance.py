"""Adopted guidelines answer, plan and remember."""

from datetime import date

import pytest

from conftest import ROOT
from utblick.audit.change import change
from utblick.audit.models import Event
from utblick.dates.steps import Deadline
from utblick.governance.actions import adopt_set, interpret, keep_verdict, register_deviation
from utblick.governance.models import AdoptedSet, Deviation, GivenVerdict
from utblick.governance.queries import ask, road, sets_on
from utblick.guidelines import Decision, GuidelineErrors
from utblick.organisation.models import Body, Meeting
from utblick.values import Actor, Grant, Money, Ref, system_actor

pytestmark = pytest.mark.django_db
SYSTEM = system_actor("tests")
TEXT = (ROOT / "guidelines" / "tyreso-2010.toml").read_text("utf-8")
FACTS = {
    "body": "KFN",
    "actor_kind": "committee",
    "role": "coordinator",
    "is_feasibility_study": False,
    "principal_matter": False,
    "own_cost": Money.of(40_000),
}
APPLY = Decision("apply", "KFN", date(2026, 8, 24), paragraph="52")
APPROVAL = Decision("approval", "KS", date(2026, 9, 8), paragraph="141")


@pytest.fixture
def adopted():
    return adopt_set(SYSTEM, TEXT, "tyreso-2010.toml", adopted_by="KS", adopted_on=date(2024, 1, 16), paragraph="12")


@pytest.fixture
def calendar(arranging):
    for code, name, kind, days in [
        ("KFN", "Kultur- och fritidsnämnden", "committee", ["2026-05-18", "2026-06-15", "2026-08-24", "2026-09-21"]),
        ("KS", "Kommunstyrelsen", "executive_board", ["2026-05-12", "2026-06-09", "2026-09-08", "2026-10-06"]),
    ]:
        body = Body.objects.create(code=code, name=name, body_kind=kind)
        for day in days:
            Meeting.objects.create(body=body, on=date.fromisoformat(day))


def test_g_01_an_adopted_version_is_kept_word_for_word_with_its_decision(adopted):
    """G-01: versioned data with its own decision, never edited."""
    assert adopted.text == TEXT and adopted.paragraph == "12"
    assert [found.document.id for found in sets_on(date(2026, 6, 1))] == ["tyreso-2010"]
    assert sets_on(date(2023, 12, 31)) == ()


def test_g_02_a_new_version_ends_the_former_the_day_before(adopted):
    """G-02: an earlier day is still judged by the version of that day."""
    newer = TEXT.replace("Samarbete är ett medel", "Samarbete är ett bra medel")
    adopt_set(SYSTEM, newer, "ny.toml", adopted_by="KS", adopted_on=date(2026, 3, 3), paragraph="30")
    adopted.refresh_from_db()
    assert adopted.valid_to == date(2026, 3, 2)
    assert AdoptedSet.objects.count() == 2
    assert "ett bra medel" in sets_on(date(2026, 3, 3))[0].clauses["R1.2"].sv
    assert "ett bra medel" not in sets_on(date(2026, 3, 2))[0].clauses["R1.2"].sv


def test_a_set_with_a_mistake_is_refused_whole_with_its_line(adopted):
    before = Event.objects.count()
    with pytest.raises(GuidelineErrors, match=r"fel.toml:\d+: "):
        adopt_set(
            SYSTEM, TEXT + "\n[[rule]]\n", "fel.toml", adopted_by="KS", adopted_on=date(2026, 1, 1), paragraph="1"
        )
    assert Event.objects.count() == before


def test_g_33_both_decisions_are_asked_for_and_suffice(adopted):
    """G-33, R4.5: not before KS has approved that the committee applies."""
    assert ask("application.submit", FACTS, [], date(2026, 9, 10)).outcome == "not_yet"
    assert ask("application.submit", FACTS, [APPLY], date(2026, 9, 10)).outcome == "not_yet"
    assert ask("application.submit", FACTS, [APPLY, APPROVAL], date(2026, 9, 10)).outcome == "allowed"


def test_an_interpretation_changes_the_answer_from_its_day_on(adopted):
    interpret(SYSTEM, adopted, "approval_order", "executive_first", valid_from=date(2026, 5, 1))
    before = ask("application.submit", FACTS, [], date(2026, 4, 30))
    after = ask("application.submit", FACTS, [], date(2026, 5, 1))
    assert [step.after for step in before.missing] == [(), ()]
    assert any(step.after for step in after.missing)


@pytest.mark.parametrize("parameter, value", [("no_such", "x"), ("approval_order", "sideways")])
def test_an_interpretation_that_does_not_exist_is_refused(adopted, parameter, value):
    with pytest.raises(ValueError, match="finns inte"):
        interpret(SYSTEM, adopted, parameter, value)


def test_the_road_goes_through_the_real_meetings(adopted, calendar):
    """G-40: backward planning to KS's dates; KS meets five days before the election."""
    found = road("application.submit", FACTS, [], Deadline(date(2026, 9, 23)), date(2026, 5, 6))
    latest = {step.key: step.latest for step in found.plan.steps}
    assert latest["apply-KFN"] == date(2026, 8, 24)
    assert latest["approval-KS"] == date(2026, 9, 8)
    assert found.plan.verdict == "yes"
    assert {lane.key for lane in found.picture.lanes} >= {"KFN", "KS"}


def test_a_cancelled_meeting_moves_the_road_and_is_named(adopted, calendar, arranging):
    meeting = Meeting.objects.get(body__code="KS", on=date(2026, 9, 8))
    meeting.status = "cancelled"
    meeting.save()
    found = road("application.submit", FACTS, [], Deadline(date(2026, 9, 23)), date(2026, 5, 6))
    step = found.plan.step("approval-KS")
    assert step.latest == date(2026, 6, 9)
    assert "8 september" in step.explanation.sv


def test_decisions_had_are_shown_as_done(adopted, calendar):
    found = road("application.submit", FACTS, [APPLY], Deadline(date(2026, 9, 23)), date(2026, 8, 25))
    assert found.plan.step("apply-KFN").status == "done"
    assert found.plan.step("approval-KS").status != "done"


def test_as_partner_the_mandate_is_the_last_day(adopted, calendar):
    """users.md: a partner is bound by the signed mandate, earlier than the deadline."""
    deadline = Deadline(date(2026, 9, 23), bound_by=date(2026, 8, 28))
    found = road("application.commit", {**FACTS, "role": "partner"}, [], deadline, date(2026, 5, 6))
    assert found.plan.step("approval-KS").latest <= date(2026, 8, 28)
    assert found.plan.step("bind").latest <= date(2026, 8, 28)


def test_a_body_without_calendar_is_planned_as_closed_not_lost(adopted):
    found = road("application.submit", FACTS, [], Deadline(date(2026, 9, 23)), date(2026, 5, 6))
    assert found.plan.step("approval-KS").status == "closed"


def test_g_33_a_deviation_keeps_what_happened_and_why(adopted):
    """G-33: submitted anyway is a deviation with its reason, never a back-dated approval."""
    subject = Ref.parse("application:00000000-0000-7000-8000-000000000001")
    made = register_deviation(
        SYSTEM, subject, "KFN", clauses=["R4.5"], what="Inlämnad utan godkännande", reason="Nämnden hann inte",
        happened_on=date(2026, 9, 1),
    )  # fmt: skip
    assert Deviation.objects.get() == made
    event = Event.objects.order_by("-seq").first()
    assert event.effective_on == date(2026, 9, 1) and "Nämnden hann inte" not in event.payload


def test_a_verdict_acted_on_is_kept_with_the_hash_of_its_guidelines(adopted):
    verdict = ask("application.submit", FACTS, [APPLY, APPROVAL], date(2026, 9, 10))
    subject = Ref.parse("application:00000000-0000-7000-8000-000000000001")
    with change(SYSTEM, "verdict.keep") as opened:
        kept = keep_verdict(opened, subject, "KFN", verdict)
    assert GivenVerdict.objects.get() == kept
    assert kept.set_hashes == [adopted.sha256] and kept.outcome == "allowed"


READER = Actor("user:1", grants=frozenset({Grant("signed_in"), Grant("officer", "KFN")}))


@pytest.mark.parametrize(
    "path", ["/riktlinjer/", "/riktlinjer/far-vi/", "/riktlinjer/far-vi/application.submit/", "/riktlinjer/avvikelser/"]
)
def test_every_page_answers_for_those_signed_in_and_not_for_others(client, adopted, path):
    from utblick.accounts.actions import create_account

    assert client.get(path).status_code == 302
    user = create_account(SYSTEM, email="a@exempel.example", name="Anna", roles=[("officer", "KFN")])
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(path).status_code == 200


def test_may_we_answers_with_citation_and_asks_for_what_is_unknown(client, adopted):
    """G-45: each answer is a check with its source, and the page says that it is never a decision."""
    from utblick.accounts.actions import create_account

    user = create_account(SYSTEM, email="a@exempel.example", name="Anna", roles=[("officer", "KFN")])
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get("/riktlinjer/far-vi/application.submit/?own_cost=40000").content.decode()
    assert "Vilken nämnd äger saken?" in page and "Svar enligt riktlinjerna" not in page
    page = client.get("/riktlinjer/far-vi/feasibility.join/").content.decode()
    assert "R4.6" in page
    assert "aldrig ett beslut" in client.get("/riktlinjer/far-vi/").content.decode()
