"""One matter an authority, its own reference beside the outside dnr, and drafts that stay inside."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from two_authorities import SUBJECT, SYSTEM, TEXTS, keep_in_utblick
from utblick.audit import guard
from utblick.audit.verification import verify
from utblick.cases import actions, queries
from utblick.cases.models import Matter
from utblick.cases.numbering import paragraph_as_told, written
from utblick.search.queries import find
from utblick.ui import kinds
from utblick.ui.conflicts import Stale


def opened(actors, name="kfn_officer", body_code="KFN", **values):
    return actions.open_matter(actors[name], body_code=body_code, title="Vänortsträff med Cēsis", **values)


def test_each_authority_gets_its_own_matter_about_the_same_subject(world, actors):
    made = actions.open_matters(SYSTEM, body_codes=["KFN", "KS"], title="Träff", subject=SUBJECT)
    assert [matter.body_id for matter in made] == ["KFN", "KS"]
    assert {matter.subject for matter in made} == {str(SUBJECT)}
    assert actions.open_matters(SYSTEM, body_codes=["KFN", "KS"], title="Träff", subject=SUBJECT) == []
    with pytest.raises(ValidationError):
        opened(actors, subject=SUBJECT)


def test_own_reference_is_never_a_dnr_while_the_register_is_elsewhere(world, actors):
    matter = opened(actors)
    assert matter.reference == "U-2026-0001"
    assert matter.case_number == ""
    actions.set_outside_number(actors["kfn_officer"], matter, "  2026/KFN  0034 ")
    assert matter.case_number == "2026/KFN 0034"


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("{år}/{organ} {nr:4}", "2026/KFN 0007"),
        ("{organ}-{år}-{nr}", "KFN-2026-7"),
        ("{organ} {år}/{nr}", "KFN 2026/7"),
        ("Ks/{år}:{nr:3} 008", "Ks/2026:007 008"),
        ("utan nummer", "utan nummer 7"),
    ],
)
def test_a_dnr_follows_the_pattern_of_its_authority(pattern, number):
    assert written(pattern, "KFN", 2026, 7) == number


def test_the_dnr_comes_from_utblick_only_where_the_register_is_kept_there(world, actors):
    keep_in_utblick(world.kfn, register=True)
    first, second = opened(actors), opened(actors)
    assert [first.case_number, second.case_number] == ["2026/KFN 0001", "2026/KFN 0002"]
    with pytest.raises(ValidationError, match="2026/KFN 0001"):
        actions.set_outside_number(actors["kfn_officer"], first, "X 1")


def test_a_draft_is_seen_inside_its_own_authority_only_TF_2_11(world, actors, signed_in):
    matter = opened(actors)
    report = actions.write_report(actors["kfn_officer"], matter, **TEXTS)
    addresses = [reverse("cases:matter", args=[matter.pk]), reverse("cases:report", args=[report.pk])]
    for name, status in (
        ("kfn_officer", 200), ("kfn_clerk", 200), ("kfn_registrar", 200),
        ("ks_officer", 404), ("coordinator", 404), ("kfn_member", 404), ("reader", 404),
    ):  # fmt: skip
        client = signed_in(name)
        assert [client.get(address).status_code for address in addresses] == [status, status], name
        assert bool(find(actors[name], "vänortsträff")) == (status == 200) or name == "kfn_member"
    actions.share_report(actors["kfn_officer"], report)
    for name in ("ks_officer", "coordinator", "reader"):
        client = signed_in(name)
        assert [client.get(address).status_code for address in addresses] == [200, 200], name
        assert len(find(actors[name], "vänortsträff")) == 2


def test_what_somebody_outside_opens_is_shared_with_the_authority_from_the_start(world, actors):
    matter = opened(actors, "coordinator")
    assert matter.is_shared
    assert queries.matter(actors["coordinator"], matter.pk) is not None


def test_another_authority_may_not_write_in_the_matter(world, actors, signed_in):
    matter = opened(actors, "coordinator")
    with pytest.raises(PermissionDenied):
        actions.close_matter(actors["ks_officer"], matter)
    assert signed_in("ks_officer").post(reverse("cases:close", args=[matter.pk])).status_code == 403
    with pytest.raises(PermissionDenied):
        opened(actors, "reader")


def test_a_restricted_matter_is_not_found_or_seen_outside_its_authority(world, actors, signed_in):
    matter = opened(actors, "coordinator", outside_number="2026/KFN 0099")
    with pytest.raises(ValidationError, match="OSL 5:5"):
        actions.restrict_matter(actors["kfn_officer"], matter, provision="OSL 15:1 a", authority="", decided_by="")
    actions.restrict_matter(
        actors["kfn_officer"], matter, provision="OSL 15:1 a", authority="KFN", decided_by="Ester Lindqvist"
    )
    assert find(actors["reader"], "vänortsträff") == []
    assert find(actors["reader"], "0099") == []
    assert signed_in("coordinator").get(reverse("cases:matter", args=[matter.pk])).status_code == 404
    assert signed_in("kfn_officer").get(reverse("cases:matter", args=[matter.pk])).status_code == 200
    assert kinds.link(matter.ref, actors["coordinator"]) is None


def test_a_stale_title_is_answered_with_both_texts(world, actors, signed_in):
    matter = opened(actors)
    actions.alter_matter(actors["kfn_officer"], matter, title="Ny rubrik", officer=world.ester, version=1)
    with pytest.raises(Stale):
        actions.alter_matter(actors["kfn_officer"], matter, title="Min rubrik", officer=None, version=1)
    answer = signed_in("kfn_officer").post(
        reverse("cases:alter", args=[matter.pk]), {"title": "Min rubrik", "officer": "", "version": "1"}
    )
    assert answer.status_code == 409
    assert "Min rubrik" in answer.text and "Ny rubrik" in answer.text


def test_a_matter_is_closed_and_opened_again_with_a_trace(world, actors, signed_in):
    matter = opened(actors)
    with pytest.raises(ValidationError):
        actions.close_matter(actors["kfn_officer"], matter, date(2026, 9, 11))
    actions.close_matter(actors["kfn_officer"], matter)
    actions.reopen_matter(actors["kfn_officer"], matter, "Bidraget ändrades.")
    verbs = [event.verb for event, _who in queries.history_of(matter.ref)]
    assert verbs == ["matter.reopen", "matter.close", "matter.open"]
    assert verify().whole
    page = signed_in("kfn_officer").get(reverse("cases:history", args=[matter.pk]))
    assert "Bidraget ändrades." in page.text
    assert "ärendet avslutades" in page.text and "kfn_officer" in page.text


def test_a_matter_of_an_ended_body_is_opened_with_its_successor(world, actors):
    with guard.opened():
        type(world.kfn).objects.filter(code="KFN").update(valid_to=date(2026, 8, 31), successor=world.ks)
    assert opened(actors, "coordinator").body_id == "KS"


@pytest.mark.parametrize("told", ["112", "§ 112", "§112", " §§ 112 ", "Paragraf 112"])
def test_a_paragraph_is_the_same_however_it_is_written(told):
    assert paragraph_as_told(told) == "112"


def test_no_matter_is_known_by_a_number_it_does_not_have(world, actors):
    matter = opened(actors, outside_number="2026/KFN 0034")
    officer = actors["kfn_officer"]
    assert list(queries.matters(officer, number="2026/KFN 0034")) == [matter]
    assert list(queries.matters(officer, number="U-2026-0001")) == [matter]
    assert list(queries.matters(officer, number="0034")) == []
    assert Matter.objects.count() == 1
