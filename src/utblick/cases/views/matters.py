"""Pages of matters."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from utblick.audit.policy import may, policy, require, standing_of
from utblick.cases import actions, queries
from utblick.cases.forms import AlterMatterForm, DocumentForm, MatterFilter, NumberForm, OpenMatterForm
from utblick.cases.happenings import called
from utblick.cases.models import Disclosure, Matter
from utblick.cases.next_steps import next_steps
from utblick.cases.queries.council_road import goes_to_council
from utblick.cases.states import standing_of as how_it_stands
from utblick.cases.views.common import body_codes, codes_to_open, kept, officers, save_or_show, seen_matter
from utblick.clock.queries import today
from utblick.governance.subject_hooks import answer_page
from utblick.organisation.views.saving import posted_version
from utblick.ui.paging import page_of, sorted_by
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found
from utblick.values import Ref

_COLUMNS = {"oppnat": "opened_on", "organ": "body_id", "dnr": "outside_number"}


@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """The matters the actor may see."""
    require(request.actor, "matter.see")
    filters = MatterFilter(request.GET, body_codes(request))
    asked = filters.cleaned_data if filters.is_valid() else {"organ": "", "stallning": "", "nummer": ""}
    rows = queries.matters(
        request.actor, body_code=asked["organ"], state=asked["stallning"], number=" ".join(asked["nummer"].split())
    )
    page = page_of(rows.order_by(*sorted_by(request.GET, _COLUMNS, "-oppnat")), request.GET)
    context = {
        "filters": filters,
        "page": page,
        "rows": [(row, how_it_stands(row)) for row in page],
        "sort": "-oppnat",
        "may_open": may(request.actor, "matter.open"),
        "may_import": may(request.actor, "matter.import"),
        "may_see_disclosures": may(request.actor, "disclosure.see"),
        "may_answer": may(request.actor, "decision.record"),
        "may_use_template": may(request.actor, "word_template.use"),
    }
    return render(request, "cases/matters.html", context)


@require_safe
def show(request: ActorRequest, identifier: UUID) -> HttpResponse:
    matter = found(queries.matter_with_state(request.actor, identifier))
    page = queries.matter_page(request.actor, matter)
    primary, others = next_steps(request.actor, page)
    context = {
        "matter": matter,
        "page": page,
        "primary": primary,
        "others": others,
        "may_number": bool(matter.outside_number) and may(request.actor, "matter.number", matter),
        "may_add": may(request.actor, "document.add", matter),
        "may_write": may(request.actor, "matter.write", matter),
        "may_disclose": policy().allows(request.actor, "log", Disclosure.kind, standing_of(Disclosure(matter=matter))),
        "may_restrict": may(request.actor, "matter.restrict", matter),
        "answer_url": answer_page(matter.subject_ref) if page.subject else "",
        "may_go_to_council": goes_to_council(page),
        "today": today(),
    }
    return render(request, "cases/matter.html", context)


@require_safe
def past(request: ActorRequest, identifier: UUID) -> HttpResponse:
    matter = seen_matter(request, identifier)
    why = queries.reasons_for_reopening(matter)
    events = [(event, who, called(event.verb), why.get(event.seq, "")) for event, who in queries.history_of(matter.ref)]
    return render(request, "cases/history.html", {"matter": matter, "events": events})


@require_http_methods(["GET", "HEAD", "POST"])
def open_new(request: ActorRequest) -> HttpResponse:
    """Open a matter; ``?om=kind:uuid`` says what it is about."""
    require(request.actor, "matter.open")
    subject = _subject(request.GET.get("om", ""))
    form = OpenMatterForm(request.POST or None, codes_to_open(request), officers(request))

    def save(given: dict[str, Any]) -> str:
        body_code = given.pop("body")
        return _url(actions.open_matter(request.actor, body_code=body_code, subject=subject, **given))

    return save_or_show(request, form, save, _frame(_("Nytt ärende"), reverse("cases:matters"), _("Öppna ärendet")))


@require_http_methods(["GET", "HEAD", "POST"])
def alter(request: ActorRequest, identifier: UUID) -> HttpResponse:
    matter = seen_matter(request, identifier)
    require(request.actor, "matter.write", standing_of(matter))
    form = AlterMatterForm(
        request.POST or None, officers(request), initial={"title": matter.title, "officer": matter.officer_id}
    )

    def save(given: dict[str, Any]) -> str:
        return _url(actions.alter_matter(request.actor, matter, version=posted_version(request), **given))

    return save_or_show(request, form, save, _frame(_("Ändra ärendet"), _url(matter), _("Spara"), matter))


@require_http_methods(["GET", "HEAD", "POST"])
def number(request: ActorRequest, identifier: UUID) -> HttpResponse:
    matter = seen_matter(request, identifier)
    require(request.actor, "matter.number", standing_of(matter))
    form = NumberForm(request.POST or None, initial={"outside_number": matter.outside_number})

    def save(given: dict[str, Any]) -> str:
        version = posted_version(request)
        numbered = actions.set_outside_number(request.actor, matter, given["outside_number"], version)
        warn_of_same_number(request, numbered)
        return _url(numbered)

    return save_or_show(request, form, save, _frame(_("Diarienummer"), _url(matter), _("Spara"), matter))


@require_http_methods(["GET", "HEAD", "POST"])
def add_document(request: ActorRequest, identifier: UUID) -> HttpResponse:
    matter = seen_matter(request, identifier)
    require(request.actor, "document.add", standing_of(matter))
    form = DocumentForm(
        request.POST or None,
        request.FILES or None,
        queries.latest_versions(request.actor, matter),
        initial={"dated_on": today()},
    )

    def save(given: dict[str, Any]) -> str:
        file = kept(given.pop("file"))
        if file is None:
            raise ValidationError({"file": _("Välj en fil.")})
        actions.add_document(request.actor, matter, file, **given)
        return _url(matter)

    return save_or_show(
        request, form, save, {**_frame(_("Lägg till handling"), _url(matter), _("Lägg till")), "multipart": True}
    )


def warn_of_same_number(request: ActorRequest, numbered: Matter) -> None:
    """Tell which other matters have the number that a matter was just given."""
    for other in queries.of_the_same_number(request.actor, numbered):
        told = _("%(number)s står också på ett annat ärende: %(title)s. Är det fel väljer du Rätta diarienumret.")
        messages.warning(request, told % {"number": numbered.outside_number, "title": other.title})


def _url(matter: Matter) -> str:
    return reverse("cases:matter", args=[matter.pk])


def _frame(title: str, back_url: str, submit: str, row: Matter | None = None) -> dict[str, Any]:
    return {"title": title, "back_url": back_url, "submit": submit, "row": row}


def _subject(text: str) -> Ref | None:
    try:
        return Ref.parse(text) if text else None
    except ValueError:
        return None
