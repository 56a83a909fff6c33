"""Storing projects that were granted before Utblick, with what they rest on: the idea and the granted application."""

from __future__ import annotations

from collections.abc import Sequence

from utblick.audit.change import Change, change
from utblick.clock.queries import today
from utblick.cooperation.actions.partners import make_findable
from utblick.cooperation.models import Partner
from utblick.governance.queries import area_of
from utblick.projects.actions.applications import index_application, index_idea
from utblick.projects.actions.projects import entry_of
from utblick.projects.earlier_projects import ProjectRow
from utblick.projects.models import Application, Idea, Project
from utblick.search.actions import store_entries
from utblick.search.fields import sort_key_of
from utblick.values import Actor, in_batches

_AT_ONCE = 40
NOT_TOLD = "–"


def import_projects(actor: Actor, rows: Sequence[ProjectRow]) -> int:
    """Store the projects that are not there already; the number stored. The same again stores nothing."""
    known = set(Project.objects.values_list("body_id", "title"))
    partners = {row.name.lower(): row for row in Partner.objects.order_by("-pk")}
    new = [row for row in rows if (row.body_code, row.title) not in known]
    area = area_of({}, today())
    for some in in_batches(new, _AT_ONCE):
        with change(actor, "project.import_earlier") as opened:
            for row in some:
                partner = partners.get(row.partner.lower()) or _new_partner(opened, row)
                partners[row.partner.lower()] = partner
                _store(opened, actor, row, partner, area)
    return len(new)


def _new_partner(opened: Change, row: ProjectRow) -> Partner:
    partner = Partner(
        name=row.partner, sort_name=sort_key_of(row.partner), country_code=row.country, partner_kind="municipality"
    )
    opened.add(partner, verb="partner.register")
    make_findable(opened, partner)
    return partner


def _store(opened: Change, actor: Actor, row: ProjectRow, partner: Partner, area: str) -> None:
    """Granted on its first day, as far as the table says; registered today."""
    leader = row.leader or actor.name or NOT_TOLD
    idea = Idea(
        what=row.title, body_id=row.body_code, contact=leader, partner=partner, area=area, registered_on=today()
    )
    granted_on = min(row.starts_on, today())
    application = Application(
        idea=idea, body_id=row.body_code, title=row.title, role=Application.Role.COORDINATOR, prepared_on=granted_on,
        submitted_on=granted_on, answer=Application.Answer.GRANTED, answered_on=granted_on,
    )  # fmt: skip
    project = Project(
        application=application, body_id=row.body_code, title=row.title, leader=leader, grant_minor=row.grant_minor,
        account_code=row.account_code or NOT_TOLD, starts_on=row.starts_on, ends_on=row.ends_on,
    )  # fmt: skip
    opened.add(idea, verb="idea.register")
    opened.add(application, verb="application.prepare")
    opened.add(project, verb="project.begin")
    index_idea(opened, idea)
    index_application(opened, application)
    store_entries(opened, [entry_of(project)])
