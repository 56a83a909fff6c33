"""What the matters' papers are told of an application."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _

from utblick.audit.policy import visible
from utblick.cases.effects import Effect
from utblick.cases.hooks import Background
from utblick.cases.phrases import Cause
from utblick.clock.queries import installation, today
from utblick.dates.plans import PlannedStep
from utblick.documents.papers import Citation, Language, RoadStep, VerdictText
from utblick.governance.appendix import appendix
from utblick.guidelines import Verdict
from utblick.projects.gate import deadline_of, standing_on
from utblick.projects.models import Application
from utblick.projects.provenance import answer_today
from utblick.ui import formats
from utblick.values import Actor, Ref

SWEDISH: Language = "sv"
PRINTED_CITATIONS = 6


def background_of(subject: Ref, body_code: str, actor: Actor) -> Background | None:
    """The background of an application's papers to one body; None when there is none the actor may see."""
    rows = Application.objects.select_related("body", "idea__call", "idea__partner")
    application = visible(rows, actor).filter(pk=subject.id).first()
    if application is None:
        return None
    with translation.override(SWEDISH):
        return _background(actor, application, body_code)


def _background(actor: Actor, application: Application, body_code: str) -> Background:
    standing = standing_on(application, today())
    deadline = deadline_of(application)
    is_own = body_code == application.body_id
    steps = standing.road.plan.steps if standing.road else ()
    return Background(
        cause=_cause(application, standing.verdict),
        effect=_effect(standing.verdict, body_code, is_own),
        texts=_texts(application),
        verdict=_verdict(standing.verdict),
        road=tuple(_step(step) for step in steps if step.latest),
        last_day=deadline.bound if deadline else None,
        last_day_reason=_("mandatet ska vara undertecknat")
        if application.is_partner
        else _("ansökan ska vara inlämnad"),
        others_decide="; ".join(_decider(step) for step in steps if step.step.body and step.step.body != body_code),
        answer=lambda: appendix(answer_today(actor, application), application.body.name, SWEDISH),
    )


def _cause(application: Application, verdict: Verdict) -> Cause:
    found = installation()
    idea = application.idea
    return Cause(
        project=application.title,
        programme=idea.call.programme_sv if idea.call else "",
        programme_en=idea.call.programme_en if idea.call else "",
        municipality=found.municipality if found else "kommunen",
        applicant=application.body.name,
        approver="Kommunstyrelsen",
        partner=idea.partner.name if idea.partner else "",
        signatory=application.signatory,
        as_partner=application.is_partner,
        has_decided=any(step.kind == "apply" for step in verdict.fulfilled),
    )


def _effect(verdict: Verdict, body_code: str, is_own: bool) -> str:
    """What the body is asked: to apply (under förutsättning av an approval not yet had), or to approve."""
    if not is_own:
        return Effect.APPROVE
    waits = any(step.kind == "approval" and body_code not in step.bodies for step in verdict.missing)
    return Effect.CONDITIONAL if waits else Effect.APPLY


def _texts(application: Application) -> dict[str, object]:
    idea = application.idea
    about = [_("%(body)s vill %(what)s") % {"body": application.body.name, "what": application.title}]
    if idea.call:
        about.append(
            _("Utlysningen är %(title)s (%(identifier)s)")
            % {"title": idea.call.title, "identifier": idea.call.identifier}
        )
    if idea.partner:
        about.append(_("Partner är %s") % idea.partner.name)
    year = (application.deadline_on or (idea.call.next_deadline_on if idea.call else None) or today()).year
    cost, hours = application.own_cost_minor, application.own_time_hours
    years = [{"year": year, "cost": cost or 0, "hours": hours or 0, "note": ""}] if cost is not None or hours else []
    return {"area": idea.area, "summary": ". ".join(about) + ".", "years": years, "signatory": application.signatory}


def _verdict(verdict: Verdict) -> VerdictText:
    titles = {citation.title for citation in verdict.citations}
    return VerdictText(
        answer=verdict.outcome,
        sentence=". ".join(reason.sv for reason in verdict.reasons) or verdict.label.sv,
        guidelines="; ".join(sorted(titles)),
        missing=tuple(f"{step.label.sv} ({step.citation.clause})" for step in verdict.missing),
        citations=tuple(
            Citation(citation.clause, citation.paraphrase.sv) for citation in verdict.citations[:PRINTED_CITATIONS]
        ),
    )


def _step(step: PlannedStep) -> RoadStep:
    assert step.latest is not None
    return RoadStep(step.step.label.sv, step.latest, step.explanation.sv)


def _decider(step: PlannedStep) -> str:
    if step.status == "done":
        return _("%(what)s: klart") % {"what": step.step.label.sv}
    day = formats.day(step.latest, SWEDISH) if step.latest else _("den vanliga vägen är stängd")
    return _("%(what)s, senast %(day)s") % {"what": step.step.label.sv, "day": day}
