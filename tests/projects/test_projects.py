"""Projects from the grant to the follow-up."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from utblick.audit import guard
from utblick.cooperation.waits import read
from utblick.organisation.models import Body
from utblick.projects import actions, project_todo
from utblick.projects.forms.projects import BeginForm, CloseForm
from utblick.projects.models import (
    Amendment,
    Application,
    BudgetYear,
    Idea,
    Indicator,
    Payment,
    Project,
    ProjectPartner,
    Undertaking,
)
from utblick.ui.conflicts import Stale
from utblick.values import Actor, Grant

from .conftest import OFFICER

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
GRANTED, BUDGET = date(2026, 5, 6), 12
OTHER = Actor("user:other", "Barn Handläggare", frozenset({Grant("officer", "BUN"), Grant("signed_in")}))
TOLD = {
    "grant_minor": 50_000_00, "currency": "EUR", "rate": 111_500, "rated_on": GRANTED, "ends_on": date(2027, 12, 31),
    "account_code": "71234", "leader": "Elin Ledare", "leader_email": "elin@exempel.example",
    "starts_on": date(2026, 5, 6), "first_report_on": date(2026, 6, 30),
}  # fmt: skip


@pytest.fixture
def granted(application):
    return actions.record_answer(OFFICER, application, answer="granted", on=GRANTED)


@pytest.fixture
def project(granted):
    return actions.begin_project(OFFICER, granted, **TOLD)


def rows(actor: Actor, day: date) -> list:
    """What projects put on Att göra."""
    return list(project_todo.told(actor, read(project_todo.waits(actor, day))))


def text_of(response) -> str:
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


def test_a_granted_project_asks_five_things_and_its_closing_at_most_three():
    """users.md § 4."""
    assert [name for name, field in BeginForm().fields.items() if field.required] == [
        "grant", "ends_on", "account_code", "leader", "first_report_on"
    ]  # fmt: skip
    assert [name for name, field in CloseForm().fields.items() if field.required] == []


@pytest.mark.parametrize("answer", ["rejected", "reserve", "withdrawn"])
def test_only_what_is_granted_becomes_a_project(application, answer):
    answered = actions.record_answer(OFFICER, application, answer=answer, on=GRANTED)
    with pytest.raises(ValidationError):
        actions.begin_project(OFFICER, answered, **TOLD)


def test_the_grant_leads_on_to_a_project_with_its_first_report_as_a_reminder(signed_in, application):
    """G-32: the nämnd runs the project it was granted, with an account code of its own."""
    client = signed_in(("officer", "KFN"))
    answered = client.post(f"/ansokningar/{application.pk}/besked/", {"answer": "granted", "on": "2026-05-06"})
    assert answered.url == f"/ansokningar/{application.pk}/projekt/"
    form = {"grant": "50000", "currency": "EUR", "ends_on": "2027-12-31", "account_code": "71234",
            "leader": "Elin Ledare", "first_report_on": "2026-06-30"}  # fmt: skip
    made = client.post(answered.url, form)
    row = Project.objects.get()
    assert made.url == f"/ansokningar/projekt/{row.pk}/"
    assert (row.body_id, row.account_code, row.grant.minor, row.starts_on) == ("KFN", "71234", 5_000_000, GRANTED)
    assert "Pågår till den 31 december 2027" in text_of(client.get(made.url))
    assert [todo.last_day for todo in rows(OFFICER, GRANTED) if "Rapport" in todo.sentence] == [date(2026, 6, 30)]


def test_a_euro_grant_is_told_in_kronor_at_a_dated_rate(project):
    assert project.grant_in_kronor.minor == 557_500_00
    with pytest.raises(ValidationError):
        actions.alter_project(OFFICER, project, version=project.version, rated_on=None)
    without = actions.alter_project(OFFICER, project, version=project.version, rate=None, rated_on=None)
    assert without.grant_in_kronor is None


def test_the_rate_needs_its_day(signed_in, granted):
    client = signed_in(("officer", "KFN"))
    form = {"grant": "50000", "currency": "EUR", "rate": "11.15", "ends_on": "2027-12-31", "account_code": "7",
            "leader": "E", "first_report_on": "2026-06-30"}  # fmt: skip
    refused = client.post(f"/ansokningar/{granted.pk}/projekt/", form)
    assert refused.status_code == 422
    assert "Skriv vilken dag kursen gällde" in text_of(refused)
    assert 'value="71234"' not in text_of(refused) and 'value="50000"' in text_of(refused)


def test_the_page_says_what_the_municipality_lies_out_with(signed_in, project):
    """P10: the budget's grant against the payments, in kronor."""
    actions.add_part(OFFICER, BudgetYear(project=project, year=2026, grant_minor=300_000_00, own_minor=40_000_00))
    actions.add_part(
        OFFICER, Payment(project=project, payment_kind="prefinancing", asked_on=GRANTED, asked_minor=10_000_00)
    )
    told = text_of(signed_in(("officer", "KFN")).get(f"/ansokningar/projekt/{project.pk}/pengar/"))
    assert "Som mest ligger kommunen ute med 188 500 kronor, kvartal 4 2026" in told
    assert "340 000 kronor" in told


def test_a_budget_year_stands_once(project):
    actions.add_part(OFFICER, BudgetYear(project=project, year=2026))
    with pytest.raises(ValidationError, match="Året finns redan"):
        actions.add_part(OFFICER, BudgetYear(project=project, year=2026))


@pytest.mark.parametrize(
    ("sort", "form", "altered"),
    [
        ("parter", {"name": "Cēsis", "role": "partner"}, {"name": "Cēsis kommun", "role": "coordinator"}),
        ("budget", {"year": "2026", "grant": "100"}, {"year": "2026", "grant": "200", "own": "50"}),
        ("utbetalningar", {"payment_kind": "claim", "asked": "100", "asked_on": "2026-09-01"},
         {"payment_kind": "claim", "asked": "100", "asked_on": "2026-05-01", "paid_on": "2026-05-05", "paid": "90"}),
        ("ataganden", {"undertaking_kind": "milestone", "what": "Körläger", "due_on": "2026-09-01"},
         {"undertaking_kind": "milestone", "what": "Körläger", "due_on": "2026-09-01", "done_on": "2026-05-05"}),
        ("indikatorer", {"name": "Deltagare", "target": "60"}, {"name": "Deltagare", "target": "60", "value": "72"}),
    ],
)  # fmt: skip
def test_each_part_is_added_and_changed_and_a_stale_save_loses_nothing(signed_in, project, sort, form, altered):
    client, address = signed_in(("officer", "KFN")), f"/ansokningar/projekt/{project.pk}/{sort}/"
    assert client.get(address).status_code == 200
    assert client.post(address, form).status_code == 302
    models = {"parter": ProjectPartner, "budget": BudgetYear, "utbetalningar": Payment, "ataganden": Undertaking,
              "indikatorer": Indicator}  # fmt: skip
    row = models[sort].objects.order_by("-pk").first()
    assert client.post(f"{address}{row.pk}/", {**altered, "version": "1"}).status_code == 302
    stale = client.post(f"{address}{row.pk}/", {**form, "version": "1"})
    assert stale.status_code == 409
    row.refresh_from_db()
    assert row.version == 2


def test_what_has_been_done_or_paid_cannot_lie_ahead(project):
    with pytest.raises(ValidationError, match="inte varit än"):
        actions.add_part(OFFICER, Undertaking(project=project, what="x", due_on=GRANTED, done_on=date(2026, 5, 7)))
    with pytest.raises(ValidationError, match="både dagen och beloppet"):
        actions.add_part(OFFICER, Payment(project=project, asked_on=GRANTED, asked_minor=1, paid_on=GRANTED))


def test_a_raised_own_cost_is_asked_of_the_guidelines_again(signed_in, project):
    """G-33: what was approved was the earlier own cost; the change asks for its own decisions (R4.5)."""
    row = actions.amend_project(
        OFFICER, project, what="En part lämnar.", changed_on=GRANTED, own_cost_minor=90_000_00, role="coordinator"
    )
    assert row.outcome == "not_yet"
    told = text_of(signed_in(("officer", "KFN")).get(f"/ansokningar/projekt/{project.pk}/"))
    assert "Ny egen kostnad: 90 000 kronor" in told
    assert "Detta saknas, i ordning" in told and "R4.5" in told


def test_a_change_that_the_guidelines_do_not_ask_about_gets_no_answer(project):
    assert actions.amend_project(OFFICER, project, what="Ny lokal.", changed_on=GRANTED).outcome == ""


def test_it_is_closed_with_at_least_one_of_the_three_contributions(project):
    """G-04: follow-up asks the same three at closing."""
    with pytest.raises(ValidationError, match="minst ett"):
        actions.close_project(OFFICER, project, competence=" ", experience="", resources="")
    closed = actions.close_project(OFFICER, project, competence="Vi kan leda en körvecka.", experience="", resources="")
    assert closed.closed_on == GRANTED
    assert closed.kept_until == date(2032, 12, 31)
    with pytest.raises(ValidationError, match="avslutat"):
        actions.amend_project(OFFICER, closed, what="x", changed_on=GRANTED)


def test_a_year_after_its_end_the_follow_up_is_asked_for_until_it_is_written(project):
    """G-12: a life after its funding."""
    actions.close_project(OFFICER, project, competence="", experience="Mycket.", resources="")
    report = Undertaking.objects.get()
    assert [row.last_day for row in rows(OFFICER, date(2028, 12, 29))] == [report.due_on], "a report is still owed"
    actions.alter_part(OFFICER, report, version=1, done_on=GRANTED)
    assert not rows(OFFICER, date(2028, 12, 29))
    assert [row.sentence for row in rows(OFFICER, date(2028, 12, 31))] == ["Följ upp Körer över Östersjön"]
    actions.follow_up_project(OFFICER, project, "Kören sjunger vidare.")
    assert not rows(OFFICER, date(2028, 12, 31))


def test_a_project_without_a_continuation_is_warned_about(signed_in, project):
    """G-12."""
    client = signed_in(("officer", "KFN"))
    assert "Fortsättning saknas" in text_of(client.get(f"/ansokningar/projekt/{project.pk}/"))
    actions.alter_project(OFFICER, project, version=project.version, continuation="Kören blir en del av kulturskolan.")
    assert "Fortsättning saknas" not in text_of(client.get(f"/ansokningar/projekt/{project.pk}/"))


def test_another_nämnd_sees_it_and_changes_nothing(signed_in, project):
    client = signed_in(("officer", "BUN"))
    assert client.get(f"/ansokningar/projekt/{project.pk}/").status_code == 200
    for page in ("uppgifter", "andring", "avsluta", "budget"):
        assert client.get(f"/ansokningar/projekt/{project.pk}/{page}/").status_code == 403
    with pytest.raises(PermissionDenied):
        actions.close_project(OTHER, project, competence="x", experience="", resources="")


def test_a_part_of_another_project_is_not_found(signed_in, project):
    client = signed_in(("officer", "KFN"))
    assert client.get(f"/ansokningar/projekt/{project.pk}/ataganden/{project.pk}/").status_code == 404
    assert client.get(f"/ansokningar/projekt/{project.pk}/annat/").status_code == 404


def test_two_who_change_a_project_see_each_other(project):
    version = project.version
    actions.alter_project(OFFICER, project, version=version, leader="Ny Ledare")
    with pytest.raises(Stale):
        actions.alter_project(OFFICER, project, version=version, leader="Annan Ledare")


def add_to_list(count: int, start: int) -> None:
    body, partner = Body.objects.get(code="KFN"), Idea.objects.first().partner
    with guard.opened():
        ideas = Idea.objects.bulk_create(
            Idea(what=f"Idé {n}", body=body, partner=partner, contact="x", registered_on=GRANTED) for n in range(count)
        )
        applications = Application.objects.bulk_create(
            Application(idea=row, body=body, title=row.what, role="partner", prepared_on=GRANTED, answer="granted",
                        answered_on=GRANTED)
            for row in ideas
        )  # fmt: skip
        Project.objects.bulk_create(
            Project(application=row, body=body, title=row.title, account_code=str(start), leader="x", grant_minor=1,
                    starts_on=GRANTED, ends_on=GRANTED)
            for row in applications
        )  # fmt: skip


def add_to_project(project: Project, numbers: range) -> None:
    with guard.opened():
        years = range(1990 + len(project.budget.all()), 1990 + min(len(project.budget.all()) + len(numbers), 200))
        BudgetYear.objects.bulk_create(BudgetYear(project=project, year=year, grant_minor=1) for year in years)
        Undertaking.objects.bulk_create(Undertaking(project=project, what="x", due_on=GRANTED) for _ in numbers)
        Payment.objects.bulk_create(Payment(project=project, asked_on=GRANTED, asked_minor=1) for _ in numbers)
        Indicator.objects.bulk_create(Indicator(project=project, name="x", target=1) for _ in numbers)
        ProjectPartner.objects.bulk_create(ProjectPartner(project=project, name=f"{n}") for n in numbers)
        Amendment.objects.bulk_create(
            Amendment(project=project, what="x", changed_on=GRANTED, own_cost_minor=1, outcome="not_yet")
            for _ in numbers
        )


def questions(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_the_pages_ask_at_most_twelve_questions_and_as_many_of_2_500_rows(signed_in, project):
    client, address = signed_in(("officer", "KFN"), ("coordinator", "")), f"/ansokningar/projekt/{project.pk}/"
    add_to_list(25, 1)
    add_to_project(project, range(25))
    pages = ("/ansokningar/projekt/", address, f"{address}pengar/")
    few = [questions(client, page) for page in pages]
    add_to_list(2_475, 2)
    add_to_project(project, range(25, 500))
    assert [questions(client, page) for page in pages] == few
    assert max(few) <= BUDGET, few


def test_another_nämnd_with_the_same_call_is_shown(signed_in, idea):
    """Internal competition: several units after the same money see each other."""
    other = actions.register_idea(
        Actor("user:other", "Barn", frozenset({Grant("officer", "BUN"), Grant("signed_in")})),
        what="Skolor sjunger", body=Body.objects.get(code="BUN"), contact="B", call=idea.call,
    )  # fmt: skip
    told = text_of(signed_in(("officer", "KFN")).get(f"/ansokningar/ide/{idea.pk}/"))
    assert "Fler hos oss om samma utlysning" in told and f"/ansokningar/ide/{other.pk}/" in told
