"""Reading in an export from another diarium: choose it, see what it would do, do it."""

from __future__ import annotations

from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from utblick.audit.policy import require
from utblick.cases.actions.importing import ExportRefused, import_export
from utblick.cases.forms import Codes, choose
from utblick.cases.importing.checking import CheckedExport, checked
from utblick.cases.importing.folder import MAX_FOLDER, RefusedFolder
from utblick.cases.importing.reading import COLUMNS, REQUIRED
from utblick.clock.queries import today
from utblick.documents.staging import stage, staged, unstage
from utblick.organisation.models import Body
from utblick.organisation.queries import bodies_open_to
from utblick.organisation.views.saving import add_errors
from utblick.ui.cells import Unreadable
from utblick.ui.languages import spoken
from utblick.ui.requests import ActorRequest

_PAGE = "cases/import.html"


class ExportForm(forms.Form):
    """Whose diarium it is, and the folder."""

    body = forms.ChoiceField(label=gettext_lazy("Myndighet"))
    file = forms.FileField(
        label=gettext_lazy("Mappen som ZIP"),
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".zip"}),
        help_text=gettext_lazy("Förteckningen index.csv och filerna som den nämner, högst 100 MB."),
    )

    def __init__(self, data: object, files: object, codes: Codes) -> None:
        super().__init__(data, files)  # type: ignore[arg-type]
        choose(self, "body", codes)

    def clean_file(self) -> bytes:
        upload = self.cleaned_data["file"]
        if upload.size > MAX_FOLDER:
            raise ValidationError(_("Mappen är större än 100 MB. Dela upp exporten."))
        content: bytes = upload.read()
        return content


@require_http_methods(["GET", "HEAD", "POST"])
def import_folder(request: ActorRequest) -> HttpResponse:
    """Step 1 asks for the folder, step 2 shows every row and every mistake, step 3 stores it."""
    require(request.actor, "matter.import")
    open_to = {body.code: body for body in bodies_open_to(request.actor, "matter.import", today())}
    codes = [(code, body.name) for code, body in open_to.items()]
    if "held" in request.POST:
        return _store(request, open_to, ExportForm(None, None, codes))
    form = ExportForm(request.POST or None, request.FILES or None, codes)
    if request.method == "POST" and form.is_valid():
        body, content = open_to[form.cleaned_data["body"]], form.cleaned_data["file"]
        try:
            _folder, export = checked(content, body, today())
        except (RefusedFolder, Unreadable) as refused:
            form.add_error("file", spoken(refused.told))
        else:
            held = "" if export.mistakes else _signer(request).sign(f"{body.code}:{stage(content)}")
            return _show(request, form, body, export, held)
    return _ask(request, form)


def _store(request: ActorRequest, open_to: dict[str, Body], form: ExportForm) -> HttpResponse:
    try:
        code, _colon, digest = _signer(request).unsign(request.POST["held"]).rpartition(":")
    except BadSignature:
        code, digest = "", ""
    content, body = staged(digest), open_to.get(code)
    if content is None or body is None:
        messages.warning(request, _("Mappen finns inte kvar. Välj den igen."))
        return redirect("cases:import_folder")
    try:
        done = import_export(request.actor, body, content)
    except ExportRefused as refused:
        return _show(request, form, body, refused.export, "")
    except ValidationError as refused:
        form.is_bound = True
        add_errors(form, refused)
        return _ask(request, form)
    unstage(digest)
    told = ngettext("%(count)s ärende och", "%(count)s ärenden och", done.matters) % {"count": done.matters}
    put = ngettext("%(count)s handling är inläst.", "%(count)s handlingar är inlästa.", done.documents)
    left = _("%(count)s fanns redan.") % {"count": done.left} if done.left else ""
    messages.success(request, " ".join([told, put % {"count": done.documents}, left]).strip())
    only = {"nummer": done.numbers[0]} if len(done.numbers) == 1 else {}
    return redirect(f"{reverse('cases:matters')}?{urlencode({'organ': body.code, **only})}")


def _show(request: ActorRequest, form: ExportForm, body: Body, export: CheckedExport, held: str) -> HttpResponse:
    context = {"step": 2, "form": form, "body": body, "export": export, "held": held}
    return render(request, _PAGE, context, status=422 if export.mistakes else 200)


def _ask(request: ActorRequest, form: ExportForm) -> HttpResponse:
    columns = [(label, name in REQUIRED) for name, (label, _words) in COLUMNS.items()]
    context = {"step": 1, "form": form, "columns": columns}
    return render(request, _PAGE, context, status=422 if form.errors else 200)


def _signer(request: ActorRequest) -> Signer:
    """Binds what is held to the one who chose it."""
    return Signer(salt=f"import:{request.actor.label}")
