"""Pages where one notes who else in the county works on a call."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from utblick.organisation.forms.fields import RowForm
from utblick.organisation.views.saving import posted_version, save_or_show
from utblick.ui.languages import spoken
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found
from utblick.ui.suggestions import SuggestInput
from utblick.watch import queries
from utblick.watch.actions.county_notes import add_county_note, alter_county_note, remove_county_note
from utblick.watch.hooks import organisation_names
from utblick.watch.models import Call, CountyNote
from utblick.watch.queries.county import county_note, own_county


class CountyNoteForm(RowForm):
    """One organisation that works on a call; its name alone is required."""

    class Meta:
        model = CountyNote
        fields = ("organisation", "what", "seeks_partners", "contact", "source")
        labels = {
            "organisation": gettext_lazy("Kommun eller organisation"),
            "what": gettext_lazy("Vad vill de göra?"),
            "seeks_partners": gettext_lazy("De söker medsökande"),
            "contact": gettext_lazy("Kontakt i tjänsten"),
            "source": gettext_lazy("Var kommer uppgiften från?"),
        }
        help_texts = {
            "contact": gettext_lazy("Namn och adress på jobbet."),
            "source": gettext_lazy("Till exempel: länets nätverksmöte i maj."),
        }

    def __init__(self, *args: Any, request: ActorRequest, **options: Any) -> None:
        super().__init__(*args, **options)
        own = own_county()
        near = [own.region, *own.municipalities] if own else []
        names = list(dict.fromkeys([*near, *organisation_names(request.actor)]))
        self.fields["organisation"].widget = SuggestInput(names, attrs={"maxlength": "200"})


@require_http_methods(["GET", "POST"])
def new_note(request: ActorRequest, pk: UUID) -> HttpResponse:
    call: Call = found(queries.call(request.actor, pk))
    form = CountyNoteForm(request.POST or None, request=request)

    def save(told: dict[str, Any]) -> str:
        add_county_note(request.actor, call, **told)
        return _back(call)

    return save_or_show(request, form, save, _frame(call, _("Vem mer i länet arbetar med den?")))


@require_http_methods(["GET", "POST"])
def alter_note(request: ActorRequest, pk: UUID) -> HttpResponse:
    note = found(county_note(request.actor, pk))
    form = CountyNoteForm(request.POST or None, instance=note, request=request)

    def save(told: dict[str, Any]) -> str:
        kept = found(county_note(request.actor, pk))
        alter_county_note(request.actor, kept, version=posted_version(request), **told)
        return _back(note.call)

    context = {**_frame(note.call, note.organisation), "row": note}
    return save_or_show(request, form, save, context, "watch/county_note.html")


@require_POST
def remove_note(request: ActorRequest, pk: UUID) -> HttpResponse:
    note = found(county_note(request.actor, pk))
    remove_county_note(request.actor, note)
    return redirect(_back(note.call))


def _back(call: Call) -> str:
    return f"{call.get_absolute_url()}#lanet"


def _frame(call: Call, title: str) -> dict[str, str]:
    return {"title": title, "back_url": _back(call), "back_label": spoken(call.titles)}
