"""Pages of decisions: the clerk's answers, a decision in full, and what is coming."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from utblick.audit.policy import may, require, standing_of
from utblick.cases import actions, queries
from utblick.cases.actions import Frame, PointAnswer
from utblick.cases.answering import points_answered
from utblick.cases.coming_list import coming_word
from utblick.cases.decision_forms import AdjustForm, AnswerForm, DecisionForm, PointForms
from utblick.cases.effects import Effect
from utblick.cases.forms import CodeFilter
from utblick.cases.models import Matter
from utblick.cases.queries import AwaitedAnswer
from utblick.cases.queries.links import links_of
from utblick.cases.queries.notices import force_of, notice_warnings
from utblick.cases.queries.waiting import body_awaiting
from utblick.cases.views.common import body_codes, kept, seen_matter
from utblick.clock.queries import installation, is_demo, today
from utblick.documents.uploads import MEDIA_TYPES
from utblick.organisation.views.saving import add_errors
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found
from utblick.values import Money


@require_http_methods(["GET", "HEAD", "POST"])
def answers(request: ActorRequest) -> HttpResponse:
    """The clerk's table: §, utfall and justerat den for each awaited matter; rows left alone stay as they are."""
    require(request.actor, "decision.record")
    page = page_of(queries.awaiting_answers(request.actor), request.GET)
    waiting = queries.answers_for(page.items, today())
    rows = [(row, _answer_form(request, row)) for row in waiting]
    saved = sum(_save_answer(request, row, form) for row, form in rows) if request.method == "POST" else 0
    wrong = any(form.errors for _row, form in rows)
    if saved:
        messages.success(request, _("Registrerade beslut: %s.") % saved)
        if not wrong:
            return redirect("cases:answers")
    context = {
        "page": page,
        "rows": rows if not saved else [(row, form) for row, form in rows if form.errors or not form.is_answered],
        "unadjusted": page_of(queries.unadjusted_decisions(request.actor), {}),
        "adjust_form": AdjustForm(),
    }
    return render(request, "cases/answers.html", context, status=422 if wrong else 200)


@require_POST
def adjust(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """Tell the day a § was adjusted."""
    decision = found(queries.decision(request.actor, identifier))
    require(request.actor, "decision.record", standing_of(decision))
    form = AdjustForm(request.POST)
    if form.is_valid():
        try:
            actions.adjust_decision(request.actor, decision, form.cleaned_data["adjusted_on"])
            told = _("%s är justerad. När anslaget sitter uppe: skriv in dagen under Anslag och laga kraft.")
            messages.success(request, told % decision)
            return redirect("cases:decision", decision.pk) if "back" in request.POST else redirect("cases:answers")
        except ValidationError as refused:
            add_errors(form, refused)
    return render(request, "cases/adjust.html", {"decision": decision, "form": form}, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """A decision told in full: by whom, how, and each point's effect and outcome."""
    matter = seen_matter(request, identifier)
    require(request.actor, "decision.record", standing_of(matter))
    codes = body_codes(request)
    report = queries.latest_report(request.actor, matter)
    initial = {"body": matter.body_id, "decided_on": today(), "outside_number": matter.outside_number}
    form = DecisionForm(request.POST or None, request.FILES or None, initial=initial, codes=codes)
    points = PointForms(
        request.POST or None, initial=queries.proposed_points(report), form_kwargs={"codes": codes}, prefix="punkt"
    )
    if request.method == "POST" and form.is_valid() and points.is_valid():
        given = dict(form.cleaned_data)
        amount = given.pop("amount")
        try:
            decision = actions.record_decision(
                request.actor,
                matter,
                body_code=given.pop("body"),
                extract=kept(given.pop("extract")),
                amount_minor=None if amount is None else amount * 100,
                points=[_point(point.cleaned_data) for point in points if point.cleaned_data.get("text")],
                **given,
            )
            return redirect("cases:decision", decision.pk)
        except ValidationError as refused:
            add_errors(form, refused)
    wrong = request.method == "POST"
    context = {"matter": matter, "form": form, "points": points, "back_url": _matter_url(matter)}
    return render(request, "cases/decision_form.html", context, status=422 if wrong else 200)


@require_safe
def show(request: ActorRequest, identifier: UUID) -> HttpResponse:
    decision = found(queries.decision(request.actor, identifier))
    context = {
        "decision": decision,
        "points": list(decision.points.all()),
        "remarks": queries.remarks(decision),
        "links": links_of(request.actor, decision),
        "force": force_of(decision, today()),
        "warnings": notice_warnings(decision, today()),
        "may_record": may(request.actor, "decision.record", decision),
        "may_add": may(request.actor, "document.add", decision.matter),
        "adjust_form": AdjustForm(),
    }
    return render(request, "cases/decision.html", context)


@require_safe
def coming(request: ActorRequest) -> HttpResponse:
    """International matters at a body's next three meetings (for presidieberedningen)."""
    require(request.actor, "matter.see")
    codes = body_codes(request)
    code = _body_asked(request, codes)
    context = {
        "filters": CodeFilter({"organ": code}, codes),
        "code": code,
        "name": dict(codes).get(code, ""),
        "rows": queries.coming_matters(request.actor, code, today()),
    }
    return render(request, "cases/coming.html", context)


@require_safe
def coming_as_word(request: ActorRequest) -> HttpResponse:
    """The same list as Word."""
    require(request.actor, "matter.see")
    codes = body_codes(request)
    code = _body_asked(request, codes)
    municipality = installation()
    content = coming_word(
        queries.coming_matters(request.actor, code, today()),
        body=dict(codes).get(code, ""),
        municipality=municipality.municipality if municipality else "",
        on=today(),
        is_example=is_demo(),
    )
    disposition = {"Content-Disposition": f'attachment; filename="kommande-arenden-{today():%Y-%m-%d}.docx"'}
    return HttpResponse(content, content_type=MEDIA_TYPES["docx"], headers=disposition)


def _body_asked(request: ActorRequest, codes: list[tuple[str, str]]) -> str:
    filters = CodeFilter(request.GET, codes)
    code = filters.cleaned_data["organ"] if filters.is_valid() else ""
    own = [code for code, _name in codes if code in request.actor.bodies]
    return code or body_awaiting(request.actor, own or [code for code, _name in codes])


def _answer_form(request: ActorRequest, row: AwaitedAnswer) -> AnswerForm:
    initial = {
        "decided_on": row.meeting.on if row.meeting else None,
        "outside_number": row.matter.outside_number,
    }
    return AnswerForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        prefix=row.matter.pk.hex,
        initial=initial,
        points=row.report.points if row.report else (),
    )


def _save_answer(request: ActorRequest, row: AwaitedAnswer, form: AnswerForm) -> int:
    if not form.is_valid() or not form.is_answered:
        return 0
    given = form.cleaned_data
    try:
        actions.record_decision(
            request.actor,
            row.matter,
            points=points_answered(row.matter, row.report, given),
            decided_on=given["decided_on"],
            paragraph=given["paragraph"],
            adjusted_on=given["adjusted_on"],
            outside_number=given["outside_number"],
            extract=kept(given["extract"]),
        )
    except ValidationError as refused:
        add_errors(form, refused)
        return 0
    return 1


def _point(given: dict[str, Any]) -> PointAnswer:
    frame = None
    if given["effect"] == Effect.FRAME_APPROVAL:
        if not (given["frame_programme"] and given["frame_body"] and given["valid_from"] and given["valid_to"]):
            raise ValidationError(_("Ett ramgodkännande behöver program, nämnd och period."))
        cap = None if given["cap"] is None else Money.of(given["cap"])
        frame = Frame(given["frame_programme"], given["frame_body"], given["valid_from"], given["valid_to"], cap)
    return PointAnswer(
        given["text"], given["effect"], given["outcome"], given["conditional_on"], given["delegate"], frame
    )


def _matter_url(matter: Matter) -> str:
    return reverse("cases:matter", args=[matter.pk])
