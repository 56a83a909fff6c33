"""The municipality's facts for applications: two required."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.organisation.forms.fields import RowForm
from utblick.projects.models import Applicant


class ApplicantForm(RowForm):
    class Meta:
        model = Applicant
        fields = (
            "legal_name", "organisation_number", "english_name", "vat_number", "pic", "oid", "nuts", "address", "lear",
            "signatories",
        )  # fmt: skip
        labels = {
            "legal_name": _("Juridiskt namn"),
            "organisation_number": _("Organisationsnummer"),
            "english_name": _("Namn på engelska"),
            "vat_number": _("Momsregistreringsnummer"),
            "address": _("Postadress"),
            "signatories": _("Vem undertecknar?"),
        }
        help_texts = {
            "pic": _("Nio siffror, ur EU:s portal för bidrag."),
            "oid": _("För Erasmus+ och Solidaritetskåren."),
            "nuts": _("Länets kod, till exempel SE110."),
            "lear": _("Den som är utsedd att sköta kommunens uppgifter i EU:s portal."),
            "signatories": _("Befattning, och vilket beslut som ger rätten."),
        }
        widgets = {"signatories": forms.Textarea({"rows": 3})}
