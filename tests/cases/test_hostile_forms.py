"""Hostile values through the forms of the decision chain, delegation, disclosure, notice, number and restriction.

One field at a time in an answer that is otherwise right, so that each value reaches the action and the database.
"""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from hostile import HOSTILE, encoded
from utblick.cases import actions
from utblick.cases.actions import PointAnswer
from utblick.cases.effects import Effect, Outcome
from utblick.cases.models import DelegationList, Disclosure

pytestmark = pytest.mark.django_db
TRIED = ("nul", "lone surrogate", "ten thousand", "year 0001")
"""What a database may refuse where a form took it; tests/test_pages.py tries the whole table on linked forms."""
CHOSEN = ("version", "organ", "reporting", "forbidden", "relation", "documents", "body", "outcome")
"""Not written by hand: a value that is not among the choices never passes the form."""
REFUSED_OR_KEPT = (200, 302, 409, 422)


@pytest.fixture
def matter(world, actors):
    return actions.open_matter(actors["kfn_registrar"], body_code="KFN", title="Körutbyte")


@pytest.fixture
def decisions(world, matter, actors):
    point = PointAnswer(text="Nämnden tackar ja.", outcome=Outcome.BIFALL, effect=Effect.OTHER)
    told = {"points": [point], "body_code": "KFN", "adjusted_on": date(2026, 8, 28)}
    days = {"40": date(2026, 6, 1), "51": world.kfn_meeting.on}
    return [
        actions.record_decision(actors["kfn_clerk"], matter, decided_on=day, paragraph=paragraph, **told)
        for paragraph, day in days.items()
    ]


def broken(client, address, right):
    """The fields and values that were answered by anything but a page or a refusal."""
    for field in right.keys() - set(CHOSEN):
        for name in TRIED:
            answer = client.post(address, right | {field: encoded(HOSTILE[name])})
            if answer.status_code not in REFUSED_OR_KEPT:
                yield address, field, name, answer.status_code


def test_the_chain_and_the_notice_refuse_or_keep_hostile_values(decisions, signed_in):
    client, (earlier, later) = signed_in("kfn_clerk"), decisions
    chain, notice = (reverse(f"cases:{name}", args=[later.pk]) for name in ("chain", "notice"))
    told = {"relation": "amends", "earlier": str(earlier.pk), "from_on": "2026-09-01"}
    posted = {
        "announced_on": "2026-08-29", "taken_down_on": "", "board": "tavlan", "minutes_kept_at": "kansliet",
        "appealed_on": "", "version": "0",
    }  # fmt: skip
    assert [*broken(client, chain, told), *broken(client, notice, posted)] == []
    for name in TRIED:
        asked = {"gallde": encoded(HOSTILE[name]), "kant": encoded(HOSTILE[name]), "nummer": encoded(HOSTILE[name])}
        page = client.get(chain, asked)
        assert page.status_code == 200, name


def test_delegation_refuses_or_keeps_hostile_values(world, signed_in):
    client = signed_in("kfn_clerk")
    adopted = {"body": "KFN", "adopted_on": "2026-08-24", "paragraph": "44", "valid_from": "2026-08-24"}
    point = {
        "number": "2.1", "what": "Resor", "delegate": "kulturchefen", "limit": "50000", "reporting": "next_meeting",
        "forbidden": "",
    }  # fmt: skip
    assert list(broken(client, reverse("cases:adopt_delegation"), adopted)) == []
    kept = DelegationList.objects.first()
    assert kept is not None
    assert list(broken(client, reverse("cases:add_point", args=[kept.pk]), point)) == []
    report = {"organ": "KFN", "meeting": str(world.kfn_meeting.pk), "version": "0"}
    assert list(broken(client, reverse("cases:to_report"), report)) == []


def test_disclosure_number_and_restriction_refuse_or_keep_hostile_values(matter, signed_in):
    client = signed_in("kfn_registrar")
    answered = {"outcome": "refused", "answered_on": "2026-09-09", "reason": "OSL 15:1 a", "decided_by": "chefen"}
    asked = answered | {"what": "Brevet", "asked_on": "2026-09-08", "requester": "", "documents": ""}
    assert list(broken(client, reverse("cases:disclose", args=[matter.pk]), asked)) == []
    kept = Disclosure.objects.first()
    assert kept is not None
    assert list(broken(client, reverse("cases:disclosure", args=[kept.pk]), answered | {"version": "0"})) == []
    for name, told in {
        "number": {"outside_number": "2026/KFN 0034", "version": "0"},
        "restrict": {"provision": "OSL 15:1 a", "authority": "Kultur- och fritidsnämnden", "decided_by": "chefen"},
    }.items():
        assert list(broken(client, reverse(f"cases:{name}", args=[matter.pk]), told)) == []
    assert client.get(reverse("cases:matter", args=[matter.pk])).status_code == 200
