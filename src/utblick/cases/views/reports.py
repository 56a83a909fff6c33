"""Pages of tjänsteskrivelser: writing in steps, sharing, approving, and sending to the registrar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from utblick.audit.policy import may, require, standing_of
from utblick.cases import actions, queries
from utblick.cases.actions.approvals import ask_for_approval
from utblick.cases.actions.reports import new_report_standing
from utblick.cases.drafting import is_after_election, missing_answers, only_tells
from utblick.cases.forms import STEPS, ApproveForm, AskHeadForm, SendForm, steps_of
from utblick.cases.models import Dispatch, OfficialReport
from utblick.cases.paperwork import attachments
from utblick.cases.queries.comments import comments_on, unresolved
from utblick.cases.queries.heads import heads_of
from utblick.cases.queries.waiting import first_meeting_for
from utblick.cases.views.common import officers, save_or_show, seen_matter, seen_report
from utblick.clock.queries import today
from utblick.governance.queries import area_named
from utblick.organisation.views.saving import add_errors, posted_version
from utblick.ui.conflicts import Stale, conflict
from utblick.ui.requests import ActorRequest

STEP_LABELS = {
    "arende": gettext_lazy("Ärendet"),
    "bedomning": gettext_lazy("Bedömning"),
    "kostnad": gettext_lazy("Kostnad och tid"),
    "forslag": gettext_lazy("Förslag"),
}


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """Begin a tjänsteskrivelse: from another authority's shared one, or from what is known of the subject."""
    matter = seen_matter(request, identifier)
    require(request.actor, "report.write", new_report_standing(request.actor, matter))
    sources = queries.reports_to_build_on(request.actor, matter)
    if request.method != "POST":
        return render(request, "cases/write.html", {"matter": matter, "sources": sources})
    chosen = next((source for source in sources if str(source.pk) == request.POST.get("source")), None)
    report = actions.write_report(request.actor, matter, source=chosen)
    return redirect("cases:edit", report.pk, next(iter(STEPS)))


@require_safe
def show(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """The whole text, what is missing, and what can be done with it."""
    report = seen_report(request, identifier)
    return render(request, "cases/report.html", _review(request, report))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: ActorRequest, identifier: UUID, step: str) -> HttpResponse:
    """One step of the text; saving goes on to the next."""
    if step not in STEPS:
        raise Http404
    report = seen_report(request, identifier)
    require(request.actor, "report.write", standing_of(report))
    names = steps_of(report)
    place = names.index(step) if step in names else 0
    form = STEPS[step](request.POST or None, report)
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_report(request.actor, report, posted_version(request), **form.texts())
        except ValidationError as refused:
            add_errors(form, refused)
        except Stale as stale:
            return conflict(request, form, Stale(stale.version, form.shown(stale.theirs)), request.path)
        else:
            last = place + 1 == len(names)
            return redirect("cases:report", report.pk) if last else redirect("cases:edit", report.pk, names[place + 1])
    context = {
        "report": report,
        "form": form,
        "steps": _labels(names),
        "current": place + 1,
        "title": STEP_LABELS[step],
        "said": comments_on(request.actor, report, form.sections),
        "back_url": reverse("cases:edit", args=[report.pk, names[place - 1]]) if place else _url(report),
    }
    return render(request, "cases/report_step.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def share(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """The warning, then the act (TF 2:11)."""
    report = seen_report(request, identifier)
    require(request.actor, "report.share", standing_of(report))
    if request.method != "POST":
        return render(request, "cases/share.html", {"report": report})
    actions.share_report(request.actor, report)
    messages.success(request, _("Tjänsteskrivelsen är delad med kommunens övriga myndigheter."))
    return redirect(_url(report))


@require_POST
def approve(request: ActorRequest, identifier: UUID) -> HttpResponse:
    report = seen_report(request, identifier)
    require(request.actor, "report.approve", standing_of(report))
    form = ApproveForm(request.POST, officers(request))
    if form.is_valid():
        try:
            actions.approve_report(request.actor, report, form.cleaned_data["approved_by"])
            return redirect(_url(report))
        except ValidationError as refused:
            add_errors(form, refused)
    return render(request, "cases/report.html", _review(request, report, form), status=422)


@require_POST
def ask_head(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """Mail the head a link that approves the text as it stands."""
    report = seen_report(request, identifier)
    require(request.actor, "report.ask_approval", standing_of(report))
    form = AskHeadForm(request.POST, heads_of(report.matter.body, today()))
    if form.is_valid():
        head = form.cleaned_data["head"]
        try:
            ask_for_approval(request.actor, report, head)
            messages.success(request, _("%s har fått ett mejl med en länk för att godkänna.") % head.name)
            return redirect(_url(report))
        except ValidationError as refused:
            add_errors(form, refused)
    return render(request, "cases/report.html", _review(request, report, ask_form=form), status=422)


@require_POST
def produce(request: ActorRequest, identifier: UUID) -> HttpResponse:
    report = seen_report(request, identifier)
    require(request.actor, "report.produce", standing_of(report))
    actions.produce_papers(request.actor, report)
    return redirect(_url(report) + "#papper")


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """Skicka till registrator: what goes, where, and the warning; then the act."""
    matter = seen_matter(request, identifier)
    require(request.actor, "matter.send", standing_of(matter))
    report = queries.latest_report(request.actor, matter)
    lacking = missing_answers(report) if report else []
    initial = {"way": Dispatch.Way.MAIL, "recipient": matter.body.registrar_email}
    form = SendForm(request.POST or None, initial=initial)

    def save(given: dict[str, Any]) -> str:
        sent = actions.dispatch_to_registrar(request.actor, matter, report=report, **given)
        messages.success(request, _("Handlingarna är skickade till registratorn."))
        if sent.way == Dispatch.Way.FOLDER:
            messages.info(request, _("Hämta mappen under Skickat här nedanför."))
        return reverse("cases:matter", args=[matter.pk])

    context = {
        "matter": matter,
        "report": report,
        "lacking": lacking,
        "attachments": attachments(matter),
        "meeting": first_meeting_for((report.recipient_id if report else matter.body_id), today()),
        "back_url": reverse("cases:matter", args=[matter.pk]),
    }
    return save_or_show(request, form, save, context, "cases/send.html")


def _review(
    request: ActorRequest,
    report: OfficialReport,
    form: ApproveForm | None = None,
    ask_form: AskHeadForm | None = None,
) -> dict[str, Any]:
    actor = request.actor
    may_approve = report.approved_by is None and may(actor, "report.approve", report)
    may_ask = report.approved_by is None and may(actor, "report.ask_approval", report)
    may_ask = may_ask and not report.matter.restriction_provision
    papers = queries.papers_of(report)
    return {
        "report": report,
        "only_tells": only_tells(report),
        "area": area_named(report.area),
        "lacking": missing_answers(report),
        "papers": papers,
        "years": [(share, is_after_election(share.year, report.written_on.year)) for share in report.shares],
        "unshown": "".join(sorted({character for paper in papers for character in paper.unshown})),
        "unresolved": unresolved(actor, report),
        "may_see_comments": may(actor, "comment.see", report),
        "may_write": may(actor, "report.write", report),
        "may_share": report.shared_at is None and may(actor, "report.share", report),
        "may_send": may(actor, "matter.send", report.matter),
        "may_produce": may(actor, "report.produce", report),
        "may_use_template": may(actor, "word_template.use"),
        "approve_form": (form or ApproveForm(None, officers(request))) if may_approve else None,
        "ask_form": (ask_form or AskHeadForm(None, heads_of(report.matter.body, today()))) if may_ask else None,
    }


def _labels(names: Sequence[str]) -> list[Any]:
    return [*(STEP_LABELS[name] for name in names), _("Granska")]


def _url(report: OfficialReport) -> str:
    return reverse("cases:report", args=[report.pk])
