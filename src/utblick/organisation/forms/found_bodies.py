"""The bodies that a meeting plan names and that are not there yet, to be added at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.organisation.meeting_plans.guessing import LONGEST_CODE, Proposal
from utblick.organisation.models import Body

MOST = 40


class FoundBodiesForm(forms.Form):
    """A row for each body: its code, its name and its kind, as they are proposed."""

    def __init__(self, data: Any, proposed: Sequence[Proposal]) -> None:
        super().__init__(data)
        self.proposed = proposed[:MOST]
        for number, one in enumerate(self.proposed):
            self.fields[f"code_{number}"] = forms.CharField(
                label=_("Förkortning"),
                max_length=LONGEST_CODE,
                initial=one.code,
                validators=Body._meta.get_field("code").validators,
            )
            self.fields[f"name_{number}"] = forms.CharField(label=_("Namn"), max_length=120, initial=one.name)
            self.fields[f"kind_{number}"] = forms.ChoiceField(
                label=_("Slag"), choices=Body.Kind.choices, initial=one.kind
            )

    @property
    def rows(self) -> list[tuple[Proposal, forms.BoundField, forms.BoundField, forms.BoundField]]:
        return [
            (one, self[f"name_{number}"], self[f"code_{number}"], self[f"kind_{number}"])
            for number, one in enumerate(self.proposed)
        ]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        codes = [told.get(f"code_{number}") for number in range(len(self.proposed))]
        for number, code in enumerate(codes):
            if code and (codes.index(code) < number or Body.objects.filter(code=code).exists()):
                self.add_error(f"code_{number}", _("Förkortningen används redan av ett annat organ. Välj en annan."))
        return told

    def bodies(self) -> list[dict[str, str]]:
        """What `register_body` is told of each."""
        told = self.cleaned_data
        return [
            {"code": told[f"code_{number}"], "name": told[f"name_{number}"], "body_kind": told[f"kind_{number}"]}
            for number in range(len(self.proposed))
        ]
