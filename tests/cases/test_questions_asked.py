"""Pages of one matter ask as many questions however many documents, packages, decisions and requests it has."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from two_authorities import SUBJECT, TEXTS, TODAY
from utblick.audit import guard
from utblick.cases import actions
from utblick.cases.models import Decision, DecisionPoint, Disclosure, Dispatch, MatterDocument
from utblick.clock import recorded_at

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
PAGES = (
    "matter", "history", "receive", "send", "letters", "disclose", "register_shows", "restrict", "close", "write",
    "council_road", "registered", "number", "add_document", "record",
)  # fmt: skip


@pytest.fixture
def sent(world, actors):
    matter = actions.open_matter(actors["kfn_officer"], body_code="KFN", title="Vänortsträff", subject=SUBJECT)
    report = actions.write_report(actors["kfn_officer"], matter, heading="Ansökan", **TEXTS)
    return actions.dispatch_to_registrar(actors["kfn_officer"], matter, report=report, way="folder").matter


def _more(matter, first, last, actor):
    document, package = MatterDocument.objects.first(), Dispatch.objects.first().package
    told = {"matter": matter, "direction": "incoming", "dated_on": TODAY, "file": document.file}
    with guard.opened():
        MatterDocument.objects.bulk_create(
            MatterDocument(number=number, title=f"H {number}", shared_at=recorded_at(), **told)
            for number in range(first, last)
        )
        Dispatch.objects.bulk_create(
            Dispatch(matter=matter, sent_on=TODAY, way="folder", package=package, content=[number])
            for number in range(first, last)
        )
        decisions = Decision.objects.bulk_create(
            Decision(matter=matter, body_id="KFN", decided_on=date(2026, 8, 24), year=2026, paragraph=str(number))
            for number in range(first, last)
        )
        DecisionPoint.objects.bulk_create(DecisionPoint(decision=row, number=1, text="att") for row in decisions)
        Disclosure.objects.bulk_create(
            Disclosure(matter=matter, asked_on=TODAY, what=f"Brev {number}") for number in range(first, last)
        )
    for number in range(first, last):
        actions.alter_matter(actor, matter, title=f"Vänortsträff {number}", officer=None)


def test_pages_of_a_matter_ask_as_much_of_fifty_of_each_as_of_five(sent, actors, signed_in):
    client = signed_in("kfn_registrar")

    def asked():
        counts = {}
        for name in PAGES:
            address = reverse(f"cases:{name}", args=[sent.pk])
            with CaptureQueriesContext(connection) as found:
                status = client.get(address).status_code
            counts[name] = (status, len(found))
        return counts

    asked()
    _more(sent, 10, 15, actors["kfn_registrar"])
    few = asked()
    _more(sent, 20, 70, actors["kfn_registrar"])
    many = asked()
    assert many == few
    allowed = {name: number for name, (status, number) in few.items() if status == 200}
    assert set(PAGES) - set(allowed) <= {"write", "council_road"}
    assert max(allowed.values()) <= 12, allowed
