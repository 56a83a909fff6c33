"""What the room gives to rooms below and beside it: its noun, and its word in the menu."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from utblick.audit.policy import visible
from utblick.cooperation.models import Partner
from utblick.ui import kinds
from utblick.ui.navigation import MenuEntry
from utblick.values import Actor


def register() -> None:
    kinds.register(
        kinds.Kind(
            "partner",
            _("samarbetspart"),
            load_partners,
            str,
            partner_url,
            menu=MenuEntry(_("Partner"), "cooperation:partners", order=70),
        )
    )


def load_partners(ids: Sequence[UUID], actor: Actor) -> dict[UUID, Partner]:
    return {row.id: row for row in visible(Partner.objects.filter(id__in=ids), actor)}


def partner_url(partner: Partner) -> str:
    return reverse("cooperation:partner", args=[partner.id])
