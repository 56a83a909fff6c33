"""The form for a template."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import FileExtensionValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from utblick.organisation.models import Administration


class TemplateForm(forms.Form):
    """Which file, and for whom."""

    file = forms.FileField(
        label=_("Mall"),
        max_length=200,
        validators=[FileExtensionValidator(["docx"], _("Välj en Word-fil som slutar på .docx."))],
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        help_text=_("En Word-fil (.docx) på högst 5 MB med fält ur listan här nedanför."),
    )
    administration = forms.ModelChoiceField(
        label=_("Gäller för"),
        queryset=Administration.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("Hela kommunen"),
    )

    def __init__(self, *args: Any, administrations: QuerySet[Administration], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["administration"].queryset = administrations  # type: ignore[attr-defined]
