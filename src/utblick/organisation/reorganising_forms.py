"""Forms of a reorganisation and of the time after an election."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import QuerySet
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _

from utblick.organisation.forms.fields import DayField
from utblick.organisation.models import Assignment, Body
from utblick.organisation.queries.handover import ELECTED

MOST_MEMBERS = 200


class SuccessorsForm(forms.Form):
    """When a body ends, and who takes over; the first chosen takes what nobody has chosen for."""

    sista = DayField(label=gettext_lazy("Organets sista dag"))
    till = forms.ModelMultipleChoiceField(
        Body.objects.none(), to_field_name="code", label=gettext_lazy("Tar över"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Välj vilket organ som tar över.")},
    )  # fmt: skip

    def __init__(self, data: Any, bodies: QuerySet[Body], **options: Any) -> None:
        super().__init__(data, **options)
        field = self.fields["till"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = bodies


class ElectedForm(forms.Form):
    """When the old term ends, and who has been elected: a person a line."""

    last_day = DayField(label=gettext_lazy("Mandatperiodens sista dag"))
    members = forms.CharField(
        label=gettext_lazy("De som har valts"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=gettext_lazy(
            "En person på varje rad: namn; uppdrag; parti eller titel; e-post. Uppdragen heter ordförande, 1:e vice "
            "ordförande, 2:e vice ordförande, ledamot och ersättare. Titel och e-post får utelämnas."
        ),
    )

    def clean_members(self) -> list[dict[str, str]]:
        """The lines as people; every wrong line is named by its number."""
        lines = [(n, line) for n, line in enumerate(self.cleaned_data["members"].splitlines(), 1) if line.strip()]
        if len(lines) > MOST_MEMBERS:
            raise ValidationError(_("Högst %d personer på en gång.") % MOST_MEMBERS)
        wrong, members, roles = [], [], _roles()
        for number, line in lines:
            parts = [*(part.strip() for part in line.split(";")), "", "", ""]
            name, role, title, email = parts[:4]
            told = _wrong(name, role, title, email)
            if told:
                wrong.append(_("Rad %(n)d: %(told)s") % {"n": number, "told": told})
            else:
                members.append({"name": name, "role": roles[role.casefold()], "title": title, "email": email})
        if wrong:
            raise ValidationError(wrong)
        return members


def _wrong(name: str, role: str, title: str, email: str) -> str:
    if not name or len(name) > 120 or len(title) > 120:
        return _("namnet saknas, eller är för långt.")
    if role.casefold() not in _roles():
        return _("uppdraget ska vara något av %s.") % ", ".join(str(Assignment.Role(known).label) for known in ELECTED)
    try:
        if email:
            validate_email(email)
    except ValidationError:
        return _("e-postadressen är inte rätt skriven.")
    return ""


def _roles() -> dict[str, str]:
    """The elected assignments by name, in Swedish and in the page's language."""
    found: dict[str, str] = {}
    for language in ("sv", get_language() or "sv"):
        with override(language):
            found |= {str(Assignment.Role(role).label).casefold(): role for role in ELECTED}
    return found
