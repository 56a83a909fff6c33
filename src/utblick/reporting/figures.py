"""The figures of a nämnd's year: each is the sum of its rows, so that every number can be traced (R4.9, G-37)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.audit.policy import visible
from utblick.clock.queries import held
from utblick.cooperation.models import Agreement, AssociationGrant, Exchange, Network, Partner, Visit
from utblick.matching.counties import lies_in
from utblick.projects.models import Application, Project
from utblick.values import Actor
from utblick.watch.queries.county import own_county

NUMBER, PEOPLE, HOURS, ORE = "number", "people", "hours", "ore"


@dataclass(frozen=True)
class Figure:
    """One figure: what it counts, in which unit, and what a row adds to it (0: the row is left out).

    A ``shared`` row may stand in several nämnder's figures, and counts once for them together.
    """

    key: str
    label: str | Promise
    unit: str
    source: str
    amount: Callable[[Any, int], int]
    shared: bool = False


@dataclass(frozen=True)
class Source:
    """A register's rows of one body and year."""

    key: str
    rows: Callable[[Actor, str, int], QuerySet[Any]]


@dataclass(frozen=True)
class Told:
    """A figure with its rows: the Ref of each as text, its name, and what it adds."""

    figure: Figure
    rows: tuple[tuple[str, str, int], ...]

    @property
    def total(self) -> int:
        return sum(amount for _, _, amount in self.rows)


def _year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _agreements(actor: Actor, body: str, year: int) -> QuerySet[Agreement]:
    return visible(Agreement.objects.filter(_in_force("in_force_from", year), body_id=body), actor)


def _networks(actor: Actor, body: str, year: int) -> QuerySet[Network]:
    return visible(Network.objects.filter(_in_force("joined_on", year), body_id=body), actor)


def _in_force(begins: str, year: int) -> Q:
    """Agreements and memberships that held some day of the year."""
    first, last = _year(year)
    goes_on = Q(ends_on__isnull=True) | Q(ends_on__gte=first) | Q(prolongs_months__gt=0, notice_on__isnull=True)
    return Q(**{f"{begins}__lte": last}) & goes_on


def _visits(actor: Actor, body: str, year: int) -> QuerySet[Visit]:
    return visible(Visit.objects.filter(host__code=body, cancelled_on=None, starts_on__range=_year(year)), actor)


def _exchanges(actor: Actor, body: str, year: int) -> QuerySet[Exchange]:
    first, last = _year(year)
    going_on = Q(ends_on__isnull=True) | Q(ends_on__gte=first)
    return visible(Exchange.objects.filter(going_on, body_id=body, cancelled_on=None, starts_on__lte=last), actor)


def _grants(actor: Actor, body: str, year: int) -> QuerySet[AssociationGrant]:
    """Granted that year out of the body's pots, and not withdrawn."""
    given = AssociationGrant.objects.filter(granted_minor__gt=0, withdrawn_on=None, decided_on__range=_year(year))
    return visible(given.filter(body_id=body), actor)


def _applications(actor: Actor, body: str, year: int) -> QuerySet[Application]:
    days = _year(year)
    done = Q(submitted_on__range=days) | Q(committed_on__range=days) | Q(answered_on__range=days)
    return visible(Application.objects.filter(done, body_id=body), actor)


def _projects(actor: Actor, body: str, year: int) -> QuerySet[Project]:
    first, last = _year(year)
    concerns = Q(starts_on__lte=last, ends_on__gte=first) | Q(payments__paid_on__range=(first, last))
    rows = Project.objects.filter(concerns, body_id=body).distinct().prefetch_related("payments", "partners")
    return visible(rows, actor)


def _partners(actor: Actor, body: str, year: int) -> QuerySet[Partner]:
    """Those that the body had visits or exchanges with, or ran projects with, that year."""
    met = Q(pk__in=_visits(actor, body, year).values("partner"))
    met |= Q(pk__in=_exchanges(actor, body, year).values("partner"))
    met |= Q(pk__in=_run(actor, body, year).values("application__idea__partner"))
    return visible(Partner.objects.filter(met), actor)


def _run(actor: Actor, body: str, year: int) -> QuerySet[Project]:
    """Projects that went on some day of the year."""
    first, last = _year(year)
    goes_on = Q(closed_on__isnull=True) | Q(closed_on__gte=first)
    return visible(Project.objects.filter(goes_on, body_id=body, starts_on__lte=last, ends_on__gte=first), actor)


def _last_day(row: Project) -> date:
    """A project closed before its last day ended when it was closed."""
    return min(row.ends_on, row.closed_on or row.ends_on)


def _went_on(row: Project, year: int) -> int:
    return int(row.starts_on.year <= year <= _last_day(row).year)


def _begun(row: Project, year: int) -> int:
    return int(row.starts_on.year == year)


def _ended(row: Project, year: int) -> int:
    return int(_last_day(row).year == year)


def _with_county(row: Project, year: int) -> int:
    """Whether a project that went on has a municipality of the county, or its region, among its parties (R3.9)."""
    county = own_county()
    return int(bool(_went_on(row, year)) and any(lies_in(partner.name, county) for partner in row.partners.all()))


def _paid(row: Project, year: int) -> int:
    """What the funder paid that year, in öre; euro without a stated rate is left out."""
    paid = [one.paid_minor or 0 for one in row.payments.all() if one.paid_on is not None and one.paid_on.year == year]
    return row.in_kronor(sum(paid)) or 0


def _gone_in(row: Application, year: int) -> int:
    return int(any(day is not None and day.year == year for day in (row.submitted_on, row.committed_on)))


def _granted(row: Application, year: int) -> int:
    return int(
        row.answer == Application.Answer.GRANTED and row.answered_on is not None and row.answered_on.year == year
    )


def _one(_row: Record, _year: int) -> int:
    return 1


def _of(name: str) -> Callable[[Any, int], int]:
    """What a field of the row holds, 0 when it is empty."""
    return lambda row, _year: int(getattr(row, name) or 0)


def _young(row: Exchange, _year: int) -> int:
    return int(row.children + row.youth)


SOURCES: tuple[Source, ...] = (
    Source("agreements", _agreements),
    Source("networks", _networks),
    Source("applications", _applications),
    Source("projects", _projects),
    Source("visits", _visits),
    Source("exchanges", _exchanges),
    Source("partners", _partners),
    Source("grants", _grants),
)
FIGURES: tuple[Figure, ...] = (
    Figure("agreements", _("Avtal i kraft"), NUMBER, "agreements", _one),
    Figure("networks", _("Medlemskap i nätverk"), NUMBER, "networks", _one),
    Figure("gone_in", _("Inlämnade ansökningar"), NUMBER, "applications", _gone_in),
    Figure("granted", _("Beviljade ansökningar"), NUMBER, "applications", _granted),
    Figure("projects", _("Projekt som pågått"), NUMBER, "projects", _went_on),
    Figure("begun", _("Projekt som börjat"), NUMBER, "projects", _begun),
    Figure("ended", _("Projekt som slutat"), NUMBER, "projects", _ended),
    Figure("county", _("Projekt med kommuner i länet"), NUMBER, "projects", _with_county),
    Figure("paid", _("Utbetalt till projekt"), ORE, "projects", _paid),
    Figure("partners", _("Partner i projekt, besök och utbyten"), NUMBER, "partners", _one, shared=True),
    Figure("visits_in", _("Besök hit"), NUMBER, "visits", lambda row, _year: int(row.is_incoming)),
    Figure("visits_out", _("Besök dit"), NUMBER, "visits", lambda row, _year: int(not row.is_incoming)),
    Figure("visitors", _("Deltagare i besök"), PEOPLE, "visits", _of("people")),
    Figure("exchanges", _("Utbyten"), NUMBER, "exchanges", _one),
    Figure("exchanged", _("Deltagare i utbyten"), PEOPLE, "exchanges", _of("people")),
    Figure("young", _("Barn och unga under 18 år i utbyten"), PEOPLE, "exchanges", _young),
    Figure("visit_hours", _("Egen tid för besök"), HOURS, "visits", _of("own_hours")),
    Figure("visit_cost", _("Egen kostnad för besök"), ORE, "visits", _of("own_cost_minor")),
    Figure("exchange_cost", _("Egen kostnad för utbyten"), ORE, "exchanges", _of("own_cost_minor")),
    Figure("association_grants", _("Beviljade bidrag till föreningars utbyten"), NUMBER, "grants", _one),
    Figure("granted_associations", _("Beviljat till föreningars utbyten"), ORE, "grants", _of("granted_minor")),
    Figure("exchange_grant", _("Bidrag till utbyten"), ORE, "exchanges", _of("grant_minor")),
)


def figures_of(actor: Actor, body: str, year: int) -> list[Told]:
    """Every figure of a body's year, also those that are 0, from what the registers say now. One query a source."""
    with held():
        found = {source.key: list(source.rows(actor, body, year)) for source in SOURCES}
        return [_told(figure, found[figure.source], year) for figure in FIGURES]


def _told(figure: Figure, rows: Sequence[Record], year: int) -> Told:
    counted = ((row, figure.amount(row, year)) for row in rows)
    return Told(figure, tuple((str(row.ref), str(row), amount) for row, amount in counted if amount))


def as_kept(told: Iterable[Told]) -> dict[str, list[list[Any]]]:
    """The figures as a `BodyReport` keeps them: without names."""
    return {one.figure.key: [[ref, amount] for ref, _, amount in one.rows] for one in told}
