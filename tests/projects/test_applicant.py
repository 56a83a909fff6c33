"""The municipality's facts for applications: on one page, each to be copied."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from utblick.projects.actions import state_applicant
from utblick.projects.models import Applicant
from utblick.ui.conflicts import Stale

from .conftest import KSF, OFFICER

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
ADDRESS = "/ansokningar/kommunens-uppgifter/"
FACTS = {"legal_name": "Provkommun", "organisation_number": "212000-0001", "pic": "999123456", "nuts": "SE110",
         "lear": "Karin Samordnare", "signatories": "Kommundirektören"}  # fmt: skip


def test_each_fact_stands_as_text_that_can_be_marked_and_has_a_button_to_copy(signed_in, municipality):
    """users.md § 1: what is our PIC, who is LEAR, who signs? The buttons need JavaScript and are hidden without it."""
    state_applicant(KSF, **FACTS)
    told = signed_in(("officer", "KFN")).get(ADDRESS).content.decode()
    for name in ("legal_name", "organisation_number", "pic", "nuts", "lear"):
        assert f'<span class="copy-value">{FACTS[name]}</span>' in told
        assert f'data-copy="{FACTS[name]}"' in told
    assert "Kommundirektören" in told


def test_only_the_coordinator_states_them(signed_in, municipality):
    with pytest.raises(PermissionDenied):
        state_applicant(OFFICER, **FACTS)
    assert signed_in(("officer", "KFN")).get(f"{ADDRESS}andra/").status_code == 403


def test_they_are_stated_once_and_then_changed(signed_in, municipality):
    client = signed_in(("coordinator", ""))
    assert client.post(f"{ADDRESS}andra/", FACTS).status_code == 302
    changed = client.post(f"{ADDRESS}andra/", {**FACTS, "pic": "999000000", "version": "1"})
    assert changed.status_code == 302
    assert Applicant.objects.get().pic == "999000000"
    with pytest.raises(ValidationError):
        state_applicant(KSF, **FACTS)
    with pytest.raises(Stale):
        state_applicant(KSF, version=1, **FACTS)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("pic", "12"), ("organisation_number", "2120000001"), ("nuts", "Stockholm"), ("oid", "10"), ("pic", "1" * 10_000)],
)
def test_a_number_that_cannot_be_right_is_refused_beside_its_field(signed_in, municipality, name, wrong):
    refused = signed_in(("coordinator", "")).post(f"{ADDRESS}andra/", {**FACTS, name: wrong})
    assert refused.status_code == 422
    assert not Applicant.objects.exists()


def test_before_anything_is_stated_the_page_says_what_would_be_here(signed_in, municipality):
    assert "Inga uppgifter än" in signed_in(("officer", "KFN")).get(ADDRESS).content.decode()
