"""Writing partners."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.audit.change import Change, change
from utblick.clock.queries import today
from utblick.cooperation.models import Partner
from utblick.search.actions import NewEntry, store_entries
from utblick.search.fields import sort_key_of
from utblick.values import Actor

_WIKIDATA = re.compile(r"Q[1-9][0-9]{0,14}")


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
    **more: Any,
) -> Partner:
    """Register a partner; ``more``: its languages, place, Wikidata id and successor by name.

    Raises ValidationError when one of that name, country and kind is there already.
    """
    check_partner(more)
    partner = Partner(
        name=name,
        sort_name=sort_key_of(name),
        country_code=country_code,
        partner_kind=partner_kind,
        name_local=name_local,
        former_names=former_names,
        is_twin_town=is_twin_town,
        note=note,
        **more,
    )
    with change(actor, "partner.register") as opened:
        _refuse_twice(name, country_code, partner_kind, None)
        opened.add(partner)
        make_findable(opened, partner)
    return partner


def alter_partner(actor: Actor, partner: Partner, *, version: int, **new: Any) -> Partner:
    """Change a partner; ``new``: its fields by name. An old name is kept by writing it under former_names."""
    check_partner({name: getattr(partner, name) for name in CHECKED} | new, partner)
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
        make_findable(opened, partner)
    return partner


CHECKED = ("latitude", "longitude", "wikidata_id", "successor", "merged_on")
"""What `check_partner` looks at."""


def check_partner(told: Mapping[str, Any], partner: Partner | None = None) -> None:
    """Refuse half a place, one off the globe, what is no Wikidata number, and a partner that goes up in itself."""
    latitude, longitude = told.get("latitude"), told.get("longitude")
    if (latitude is None) != (longitude is None):
        raise ValidationError({"latitude": _("Skriv både latitud och longitud, eller ingen av dem.")})
    if latitude is not None and not -90 <= latitude <= 90:
        raise ValidationError({"latitude": _("Skriv grader mellan -90 och 90.")})
    if longitude is not None and not -180 <= longitude <= 180:
        raise ValidationError({"longitude": _("Skriv grader mellan -180 och 180.")})
    if told.get("wikidata_id") and not _WIKIDATA.fullmatch(told["wikidata_id"]):
        raise ValidationError({"wikidata_id": _("Skriv numret som Q och siffror, till exempel Q1234.")})
    successor = told.get("successor")
    if successor and partner and (successor.pk == partner.pk or successor.successor_id):
        raise ValidationError({"successor": _("Välj den part som finns i dag.")})
    if told.get("merged_on") and (not successor or told["merged_on"] > today()):
        raise ValidationError({"merged_on": _("Skriv den dag parten gick upp i en annan, och i vilken.")})


def _refuse_twice(name: str, country_code: str, partner_kind: str, partner: Partner | None) -> None:
    same = Partner.objects.filter(name=name, country_code=country_code, partner_kind=partner_kind)
    if partner is not None:
        same = same.exclude(pk=partner.pk)
    if same.exists():
        raise ValidationError({"name": _("Parten finns redan. Sök upp den i listan.")})


def make_findable(opened: Change, partner: Partner) -> None:
    """Let search find a partner by every name it has or had."""
    store_entries(opened, [entry_of(partner)])


def entry_of(partner: Partner) -> NewEntry:
    """What search knows of it; found inside the municipality only."""
    country = partner.country
    return NewEntry(
        partner.ref,
        scope="internal",
        title=partner.name,
        url=reverse("cooperation:partner", args=[partner.id]),
        text=" ".join([*partner.other_names, country.sv, country.en, partner.note]),
    )
