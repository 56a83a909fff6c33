"""What projects put on *Att göra*: what is due, what is to be begun, closed and followed up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.audit.policy import may
from utblick.cooperation.waits import NOTHING, Wait, Waits, counted, each
from utblick.jobs.todo import TodoRow
from utblick.projects.models import Application, BankFinding, Project, Undertaking
from utblick.projects.models.projects import FOLLOWED_UP_AFTER
from utblick.values import Actor

NOUN = "project"
BEGIN, DUE, REPORT, CLOSE, FOLLOW, JUDGE = (
    f"{NOUN}.{what}" for what in ("begin", "due", "report", "close", "follow", "judge")
)
AHEAD = timedelta(days=60)
"""So long before its day an undertaking is reminded of."""
MOST = 6
_STILL_OWED = Q(project__closed_on=None) | Q(undertaking_kind=Undertaking.Kind.REPORT)
"""Of a closed project only the reports to the funder."""


def waits(actor: Actor, today: date) -> Iterator[Waits]:
    """The nearest of each sort within the actor's own bodies (all for the coordinator)."""
    if not may(actor, "project.plan"):
        return
    granted = Application.objects.filter(answer=Application.Answer.GRANTED, project=None, is_feasibility_study=False)
    due = Undertaking.objects.filter(_STILL_OWED, done_on=None, due_on__lte=today + AHEAD)
    unreported = Project.objects.filter(closed_on=None, ends_on__gte=today)
    unreported = unreported.exclude(undertakings__undertaking_kind=Undertaking.Kind.REPORT)
    ended = Project.objects.filter(closed_on=None, ends_on__lt=today)
    unfollowed = Project.objects.filter(
        closed_on__isnull=False, followed_up_on=None, ends_on__lte=today - FOLLOWED_UP_AFTER
    )
    yield _nearest(_own(granted, "body_id", actor), BEGIN, "title", "answered_on")
    yield _nearest(_own(due, "project__body_id", actor), DUE, "what", "due_on", about="project_id")
    yield _nearest(_own(unreported, "body_id", actor), REPORT, "title", "ends_on")
    yield _nearest(_own(ended, "body_id", actor), CLOSE, "title", "ends_on")
    yield _nearest(_own(unfollowed, "body_id", actor), FOLLOW, "title", "ends_on")
    if may(actor, "bank_finding.judge"):
        yield counted(BankFinding.objects.filter(stand=BankFinding.Stand.ASKED), JUDGE)


def told(actor: Actor, found: Sequence[Wait]) -> Iterator[TodoRow]:
    """A row for each; only what has been undertaken has a last day."""
    yield from map(_one, found)


def _own(found: QuerySet[Any], field: str, actor: Actor) -> QuerySet[Any]:
    return found if "coordinator" in actor.roles else found.filter(**{f"{field}__in": actor.bodies})


def _nearest(found: QuerySet[Any], what: str, title: str, day: str, about: Any = NOTHING) -> Waits:
    return each(found.order_by(day, "pk"), what, title=title, about=about, day=F(day), most=MOST)


def _one(wait: Wait) -> TodoRow:
    if wait.what == BEGIN:
        url = reverse("projects:begin_project", args=[wait.key])
        return TodoRow("waiting", _("Starta projektet %s") % wait.title, url)
    if wait.what == DUE:
        url = reverse("projects:project", args=[UUID(wait.about)])
        reason = _("Projektet har åtagit sig det till den dagen.")
        return TodoRow("waiting", _("Gör klart: %s") % wait.title, url, wait.day, reason)
    if wait.what == JUDGE:
        sentence = ngettext(
            "Ta ställning till %d projekt i projektbanker", "Ta ställning till %d projekt i projektbanker", wait.number
        )
        reason = _("Bankerna säger att kommunen är med i dem.")
        return TodoRow("waiting", sentence % wait.number, reverse("projects:bank_findings"), reason=reason)
    url = reverse("projects:project", args=[wait.key])
    if wait.what == REPORT:
        reason = _("Projektet pågår, och ingen rapport till finansiären är inskriven.")
        url = reverse("projects:add_part", args=[wait.key, "ataganden"])
        return TodoRow("waiting", _("Skriv när %s ska rapportera") % wait.title, url, reason=reason)
    if wait.what == CLOSE:
        reason = _("Projektet är slut. Skriv vad det gav (R1.3).")
        return TodoRow("waiting", _("Avsluta %s") % wait.title, url, reason=reason)
    reason = _("Ett år har gått: vad finns kvar i verksamheten (R2.4)?")
    return TodoRow("waiting", _("Följ upp %s") % wait.title, url, reason=reason)
