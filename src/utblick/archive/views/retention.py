"""Pages of the dokumenthanteringsplan."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from utblick.archive import actions
from utblick.archive.forms import RuleForm, TypesForm
from utblick.archive.queries.disposal import rules, types_of
from utblick.audit.policy import may, require, standing_of
from utblick.cases.queries import matter as matter_seen
from utblick.organisation.views.saving import posted_version, save_or_show
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found

FORM = "archive/form.html"


@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """What is kept, and what is disposed of when."""
    require(request.actor, "retention_rule.see")
    page = page_of(rules(request.actor), request.GET)
    context = {"page": page, "may_write": may(request.actor, "retention_rule.write")}
    return render(request, "archive/plan.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: ActorRequest) -> HttpResponse:
    require(request.actor, "retention_rule.write")
    form = RuleForm(request.POST or None)

    def save(given: dict[str, Any]) -> str:
        actions.add_rule(request.actor, **given)
        return reverse("archive:plan")

    return save_or_show(request, form, save, _frame(_("Ny handlingstyp")), FORM)


@require_http_methods(["GET", "HEAD", "POST"])
def alter(request: ActorRequest, identifier: UUID) -> HttpResponse:
    require(request.actor, "retention_rule.write")
    rule = found(rules(request.actor).filter(pk=identifier).first())
    form = RuleForm(request.POST or None, initial=rule.values(), instance=None if request.method == "GET" else rule)

    def save(given: dict[str, Any]) -> str:
        kept = found(rules(request.actor).filter(pk=identifier).first())
        actions.alter_rule(request.actor, kept, posted_version(request), **given)
        return reverse("archive:plan")

    return save_or_show(request, form, save, {**_frame(_("Ändra handlingstypen")), "row": rule}, FORM)


@require_http_methods(["GET", "HEAD", "POST"])
def types(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """Which handlingstyp each document of a matter is."""
    matter = found(matter_seen(request.actor, identifier))
    require(request.actor, "typed_document.write", standing_of(matter))
    documents = list(matter.documents.select_related("file"))
    plan = {str(rule.pk): rule for rule in rules(request.actor)}
    known = {str(pk): str(typed.rule_id) for pk, typed in types_of(matter.pk).items()}
    form = TypesForm(request.POST or None, documents, plan.values(), initial=known)

    def save(given: dict[str, Any]) -> str:
        chosen = {document: plan.get(given[str(document.pk)]) for document in documents}
        actions.type_documents(request.actor, matter, chosen)
        messages.success(request, _("Handlingstyperna är sparade."))
        return reverse("archive:types", args=[matter.pk])

    context = {"title": _("Handlingstyper"), "kicker": matter.title, "row": None}
    return save_or_show(request, form, save, {**context, "back_url": reverse("cases:matter", args=[matter.pk])}, FORM)


def _frame(title: str) -> dict[str, Any]:
    return {"title": title, "back_url": reverse("archive:plan"), "row": None}
