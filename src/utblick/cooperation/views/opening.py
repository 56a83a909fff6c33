"""Opening the matters that a step asks for."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.cases.actions import open_matters
from utblick.cases.models import Matter
from utblick.cases.views.common import codes_to_open
from utblick.ui.requests import ActorRequest
from utblick.values import Ref


def open_asked(request: ActorRequest, asked: Collection[str], title: str, subject: Ref) -> None:
    """Open a matter with each of the bodies asked that the reader may open one with, and say what came of it."""
    own = dict(codes_to_open(request))
    try:
        made = open_matters(
            request.actor,
            body_codes=[code for code in asked if code in own],
            title=title,
            subject=subject,
            origin=Matter.Origin.OTHER,
        )
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, _("Ärenden öppnade: %s") % (", ".join(matter.body_id for matter in made) or "–"))
