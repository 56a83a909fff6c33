"""What people fill in about watched pages."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.access import Standing
from utblick.audit.policy import policy
from utblick.clock.queries import today
from utblick.organisation.queries import bodies
from utblick.values import Actor
from utblick.watch.models import WatchedPage


class PageForm(forms.Form):
    """The address of a page or feed, what to call it, and for which body it is watched."""

    name = forms.CharField(label=_("Namn"), max_length=120, help_text=_("Till exempel ”ICLD, utlysningar”."))
    url = forms.CharField(
        label=_("Adress"), max_length=500, help_text=_("Sidan där nya utlysningar brukar stå, från https och framåt.")
    )
    form = forms.ChoiceField(label=_("Slag"), choices=WatchedPage.Form.choices)
    body_code = forms.ChoiceField(label=_("Nämnd"))
    enabled = forms.BooleanField(label=_("Läs varje dag"), required=False, initial=True)
    version = forms.IntegerField(required=False, min_value=0, max_value=10**9, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, actor: Actor, row: WatchedPage | None = None) -> None:
        names = ("name", "url", "form", "body_code", "enabled", "version")
        super().__init__(data, initial={name: getattr(row, name) for name in names} if row else {})
        self.row = row
        choice = self.fields["body_code"]
        assert isinstance(choice, forms.ChoiceField)
        act = "alter" if row else "register"
        choice.choices = [
            (body.code, body.name)
            for body in bodies(actor, today())
            if policy().allows(actor, act, WatchedPage.kind, Standing(body.code))
        ]
        if row is None:
            del self.fields["enabled"]
        else:
            del self.fields["body_code"]

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"].strip()
        try:
            parts = urlsplit(url)
            right = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
            right = right and parts.port != 0
        except ValueError:
            right = False
        if not right or any(letter.isspace() for letter in url):
            raise forms.ValidationError(_("Ingen webbadress. Skriv den från https och framåt."))
        known = WatchedPage.objects.filter(url=url)
        if (known.exclude(pk=self.row.pk) if self.row else known).exists():
            raise forms.ValidationError(_("Den sidan bevakas redan."))
        return url

    def told(self) -> dict[str, Any]:
        """What was filled in, for the action."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}
