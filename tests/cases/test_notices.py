"""Anslag: announced by the second day, up until the appeal time ends, and what follows for legal force."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from two_authorities import SUBJECT
from utblick.cases import actions, queries
from utblick.cases.actions import PointAnswer
from utblick.cases.models import Decision, PublicNotice
from utblick.cases.queries.notices import force_of, notice_page
from utblick.cases.todo import todo
from utblick.dates.legal_force import ForceState
from utblick.governance.models import Deviation

TODAY = date(2026, 9, 10)
POINTS = [PointAnswer("att ansöka om medel.")]


@pytest.fixture
def matter(world, actors):
    return actions.open_matter(actors["kfn_officer"], body_code="KFN", title="Vänortsträff", subject=SUBJECT)


def decided(actors, matter, paragraph="51", **told):
    values = {"points": POINTS, "paragraph": paragraph, "decided_on": date(2026, 8, 10)} | told
    values.setdefault("adjusted_on", date(2026, 8, 14))
    found = actions.record_decision(actors["kfn_clerk"], matter, **values)
    return queries.decision(actors["kfn_clerk"], found.pk)


def seen(actors, decision):
    return queries.decision(actors["kfn_clerk"], decision.pk)


def test_one_notice_covers_every_paragraph_of_the_same_minutes_KL_8_12(matter, actors):
    first, second = decided(actors, matter), decided(actors, matter, "52")
    other_day = decided(actors, matter, "60", decided_on=date(2026, 8, 11))
    notice = actions.record_notice(actors["kfn_clerk"], first, announced_on=date(2026, 8, 15), board="strando.example")
    assert seen(actors, second).notice == notice and seen(actors, other_day).notice is None
    told_later = decided(actors, matter, "53")
    assert told_later.notice == notice
    unadjusted = decided(actors, matter, "54", adjusted_on=None)
    actions.adjust_decision(actors["kfn_clerk"], unadjusted, date(2026, 8, 14))
    assert seen(actors, unadjusted).notice == notice
    actions.adjust_decision(actors["kfn_clerk"], unadjusted, date(2026, 8, 13))
    assert seen(actors, unadjusted).notice is None
    assert not Deviation.objects.exists()


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"announced_on": date(2026, 9, 11)}, "announced_on"),
        ({"announced_on": date(2026, 8, 13)}, "announced_on"),
        ({"announced_on": date(2026, 8, 15), "taken_down_on": date(2026, 8, 14)}, "taken_down_on"),
        ({"announced_on": date(2026, 8, 15), "taken_down_on": date(2026, 9, 11)}, "taken_down_on"),
        ({"announced_on": date(2026, 8, 15), "appealed_on": date(2026, 8, 9)}, "appealed_on"),
    ],
)
def test_days_that_cannot_be_are_refused(matter, actors, told, field):
    with pytest.raises(ValidationError) as refused:
        actions.record_notice(actors["kfn_clerk"], decided(actors, matter), **told)
    assert field in refused.value.error_dict
    assert not PublicNotice.objects.exists()


def test_what_is_not_adjusted_is_not_announced_and_only_the_own_body_s_people_note_it(matter, actors):
    unadjusted = decided(actors, matter, adjusted_on=None)
    with pytest.raises(ValidationError, match="KL 8:12"):
        actions.record_notice(actors["kfn_clerk"], unadjusted, announced_on=date(2026, 8, 15))
    with pytest.raises(PermissionDenied):
        actions.record_notice(actors["ks_officer"], decided(actors, matter, "52"), announced_on=date(2026, 8, 15))


def test_a_late_notice_and_one_taken_down_early_are_recorded_and_deviate_KL_8_12_13_5(matter, actors):
    on_time = decided(actors, matter)
    actions.record_notice(actors["kfn_clerk"], on_time, announced_on=date(2026, 8, 17))
    late = decided(actors, matter, "61", decided_on=date(2026, 8, 11))
    actions.record_notice(actors["kfn_clerk"], late, announced_on=date(2026, 8, 18))
    assert not queries.remarks(seen(actors, on_time))[1:]
    assert "andra dagen" in queries.remarks(seen(actors, late))[-1].sv
    assert seen(actors, late).notice.taken_down_on is None
    down = {"announced_on": date(2026, 8, 18), "taken_down_on": date(2026, 9, 8)}
    actions.record_notice(actors["kfn_clerk"], seen(actors, late), **down)
    assert force_of(seen(actors, late), TODAY).state == ForceState.TAKEN_DOWN_EARLY
    actions.record_notice(actors["kfn_clerk"], seen(actors, late), **down | {"taken_down_on": date(2026, 9, 9)})
    assert force_of(seen(actors, late), TODAY).state == ForceState.FINAL
    assert sorted(Deviation.objects.values_list("clause", flat=True)) == ["KL 13:5", "KL 8:12"]


def test_legal_force_is_derived_and_unknown_without_a_notice(matter, actors):
    decision = decided(actors, matter)
    page = notice_page(actors["reader"], decision, TODAY)
    assert (page.force.state, page.as_if_today, page.due) == (ForceState.NOT_ANNOUNCED, True, date(2026, 8, 17))
    assert "Kan inte avgöras" in page.force.explanation.sv and "KL 8:12" in page.warnings[0].sv
    actions.record_notice(actors["kfn_clerk"], decision, announced_on=date(2026, 8, 15))
    page = notice_page(actors["reader"], seen(actors, decision), TODAY)
    assert (page.force.state, page.force.since, page.warnings) == (ForceState.FINAL, date(2026, 9, 8), [])
    told = {"announced_on": date(2026, 8, 15), "appealed_on": date(2026, 9, 1)}
    actions.record_notice(actors["kfn_clerk"], seen(actors, decision), **told)
    assert force_of(seen(actors, decision), TODAY).state == ForceState.APPEALED


def test_the_texts_hold_what_the_law_asks_KL_8_12(matter, actors):
    first = decided(actors, matter)
    decided(actors, matter, "52")
    told = {"announced_on": date(2026, 8, 15), "minutes_kept_at": "Kommunhuset, plan 3", "board": "strando.example"}
    actions.record_notice(actors["kfn_clerk"], first, **told)
    page = notice_page(actors["reader"], seen(actors, first), TODAY)
    for line in ("Kommunhuset, plan 3", "§ 51, § 52", "lördag 15 augusti 2026", "måndag 7 september 2026"):
        assert line in page.text
    assert "strando.example" in page.proof and "Nedtaget: …" in page.proof


def test_the_clerk_tells_the_notice_on_the_page_and_the_places_are_not_typed_twice(matter, actors, signed_in):
    first, second = decided(actors, matter), decided(actors, matter, "60", decided_on=date(2026, 8, 11))
    client = signed_in("kfn_clerk")
    address = reverse("cases:notice", args=[first.pk])
    assert "Kan inte avgöras" in client.get(address).text
    assert client.post(address, {"announced_on": "2026-08-01"}).status_code == 422
    posted = {"announced_on": "2026-08-15", "minutes_kept_at": "Kommunhuset", "board": "strando.example"}
    assert client.post(address, posted).status_code == 302
    assert "Laga kraft sedan" in client.get(reverse("cases:decision", args=[first.pk])).text
    assert 'value="Kommunhuset"' in client.get(reverse("cases:notice", args=[second.pk])).text
    assert client.post(address, posted | {"version": "9"}).status_code == 409
    assert signed_in("reader").post(address, posted).status_code == 403


@pytest.mark.one_database
def test_the_start_page_tells_the_clerk_when_the_second_day_nears_without_asking_more(matter, actors):
    with CaptureQueriesContext(connection) as before:
        todo(actors["kfn_clerk"], TODAY)
    decision = decided(actors, matter, decided_on=date(2026, 9, 7), adjusted_on=date(2026, 9, 9))
    decided(actors, matter, "40", decided_on=date(2026, 6, 1), adjusted_on=date(2026, 6, 5))
    with CaptureQueriesContext(connection) as after:
        rows = todo(actors["kfn_clerk"], TODAY)
    assert len(after) == len(before)
    (row,) = [row for row in rows if "anslogs" in str(row.sentence)]
    assert (row.band, row.last_day) == ("waiting", date(2026, 9, 11))
    assert not [row for row in todo(actors["ks_officer"], TODAY) if "anslogs" in str(row.sentence)]
    actions.record_notice(actors["kfn_clerk"], seen(actors, decision), announced_on=date(2026, 9, 10))
    assert not [row for row in todo(actors["kfn_clerk"], TODAY) if "anslogs" in str(row.sentence)]
    assert Decision.objects.filter(notice=None).count() == 1
