"""Co-applicants among the county's municipalities are seen on the application and the project, and counted (G-22)."""

from __future__ import annotations

import pytest

from utblick.audit import guard
from utblick.clock.models import Installation
from utblick.projects.actions import prepare_application
from utblick.projects.models import Application, Project, ProjectPartner
from utblick.reporting.figures import figures_of
from utblick.watch.models import CountyNote

from .conftest import FIRST_DAY, SYSTEM

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_g_22_county_cooperation_stands_on_the_application_and_the_project_and_in_the_years_figures(idea, signed_in):
    application = prepare_application(
        SYSTEM, idea, role="coordinator", own_cost_minor=1, own_time_hours=1, signatory="förvaltningschefen"
    )
    with guard.opened():
        Installation.objects.update(county="01")
        for name, seeks in (("Haninge", True), ("Nacka", False)):
            CountyNote.objects.create(
                call=application.idea.call, organisation=name, seeks_partners=seeks, noted_on=FIRST_DAY
            )
        Application.objects.filter(pk=application.pk).update(answer="granted", answered_on=FIRST_DAY)
        project = Project.objects.create(
            application=application, body=application.body, title="Kuster", account_code="1", leader="Elin Ledare",
            grant_minor=1, starts_on=FIRST_DAY, ends_on=FIRST_DAY,
        )  # fmt: skip
        for name in ("Haninge kommun", "Riga"):
            ProjectPartner.objects.create(project=project, name=name)
    client = signed_in(("officer", "KFN"))
    page = client.get(f"/ansokningar/{application.pk}/").text
    assert "Andra i länet arbetar med utlysningen" in page and "söker medsökande" in page
    page = client.get(f"/ansokningar/projekt/{project.pk}/").text
    assert "Stockholms län: Haninge kommun (partner)" in " ".join(page.split())
    told = {one.figure.key: one.total for one in figures_of(SYSTEM, project.body_id, FIRST_DAY.year)}
    assert (told["county"], told["projects"]) == (1, 1)
