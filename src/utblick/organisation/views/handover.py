"""The page on which everything a person answers for is handed to another."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from utblick.audit.policy import require
from utblick.organisation.actions.handover import hand_over, verb_for
from utblick.organisation.models import Person
from utblick.organisation.queries.handover import handovers_of, held_by, holder, may_take_over
from utblick.organisation.views.saving import save_or_show
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


class PersonField(forms.ModelChoiceField):
    """People told by name and title."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name}, {obj.title}" if obj.title else str(obj.name)


class HandoverForm(forms.Form):
    """To whom everything goes."""

    to = PersonField(
        Person.objects.none(), label=gettext_lazy("Vem tar över"), empty_label=gettext_lazy("Välj en person")
    )

    def __init__(self, person: Person, data: Any = None) -> None:
        super().__init__(data)
        choice = self.fields["to"]
        assert isinstance(choice, forms.ModelChoiceField)
        choice.queryset = may_take_over(person)


@require_http_methods(["GET", "HEAD", "POST"])
def handover(request: ActorRequest, id: UUID) -> HttpResponse:
    holding = found(holder(request.actor, id))
    person = holding.person
    require(request.actor, verb_for(request.actor, person))

    def save(told: dict[str, Any]) -> str:
        moved = hand_over(request.actor, person, told["to"])
        words = {"name": person.name, "to": told["to"].name, "n": sum(moved.values())}
        messages.success(request, _("%(name)s har lämnat över till %(to)s: %(n)d poster.") % words)
        return reverse("organisation:handover", args=[person.pk])

    context = {
        "person": person,
        "held": held_by(holding, request.actor),
        "handovers": handovers_of(person),
        "back_url": reverse("organisation:people"),
        "back_label": _("Personer"),
    }
    return save_or_show(
        request, HandoverForm(person, request.POST or None), save, context, "organisation/handover.html"
    )
