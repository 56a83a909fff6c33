"""Writing the municipality's facts for applications."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.audit.change import change
from utblick.clock.queries import today
from utblick.projects.models import Applicant
from utblick.values import Actor


def state_applicant(actor: Actor, *, version: int = 0, **told: Any) -> Applicant:
    """State the facts, or change those that stand; saving also notes that they have been looked over today.

    Raises Stale when someone has changed them since ``version``, ValidationError when somebody else stated them first.
    """
    with change(actor, "applicant.state") as opened:
        known = Applicant.objects.first()
        if known is not None:
            if version == 0:
                raise ValidationError(_("Uppgifterna finns redan. Öppna dem och ändra."))
            return opened.alter(known, version=version, **told, confirmed_on=today())
        return opened.add(Applicant(**told, confirmed_on=today()))
