"""Writing partners."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.audit.change import Change, change
from utblick.cooperation.models import Partner
from utblick.search.actions import store_entry
from utblick.search.fields import sort_key_of
from utblick.values import Actor


def register_partner(
    actor: Actor,
    *,
    name: str,
    country_code: str,
    partner_kind: str,
    name_local: str = "",
    former_names: str = "",
    is_twin_town: bool = False,
    note: str = "",
) -> Partner:
    """Register a partner. Raises ValidationError when one of that name, country and kind is there already."""
    partner = Partner(
        name=name,
        sort_name=sort_key_of(name),
        country_code=country_code,
        partner_kind=partner_kind,
        name_local=name_local,
        former_names=former_names,
        is_twin_town=is_twin_town,
        note=note,
    )
    with change(actor, "partner.register") as opened:
        _refuse_twice(name, country_code, partner_kind, None)
        opened.add(partner)
        _make_findable(opened, partner)
    return partner


def alter_partner(actor: Actor, partner: Partner, *, version: int, **new: Any) -> Partner:
    """Change a partner; ``new``: its fields by name. An old name is kept by writing it under former_names."""
    if "name" in new:
        new["sort_name"] = sort_key_of(new["name"])
    with change(actor, "partner.alter") as opened:
        _refuse_twice(
            new.get("name", partner.name),
            new.get("country_code", partner.country_code),
            new.get("partner_kind", partner.partner_kind),
            partner,
        )
        opened.alter(partner, version=version, **new)
        _make_findable(opened, partner)
    return partner


def _refuse_twice(name: str, country_code: str, partner_kind: str, partner: Partner | None) -> None:
    same = Partner.objects.filter(name=name, country_code=country_code, partner_kind=partner_kind)
    if partner is not None:
        same = same.exclude(pk=partner.pk)
    if same.exists():
        raise ValidationError({"name": _("Parten finns redan. Sök upp den i listan.")})


def _make_findable(opened: Change, partner: Partner) -> None:
    country = partner.country
    store_entry(
        opened,
        partner.ref,
        scope="internal",
        title=partner.name,
        url=reverse("cooperation:partner", args=[partner.id]),
        text=" ".join([*partner.other_names, country.sv, country.en, partner.note]),
    )
