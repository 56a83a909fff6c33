"""A matter is closed with the days of its archiving, and opened again with a reason that stays."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from two_authorities import SUBJECT, SYSTEM
from utblick.cases import actions, queries
from utblick.cases.models import Matter, MatterDocument
from utblick.documents.actions import keep_upload


@pytest.fixture
def matter(world, actors):
    return actions.open_matter(actors["kfn_officer"], body_code="KFN", title="Körutbyte", subject=SUBJECT)


def draft(actor, matter, title):
    return actions.add_document(actor, matter, keep_upload("a.txt", title.encode()), title=title, direction="drawn_up")


def test_what_is_closed_is_public_but_for_working_material_TF_2_10_and_2_12(matter, actors, signed_in):
    report, notes = draft(actors["kfn_officer"], matter, "Rapport"), draft(actors["kfn_officer"], matter, "Anteckning")
    client = signed_in("kfn_officer")
    address = reverse("cases:close", args=[matter.pk])
    page = client.get(address)
    assert "TF 2:10" in page.text and [row.pk for row in page.context["form"].initial["kept"]] == [report.pk, notes.pk]
    wrong = client.post(address, {"closed_on": "2026-09-10", "archive_on": "2026-09-01"})
    assert wrong.status_code == 422 and Matter.objects.get().closed_on is None
    posted = {"closed_on": "2026-09-10", "archive_on": "2028-09-10", "kept": [str(report.pk)]}
    assert client.post(address, posted).status_code == 302
    stored = Matter.objects.get()
    assert (stored.closed_on, stored.archive_on, stored.is_shared) == (date(2026, 9, 10), date(2028, 9, 10), True)
    shared = dict(MatterDocument.objects.values_list("title", "shared_at"))
    assert shared["Rapport"] is not None and shared["Anteckning"] is None


def test_the_day_of_archiving_is_noted_after_closing(matter, actors, signed_in):
    with pytest.raises(ValidationError):
        actions.archive_matter(actors["kfn_officer"], matter, archived_on=date(2026, 9, 10))
    actions.close_matter(actors["kfn_officer"], matter)
    client = signed_in("kfn_officer")
    address = reverse("cases:archive", args=[matter.pk])
    version = str(Matter.objects.get().version)
    assert client.post(address, {"archived_on": "2026-09-09", "version": version}).status_code == 422
    assert client.post(address, {"archived_on": "2026-09-10", "version": version}).status_code == 302
    assert Matter.objects.get().archived_on == date(2026, 9, 10)
    assert "Arkiverat" in client.get(reverse("cases:matter", args=[matter.pk])).text


def test_it_is_opened_again_for_a_reason_that_stays_in_its_history(matter, actors, signed_in):
    actions.close_matter(actors["kfn_officer"], matter)
    client = signed_in("kfn_officer")
    address = reverse("cases:reopen", args=[matter.pk])
    assert client.post(address, {"reason": " "}).status_code == 422
    assert client.post(address, {"reason": "Nytt avtal"}).status_code == 302
    actions.close_matter(actors["kfn_officer"], Matter.objects.get())
    actions.reopen_matter(actors["kfn_officer"], Matter.objects.get(), "Rättad dom")
    assert list(queries.reasons_for_reopening(matter).values()) == ["Nytt avtal", "Rättad dom"]
    page = client.get(reverse("cases:history", args=[matter.pk])).text
    assert "Nytt avtal" in page and "Rättad dom" in page
    stored = Matter.objects.get()
    assert (stored.closed_on, stored.archive_on, stored.archived_on) == (None, None, None)


def test_two_open_matters_about_one_subject_are_never_made_by_opening_again(matter, actors):
    actions.close_matter(actors["kfn_officer"], matter)
    actions.open_matter(SYSTEM, body_code="KFN", title="Körutbyte 2", subject=SUBJECT)
    with pytest.raises(ValidationError, match="redan ett annat öppet ärende"):
        actions.reopen_matter(actors["kfn_officer"], matter, "Behövs")
