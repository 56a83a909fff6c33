"""A table of earlier projects held against what is stored."""

from __future__ import annotations

from utblick.audit.policy import visible
from utblick.cooperation.countries import choices
from utblick.cooperation.models import Partner
from utblick.organisation.queries import codes_by_name
from utblick.projects.earlier_projects import Known, ProjectRow, read_projects
from utblick.projects.models import Project
from utblick.projects.read_tables import ReadTable
from utblick.ui.cells import Rows
from utblick.values import Actor


def checked_projects(actor: Actor, table: Rows) -> ReadTable[ProjectRow]:
    """What storing the table would do, and every mistake in it. Three queries."""
    partners: dict[str, str] = {}
    for name, own in visible(Partner.objects.order_by("pk"), actor).values_list("name", "name_local"):
        partners |= {name.lower(): name} | ({own.lower(): name} if own else {})
    countries = {
        word.lower(): code for language in ("sv", "en") for code, name in choices(language) for word in (name, code)
    }
    projects = frozenset((row.body_id, row.title) for row in Project.objects.only("body_id", "title"))
    return read_projects(table, Known(codes_by_name(), partners, countries, projects))
