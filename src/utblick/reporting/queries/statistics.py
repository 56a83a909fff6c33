"""Statistics of visits, exchanges and projects, added up in the database by year, country, nämnd or kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from django.db.models import Count, F, FloatField, Q, QuerySet, Sum, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, Concat, Substr

from utblick.audit.policy import visible
from utblick.cooperation.models import Exchange, Visit
from utblick.projects.models import Amendment, Project
from utblick.projects.models.projects import RATE_PARTS, Currency
from utblick.values import Actor

YEAR, COUNTRY, BODY, KIND, AREA = "ar", "land", "namnd", "slag", "omrade"


@dataclass(frozen=True, slots=True)
class Sums:
    """What one group adds up to. ``grant`` and ``own`` are öre, ``hours`` the municipality's own time.

    ``work`` is how many of the visits and exchanges are among colleagues (R3.13). ``unrated`` is how many projects have
    a grant in euro without a rate, which ``grant`` leaves out.
    """

    visits: int = 0
    exchanges: int = 0
    projects: int = 0
    grant: int = 0
    own: int = 0
    hours: int = 0
    work: int = 0
    unrated: int = 0

    def __add__(self, other: Sums) -> Sums:
        return Sums(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    @property
    def work_percent(self) -> int | None:
        """The share of visits and exchanges that is work-related; None where there are none."""
        among = self.visits + self.exchanges
        return round(100 * self.work / among) if among else None

    @property
    def grant_kronor(self) -> int:
        return round(self.grant / 100)

    @property
    def own_kronor(self) -> int:
        return round(self.own / 100)


@dataclass(slots=True)
class Statistics:
    """The groups by their keys, and all: a year, a country's code, a body's code, a kind with its register, an area."""

    by: str
    first_year: int
    last_year: int
    groups: dict[str, Sums] = field(default_factory=dict)
    total: Sums = field(default_factory=Sums)

    @property
    def only_projects(self) -> bool:
        """Whether visits and exchanges are not counted: they are not sorted under an area."""
        return self.by == AREA

    def add(self, group: str, sums: Sums) -> None:
        """Count more in a group, and in all."""
        self.groups[group] = self.groups.get(group, Sums()) + sums
        self.total += sums


def statistics(actor: Actor, *, by: str, first_year: int, last_year: int, body_code: str = "") -> Statistics:
    """What the actor may see of what began in these years; cancelled visits and exchanges are left out. Four queries.

    By area only projects are counted: visits and exchanges are not sorted under one. A project's own money is what its
    application states, or what its latest change says.
    """
    told = Statistics(by, first_year, last_year)
    days = (date(first_year, 1, 1), date(last_year, 12, 31))
    registers = (_projects,) if told.only_projects else (_visits, _exchanges, _projects)
    for rows, key, sums in (register(actor, body_code, by) for register in registers):
        of_these_years = rows.filter(starts_on__range=days).annotate(group=key)
        for row in of_these_years.order_by().values("group").annotate(**sums):
            numbers = {name: round(row[name] or 0) for name in sums}
            numbers["grant"] = numbers.get("grant", 0) + numbers.pop("in_euro", 0)
            told.add(str(row["group"]), Sums(**numbers))
        if rows.model is Project:
            for group, own in _changed_since(of_these_years):
                told.add(group, Sums(own=own))
    return told


def _changed_since(projects: QuerySet[Any]) -> Iterator[tuple[str, int]]:
    """For each project whose own money has been changed: its group, and how much more it is than its application."""
    told_of = Amendment.objects.filter(own_cost_minor__isnull=False)
    changes = projects.filter(pk__in=told_of.values("project"), amendments__own_cost_minor__isnull=False).order_by(
        "amendments__changed_on", "amendments__pk"
    )
    stated, changed = F("application__own_cost_minor"), F("amendments__own_cost_minor")
    latest = {pk: (str(group), now - (before or 0)) for pk, group, before, now in changes.values_list(
        "pk", "group", stated, changed)}  # fmt: skip
    yield from latest.values()


Source = tuple[QuerySet[Any], Combinable, Mapping[str, Any]]


def _group(by: str, *, country: str, body: str, kind: str, register: str) -> Combinable:
    """What a row is counted under. The year is the text of the day's first four signs: SQLite knows no years."""
    if by == COUNTRY:
        return Coalesce(F(country), Value(""))
    if by == BODY:
        return F(body)
    if by == AREA:
        return F("application__idea__area")
    if by == KIND:
        return Concat(Value(f"{register}."), F(kind), output_field=TextField())
    return Substr(Cast("starts_on", TextField()), 1, 4)


def _visits(actor: Actor, body_code: str, by: str) -> Source:
    rows = visible(Visit.objects.filter(cancelled_on=None), actor)
    key = _group(by, country="partner__country_code", body="host_id", kind="direction", register=Visit.kind)
    return rows.filter(host__code=body_code) if body_code else rows, key, {
        "visits": Count("starts_on"), "own": Sum("own_cost_minor"), "hours": Sum("own_hours"),
        "work": Count("starts_on", filter=Q(work_related=True)),
    }  # fmt: skip


def _exchanges(actor: Actor, body_code: str, by: str) -> Source:
    rows = visible(Exchange.objects.filter(cancelled_on=None), actor)
    key = _group(by, country="partner__country_code", body="body_id", kind="exchange_kind", register=Exchange.kind)
    return rows.filter(body_id=body_code) if body_code else rows, key, {
        "exchanges": Count("starts_on"), "own": Sum("own_cost_minor"), "grant": Sum("grant_minor"),
        "work": Count("starts_on", filter=Q(exchange_kind=Exchange.Kind.STAFF)),
    }  # fmt: skip


def _projects(actor: Actor, body_code: str, by: str) -> Source:
    rows = visible(Project.objects.all(), actor)
    key = _group(
        by, country="application__idea__partner__country_code", body="body_id", kind="application__idea__form",
        register=Project.kind,
    )  # fmt: skip
    euro = Q(currency=Currency.EUR)
    return rows.filter(body_id=body_code) if body_code else rows, key, {
        "projects": Count("starts_on"), "own": Sum("application__own_cost_minor"),
        "hours": Sum("application__own_time_hours"),
        "grant": Sum("grant_minor", filter=~euro), "unrated": Count("starts_on", filter=euro & Q(rate=None)),
        "in_euro": Sum(Cast("grant_minor", FloatField()) * F("rate") / RATE_PARTS, filter=euro),
    }  # fmt: skip
