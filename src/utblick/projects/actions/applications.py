"""Writing ideas, funding tests and applications."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from utblick.access import Standing
from utblick.audit.change import Change, change
from utblick.clock.queries import today
from utblick.cooperation.actions import note_request_became_idea
from utblick.cooperation.models import Partner, PartnerRequest
from utblick.governance.actions import keep_verdict, note_lacking
from utblick.governance.queries import area_of
from utblick.governance.statements import Stated
from utblick.guidelines import Verdict
from utblick.organisation.models import Body
from utblick.projects.gate import decisions_of, event_fact, judge
from utblick.projects.models import Application, Form, FundingTest, Idea
from utblick.projects.provenance import stated_facts
from utblick.search.actions import store_entry
from utblick.search.models import SearchEntry
from utblick.values import Actor
from utblick.watch.actions import note_became_idea
from utblick.watch.models import Call


class RequirementsNotMetError(Exception):
    """The guidelines do not (yet) allow it; ``verdict`` says what is missing, with citations."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.outcome)
        self.verdict = verdict


class ImpossibleDayError(Exception):
    """A day that has not come yet was given for something said to have happened."""


class AlreadyDoneError(Exception):
    """The application has been submitted, or the municipality bound, before."""


def register_idea(
    actor: Actor,
    *,
    what: str,
    body: Body,
    contact: str,
    contact_email: str = "",
    call: Call | None = None,
    partner: Partner | None = None,
    partner_request: PartnerRequest | None = None,
    form: str = Form.EU_PROJECT,
    children_and_youth: bool = False,
    area: str = "",
) -> Idea:
    """Register an idea: what, whose, who to ask, and a call, a partner or a partner request.

    Without ``area`` it is sorted as the guidelines say (G-09). The nämnd's stand on the call, and that on the request,
    follows.
    """
    with change(actor, "idea.register", Standing(body.code)) as opened:
        idea = opened.add(
            Idea(
                what=what,
                body=body,
                contact=contact,
                contact_email=contact_email,
                call=call,
                partner=partner,
                partner_request=partner_request,
                form=form,
                children_and_youth=children_and_youth,
                area=area or area_of({"children_and_youth": children_and_youth}, today()),
                registered_on=today(),
            )
        )
        if call is not None:
            note_became_idea(opened, call, body.code)
        if partner_request is not None:
            note_request_became_idea(opened, partner_request)
        index_idea(opened, idea)
    return idea


def sort_idea(actor: Actor, idea: Idea, area: str) -> Idea:
    """Sort an idea, and what comes of it, under another of the guidelines' areas (R2.1, G-09)."""
    with change(actor, "idea.sort", Standing(idea.body_id)) as opened:
        opened.alter(idea, area=area)
    return idea


def record_test(
    actor: Actor, idea: Idea, *, result: str, programme: str, exchange: bool, note: str = ""
) -> FundingTest:
    """Record the test of international funding and exchange (R2.3); who and when are noted by themselves."""
    with change(actor, "funding_test.record", Standing(idea.body_id)) as opened:
        return opened.add(
            FundingTest(
                idea=idea,
                result=result,
                programme=programme,
                exchange=exchange,
                note=note,
                tested_on=today(),
                tested_by=actor.label,
            )
        )


def prepare_application(actor: Actor, idea: Idea, **told: Any) -> Application:
    """Begin the application of an idea; ``told`` are fields of Application."""
    with change(actor, "application.prepare", Standing(idea.body_id)) as opened:
        application = opened.add(
            Application(idea=idea, body=idea.body, prepared_on=today(), **{"title": idea.what, **told})
        )
        index_application(opened, application)
    return application


def alter_application(actor: Actor, application: Application, *, version: int, **told: Any) -> Application:
    """Change an application; raises Stale when someone else has saved it since ``version``."""
    with change(actor, "application.alter", Standing(application.body_id)) as opened:
        opened.alter(application, version=version, **told)
        index_application(opened, application)
    return application


def submit_application(
    actor: Actor, application: Application, *, on: date, receipt: str, reason: str = ""
) -> Application:
    """Note that the application went in (as partner: that the municipality bound itself) on a day.

    Raises RequirementsNotMetError when the guidelines' requirements were not met that day (R4.5) and no ``reason`` is
    given; with a reason it is recorded as it happened, as an avvikelse. Never back-dates an approval.
    """
    if on > today():
        raise ImpossibleDayError
    done = application.committed_on if application.is_partner else application.submitted_on
    if done is not None:
        raise AlreadyDoneError
    verdict = judge(application, today(), happened_on=on)
    allowed = verdict.outcome == "allowed"
    if not allowed and not reason.strip():
        raise RequirementsNotMetError(verdict)
    stated, decisions = stated_facts(application), decisions_of(application)
    went_in = {event_fact(application): Stated(on, actor.label, today())}
    with change(actor, "application.submit", Standing(application.body_id)) as opened:
        days: dict[str, Any] = {"committed_on": on} if application.is_partner else {"submitted_on": on}
        opened.alter(application, receipt=receipt, effective_on=on, **days)
        keep_verdict(
            opened, application.ref, application.body_id, verdict, stated={**stated, **went_in}, decisions=decisions
        )
        if not allowed:
            note_lacking(
                opened, application.ref, application.body_id, title=application.title, verdict=verdict, reason=reason,
                happened_on=on,
            )  # fmt: skip
        index_application(opened, application)
    return application


def record_answer(actor: Actor, application: Application, *, answer: str, on: date) -> Application:
    """Record the funder's answer: beviljad, avslag, reservlista or återkallad."""
    if on > today():
        raise ImpossibleDayError
    with change(actor, "application.answer", Standing(application.body_id)) as opened:
        return opened.alter(application, answer=answer, answered_on=on, effective_on=on)


def index_idea(opened: Change, idea: Idea) -> None:
    store_entry(
        opened,
        idea.ref,
        scope=SearchEntry.INTERNAL,
        title=idea.what,
        text=" ".join([idea.partner.name if idea.partner else "", idea.call.title if idea.call else ""]),
        url=reverse("projects:idea", args=[idea.pk]),
        day=idea.registered_on,
    )


def index_application(opened: Change, application: Application) -> None:
    call = application.idea.call
    store_entry(
        opened,
        application.ref,
        scope=SearchEntry.INTERNAL,
        title=application.title,
        text=f"{application.lead} {call.identifier if call else ''} {call.title if call else ''}",
        url=reverse("projects:application", args=[application.pk]),
        day=application.deadline_on or (call.next_deadline_on if call else None),
    )
