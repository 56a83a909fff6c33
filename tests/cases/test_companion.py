"""Companion mode (users.md § 2): beside an outside diarium only the coordinator signs in; nothing is typed twice."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from typing import Any

import docx
import pytest
from django.forms import ChoiceField, Field, Select
from django.test import Client
from django.urls import reverse

from two_authorities import SYSTEM, TEXTS
from utblick.audit import guard
from utblick.audit.actions import move_demo_date
from utblick.cases import actions
from utblick.cases.actions.clerks import ask_after_meetings, ask_for_adjustment
from utblick.cases.forms import STEPS
from utblick.cases.models import Decision, Matter, MatterDocument, OfficialReport
from utblick.clock.queries import today
from utblick.jobs.models import OutgoingMail
from utblick.organisation.models import Body

pytestmark = pytest.mark.django_db
LINK = re.compile(r"https://utblick\.invalid(/konto/svar/[\w-]+/)")


def first_choice(field: Field) -> str:
    """What a list to choose from shows by itself in a browser."""
    is_list = isinstance(field, ChoiceField) and isinstance(field.widget, Select)
    return str(next(iter(field.choices))[0]) if is_list and field.choices else ""


class Writer:
    """Somebody at a form: what is shown there already is left as it is, the rest is typed, and counted."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.typed: list[tuple[str, str]] = []

    def fill(self, address: str, **typed: str) -> Any:
        form = self.client.get(address).context["form"]
        shown = {name: form[name].value() for name in form.fields}
        for name in typed:
            assert name in form.fields, f"{address} asks for no {name}"
            assert shown[name] in (None, "", []), f"{name} is typed though {address} shows {shown[name]!r}"
        self.typed += typed.items()
        chosen = {name: first_choice(field) for name, field in form.fields.items() if not shown[name]}
        left = {name: value for name, value in (shown | chosen).items() if value not in (None, "", [])}
        hidden = {"version": str(OfficialReport.objects.get().version)} if OfficialReport.objects.exists() else {}
        answer = self.client.post(address, hidden | left | typed)
        assert answer.status_code in (200, 302), (address, answer.context["form"].errors)
        return answer

    def answered_by_mail(self, key: str) -> str:
        """The link in the one mail of this sort."""
        [mail] = OutgoingMail.objects.filter(key__startswith=key)
        found = LINK.search(mail.body)
        assert found
        return found.group(1)


@pytest.mark.one_database
def test_from_draft_to_recorded_decision_nothing_is_typed_twice_and_only_the_coordinator_signs_in(world, signed_in):
    """Twelve inputs by the coordinator and four by the clerk, each of them once; the proposal is written by Utblick."""
    with guard.opened():
        Body.objects.filter(code="KFN").update(clerk_email="sekreterare.kfn@exempel.example")
    coordinator = Writer(signed_in("coordinator"))
    coordinator.fill(reverse("cases:open"), title="Vänortsträff med Cēsis", body="KFN")
    matter = Matter.objects.get()
    coordinator.client.post(reverse("cases:write", args=[matter.pk]))
    report = OfficialReport.objects.get()
    told = {
        "arende": {name: TEXTS[name] for name in ("summary", "description")},
        "bedomning": {
            name: TEXTS[name] for name in ("goals", "competence_gained", "added_value", "benefits", "sustainability")
        },
        "kostnad": {"cost_2026": "18000", "hours_2026": "60", "signatory": TEXTS["signatory"]},
        "forslag": {},
    }
    assert list(STEPS) == list(told)
    for step, typed in told.items():
        coordinator.fill(reverse("cases:edit", args=[report.pk, step]), **typed)
    coordinator.fill(reverse("cases:send", args=[matter.pk]))
    sent = OutgoingMail.objects.get(key__startswith="dispatch:")
    assert sent.recipient == "registrator.kfn@exempel.example" and len(sent.attachments) >= 3
    assert MatterDocument.objects.filter(report=report).count() >= 2

    move_demo_date(SYSTEM, date(2026, 10, 6))
    ask_after_meetings(today())
    clerk = Writer(Client())
    address = clerk.answered_by_mail("answers:")
    clerk.fill(address, paragraph="58", outside_number="2026/KFN 0034", outcome="bifall")
    move_demo_date(SYSTEM, date(2026, 10, 21))
    ask_for_adjustment(today())
    clerk.fill(clerk.answered_by_mail("adjusted:"), adjusted_on="2026-10-15")

    decision = Decision.objects.get()
    assert (decision.paragraph, decision.adjusted_on) == ("58", date(2026, 10, 15))
    assert [point.outcome for point in decision.points.all()][:1] == ["bifall"]
    assert Matter.objects.get().case_number == "2026/KFN 0034"
    typed = coordinator.typed + clerk.typed
    values = [value for _name, value in typed]
    assert len(values) == len(set(values)), "something was typed twice"
    assert (len(coordinator.typed), len(clerk.typed)) == (12, 4)


def test_the_coming_matters_are_fetched_as_word_with_number_stop_and_proposal(world, actors, signed_in):
    matter = actions.open_matter(
        actors["kfn_officer"], body_code="KFN", title="Vänortsträff", outside_number="2026/KFN 0034"
    )
    report = actions.write_report(actors["kfn_officer"], matter, proposal="att söka bidrag\natt ge mandat", **TEXTS)
    actions.share_report(actors["kfn_officer"], report)
    client = signed_in("reader")
    page = client.get(reverse("cases:coming"), {"organ": "KFN"}).text
    assert f"{reverse('cases:coming_word')}?organ=KFN" in page
    answer = client.get(reverse("cases:coming_word"), {"organ": "KFN"})
    document = docx.Document(BytesIO(answer.content))
    [table] = document.tables
    assert [cell.text for cell in table.rows[1].cells][2:] == [
        "Vänortsträff\n2026/KFN 0034", "1. att söka bidrag\n2. att ge mandat",
    ]  # fmt: skip
    assert "5 oktober 2026" in table.rows[1].cells[0].text.replace("\xa0", " ")
    assert document.core_properties.title == "Kommande internationella ärenden, Kultur- och fritidsnämnden"
    assert "EXEMPEL" in document.sections[0].header.paragraphs[0].text
    empty = docx.Document(BytesIO(client.get(reverse("cases:coming_word"), {"organ": "KS"}).content))
    assert not empty.tables and "Inga internationella ärenden" in empty.paragraphs[-1].text
