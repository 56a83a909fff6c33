"""Fetching a stored file, and the page of templates."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from utblick.audit.policy import may, require
from utblick.clock.queries import today
from utblick.documents import actions, files, merge_fields, word
from utblick.documents.forms import TemplateForm
from utblick.documents.queries import file_seen_by, word_template, word_templates
from utblick.documents.template_check import TemplateProblem
from utblick.documents.uploads import MEDIA_TYPES
from utblick.organisation.queries import administrations
from utblick.organisation.views.saving import add_errors
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found

SANDBOX = "default-src 'none'; sandbox"


@require_safe
def download(request: ActorRequest, identifier: UUID) -> FileResponse:
    """The file as an attachment; a PDF that Utblick made is shown inline when ``?visa`` asks for it."""
    stored = found(file_seen_by(request.actor, identifier))
    inline = stored.may_be_inline and "visa" in request.GET
    response = FileResponse(
        files.path_of(stored.sha256).open("rb"),
        as_attachment=not inline,
        filename=stored.name,
        content_type=stored.media_type,
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    if not inline:
        response.headers["Content-Security-Policy"] = SANDBOX
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def templates(request: ActorRequest) -> HttpResponse:
    """The templates in use and before, the form for a new one, and the fields there are."""
    require(request.actor, "word_template.see")
    form = TemplateForm(request.POST or None, request.FILES or None, administrations=administrations(request.actor))
    if request.method == "POST":
        require(request.actor, "word_template.use")
        if form.is_valid() and _use(request, form):
            return redirect("documents:templates")
    context = {
        "form": form,
        "listed": word_templates(request.actor, today()),
        "fields": [(name, field, merge_fields.usage(name)) for name, field in merge_fields.FIELDS.items()],
        "question": ("{%p if näringsliv %}", "{{ näringsliv }}", "{%p endif %}"),
        "may_use": may(request.actor, "word_template.use"),
        "may_withdraw": may(request.actor, "word_template.withdraw"),
    }
    return render(request, "documents/templates.html", context, status=422 if form.errors else 200)


@require_safe
def default_template(request: ActorRequest) -> FileResponse:
    """The template Utblick comes with, to begin one's own from."""
    require(request.actor, "word_template.see")
    return FileResponse(
        BytesIO(word.default_template()),
        as_attachment=True,
        filename=_("Tjänsteskrivelse, mall") + ".docx",
        content_type=MEDIA_TYPES["docx"],
    )


@require_POST
def withdraw_template(request: ActorRequest, identifier: UUID) -> HttpResponse:
    template = found(word_template(request.actor, identifier))
    actions.withdraw_template(request.actor, template)
    messages.success(request, _("Mallen %s är tagen ur bruk.") % template)
    return redirect("documents:templates")


def _use(request: ActorRequest, form: TemplateForm) -> bool:
    """Take the template into use and say so; False when it was refused, with the reasons in the form."""
    given: dict[str, Any] = form.cleaned_data
    code = given["administration"].code if given["administration"] else ""
    try:
        kept = actions.keep_upload(given["file"].name, given["file"].read())
        _template, left_out = actions.use_template(request.actor, kept, code)
    except ValidationError as refused:
        add_errors(form, refused if hasattr(refused, "error_dict") else ValidationError({"file": refused.messages}))
        return False
    messages.success(request, _("Mallen används för de tjänsteskrivelser i Word som görs från och med nu."))
    if left_out:
        messages.warning(request, _("Det här har mallen inte plats för: %s.") % _meanings(left_out))
    return True


def _meanings(problems: list[TemplateProblem]) -> str:
    language = get_language() or "sv"
    return "; ".join(merge_fields.FIELDS[problem.field].meaning.in_language(language) for problem in problems)
