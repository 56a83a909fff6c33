"""Forms that begin a draft, adopt it, end or review a set, and choose two versions to compare."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.governance.drafting.words import RANKS, Choices
from utblick.governance.models import AdoptedSet
from utblick.organisation.forms.fields import DayField


class CopyForm(forms.Form):
    """A new version of an adopted document."""

    based_on = forms.ChoiceField(label=_("Ny version av"))

    def __init__(self, adopted: Iterable[AdoptedSet], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(str(one.pk), f"{one.title} ({one.adopted_by} § {one.paragraph})") for one in adopted]
        self.fields["based_on"].choices = choices  # type: ignore[attr-defined]


class UploadForm(forms.Form):
    """A file that someone has written elsewhere."""

    file = forms.FileField(label=_("Fil (.toml)"), max_length=200)


class EmptyForm(forms.Form):
    """A document from nothing."""

    title = forms.CharField(label=_("Titel"), max_length=300)
    body = forms.ChoiceField(label=_("Vem ska anta det"))
    rank = forms.ChoiceField(label=_("Nivå"), choices=RANKS[:3])

    def __init__(self, bodies: Choices, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"].choices = bodies  # type: ignore[attr-defined]


class DecisionForm(forms.Form):
    """A decision: who, when, §."""

    body = forms.ChoiceField(label=_("Vem har beslutat"))
    decided_on = DayField(label=_("Beslutets dag"))
    paragraph = forms.CharField(label=_("Paragraf"), max_length=20)

    def __init__(self, bodies: Choices, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"].choices = bodies  # type: ignore[attr-defined]


class AdoptForm(DecisionForm):
    """The decision that adopts a draft, and from when it is applied."""

    reference = forms.CharField(label=_("Diarienummer"), max_length=80, required=False)
    valid_from = DayField(label=_("Gäller från"))
    reason = forms.CharField(
        label=_("Skäl om det ska gälla redan före beslutet"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class EndForm(DecisionForm):
    """The decision that ends a set without a successor."""

    last_day = DayField(label=_("Sista dagen det gäller"))


class CompareForm(forms.Form):
    """Two versions."""

    old = forms.ChoiceField(label=_("Från"))
    new = forms.ChoiceField(label=_("Till"))

    def __init__(self, versions: Choices, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("old", "new"):
            self.fields[name].choices = versions  # type: ignore[attr-defined]
