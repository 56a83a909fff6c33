"""Comments on a tjänsteskrivelse: who, when, about which section, seen to; and what has happened to the text."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hostile import HOSTILE, encoded
from two_authorities import TEXTS
from utblick.audit import guard
from utblick.cases import actions
from utblick.cases.actions.comments import resolve_comment, write_comment
from utblick.cases.actions.matters import restrict_matter
from utblick.cases.models import ReportComment
from utblick.cases.queries.comments import comments, trace_of, unresolved
from utblick.clock import recorded_at

BUDGET = 12


@pytest.fixture
def report(world, actors):
    matter = actions.open_matter(actors["kfn_officer"], body_code="KFN", title="Vänortsträff")
    return actions.write_report(actors["kfn_officer"], matter, **TEXTS)


def page_of(report):
    return reverse("cases:comments", args=[report.pk])


def test_a_comment_says_who_when_and_about_which_section(report, actors):
    write_comment(actors["kfn_clerk"], report, " Vilket mål? ", "goals")
    said = comments(actors["kfn_officer"], report)[0]
    assert (said.comment.text, said.section, said.by) == ("Vilket mål?", "mål", "kfn_clerk")
    assert said.comment.written_at <= recorded_at()
    assert unresolved(actors["kfn_officer"], report) == 1


@pytest.mark.one_database
@pytest.mark.parametrize("text, section", [("  ", ""), ("Bra", "lösenord")])
def test_a_comment_says_something_about_something_there_is(report, actors, text, section):
    with pytest.raises(ValidationError):
        write_comment(actors["kfn_officer"], report, text, section)


def test_a_comment_is_seen_to_once_and_can_be_opened_again(report, actors, signed_in):
    comment = write_comment(actors["kfn_officer"], report, "Räkna om", "years")
    client = signed_in("kfn_officer")
    address = reverse("cases:resolve_comment", args=[comment.pk])
    assert client.post(address).status_code == 302
    first = ReportComment.objects.get()
    assert resolve_comment(actors["kfn_officer"], comment).resolved_by == first.resolved_by
    page = client.get(page_of(report)).text
    assert "Löst av kfn_officer" in page and "Inga olösta kommentarer" in page
    client.post(address, {"again": "1"})
    assert ReportComment.objects.get().resolved_at is None


def test_comments_stay_inside_the_authority_also_when_the_text_is_shared(report, actors, signed_in):
    comment = write_comment(actors["kfn_officer"], report, "Bara för oss")
    actions.share_report(actors["kfn_officer"], report)
    assert comments(actors["ks_officer"], report) == []
    other = signed_in("ks_officer")
    assert other.get(page_of(report)).status_code == 403
    assert other.post(reverse("cases:resolve_comment", args=[comment.pk])).status_code == 404
    assert "Bara för oss" not in other.get(reverse("cases:report", args=[report.pk])).text
    with pytest.raises(PermissionDenied):
        write_comment(actors["ks_officer"], report, "Hej")


@pytest.mark.one_database
def test_comments_in_a_restricted_matter_are_read_by_those_who_read_the_text(report, actors, signed_in):
    write_comment(actors["kfn_officer"], report, "Känsligt")
    restrict_matter(
        actors["kfn_officer"], report.matter, provision="OSL 21:1", authority="KFN", decided_by="Ester Lindqvist"
    )
    assert signed_in("coordinator").get(page_of(report)).status_code == 404
    assert "Känsligt" in signed_in("kfn_officer").get(page_of(report)).text


@pytest.mark.one_database
def test_the_one_who_writes_meets_the_comments_on_the_step_and_nowhere_else(report, actors, signed_in):
    write_comment(actors["kfn_clerk"], report, "Vilket år menas?", "years")
    client = signed_in("kfn_officer")
    assert "Vilket år menas?" in client.get(reverse("cases:edit", args=[report.pk, "kostnad"])).text
    assert "Vilket år menas?" not in client.get(reverse("cases:edit", args=[report.pk, "arende"])).text
    assert "En olöst kommentar" in client.get(reverse("cases:report", args=[report.pk])).text


def test_every_approval_and_every_one_that_fell_leaves_a_trace(world, report, actors, signed_in):
    actor = actors["kfn_officer"]
    actions.approve_report(actor, report, world.birger)
    actions.save_report(actor, report, goals="Ett annat mål.")
    actions.approve_report(actor, report, world.ester)
    told = [trace.what for trace in trace_of(report)]
    assert told == [
        "godkändes av Ester Lindqvist",
        "texten ändrades, och godkännandet föll",
        "godkändes av Birger Åhlén",
        "texten sparades",
    ]
    page = signed_in("kfn_officer").get(page_of(report)).text
    assert page.index("godkändes av Ester Lindqvist") < page.index("godkännandet föll")


@pytest.mark.one_database
@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_comments_are_text(report, signed_in, hostile):
    client = signed_in("kfn_officer")
    answer = client.post(page_of(report), {"text": hostile, "section": ""})
    assert answer.status_code in (302, 422)
    for comment in ReportComment.objects.all():
        assert encoded(comment.text.splitlines()[0]) in client.get(page_of(report)).text


@pytest.mark.one_database
@pytest.mark.parametrize("name", ["cases:comments", "cases:report"])
def test_the_page_asks_as_many_questions_of_2_500_comments(report, actors, signed_in, name):
    client = signed_in("kfn_officer")
    address = reverse(name, args=[report.pk])

    def asked(count):
        by, now = actors["kfn_officer"].label, recorded_at()
        with guard.opened():
            rows = [ReportComment(report=report, text=f"{n}", written_by=by, written_at=now) for n in range(count)]
            ReportComment.objects.bulk_create(rows)
        with CaptureQueriesContext(
            connection,
        ) as context:
            assert client.get(address).status_code == 200
        return len(context)

    few = asked(25)
    assert asked(2_475) == few
    assert few <= BUDGET
