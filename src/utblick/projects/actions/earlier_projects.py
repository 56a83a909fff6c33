"""Storing projects that were granted before Utblick, with what they rest on: the idea and the granted application."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from utblick.audit.change import Change, change
from utblick.clock.queries import today
from utblick.cooperation.actions.partners import make_findable
from utblick.cooperation.models import Partner
from utblick.governance.queries import area_of
from utblick.projects.actions.applications import index_application, index_idea
from utblick.projects.actions.projects import add_lead, entry_of, report_to_funder
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
    store_earlier(
        opened,
        Earlier(
            title=row.title, body_code=row.body_code, leader=row.leader or actor.name or NOT_TOLD, partner=partner,
            grant_minor=row.grant_minor, starts_on=row.starts_on, ends_on=row.ends_on,
            account_code=row.account_code or NOT_TOLD, first_report_on=row.report_on, area=area,
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Earlier:
    """A project that was granted before Utblick: with a partner of ours, or found in a project bank (``bank``)."""

    title: str
    body_code: str
    leader: str
    grant_minor: int
    starts_on: date
    ends_on: date
    account_code: str
    currency: str = "SEK"
    role: str = Application.Role.COORDINATOR
    lead: str = ""
    partner: Partner | None = None
    bank: str = ""
    area: str = ""
    first_report_on: date | None = None


def store_earlier(opened: Change, told: Earlier) -> Project:
    """The project with the idea and the granted application it rests on. Granted on its first day, as far as is
    known; registered today. Its next report to the funder is owed as that of a project that begins."""
    idea = Idea(
        what=told.title, body_id=told.body_code, contact=told.leader, partner=told.partner, bank=told.bank,
        area=told.area, registered_on=today(),
    )  # fmt: skip
    granted_on = min(told.starts_on, today())
    application = Application(
        idea=idea, body_id=told.body_code, title=told.title, role=told.role, lead=told.lead, prepared_on=granted_on,
        submitted_on=granted_on, answer=Application.Answer.GRANTED, answered_on=granted_on,
    )  # fmt: skip
    project = Project(
        application=application, body_id=told.body_code, title=told.title, leader=told.leader,
        grant_minor=told.grant_minor, currency=told.currency, account_code=told.account_code, starts_on=told.starts_on,
        ends_on=told.ends_on,
    )  # fmt: skip
    opened.add(idea, verb="idea.register")
    opened.add(application, verb="application.prepare")
    opened.add(project, verb="project.begin")
    if told.first_report_on is not None:
        opened.add(report_to_funder(project, told.first_report_on), verb="project.plan")
    add_lead(opened, project)
    index_idea(opened, idea)
    index_application(opened, application)
    store_entries(opened, [entry_of(project)])
    return project
