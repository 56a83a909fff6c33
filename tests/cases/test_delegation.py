"""Delegation: points and limits, what the law forbids, and what must come back to the body."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import docx
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from two_authorities import SUBJECT, fetched
from utblick.audit import guard
from utblick.cases import actions, queries
from utblick.cases.actions import PointAnswer
from utblick.cases.models import Decision
from utblick.cases.queries.delegation import delegation_in_force, to_report
from utblick.governance.models import Deviation
from utblick.organisation.models import Meeting

POINTS = [PointAnswer("att elevgruppen reser.")]
DAY = date(2026, 8, 20)


@pytest.fixture
def matter(world, actors):
    return actions.open_matter(actors["kfn_officer"], body_code="KFN", title="Elevresa", subject=SUBJECT)


@pytest.fixture
def points(world, actors):
    adopted = actions.adopt_delegation(
        actors["kfn_clerk"], body_code="KFN", adopted_on=date(2026, 1, 12), valid_from=date(2026, 2, 1), paragraph="4"
    )
    told = {"what": "Resor", "delegate": "kultur- och fritidschefen"}
    return {
        number: actions.save_point(actors["kfn_clerk"], adopted, number=number, **told | more)
        for number, more in {
            "2.10": {"limit_minor": 5_000_000},
            "2.9": {"reporting": "minuted", "may_pass_on": True},
            "3": {"forbidden": "goals"},
        }.items()
    }


def delegated(actors, matter, point="2.10", **told):
    values = {"points": POINTS, "decided_on": DAY, "taken": "delegated", "delegation_point": point}
    values["delegate"] = "Kultur- och fritidschefen"
    found = actions.record_decision(actors["kfn_clerk"], matter, **values | told)
    return queries.decision(actors["kfn_clerk"], found.pk)


def urgent(actors, matter, **told):
    values = {"points": POINTS, "decided_on": DAY, "taken": "chair_urgent", "why_urgent": "Biljetterna går ut."} | told
    found = actions.record_decision(actors["kfn_clerk"], matter, **values)
    return queries.decision(actors["kfn_clerk"], found.pk)


def clauses():
    return sorted(Deviation.objects.values_list("clause", flat=True))


def test_the_list_in_force_is_the_latest_and_its_points_stand_in_the_order_of_their_numbers_KL_6_37(points, actors):
    current = delegation_in_force(actors["reader"], "KFN", date(2026, 9, 10))
    assert [point.number for point in current.points.all()] == ["2.9", "2.10", "3"]
    assert delegation_in_force(actors["reader"], "KFN", date(2026, 1, 31)) is None
    newer = {"body_code": "KFN", "adopted_on": date(2026, 9, 1), "valid_from": date(2026, 9, 5)}
    actions.adopt_delegation(actors["kfn_clerk"], **newer)
    assert not delegation_in_force(actors["reader"], "KFN", date(2026, 9, 10)).points.all()
    with pytest.raises(ValidationError):
        actions.adopt_delegation(actors["kfn_clerk"], **newer)
    with pytest.raises(PermissionDenied):
        actions.adopt_delegation(actors["kfn_officer"], **newer | {"valid_from": date(2026, 9, 6)})


def test_a_delegated_decision_finds_its_point_and_is_lawful_within_it_KL_6_37(points, matter, actors):
    decision = delegated(actors, matter, amount_minor=5_000_000)
    assert decision.delegated_by == points["2.10"]
    assert not clauses()


@pytest.mark.parametrize(
    ("point", "told", "clause"),
    [
        ("7", {}, "KL 6:37"),
        ("2.10", {"amount_minor": 5_000_001}, "KL 6:37"),
        ("2.10", {"not_delegable": "to_council"}, "KL 6:38"),
        ("3", {}, "KL 6:38"),
    ],
)
def test_what_the_delegate_had_no_right_to_is_recorded_with_a_warning_and_deviates(
    points, matter, actors, point, told, clause
):
    decision = delegated(actors, matter, point, **told)
    assert clauses() == [clause]
    assert any(clause in remark.sv for remark in queries.remarks(decision))


def test_only_a_point_that_may_be_handed_on_may_be_used_by_another_KL_7_6(points, matter, actors):
    others = {"delegate": "enhetschefen"}
    assert "7:6" in queries.remarks(delegated(actors, matter, "2.10", **others))[-1].sv
    assert "7:6" not in " ".join(found.sv for found in queries.remarks(delegated(actors, matter, "2.9", **others)))
    assert not clauses()


def test_a_body_whose_list_is_not_known_is_not_judged_by_it(matter, actors):
    delegated(actors, matter, "99")
    assert not clauses()


def test_the_chair_s_decisions_always_come_back_and_others_as_the_body_has_decided_KL_6_40(points, matter, actors):
    reported, minuted, chair = delegated(actors, matter), delegated(actors, matter, "2.9"), urgent(actors, matter)
    assert set(to_report(actors["reader"], "KFN")) == {reported, chair}
    held = Meeting.objects.get(body__code="KFN", on=date(2026, 8, 24))
    assert actions.report_decisions(actors["kfn_clerk"], held, [reported, chair]) == 2
    assert not to_report(actors["reader"], "KFN").exists()
    assert minuted.reported_at is None and not clauses()
    assert not [
        remark for remark in queries.remarks(queries.decision(actors["reader"], chair.pk)) if "6:40" in remark.sv
    ]


def test_the_chair_s_decision_reported_after_the_next_meeting_deviates_KL_6_40(matter, world, actors):
    chair = urgent(actors, matter, decided_on=date(2026, 8, 20))
    with guard.opened():
        second = Meeting.objects.create(body=world.kfn, on=date(2026, 9, 7))
        first_of_ks, coming = world.ks_meeting, Meeting.objects.get(body=world.kfn, on=date(2026, 10, 5))
    for wrong in (first_of_ks, coming):
        with pytest.raises(ValidationError):
            actions.report_decisions(actors["kfn_clerk"], wrong, [chair])
    with pytest.raises(PermissionDenied):
        actions.report_decisions(actors["reader"], second, [chair])
    actions.report_decisions(actors["kfn_clerk"], second, [chair])
    assert clauses() == ["KL 6:40"]


def test_the_clerk_takes_the_list_as_word_and_marks_what_was_reported(points, matter, actors, signed_in):
    decision = delegated(actors, matter)
    client = signed_in("kfn_clerk")
    address = f"{reverse('cases:to_report')}?organ=KFN"
    assert "Elevresa" in client.get(address).text
    status, headers, content = fetched(client, f"{reverse('cases:report_list')}?organ=KFN")
    (table,) = docx.Document(BytesIO(content)).tables
    assert status == 200 and "attachment" in headers["Content-Disposition"]
    assert [cell.text for cell in table.rows[1].cells][3:] == ["Elevresa", "Kultur- och fritidschefen", "2.10"]
    held = Meeting.objects.get(body__code="KFN", on=date(2026, 8, 24))
    assert client.post(address, {"meeting": "x"}).status_code == 422
    assert client.post(address, {"meeting": str(held.pk), "decision": [str(decision.pk)]}).status_code == 302
    assert "Inget att anmäla" in client.get(address).text
    assert "24 augusti 2026" in client.get(reverse("cases:decision", args=[decision.pk])).text.replace("\xa0", " ")


def test_a_restricted_matter_stands_in_the_list_by_its_number_only_OSL_5_2(points, matter, actors, signed_in):
    delegated(actors, matter)
    told = {"provision": "OSL 21:1", "authority": "KFN", "decided_by": "Ester Lindqvist"}
    actions.restrict_matter(actors["kfn_registrar"], matter, **told)
    _status, _headers, content = fetched(signed_in("kfn_clerk"), f"{reverse('cases:report_list')}?organ=KFN")
    (table,) = docx.Document(BytesIO(content)).tables
    assert [cell.text for cell in table.rows[1].cells][2:4] == [matter.reference, "sekretess"]
    _status, _headers, content = fetched(signed_in("reader"), f"{reverse('cases:report_list')}?organ=KFN")
    assert len(docx.Document(BytesIO(content)).tables[0].rows) == 1


def test_a_delegationsordning_is_written_in_point_by_point(world, signed_in):
    client = signed_in("kfn_clerk")
    told = {"body": "KFN", "adopted_on": "2026-01-12", "valid_from": "2026-02-01", "paragraph": "4"}
    assert client.post(reverse("cases:adopt_delegation"), told | {"valid_from": "2026-01-01"}).status_code == 422
    page = client.post(reverse("cases:adopt_delegation"), told, follow=True)
    add = reverse("cases:add_point", args=[page.context["current"].pk])
    point = {"number": "4.2", "what": "Resor", "delegate": "chefen", "limit": "50000", "reporting": "reported"}
    page = client.post(add, point, follow=True)
    assert "50\xa0000\xa0kronor" in page.text
    assert client.post(add, point).status_code == 422
    (saved,) = page.context["points"]
    alter = reverse("cases:alter_point", args=[saved.pk])
    assert 'value="50000"' in client.get(alter).text
    assert client.post(alter, point | {"limit": "", "version": "1"}).status_code == 302
    assert client.post(alter, point | {"version": "1"}).status_code == 409
    assert signed_in("reader").get(alter).status_code == 403


@pytest.mark.one_database
def test_as_many_questions_however_many_decisions_are_to_be_reported(points, matter, actors, signed_in):
    client, asked = signed_in("kfn_clerk"), []
    for count in (25, 2_475):
        with guard.opened():
            Decision.objects.bulk_create(
                Decision(matter=matter, body_id="KFN", decided_on=DAY, year=2026, taken="delegated",
                         delegation_point="2.10", delegate="chefen", delegated_by=points["2.10"])
                for _number in range(count)
            )  # fmt: skip
        for name in ("cases:to_report", "cases:delegation"):
            with CaptureQueriesContext(connection) as found:
                assert client.get(reverse(name)).status_code == 200
            asked.append(len(found))
    assert asked[:2] == asked[2:] and max(asked) <= 12


def test_without_a_chosen_body_the_page_lists_those_that_have_delegated_or_shows_the_readers_own(
    points, actors, signed_in
):
    """KL 6:37: a reader who chooses nothing is never shown a body without points."""
    actions.adopt_delegation(actors["coordinator"], body_code="KS", adopted_on=DAY, valid_from=DAY)
    listed = signed_in("reader").get("/arenden/delegation/").text
    assert "Organ som har delegerat" in listed and "?organ=KFN" in listed and "?organ=KS" in listed
    own = signed_in("kfn_clerk").get("/arenden/delegation/").text
    assert "Organ som har delegerat" not in own and "2.10" in own
