"""What a question and its answer are asked for, and the filters of the list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.organisation.forms.fields import RowForm
from utblick.organisation.models import Body
from utblick.support.models import SupportQuestion


class QuestionForm(forms.Form):
    """A question to the coordinator."""

    body = forms.ModelChoiceField(Body.objects.none(), label=_("Nämnd eller bolag"), to_field_name="code")
    what = forms.CharField(label=_("Vad vill du veta?"), max_length=2000, widget=forms.Textarea({"rows": 4}))
    asked_by = forms.CharField(
        label=_("Vem frågar?"), max_length=120, required=False, help_text=_("Så att den som svarar kan ringa upp.")
    )

    reply_to = forms.EmailField(
        label=_("Vart ska svaret mejlas?"), required=False, help_text=_("Tomt: svaret kommer bara på Att göra.")
    )

    def __init__(self, *args: Any, bodies: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]


class AnswerForm(RowForm):
    """The answer, and whether others may read it."""

    answer = forms.CharField(label=_("Svar"), max_length=5000, widget=forms.Textarea({"rows": 6}))

    class Meta:
        model = SupportQuestion
        fields = ("answer", "helps_more")
        labels = {"helps_more": _("Kan hjälpa fler")}
        help_texts = {"helps_more": _("Frågan och svaret visas för alla inloggade. Vem som frågade tas bort.")}


class QuestionFilter(forms.Form):
    """Filters of the list; they live in the address."""

    q = forms.CharField(label=_("Ord"), required=False, max_length=120)
    namnd = forms.ChoiceField(label=_("Nämnd"), required=False)
    lage = forms.ChoiceField(
        label=_("Läge"), required=False,
        choices=[("", _("Alla")), ("vantar", _("Väntar på svar")), ("besvarade", _("Besvarade")),
                 ("vanliga", _("Vanliga svar"))],
    )  # fmt: skip

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["namnd"].choices = [("", _("Alla")), *bodies]  # type: ignore[attr-defined]
