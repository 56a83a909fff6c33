"""Reading matters."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from utblick.accounts.queries import names_of
from utblick.audit.policy import visible
from utblick.audit.queries import Happening, history, words_of
from utblick.cases.models import Decision, DecisionPoint, Disclosure, Dispatch, Matter, MatterDocument, OfficialReport
from utblick.cases.states import Standing, standing_of, with_state
from utblick.clock.queries import today
from utblick.documents.models import TROUBLE
from utblick.documents.queries import reading_of
from utblick.governance.queries import verdicts_given
from utblick.organisation.models import Meeting
from utblick.ui.kinds import Link, link
from utblick.values import Actor, Ref


@dataclass(frozen=True)
class MatterPage:
    """Everything a matter's page shows, as far as the actor may see it; ``verdict`` is the last answer kept on it."""

    matter: Matter
    standing: Standing
    subject: Link | None
    reports: list[OfficialReport]
    documents: list[MatterDocument]
    dispatches: list[Dispatch]
    decisions: list[Decision]
    siblings: list[Matter]
    verdict: UUID | None


def matters(
    actor: Actor, *, body_code: str = "", state: str = "", subject: Ref | None = None, number: str = ""
) -> QuerySet[Matter]:
    """The matters, each with its state; ``number`` is a dnr or reference in whole."""
    rows = with_state(visible(Matter.objects.select_related("body", "officer"), actor))
    if body_code:
        rows = rows.filter(body_id=body_code)
    if state:
        rows = rows.filter(Q(state=state))
    if subject is not None:
        rows = rows.filter(subject=str(subject))
    if number:
        rows = rows.filter(outside_number=number) | rows.filter(reference=number)
    return rows


def of_the_same_number(actor: Actor, found: Matter) -> QuerySet[Matter]:
    """At most three other matters of the authority with the same outside dnr (several may share one on purpose)."""
    rows = matters(actor, body_code=found.body_id).filter(outside_number=found.outside_number)
    return rows.exclude(pk=found.pk).order_by("-opened_on", "-id")[:3]


def matter(actor: Actor, identifier: UUID) -> Matter | None:
    """One matter; None when there is none that the actor may see."""
    rows = Matter.objects.select_related("body__administration", "officer")
    return visible(rows, actor).filter(pk=identifier).first()


def matter_with_state(actor: Actor, identifier: UUID) -> Matter | None:
    """One matter with its state and the last answer kept on it.

    ``is_asked_for``: records of it have been asked for; ``has_met``: its body has met since it was sent.

    None when there is none that the actor may see.
    """
    verdict = Subquery(verdicts_given(actor, Ref("matter", identifier)).values("pk")[:1])
    asked = Exists(visible(Disclosure.objects.filter(matter=OuterRef("pk")), actor))
    ready = Coalesce(OuterRef("sent_on"), OuterRef("opened_on"))
    held = Meeting.objects.filter(body__code=OuterRef("body_id"), on__gt=ready, on__lte=today())
    met = Exists(held.exclude(status__in=(Meeting.Status.CANCELLED, Meeting.Status.RESERVE)))
    rows = matters(actor).select_related("body__administration")
    rows = rows.annotate(verdict=verdict, is_asked_for=asked, has_met=met)
    return rows.filter(pk=identifier).first()


def matter_page(actor: Actor, found: Matter) -> MatterPage:
    """What the page of a matter read by `matter_with_state` shows; six queries."""
    about = found.subject_ref
    return MatterPage(
        matter=found,
        standing=standing_of(found),
        subject=link(about, actor) if about else None,
        reports=list(visible(found.reports.select_related("matter", "recipient", "approved_by"), actor)),
        documents=_documents(actor, found),
        dispatches=list(visible(found.dispatches.select_related("package"), actor)),
        decisions=decisions_of(actor, found),
        siblings=list(matters(actor, subject=about).exclude(pk=found.pk)) if about else [],
        verdict=getattr(found, "verdict", None),
    )


def reports_to_build_on(actor: Actor, found: Matter) -> list[OfficialReport]:
    """The reports whose text a new one may begin with, latest first: the authority's own in this matter and others
    about the same subject, and those that other authorities have shared about it (R5.3).
    """
    about = Q(matter=found) | Q(matter__subject=found.subject) if found.subject else Q(matter=found)
    rows = OfficialReport.objects.select_related("matter__body", "recipient").filter(about)
    return list(visible(rows.filter(Q(matter__body_id=found.body_id) | Q(shared_at__isnull=False)), actor))


def business_benefits(actor: Actor, subject: Ref) -> list[OfficialReport]:
    """The reports about an object that say what it means for local business (R3.7), earliest first. One query."""
    about = OfficialReport.objects.filter(matter__subject=str(subject)).exclude(business="")
    return list(visible(about.select_related("matter"), actor).order_by("written_on", "pk"))


def documents_of(actor: Actor, found: Matter) -> QuerySet[MatterDocument]:
    """The documents of a matter that the actor may see."""
    return visible(found.documents.select_related("matter"), actor)


def latest_versions(actor: Actor, found: Matter) -> QuerySet[MatterDocument]:
    """The documents of a matter that no newer version stands beside, as far as the actor may see them."""
    return documents_of(actor, found).filter(replaced_by=None)


def history_of(subject: Ref) -> list[tuple[Happening, str]]:
    """What has happened to an object the caller may see, latest first, with the name of who did it."""
    happened = history(subject)
    names = names_of({event.actor for event in happened})
    return [(event, names.get(event.actor, event.actor)) for event in happened]


def reasons_for_reopening(matter: Matter) -> dict[int, str]:
    """Why a matter was opened again, by the number of the event."""
    told = words_of(matter.ref, "matter.reopen")
    return {seq: words["reopened_because"][1] for seq, words in told if "reopened_because" in words}


def _documents(actor: Actor, found: Matter) -> list[MatterDocument]:
    rows = found.documents.select_related("file", "matter", "replaces").annotate(reading=reading_of("file__sha256"))
    documents: list[MatterDocument] = list(visible(rows, actor))
    for document in documents:
        document.trouble = str(TROUBLE.get(getattr(document, "reading", None) or "", ""))
    return documents


def decisions_of(actor: Actor, found: Matter) -> list[Decision]:
    points = Prefetch("points", DecisionPoint.objects.order_by("number"))
    return list(visible(found.decisions.select_related("body", "extract", "matter").prefetch_related(points), actor))
