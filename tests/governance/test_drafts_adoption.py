"""A draft becomes a set by a decision, and a set ends by one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from governance.drafts_world import (
    SMALL,
    SYSTEM,
    TYRESO,
    adopt,
    decision,
    page,
    url,
)
from utblick.audit.models import Event
from utblick.governance.actions import begin_draft
from utblick.governance.drafting.splicing import read
from utblick.governance.models import AdoptedSet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("municipality")]


def test_adoption_shows_the_final_text_and_its_checksum_before_anything_is_written(coordinator, draft):
    answer = coordinator.post(url(draft, "adopt_draft"), decision(reference="2026/KS 0112"))
    final = answer.context["final"]
    assert final.sha256 in page(answer) and final.written == ("date", "paragraph", "reference", "valid_from")
    assert not AdoptedSet.objects.exists()


def test_an_adopted_draft_is_a_set_with_its_decision_and_never_changes(coordinator, draft):
    """G-01: a version has its decision and its checksum, and is never edited."""
    answer = adopt(coordinator, draft)
    found = AdoptedSet.objects.get()
    assert answer.url == reverse("governance:set", args=[found.pk])
    document = read(found.text)["document"]
    assert (document["date"], document["paragraph"], document["valid_from"]) == ("2026-09-08", "141", "2026-10-01")
    draft.refresh_from_db()
    assert draft.adopted == found and draft.text == SMALL
    refused = coordinator.post(url(draft), {"version": draft.version, "text": "x", "save": "1"})
    assert refused.status_code == 422 and "kan inte längre ändras" in page(refused)
    assert coordinator.get(url(draft, "adopt_draft")).status_code == 404
    assert coordinator.get(url(draft, "draft_part", "regler", "godkännande")).status_code == 404
    assert found.sha256 in page(coordinator.get(answer.url))


def test_a_new_version_ends_the_former_and_both_pages_say_so(coordinator, adopted):
    """G-02: what was decided under the former stays valid."""
    draft = begin_draft(SYSTEM, "Ny", TYRESO.replace("ett medel", "ett bra medel"), based_on=adopted)
    final = coordinator.post(url(draft, "adopt_draft"), decision())
    assert "gäller till och med den 30 september 2026" in page(final)
    answer = adopt(coordinator, draft)
    adopted.refresh_from_db()
    newer = AdoptedSet.objects.get(replaces=adopted)
    assert adopted.valid_to == date(2026, 9, 30) and adopted.replaced_by == newer
    former_page = page(coordinator.get(reverse("governance:set", args=[adopted.pk])))
    assert "Ersatt av" in former_page and "Beslut som fattades då fortsätter att gälla" in former_page
    assert "Ersätter här" in page(coordinator.get(answer.url))


@pytest.mark.parametrize(
    "told, why",
    [
        ({"decided_on": "2026-09-11"}, "Beslutet kan inte vara senare än i dag."),
        ({"paragraph": " "}, "Paragraf"),
        ({"body": ""}, "Vem har beslutat"),
        ({"valid_from": "2026-09-01"}, "Skriv varför dokumentet ska gälla redan före beslutet."),
        ({"valid_from": ""}, "Gäller från"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(coordinator, draft, told, why):
    answer = adopt(coordinator, draft, **told)
    assert answer.status_code == 422 and why in page(answer)
    assert not AdoptedSet.objects.exists()


def test_with_a_reason_a_document_may_apply_before_its_decision(coordinator, draft):
    adopt(coordinator, draft, valid_from="2026-09-01", reason="Den gamla upphörde då.")
    found = AdoptedSet.objects.get()
    assert found.valid_from == date(2026, 9, 1) and found.early_reason == "Den gamla upphörde då."
    assert "upphörde" not in Event.objects.order_by("-seq").values_list("payload", flat=True)[0]


def test_a_draft_with_mistakes_is_not_adopted_and_its_lines_are_told(coordinator, draft):
    coordinator.post(url(draft), {"version": 1, "text": SMALL.replace('rank = "KS"', 'rank = "X"'), "save": "1"})
    shown = page(coordinator.get(url(draft, "adopt_draft")))
    assert "Utkastet kan inte antas så länge det har fel" in shown and "#rad-6" in shown
    adopt(coordinator, draft, version=2)
    assert not AdoptedSet.objects.exists()


def test_a_text_that_was_changed_after_it_was_shown_is_not_adopted(coordinator, draft):
    shown = coordinator.post(url(draft, "adopt_draft"), decision())
    coordinator.post(url(draft), {"version": 1, "text": SMALL.replace("godkänner", "avgör"), "save": "1"})
    told = decision(version=2, sha256=shown.context["final"].sha256)
    answer = coordinator.post(url(draft, "adopt_draft"), told)
    assert answer.status_code == 422 and "Texten är en annan än den du läste" in page(answer)
    assert "avgör" in page(answer) and not AdoptedSet.objects.exists()


def test_the_same_text_and_an_earlier_day_than_the_version_in_force_are_refused(coordinator, adopted):
    draft = begin_draft(SYSTEM, "Ny", TYRESO)
    day = (adopted.valid_from - timedelta(days=1)).isoformat()
    answer = adopt(coordinator, draft, valid_from=day, reason="x")
    assert answer.status_code == 422 and "Välj en senare dag" in page(answer)


def test_a_set_is_ended_without_a_successor_by_its_decision(coordinator, adopted):
    there = reverse("governance:end_set", args=[adopted.pk])
    told = {"version": 1, "body": "KS", "decided_on": "2026-09-08", "paragraph": "150", "last_day": "2026-12-31"}
    late = coordinator.post(there, {**told, "decided_on": "2026-09-11"})
    assert late.status_code == 422 and "senare än i dag" in page(late)
    assert coordinator.post(there, {**told, "last_day": "2020-01-01"}).status_code == 422
    assert coordinator.post(there, {**told, "version": 7}).status_code == 409
    assert coordinator.post(there, told).status_code == 302
    shown = page(coordinator.get(reverse("governance:set", args=[adopted.pk])))
    assert "Upphävt av KS § 150" in shown and "31 december 2026" in shown
    assert coordinator.post(there, {**told, "version": 2}).status_code == 422
