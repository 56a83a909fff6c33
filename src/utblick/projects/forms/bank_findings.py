"""Files of project banks, and what is added to the register of what they say."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.organisation.forms.fields import DayField
from utblick.organisation.models import Body
from utblick.projects.forms.projects import amount
from utblick.projects.models import BankFinding
from utblick.projects.project_banks.reading import MOST_BYTES


class BankFileForm(forms.Form):
    """A file as the bank gives it."""

    file = forms.FileField(
        label=gettext_lazy("Fil"),
        max_length=200,
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.zip"}),
        help_text=gettext_lazy(
            "Exporten som den kom, högst 120 MB: ESF-rådet (Excel eller CSV), Kohesio (CSV), keep.eu (Excel), CORDIS "
            "(ZIP)."
        ),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(_("Filen är större än 120 MB. Dela upp den."))
        return file


class FindingFilter(forms.Form):
    """Which findings the list shows."""

    lage = forms.ChoiceField(
        label=gettext_lazy("Läge"), required=False,
        choices=[("", gettext_lazy("Alla")), *BankFinding.Stand.choices],
    )  # fmt: skip


class AddFoundForm(forms.Form):
    """What the register asks of a project and the bank may not know."""

    body = forms.ModelChoiceField(Body.objects.none(), label=gettext_lazy("Nämnd"), to_field_name="code")
    leader = forms.CharField(label=gettext_lazy("Projektledare"), max_length=120, required=False)
    grant = amount(gettext_lazy("Bidrag till kommunen"))
    starts_on = DayField(label=gettext_lazy("Projektets första dag"))
    ends_on = DayField(label=gettext_lazy("Projektets sista dag"))
    first_report_on = DayField(
        label=gettext_lazy("Nästa rapport till finansiären senast"), required=False,
        help_text=gettext_lazy("Bara om projektet pågår. Du blir påmind på Att göra."),
    )  # fmt: skip
    account_code = forms.CharField(label=gettext_lazy("Projektkod i redovisningen"), max_length=40, required=False)

    def __init__(self, *args: Any, row: BankFinding, bodies: Any, **options: Any) -> None:
        told: dict[str, Any] = {"starts_on": row.starts_on, "ends_on": row.ends_on, "body": row.suggested_body}
        if row.ours_minor is not None:
            told["grant"] = row.ours_minor // 100
        super().__init__(*args, **{**options, "initial": told})
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["grant"].help_text = _("I kronor, utan ören.") if row.currency == "SEK" else _("I euro, utan cent.")

    def values(self) -> dict[str, Any]:
        told = dict(self.cleaned_data)
        body, grant = told.pop("body"), told.pop("grant")
        return {**told, "body_code": body.code, "grant_minor": grant * 100}
