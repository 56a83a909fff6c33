"""*Vad lovade vi?*: what the application and the decisions promised, beside what has been done."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from utblick.audit import guard
from utblick.cases.models import Decision, DecisionPoint, Matter, OfficialReport
from utblick.clock import recorded_at
from utblick.organisation.models import Body
from utblick.projects import actions
from utblick.projects.models import BudgetYear, Indicator, Payment, Undertaking

from .conftest import OFFICER

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
DAY = date(2026, 5, 6)


@pytest.fixture
def project(application):
    granted = actions.record_answer(OFFICER, application, answer="granted", on=DAY)
    return actions.begin_project(
        OFFICER, granted, grant_minor=300_000_00, ends_on=date(2027, 6, 30), account_code="7", leader="Elin",
        first_report_on=date(2026, 5, 1),
    )  # fmt: skip


def promised(application, *, shared: bool, restricted: str = "") -> None:
    body = Body.objects.get(code="KFN")
    with guard.opened():
        matter = Matter.objects.create(
            body=body, subject=str(application.ref), reference="M-1", title="Ansökan", opened_on=DAY,
            restriction_provision=restricted,
            restricted_on=DAY if restricted else None, restriction_authority="Nämnden" if restricted else "",
            restricted_by="prov" if restricted else "",
        )  # fmt: skip
        OfficialReport.objects.create(
            matter=matter, recipient=body, written_on=DAY, heading="Ansökan", text_saved_at=recorded_at(),
            shared_at=recorded_at() if shared else None, competence_gained="Åtta ledare lär sig sångpedagogik.",
            goals="Fler unga i kören.",
        )  # fmt: skip
        decision = Decision.objects.create(matter=matter, body=body, decided_on=DAY, year=2026, paragraph="12")
        DecisionPoint.objects.create(decision=decision, number=1, text="Nämnden avsätter 40 000 kronor.")


def page(client, project) -> str:
    told = client.get(f"/ansokningar/projekt/{project.pk}/lovat/")
    assert told.status_code == 200
    return " ".join(told.content.decode().replace("\u00a0", " ").split())


def test_the_page_says_what_was_promised_and_what_came_of_it(signed_in, project):
    """G-04: the contributions promised stand beside the contributions that came."""
    promised(project.application, shared=True)
    actions.add_part(OFFICER, BudgetYear(project=project, year=2026, own_minor=45_000_00))
    actions.add_part(OFFICER, Indicator(project=project, name="Sångare", target=60, value=72, measured_on=DAY))
    actions.add_part(
        OFFICER, Payment(project=project, asked_on=DAY, asked_minor=100_000_00, paid_on=DAY, paid_minor=90_000_00)
    )
    actions.close_project(OFFICER, project, competence="Nio ledare kan det nu.", experience="", resources="")
    told = page(signed_in(("officer", "KFN")), project)
    for words in (
        "40 000 kronor", "i budgeten: 45 000 kronor", "betalat: 90 000 kronor", "Åtta ledare lär sig sångpedagogik.",
        "Nio ledare kan det nu.", "Nämnden avsätter 40 000 kronor.", "§ 12", "Fler unga i kören.", "försenat",
    ):  # fmt: skip
        assert words in told, words


def test_a_draft_promises_nothing(signed_in, project):
    promised(project.application, shared=False)
    told = page(signed_in(("officer", "KFN")), project)
    assert "sångpedagogik" not in told
    assert "Ingen delad tjänsteskrivelse" in told


def test_what_is_restricted_is_not_told_to_another_nämnd(signed_in, project):
    promised(project.application, shared=True, restricted="OSL 19:3")
    told = page(signed_in(("officer", "BUN")), project)
    assert "sångpedagogik" not in told and "avsätter" not in told


def test_the_page_asks_at_most_twelve_questions_and_as_many_of_more_rows(signed_in, project):
    client, address = signed_in(("officer", "KFN")), f"/ansokningar/projekt/{project.pk}/lovat/"
    promised(project.application, shared=True)

    def questions() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    few = questions()
    with guard.opened():
        Undertaking.objects.bulk_create(Undertaking(project=project, what="x", due_on=DAY) for _ in range(500))
        Payment.objects.bulk_create(Payment(project=project, asked_on=DAY, asked_minor=1) for _ in range(500))
        decision = Decision.objects.get()
        DecisionPoint.objects.bulk_create(DecisionPoint(decision=decision, number=n, text="x") for n in range(2, 500))
    assert questions() == few <= 12
