"""The head approves a tjänsteskrivelse by a mail link, without an account (users.md § 3, design § 2.2)."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from two_authorities import SYSTEM, TEXTS, TODAY
from utblick.audit import guard
from utblick.audit.actions import move_demo_date
from utblick.audit.queries import history
from utblick.cases import actions
from utblick.cases.actions.approvals import ask_for_approval
from utblick.cases.models import OfficialReport
from utblick.jobs.models import OutgoingMail
from utblick.organisation.models import Assignment, Person

pytestmark = pytest.mark.django_db
LINK = re.compile(r"https://utblick\.invalid(/konto/svar/[\w-]+/)")


@pytest.fixture
def report(world, actors) -> OfficialReport:
    with guard.opened():
        Person.objects.filter(pk=world.birger.pk).update(email="birger.ahlen@exempel.example")
    world.birger.refresh_from_db()
    matter = actions.open_matter(actors["kfn_officer"], body_code="KFN", title="Vänortsträff")
    return actions.write_report(actors["kfn_officer"], matter, heading="Ansökan om medel", **TEXTS)


def _address() -> str:
    mail = OutgoingMail.objects.get(key__startswith="approval:")
    assert mail.recipient == "birger.ahlen@exempel.example" and "Ansökan om medel" in mail.body
    found = LINK.search(mail.body)
    assert found is not None
    return found.group(1)


def test_opening_changes_nothing_the_button_approves_and_a_second_use_says_so(report, world, actors):
    ask_for_approval(actors["kfn_officer"], report, world.birger)
    address = _address()
    for _ in range(2):
        page = Client().get(address).text
        assert "Ansökan om medel" in page and "Godkänn tjänsteskrivelsen" in page and TEXTS["summary"] in page
    report.refresh_from_db()
    assert report.approved_by is None
    assert "Du har godkänt" in Client().post(address).text
    report.refresh_from_db()
    assert report.approved_by == world.birger
    assert history(report.ref)[0].actor.startswith("mail:")
    again = Client().post(address)
    assert again.status_code == 410
    assert Client().get("/konto/svar/annat/").status_code == 404


def test_the_link_runs_out_and_holds_only_for_the_text_that_was_sent(report, world, actors):
    ask_for_approval(actors["kfn_officer"], report, world.birger)
    address = _address()
    with pytest.raises(ValidationError, match="redan fått"):
        ask_for_approval(actors["kfn_officer"], report, world.birger)
    actions.save_report(actors["kfn_officer"], report, goals="Något helt annat.")
    assert Client().get(address).status_code == 410
    assert Client().post(address).status_code == 410
    report.refresh_from_db()
    assert report.approved_by is None
    OutgoingMail.objects.all().delete()
    ask_for_approval(actors["kfn_officer"], report, world.birger)
    address = _address()
    move_demo_date(SYSTEM, TODAY + timedelta(days=31))
    assert Client().post(address).status_code == 410


def test_who_is_no_longer_head_approves_nothing(report, world, actors):
    ask_for_approval(actors["kfn_officer"], report, world.birger)
    with guard.opened():
        Assignment.objects.filter(person=world.birger).update(valid_to=TODAY - timedelta(days=1))
    assert Client().post(_address()).status_code == 410


def test_a_restricted_text_or_an_unfinished_one_is_never_mailed(report, world, actors):
    actions.restrict_matter(
        SYSTEM, report.matter, provision="18 kap. 1 § OSL", authority="KFN", decided_by="Gunilla Östberg"
    )
    report.refresh_from_db()
    with pytest.raises(ValidationError, match="sekretess"):
        ask_for_approval(SYSTEM, report, world.birger)
    actions.restrict_matter(SYSTEM, report.matter, provision="", authority="", decided_by="")
    report = OfficialReport.objects.get(pk=report.pk)
    with pytest.raises(PermissionDenied):
        ask_for_approval(actors["reader"], report, world.birger)
    with pytest.raises(ValidationError):
        ask_for_approval(SYSTEM, report, world.ester)
    actions.save_report(SYSTEM, report, goals="")
    with pytest.raises(ValidationError, match="saknas"):
        ask_for_approval(SYSTEM, report, world.birger)
    assert not OutgoingMail.objects.filter(key__startswith="approval:").exists()


def test_the_officer_asks_from_the_reports_page(report, world, signed_in):
    client, page = signed_in("kfn_officer"), f"/arenden/tjansteskrivelse/{report.pk}/"
    assert "Skicka mejl till chefen" in client.get(page).content.decode()
    assert client.post(f"{page}fraga-chefen/", {"head": "\x00"}).status_code == 422
    told = client.post(f"{page}fraga-chefen/", {"head": str(world.birger.pk)}, follow=True).content.decode()
    assert "har fått ett mejl" in told
    assert client.post(f"{page}fraga-chefen/", {"head": str(world.birger.pk)}).status_code == 422
    assert signed_in("reader").post(f"{page}fraga-chefen/").status_code in (403, 404)
