"""The year's report: begin it, follow the drafts, write and answer each nämnd's part, take it along."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from utblick.audit.policy import may, require, standing_of
from utblick.clock.queries import today
from utblick.documents import pdf as printing
from utblick.documents import register_word
from utblick.documents.queries import template_for
from utblick.documents.register_papers import RegisterReport
from utblick.documents.word import TemplateRefused
from utblick.organisation.views.saving import add_errors, posted_version, save_or_show
from utblick.reporting import actions, support_year
from utblick.reporting.drafting import amount_text
from utblick.reporting.forms import AnswerDayForm, AskForm, ParagraphForm, TextForm, YearForm
from utblick.reporting.mail_links import ask_by_mail
from utblick.reporting.models import BodyReport, YearlyReport
from utblick.reporting.papers.yearly import paper, status_of, young_share
from utblick.reporting.queries import yearly as queries
from utblick.reporting.queries.funds import fund_rows
from utblick.reporting.queries.timetable import timetable
from utblick.reporting.views.ongoing import DOCX
from utblick.support.queries.yearly import support_of_year
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


@require_http_methods(["GET", "HEAD", "POST"])
def years(request: ActorRequest) -> HttpResponse:
    """Every year's report, and the form that begins one."""
    form = YearForm(request.POST or None, initial={"year": today().year - 1})
    if request.method == "POST":
        require(request.actor, "yearly_report.begin")
        if form.is_valid():
            try:
                begun = actions.begin_year(request.actor, form.cleaned_data["year"])
                return redirect("reporting:year", begun.pk)
            except ValidationError as refused:
                add_errors(form, refused)
    context = {
        "form": form,
        "page": page_of(queries.yearly_reports(request.actor), request.GET),
        "may_begin": may(request.actor, "yearly_report.begin"),
    }
    return render(request, "reporting/years.html", context, status=422 if form.errors else 200)


@require_safe
def year(request: ActorRequest, pk: UUID) -> HttpResponse:
    """How far the drafts have come, and where each nämnd stands."""
    report = _report(request, pk)
    parts = list(queries.parts(request.actor, report))
    figures = queries.shown_figures(request.actor, parts)
    support = support_of_year(request.actor, report.year)
    plan = timetable(report.year, report.answer_by)
    context = {
        "report": report,
        "plan": plan,
        "may_set_day": may(request.actor, "yearly_report.set_day"),
        "day_form": AnswerDayForm(initial={"answer_by": plan.answer_by}),
        "support": support_year.sentence(support) if support else "",
        "waits": report.written < report.bodies,
        "parts": [(part, status_of(part), plan.nearest.get(part.owner_id)) for part in parts],
        "figures": [(shown, amount_text(shown.told)) for shown in figures],
        "funds": fund_rows(request.actor, parts),
        "young_share": young_share(figures),
        "hidden": report.written - len(parts),
    }
    return render(request, "reporting/year.html", context)


@require_POST
def set_answer_day(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Change the last day for the nämnder's answers."""
    report = _report(request, pk)
    require(request.actor, "yearly_report.set_day")
    form = AnswerDayForm(request.POST)
    if form.is_valid():
        try:
            actions.set_answer_day(request.actor, report, form.cleaned_data["answer_by"])
            messages.success(request, _("Dagen är sparad."))
        except ValidationError as refused:
            add_errors(form, refused)
    for errors in form.errors.values():
        messages.error(request, " ".join(map(str, errors)))
    return redirect("reporting:year", pk)


@require_safe
def year_word(request: ActorRequest, pk: UUID) -> FileResponse:
    """In the municipality's own template when it has one that holds."""
    report = _report(request, pk)
    paper_of_year, template = _paper(request, report), template_for("", today())
    try:
        content = register_word.render(paper_of_year, template)
    except TemplateRefused:
        content = register_word.render(paper_of_year)
    return _file(content, f"{report}.docx", DOCX)


@require_safe
def year_pdf(request: ActorRequest, pk: UUID) -> FileResponse:
    report = _report(request, pk)
    return _file(printing.render(_paper(request, report)).content, f"{report}.pdf", "application/pdf")


@require_safe
def part(request: ActorRequest, pk: UUID) -> HttpResponse:
    """A nämnd's part: the text, and each figure with the rows that sum to it."""
    row = _part(request, pk)
    shown = queries.shown_figures(request.actor, [row])
    context = {
        "part": row,
        "status": status_of(row),
        "figures": [
            (one, amount_text(one.told), [(source, amount_text(one.told, source.amount)) for source in one.rows])
            for one in shown
        ],
        "may_write": may(request.actor, "body_report.write", row) and row.decided_on is None,
        "may_answer": may(request.actor, "body_report.answer", row) and row.decided_on is None,
        "may_ask": may(request.actor, "body_report.ask", row) and row.decided_on is None,
        "may_record": may(request.actor, "body_report.record", row) and row.answered_on is not None,
    }
    return render(request, "reporting/part.html", context)


@require_http_methods(["GET", "POST"])
def write(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Change the text."""
    row = _part(request, pk)
    require(request.actor, "body_report.write", standing_of(row))
    form = TextForm(request.POST or None, initial={"text": row.text})

    def save(told: dict[str, Any]) -> str:
        actions.write_text(request.actor, row, version=posted_version(request), **told)
        return _address(row)

    return save_or_show(request, form, save, _context(row, _("Skriv om %s") % row))


@require_http_methods(["GET", "POST"])
def record(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Note its § in the verksamhetsberättelse."""
    row = _part(request, pk)
    require(request.actor, "body_report.record", standing_of(row))
    form = ParagraphForm(request.POST or None, initial={"decided_on": row.decided_on, "paragraph": row.paragraph})

    def save(told: dict[str, Any]) -> str:
        actions.record_paragraph(request.actor, row, version=posted_version(request), **told)
        return _address(row)

    return save_or_show(request, form, save, _context(row, _("Verksamhetsberättelsens paragraf: %s") % row))


@require_http_methods(["GET", "POST"])
def ask(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Ask a colleague without an account, by a personal mail link."""
    row = _part(request, pk)
    require(request.actor, "body_report.ask", standing_of(row))
    form = AskForm(request.POST or None)

    def save(told: dict[str, Any]) -> str:
        ask_by_mail(request.actor, row, told["person"])
        messages.success(request, _("Länken skickas till %s.") % told["person"].name)
        return _address(row)

    return save_or_show(request, form, save, _context(row, _("Be om svar med mejl: %s") % row))


@require_POST
def answer(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The nämnd's answer: the text as it stands, or nothing this year."""
    row = _part(request, pk)
    require(request.actor, "body_report.answer", standing_of(row))
    try:
        actions.answer(request.actor, row, nothing="inget" in request.POST)
        messages.success(request, _("Svaret är registrerat."))
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("reporting:part", pk)


def _paper(request: ActorRequest, report: YearlyReport) -> RegisterReport:
    with translation.override("sv"):
        return paper(request.actor, report, list(queries.parts(request.actor, report)))


def _report(request: ActorRequest, pk: UUID) -> Any:
    return found(queries.yearly_report(request.actor, pk))


def _part(request: ActorRequest, pk: UUID) -> BodyReport:
    return found(queries.part(request.actor, pk))


def _address(row: BodyReport) -> str:
    return reverse("reporting:part", args=[row.pk])


def _context(row: BodyReport, title: str) -> dict[str, Any]:
    return {"title": title, "row": row, "back_url": _address(row), "back_label": str(row)}


def _file(content: bytes, name: str, media_type: str) -> FileResponse:
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=media_type)
