"""Reading ideas and applications, filtered by what the actor may see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from utblick.audit.models import Record
from utblick.audit.policy import visible
from utblick.cooperation import queries as cooperation
from utblick.cooperation.models import Partner, PartnerRequest
from utblick.projects.models import Application, FundingTest, Idea
from utblick.ui import kinds
from utblick.ui.kinds import Link
from utblick.values import Actor
from utblick.watch.models import Call, CountyNote

Row = TypeVar("Row", bound=Record)


def ideas(actor: Actor) -> QuerySet[Idea]:
    """Ideas, latest first, with what a row shows."""
    return visible(Idea.objects.select_related("body", "call", "partner", "partner_request", "application"), actor)


def idea(actor: Actor, pk: UUID) -> Idea | None:
    return ideas(actor).filter(pk=pk).first()


def tests_of(actor: Actor, found: Idea) -> list[FundingTest]:
    """The funding tests of an idea, latest first."""
    return list(visible(FundingTest.objects.filter(idea=found), actor))


def applications(actor: Actor) -> QuerySet[Application]:
    """Applications, latest first, with what a row shows."""
    rows = Application.objects.select_related("body", "idea__call", "idea__partner", "told_plan", "project")
    return visible(rows, actor)


def application(actor: Actor, pk: UUID) -> Application | None:
    """One application; ``others_in_county`` and ``co_applicants_sought``: whether anybody in the county works on its
    call, and looks for co-applicants."""
    notes = visible(CountyNote.objects.filter(call=OuterRef("idea__call")), actor)
    rows = applications(actor).annotate(
        others_in_county=Exists(notes), co_applicants_sought=Exists(notes.filter(seeks_partners=True))
    )
    return rows.filter(pk=pk).first()


def open_applications(actor: Actor) -> QuerySet[Application]:
    """Applications that have neither gone in nor been answered."""
    return applications(actor).filter(submitted_on=None, committed_on=None, answer="")


def untested(actor: Actor) -> QuerySet[Idea]:
    """Ideas that no funding test has been recorded for (R2.3 says always)."""
    return ideas(actor).filter(tests=None)


def going_on(actor: Actor, most: int) -> QuerySet[Any, Any]:
    """Ideas of the actor's own bodies that no funding test has been recorded for (``asked``), and those with an
    application that has not been answered (``waits``): at most so many of each, by last day."""
    asked = _own(untested(actor), actor).order_by("-registered_on", "-pk").values("pk")[:most]
    unanswered = _own(applications(actor).filter(answer=""), actor)
    waits = unanswered.order_by("deadline_on", "-prepared_on", "-pk").values("idea")[:most]
    rows = Idea.objects.annotate(asked=Q(pk__in=asked), waits=Q(pk__in=waits)).filter(Q(asked=True) | Q(waits=True))
    told = rows.select_related("body", "call", "application__body", "application__told_plan")
    return told.order_by("application__deadline_on", "-registered_on", "-pk")


def _own(found: QuerySet[Row], actor: Actor) -> QuerySet[Row]:
    """The rows of the actor's own bodies; all of them for the coordinator."""
    if "coordinator" in actor.roles:
        return found
    return found.filter(body_id__in=actor.bodies) if actor.bodies else found.none()


def search_list(actor: Actor, *, body: str, state: str) -> QuerySet[Idea]:
    """The list page: ideas by nämnd and by how far they have come."""
    rows = ideas(actor).filter(body_id=body) if body else ideas(actor)
    stages: dict[str, Q] = {
        "idea": Q(application=None),
        "open": Q(application__submitted_on=None, application__committed_on=None, application__answer="")
        & ~Q(application=None),
        "sent": Q(application__answer="")
        & (Q(application__submitted_on__isnull=False) | Q(application__committed_on__isnull=False)),
        "answered": ~Q(application__answer="") & ~Q(application=None),
    }
    return rows.filter(stages[state]) if state in stages else rows


def calls(actor: Actor) -> QuerySet[Call]:
    """The calls an idea can begin from."""
    return visible(Call.objects.all(), actor)


def call(actor: Actor, identifier: str) -> Call | None:
    """The call of that id, or None for anything else."""
    try:
        return calls(actor).filter(pk=UUID(identifier)).first()
    except ValueError:
        return None


def partner_requests(actor: Actor) -> QuerySet[PartnerRequest]:
    """The partner requests an idea can begin from."""
    return cooperation.requests(actor)


def partner_request(actor: Actor, identifier: str) -> PartnerRequest | None:
    """The request of that id, or None for anything else."""
    try:
        return partner_requests(actor).filter(pk=UUID(identifier)).first()
    except ValueError:
        return None


def partner_asking(request: PartnerRequest | None) -> Partner | None:
    """The registered partner that bears the name of the one who asks, or None."""
    if request is None or not request.organisation:
        return None
    named = Q(name__iexact=request.organisation) | Q(name_local__iexact=request.organisation)
    return Partner.objects.filter(named).first()


def ideas_of_request(request: PartnerRequest, actor: Actor) -> list[Link]:
    """The ideas that have come of a partner request, as links."""
    refs = [row.ref for row in Idea.objects.filter(partner_request=request)]
    return list(kinds.links(refs, actor).values())


def load_ideas(ids: Sequence[UUID], actor: Actor) -> dict[UUID, Any]:
    return {row.pk: row for row in ideas(actor).filter(pk__in=ids)}


def load_applications(ids: Sequence[UUID], actor: Actor) -> dict[UUID, Any]:
    return {row.pk: row for row in applications(actor).filter(pk__in=ids)}


def bodies_going_on(call: Call) -> set[str]:
    """The codes of the bodies that have an idea from a call, or an application that has not gone in."""
    ideas = Idea.objects.filter(call=call, application=None).values_list("body_id", flat=True)
    applications = Application.objects.filter(idea__call=call, submitted_on=None, committed_on=None, answer="")
    return {str(code) for code in (*ideas, *applications.values_list("body_id", flat=True))}
