"""Who has done this before: earlier applications and projects of a programme, their lessons, and whom to ask (G-44)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from utblick.audit.policy import visible
from utblick.projects.models import Application, BankFinding, FundingTest, Project
from utblick.projects.queries import applications
from utblick.support.models import Lesson
from utblick.support.programmes import Programme, programme_named, programmes_in
from utblick.support.queries.contacts import Contact, contacts_of
from utblick.support.queries.lessons import any_holds, lessons
from utblick.values import Actor
from utblick.watch.models import Call

LOOKED_AT = 200
"""So many of the latest applications that may be of the programme are looked at."""
_GONE_IN = Q(submitted_on__isnull=False) | Q(committed_on__isnull=False) | ~Q(answer="") | Q(project__isnull=False)


@dataclass(frozen=True)
class Done:
    """One that has been applied for or run, with its lessons and those to ask."""

    application: Application
    project: Project | None
    lessons: tuple[Lesson, ...]
    contacts: tuple[Contact, ...]

    @property
    def day(self) -> date:
        """When it last came further, for the order of a list."""
        row = self.application
        days = (row.answered_on, row.submitted_on, row.committed_on, self.project and self.project.ends_on)
        return max((day for day in days if day), default=row.prepared_on)


@dataclass(frozen=True)
class Experience:
    """What the municipality has done in a programme: the latest first, ``more`` that are left out, and lessons that
    belong to none of them."""

    programme: Programme | None
    done: tuple[Done, ...] = ()
    more: int = 0
    lessons: tuple[Lesson, ...] = ()


def programme_of(call: Call) -> Programme | None:
    """The programme of a call, by its identifier and its names."""
    known = programmes_in(call.identifier, call.programme_sv, call.programme_en)
    return known[0] if known else programme_named(call.programme_sv or call.programme_en)


def experience(actor: Actor, programme: Programme | None, most: int) -> Experience:
    """What has been done in a programme before. Five queries at most, however much there is."""
    if programme is None:
        return Experience(None)
    found = [row for row in _candidates(actor, programme) if _is_of(row, programme)]
    own = lessons(actor).filter(
        any_holds(("programme", "advice"), programme.names) | Q(application__in=[row.pk for row in found])
    )
    learnt: dict[Any, list[Lesson]] = defaultdict(list)
    pks = {row.pk for row in found}
    for lesson in own[:LOOKED_AT]:
        of_another = lesson.application_id not in pks
        if of_another and not programme.is_in(lesson.programme, lesson.advice):
            continue
        learnt[None if of_another else lesson.application_id].append(lesson)
    done = _with_people(actor, found, learnt)
    done.sort(key=lambda one: (one.day, one.application.pk.int), reverse=True)
    return Experience(programme, tuple(done[:most]), max(0, len(done) - most), tuple(learnt[None][:most]))


def _candidates(actor: Actor, programme: Programme) -> QuerySet[Application]:
    """Applications that may be of the programme: whatever a database can tell by parts of words."""
    tests = FundingTest.objects.filter(any_holds(("programme",), programme.names), idea=OuterRef("idea"))
    told: Any = Exists(tests) | any_holds(
        ("idea__call__programme_sv", "idea__call__programme_en", "title"), programme.names
    )
    banks = BankFinding.objects.filter(project__application=OuterRef("pk"))
    told |= Exists(banks.filter(any_holds(("programme",), (*programme.names, *programme.prefixes))))
    for prefix in programme.prefixes:
        told |= Q(idea__call__identifier__istartswith=f"{prefix}-")
    rows = applications(actor).filter(_GONE_IN).filter(told)
    rows = rows.annotate(bank_programme=Subquery(banks.exclude(programme="").values("programme")[:1]))
    return rows.prefetch_related("idea__tests").order_by("-prepared_on", "-pk")[:LOOKED_AT]


def _is_of(row: Any, programme: Programme) -> bool:
    """By what is known of its programme; by its title only when nothing else is."""
    call = row.idea.call
    told = [call.identifier, call.programme_sv, call.programme_en] if call else []
    told += [row.bank_programme] if row.bank_programme else []
    told += [test.programme for test in row.idea.tests.all() if test.programme]
    return programme.is_in(*told) if told else programme.is_in(row.title)


def _with_people(actor: Actor, rows: Sequence[Application], learnt: dict[Any, list[Lesson]]) -> list[Done]:
    seen = _projects_seen(actor, rows)
    asked = contacts_of(actor, [row.body for row in rows]) if rows else {}
    return [
        Done(row, seen.get(row.pk), tuple(learnt[row.pk]), asked.get(row.body_id, ()))
        for row in rows
    ]  # fmt: skip


def _projects_seen(actor: Actor, rows: Iterable[Application]) -> dict[Any, Project]:
    projects = visible(Project.objects.filter(application__in=[row.pk for row in rows]), actor)
    return {project.application_id: project for project in projects}
