"""The form of a comment on a tjänsteskrivelse."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.cases.sections import SECTIONS


class CommentForm(forms.Form):
    """What is said, and about which section."""

    section = forms.ChoiceField(label=_("Gäller"), required=False)
    text = forms.CharField(label=_("Kommentar"), max_length=4_000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["section"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("hela texten")), *SECTIONS.items()]
