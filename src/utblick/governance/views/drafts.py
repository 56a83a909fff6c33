"""*Utkast*: begin one, write it, have it checked."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from utblick.audit.policy import may
from utblick.clock.queries import today
from utblick.governance.actions.drafts import begin_draft, save_draft, set_draft_aside
from utblick.governance.drafting.checking import Examined, examine
from utblick.governance.drafting.decision_forms import CopyForm, EmptyForm, UploadForm
from utblick.governance.drafting.forms import TextForm
from utblick.governance.drafting.outline import outline
from utblick.governance.drafting.skeleton import skeleton
from utblick.governance.drafting.uploads import uploaded_text
from utblick.governance.drafting.words import Choices
from utblick.governance.models import GuidelineDraft
from utblick.governance.queries import adopted_sets
from utblick.governance.queries import drafts as queries
from utblick.guidelines import GuidelineErrors
from utblick.organisation.queries import bodies
from utblick.ui.conflicts import Stale, conflict
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found

PARTS = {"klausuler": "clauses", "regler": "rules", "organ": "bodies"}
"""The lists of a draft by their names in addresses."""
MOST_NUMBERED = 20_000


@require_http_methods(["GET", "POST"])
def new_draft(request: ActorRequest) -> HttpResponse:
    """Begin a draft: as a new version, from a file, or from nothing."""
    way = request.POST.get("way", "")
    adopted = adopted_sets(request.actor)
    names = body_choices(request)
    data = {one: request.POST if way == one else None for one in ("copy", "upload", "empty")}
    forms: dict[str, Any] = {
        "copy": CopyForm(adopted, data["copy"]),
        "upload": UploadForm(data["upload"], request.FILES if way == "upload" else None),
        "empty": EmptyForm(names, data["empty"]),
    }
    mistakes: Any = ()
    if way in forms and forms[way].is_valid():
        try:
            return redirect(_draft_url(_begun(request, way, forms[way].cleaned_data)))
        except GuidelineErrors as refused:
            mistakes = refused.mistakes
    context = {**{f"{name}_form": form for name, form in forms.items()}, "mistakes": mistakes, "adopted": adopted}
    return render(request, "governance/draft_new.html", context, status=422 if way else 200)


@require_http_methods(["GET", "POST"])
def draft(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The form and the text side by side; every button in it saves what is typed, or has it checked."""
    row = found(queries.draft(request.actor, pk))
    if request.method != "POST":
        return _editor(request, row, TextForm({"text": row.text}), examine(row.text))
    _require_write(request)
    form = TextForm(request.POST)
    if not form.is_valid():
        return _editor(request, row, form, examine(row.text), status=422)
    text = form.cleaned_data["text"]
    if "check" in request.POST:
        return _editor(request, row, form, examine(text), unsaved=text != row.text)
    if text != row.text:
        try:
            save_draft(request.actor, row, text, version=posted_version(request))
        except Stale as stale:
            return conflict(request, form, stale, _draft_url(row))
        except ValidationError as refused:
            form.add_error(None, refused)
            return _editor(request, row, form, examine(row.text), status=422)
    if "go" not in request.POST:
        tell_saved(request, text)
    return redirect(_next_url(row, request.POST.get("go", "")))


@require_POST
def check_draft(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The mistakes and remarks of a text while it is typed; nothing is saved."""
    found(queries.draft(request.actor, pk))
    form = TextForm(request.POST)
    examined = examine(form.cleaned_data["text"]) if form.is_valid() else None
    return render(request, "governance/parts/draft_findings.html", {"examined": examined, "form": form})


@require_POST
def set_aside(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Put a draft away, or take it up again."""
    row = found(queries.draft(request.actor, pk))
    aside = "back" not in request.POST
    try:
        set_draft_aside(request.actor, row, aside=aside)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect(_draft_url(row))
    messages.success(request, _("Utkastet är undanlagt.") if aside else _("Utkastet är framtaget igen."))
    return redirect("governance:guidelines" if aside else _draft_url(row))


@require_safe
def draft_text(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The text as a file."""
    row = found(queries.draft(request.actor, pk))
    headers = {"Content-Disposition": f'attachment; filename="utkast-{row.pk}.toml"'}
    return HttpResponse(row.text, content_type="text/plain; charset=utf-8", headers=headers)


def tell_saved(request: HttpRequest, text: str) -> None:
    """Say that a text is saved, and how many mistakes it has."""
    count = len(examine(text).mistakes)
    if not count:
        messages.success(request, _("Sparat."))
        return
    told = ngettext(
        "Sparat med %(count)s fel. Det står vid sin rad.", "Sparat med %(count)s fel. De står vid sina rader.", count
    )
    messages.warning(request, told % {"count": count})


def posted_version(request: HttpRequest) -> int:
    """The version that the form was shown with; 0, which no row has, when it is missing."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def body_choices(request: ActorRequest) -> Choices:
    """The municipality's bodies today."""
    return [(body.code, f"{body.code} – {body.name}") for body in bodies(request.actor, today())]


def _editor(
    request: ActorRequest,
    row: GuidelineDraft,
    form: TextForm,
    examined: Examined,
    *,
    unsaved: bool = False,
    status: int = 200,
) -> HttpResponse:
    text = str(form["text"].value() or "")
    context = {
        "draft": row,
        "form": form,
        "examined": examined,
        "outline": outline(examined),
        "numbers": _numbers(text, examined),
        "rows": min(text.count("\n") + 3, MOST_NUMBERED),
        "unsaved": unsaved,
        "may_write": row.adopted_id is None and may(request.actor, "guideline_draft.write", row),
        "may_set_aside": row.adopted_id is None and may(request.actor, "guideline_draft.set_aside", row),
        "may_adopt": row.adopted_id is None and may(request.actor, "guideline_draft.adopt", row),
    }
    return render(request, "governance/draft.html", context, status=status)


def _numbers(text: str, examined: Examined) -> list[tuple[int, bool]]:
    """Every line's number, and whether a mistake stands there; not beyond `MOST_NUMBERED`."""
    wrong = {one.line for one in examined.mistakes}
    return [(number, number in wrong) for number in range(1, min(text.count("\n") + 3, MOST_NUMBERED))]


def _begun(request: ActorRequest, way: str, told: dict[str, Any]) -> GuidelineDraft:
    if way == "copy":
        adopted = found(queries.adopted_set(request.actor, UUID(told["based_on"])))
        return begin_draft(request.actor, adopted.title, adopted.text, based_on=adopted)
    if way == "upload":
        title, text = uploaded_text(told["file"])
        return begin_draft(request.actor, title, text)
    name = next(row.name for row in bodies(request.actor, today()) if row.code == told["body"])
    text = skeleton(told["title"], told["body"], name, told["rank"], today().year)
    return begin_draft(request.actor, told["title"], text)


def _require_write(request: ActorRequest) -> None:
    if not may(request.actor, "guideline_draft.write"):
        raise PermissionDenied


def _draft_url(row: GuidelineDraft) -> str:
    return reverse("governance:draft", args=[row.pk])


def _next_url(row: GuidelineDraft, going: str) -> str:
    """Where a button leads: *dokument*, *anta*, *regler* for a new one, or *regler:namn*."""
    part, _colon, name = going.partition(":")
    if part == "dokument":
        return reverse("governance:draft_head", args=[row.pk])
    if part == "anta":
        return reverse("governance:adopt_draft", args=[row.pk])
    if part in PARTS:
        return reverse("governance:draft_part", args=[row.pk, part, *([name] if name else [])])
    return _draft_url(row)
