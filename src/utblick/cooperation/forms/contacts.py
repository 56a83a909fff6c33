"""What the pages of contact persons ask for."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.cooperation.models import ContactPerson
from utblick.organisation.forms.fields import RowForm


class ContactForm(RowForm):
    class Meta:
        model = ContactPerson
        fields = ("name", "position", "email", "phone", "language", "source")
        labels = {
            "name": _("Namn"),
            "position": _("Befattning"),
            "email": _("E-post i tjänsten"),
            "phone": _("Telefon i tjänsten"),
            "language": _("Språk"),
            "source": _("Uppgifterna kommer från"),
        }
        help_texts = {
            "name": _("Bara den du behöver nå. Skriv inget privat."),
            "source": _("Till exempel: mail från borgmästarens sekreterare."),
        }


class OwnFactsForm(RowForm):
    """What a contact person is asked about by mail: the facts about themselves, nothing of the source."""

    class Meta:
        model = ContactPerson
        fields = ("name", "position", "email", "phone", "language")
        labels = {name: label for name, label in ContactForm.Meta.labels.items() if name != "source"}


class ReviewPartnerForm(forms.Form):
    reviewed = forms.CharField(
        label=_("Vad ni kom fram till"), max_length=1000, widget=forms.Textarea({"rows": 3}),
        help_text=_("Ska samarbetet väckas, vila eller avslutas? Att avsluta görs i avtalet."),
    )  # fmt: skip
