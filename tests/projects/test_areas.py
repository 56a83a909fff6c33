"""Ideas, and the projects that come of them, are sorted under the guidelines' areas (R2.1, G-09)."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from utblick.audit.models import Event
from utblick.cases.actions import open_matter, write_report
from utblick.cases.drafting import AREA, missing_answers
from utblick.cases.forms import STEPS
from utblick.governance.queries import areas_on
from utblick.organisation.models import Body
from utblick.projects import actions
from utblick.reporting.queries.statistics import AREA as BY_AREA
from utblick.reporting.queries.statistics import statistics
from utblick.reporting.statistics_facing import named_groups, rows
from utblick.values import Actor, Grant

from .conftest import FIRST_DAY, OFFICER, SYSTEM

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
OTHER = Actor("user:other", "Berit Annan", frozenset({Grant("officer", "BUN"), Grant("signed_in")}))


def register(partner, **told):
    body = Body.objects.get(code="KFN")
    return actions.register_idea(OFFICER, what="x", body=body, contact="y", partner=partner, **told)


def test_g_09_an_idea_is_sorted_by_the_guidelines_and_anybody_who_writes_it_may_sort_it_otherwise(idea):
    assert [area.id for area in areas_on(FIRST_DAY)] == ["own_services", "children_and_youth", "watching"]
    assert idea.area == "own_services"
    assert register(idea.partner, children_and_youth=True).area == "children_and_youth"
    assert register(idea.partner, children_and_youth=True, area="watching").area == "watching"
    actions.sort_idea(OFFICER, idea, "watching")
    assert Event.objects.latest("seq").verb == "idea.sort"
    with pytest.raises(PermissionDenied):
        actions.sort_idea(OTHER, idea, "own_services")


def test_g_09_the_area_is_chosen_among_the_guidelines_own_on_the_idea_s_page(signed_in, idea):
    client, address = signed_in(("officer", "KFN")), f"/ansokningar/ide/{idea.pk}/"
    assert "Utveckling av den egna verksamheten (R2.1)" in client.get(address).content.decode()
    told = client.post(f"{address}omrade/", {"area": "watching"}, follow=True).content.decode()
    assert "Omvärldsbevakning (R2.1)" in told
    for wrong in ("", "x", "watching\x00", "å" * 10_000):
        told = client.post(f"{address}omrade/", {"area": wrong}, follow=True).content.decode()
        assert "Välj ett av de prioriterade områdena." in told
        assert "Omvärldsbevakning (R2.1)" in told
    english = client.get(address, headers={"accept-language": "en"}, follow=True)
    assert english.status_code == 200


def test_g_09_a_tjänsteskrivelse_begins_with_the_idea_s_area_and_is_not_sent_without_one(application):
    actions.sort_idea(OFFICER, application.idea, "children_and_youth")
    matter = open_matter(OFFICER, body_code="KFN", title="Ansökan", subject=application.ref)
    report = write_report(OFFICER, matter)
    assert report.area == "children_and_youth"
    field = STEPS["bedomning"](None, report).fields["area"]
    assert field.required and "" not in dict(field.choices), "it is not called optional"
    report.area = ""
    assert missing_answers(report)[0] == AREA
    draft = STEPS["bedomning"]({}, report)
    assert "area" not in draft.errors, "a draft is saved without it"
    assert "area" in STEPS["bedomning"]({"area": "annat"}, report).errors


def test_g_09_projects_alone_are_counted_by_area(signed_in, application):
    granted = actions.record_answer(OFFICER, application, answer="granted", on=FIRST_DAY)
    actions.begin_project(
        OFFICER, granted, grant_minor=1, leader="x", account_code="1", starts_on=FIRST_DAY, ends_on=date(2027, 1, 1),
        first_report_on=date(2026, 6, 30),
    )  # fmt: skip
    told = statistics(SYSTEM, by=BY_AREA, first_year=2026, last_year=2027)
    assert {key: sums.projects for key, sums in told.groups.items()} == {"own_services": 1}
    [row, total] = rows(told, named_groups(told, {}))
    assert row[:4] == ["Utveckling av den egna verksamheten", None, None, 1], "what is not counted is not told as 0"
    assert total[1:4] == [None, None, 1]
    shown = signed_in(("officer", "KFN")).get("/redovisning/statistik/?per=omrade").content.decode()
    assert "Besök och utbyten räknas inte här." in shown
