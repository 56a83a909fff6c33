"""Reading what the project banks say of the municipality."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Case, F, Q, QuerySet, When

from utblick.audit.policy import visible
from utblick.clock.queries import installation
from utblick.jobs.queries import cursor
from utblick.organisation.models import Administration, Body
from utblick.projects.models import Applicant, BankFinding, BankReading, Project
from utblick.projects.models.banks import Bank
from utblick.projects.project_banks.ours import Own
from utblick.values import Actor
from utblick.values.words import searchable

MOST_READINGS = 10
MOST_CANDIDATES = 5
_ONE_NUMBER = (Bank.ESF, Bank.KOHESIO)
"""The banks that know a project by the same number of its funder."""


def own() -> Own:
    """What is known of the municipality itself: its names and numbers, its administrations, bodies and companies."""
    found, facts = installation(), Applicant.objects.first()
    bodies = list(Body.objects.order_by("code"))
    units = [(searchable(row.name), row.code) for row in bodies if row.body_kind != Body.Kind.COMPANY_BOARD]
    for administration in Administration.objects.prefetch_related("bodies"):
        first = min((row.code for row in administration.bodies.all()), default="")
        units.append((searchable(administration.name), first))
    companies = [(searchable(row.name), row.code) for row in bodies if row.body_kind == Body.Kind.COMPANY_BOARD]
    names = (facts.legal_name, facts.english_name) if facts else ()
    return Own(
        found.municipality if found else "", tuple(filter(None, names)), facts.organisation_number if facts else "",
        facts.pic if facts else "", tuple(units), tuple(companies),
    )  # fmt: skip


def findings(actor: Actor, stand: str = "") -> QuerySet[BankFinding]:
    """What was found, what is to be judged first, the latest begun first."""
    rows = visible(BankFinding.objects.select_related("project"), actor)
    judged = Case(When(stand=BankFinding.Stand.ASKED, then=0), default=1)
    rows = rows.filter(stand=stand) if stand else rows
    return rows.order_by(judged, F("starts_on").desc(nulls_last=True), "-pk")


def finding(actor: Actor, pk: UUID) -> BankFinding | None:
    return findings(actor).filter(pk=pk).first()


def next_to_judge(actor: Actor) -> BankFinding | None:
    return findings(actor, BankFinding.Stand.ASKED).first()


def readings(actor: Actor) -> list[BankReading]:
    """The files that were read last."""
    return list(visible(BankReading.objects.order_by("-pk"), actor)[:MOST_READINGS])


def bank_reading(actor: Actor, pk: UUID) -> BankReading | None:
    return visible(BankReading.objects.all(), actor).filter(pk=pk).first()


def rows_read(reading: BankReading) -> int:
    """How many rows of a file that is being read are done."""
    return cursor(reading.progress)


def same_number(bank: str, number: str) -> QuerySet[BankFinding]:
    """What another bank says of the project with this number of the funder's."""
    if bank not in _ONE_NUMBER or not number:
        return BankFinding.objects.none()
    return BankFinding.objects.filter(bank__in=_ONE_NUMBER, number=number).exclude(bank=bank)


def candidates(actor: Actor, row: BankFinding) -> list[Project]:
    """Projects in the register that may be the same: the same title or acronym, and a time that they share."""
    rows: QuerySet[Project] = visible(Project.objects.select_related("body"), actor)
    for name, day in (("ends_on__gte", row.starts_on), ("starts_on__lte", row.ends_on)):
        rows = rows.filter(**{name: day}) if day else rows
    wanted = {searchable(text) for text in (row.title, row.acronym) if text}
    named = Q(title__iexact=row.title)
    if row.acronym:
        named |= Q(title__icontains=row.acronym)
    named |= Q(title__istartswith=row.title[:20])
    found = [one for one in rows.filter(named).order_by("-starts_on")[:50] if _is_like(one.title, wanted)]
    return found[:MOST_CANDIDATES]


def _is_like(title: str, wanted: set[str]) -> bool:
    """Whether a title is one of those wanted, or begins with or holds one as its own words."""
    told = f" {searchable(title)} "
    return any(f" {each} " in told or f" {told.strip()} " in f" {each} " for each in wanted if each)


def load_findings(ids: Sequence[UUID], actor: Actor) -> dict[UUID, Any]:
    return {row.pk: row for row in findings(actor).filter(pk__in=ids)}
