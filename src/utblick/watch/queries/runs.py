"""Sources and how their runs have gone."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

from utblick.audit.policy import visible
from utblick.clock import recorded_at
from utblick.jobs.queries import leased
from utblick.ui.languages import spoken
from utblick.values import Actor, Text, system_actor
from utblick.watch.models import FetchRun, Quarantined, Source, UnreadAnswer
from utblick.watch.shapes import Drift
from utblick.watch.sources.registry import AnySource, known_codes, known_sources
from utblick.watch.sources.stage_sources import StageSource
from utblick.watch.troubles import trouble_told

RUNS_SHOWN = 10
QUIET_HOURS = 36
SILENT_HOURS = 72
SourceState = Literal["off", "never", "ok", "quiet", "silent"]


@dataclass(frozen=True)
class SourcePicture:
    """One source as the sources page and the health page tell of it. ``row`` is None until it is first used."""

    code: str
    name: Text
    row: Source | None
    state: SourceState
    running: FetchRun | None
    runs: list[FetchRun]
    quarantined: int
    gives: Literal["calls", "papers"] = "calls"

    @property
    def covered(self) -> tuple[date, date] | None:
        """The days that the latest complete run asked a source of papers for."""
        complete = next((run for run in self.runs if run.state == FetchRun.State.COMPLETE), None)
        if complete is None or complete.covers_from is None or complete.covers_to is None:
            return None
        return complete.covers_from, complete.covers_to

    @property
    def latest(self) -> FetchRun | None:
        """The latest run that has ended."""
        return next((run for run in self.runs if run.ended_at is not None), None)

    @property
    def trouble(self) -> str:
        """What went wrong in the latest run, in words; "" when nothing did."""
        return trouble_told(self.latest.problems) if self.latest else ""

    @property
    def drift(self) -> Drift:
        """What the latest run found changed in the shape of the records."""
        return self.latest.drift if self.latest else []

    @property
    def expected(self) -> int:
        """How many records the running run may find: what was counted last, or what it has found so far."""
        return max(self.running.expected, self.running.seen, 1) if self.running else 0


def source_pictures(actor: Actor) -> list[SourcePicture]:
    """Every source that Utblick can read, whether or not it is used. Four queries, however many there are."""
    rows = {row.code: row for row in visible(Source.objects.all(), actor)}
    taken = leased(row.lease_name for row in rows.values())
    runs: dict[UUID, list[FetchRun]] = defaultdict(list)
    place = Window(RowNumber(), partition_by=F("source_id"), order_by=[F("started_at").desc(), F("pk").desc()])
    latest = FetchRun.objects.filter(source__in=rows.values()).annotate(place=place).filter(place__lte=RUNS_SHOWN)
    for run in latest.order_by("source_id", "-started_at", "-pk"):
        runs[run.source_id].append(run)
    records = Quarantined.objects.filter(raw__source__in=rows.values()).values_list("raw__source")
    answers = _unread().filter(source__in=rows.values()).values_list("source")
    counted = [found.annotate(number=Count("pk")).order_by() for found in (records, answers)]
    quarantined: Counter[UUID] = Counter()
    for source, number in counted[0].union(counted[1], all=True):
        quarantined[source] += number
    pictures = []
    for adapter in known_sources():
        row = rows.get(adapter.code)
        picture = SourcePicture(adapter.code, adapter.name, row, state_of(row), None, [], 0, _gives(adapter))
        if row is not None:
            own = _told(runs[row.pk], row.lease_name in taken)
            running = next((run for run in own if run.state == FetchRun.State.RUNNING), None)
            picture = replace(picture, running=running, runs=own, quarantined=quarantined[row.pk])
        pictures.append(picture)
    return pictures


def health_sentences() -> str:
    """How the sources are, in the page's language: "Alla källor fungerar.", or which do not."""
    used = [picture for picture in source_pictures(system_actor("health")) if picture.state != "off"]
    wrong = [spoken(picture.name) for picture in used if picture.state != "ok"]
    if not used:
        return _("Ingen källa hämtas av sig själv.")
    if not wrong:
        return _("Alla källor fungerar.")
    return _("Fungerar inte som de ska: %s. Utlysningar kan saknas.") % ", ".join(wrong)


def source(actor: Actor, code: str) -> Source | None:
    """One source, or None when there is none that the actor may see."""
    return visible(Source.objects.filter(code=code), actor).first()


def quarantine(row: Source) -> QuerySet[Quarantined]:
    """The records of a source that could not be understood, latest first, without their contents."""
    return Quarantined.objects.filter(raw__source=row).select_related("raw").defer("raw__body")


def unread_answers(row: Source) -> QuerySet[UnreadAnswer]:
    """The answers of a source that could not be read at all, latest first, without their bytes."""
    return _unread().filter(source=row).defer("body")


def _unread() -> QuerySet[UnreadAnswer]:
    """Those that no complete run on a later day has made history."""
    healed = Q(source__last_complete_on__gt=F("last_seen_on"))
    return UnreadAnswer.objects.exclude(healed)


def shown_state(run: FetchRun, source_is_leased: bool) -> str:
    """The state to tell: a run that no living process works at is interrupted, whatever its row says."""
    if run.state == FetchRun.State.RUNNING and not source_is_leased:
        return FetchRun.State.INTERRUPTED
    return run.state


def state_of(row: Source | None) -> SourceState:
    """How long it is since a complete run. Off: nobody has asked for daily runs."""
    if row is None or not row.enabled:
        return "off"
    if row.last_complete_at is None:
        return "never"
    hours = (recorded_at() - row.last_complete_at).total_seconds() / 3_600
    return "ok" if hours <= QUIET_HOURS else "quiet" if hours <= SILENT_HOURS else "silent"


def silent_sources() -> QuerySet[Source]:
    """The sources that are to be read daily and have not been read completely for `SILENT_HOURS`."""
    before = recorded_at() - timedelta(hours=SILENT_HOURS)
    known = known_codes()
    return Source.objects.filter(code__in=known, enabled=True, last_complete_at__lt=before)


def _told(runs: list[FetchRun], source_is_leased: bool) -> list[FetchRun]:
    for run in runs:
        run.state = shown_state(run, source_is_leased)
    return runs


def _gives(adapter: AnySource) -> Literal["calls", "papers"]:
    return "papers" if isinstance(adapter, StageSource) else "calls"
