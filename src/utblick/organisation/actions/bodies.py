"""Writing bodies, administrations, and where records are kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.audit.change import Change, change
from utblick.organisation.actions.drafts import with_values
from utblick.organisation.models import Administration, Body, Keeping
from utblick.organisation.resting_weeks import WrongWeeks, parse_weeks, written
from utblick.search.actions import store_entry
from utblick.search.fields import sort_key_of
from utblick.ui.languages import spoken
from utblick.values import Actor


def register_administration(
    actor: Actor,
    *,
    code: str,
    name: str,
    is_coordinator: bool = False,
    head_title: str = "",
    resting_weeks: str = "28-31,52-1",
) -> Administration:
    """Register a förvaltning."""
    with change(actor, "administration.register") as opened:
        if Administration.objects.filter(code=code).exists():
            raise ValidationError({"code": _("Förkortningen används redan av en annan förvaltning. Välj en annan.")})
        _refuse_second_coordinator(is_coordinator, None)
        return opened.add(
            Administration(
                code=code,
                name=name,
                sort_name=sort_key_of(name),
                is_coordinator=is_coordinator,
                head_title=head_title,
                resting_weeks=_weeks(resting_weeks),
            )
        )


def alter_administration(actor: Actor, administration: Administration, *, version: int, **new: Any) -> Administration:
    """Change an administration's name, head_title, is_coordinator or resting_weeks."""
    with change(actor, "administration.alter") as opened:
        if "name" in new:
            new["sort_name"] = sort_key_of(new["name"])
        if "resting_weeks" in new:
            new["resting_weeks"] = _weeks(new["resting_weeks"])
        _refuse_second_coordinator(new.get("is_coordinator", False), administration)
        return opened.alter(administration, version=version, **new)


def register_body(actor: Actor, *, code: str, name: str, body_kind: str, **more: Any) -> Body:
    """Register an organ. ``more``: any other field of `Body` by name (validity, parent, lead times …)."""
    with change(actor, "body.register") as opened:
        if Body.objects.filter(code=code).exists():
            raise ValidationError({"code": _("Förkortningen används redan av ett annat organ. Välj en annan.")})
        body = Body(code=code, name=name, sort_name=sort_key_of(name), body_kind=body_kind, **more)
        refuse_impossible(body)
        opened.add(body)
        _make_findable(opened, body)
    return body


def alter_body(actor: Actor, body: Body, *, version: int, **new: Any) -> Body:
    """Change a body; its code stays, since grants, matters and addresses name it."""
    if "code" in new:
        raise ValueError("a body's code never changes")
    with change(actor, "body.alter", Standing(body.code)) as opened:
        if "name" in new:
            new["sort_name"] = sort_key_of(new["name"])
        refuse_impossible(with_values(body, new))
        opened.alter(body, version=version, **new)
        _make_findable(opened, body)
    return body


def keep_records(
    actor: Actor,
    body: Body,
    *,
    valid_from: date,
    minutes_here: bool = False,
    minutes_in: str = "",
    register_here: bool = False,
    register_in: str = "",
) -> Keeping:
    """Say where a body's minutes and register are kept from a day on; the same day again corrects what was said."""
    told: dict[str, Any] = {
        "minutes_here": minutes_here,
        "minutes_in": "" if minutes_here else minutes_in,
        "register_here": register_here,
        "register_in": "" if register_here else register_in,
    }
    with change(actor, "body.keep", Standing(body.code)) as opened:
        found = Keeping.objects.filter(body=body, valid_from=valid_from).first()
        if found is not None:
            return opened.alter(found, **told)
        return opened.add(Keeping(body=body, valid_from=valid_from, **told))


def _weeks(text: str) -> str:
    try:
        return written(parse_weeks(text))
    except WrongWeeks as wrong:
        raise ValidationError({"resting_weeks": spoken(wrong.told)}) from wrong


def _refuse_second_coordinator(is_coordinator: bool, administration: Administration | None) -> None:
    others = Administration.objects.filter(is_coordinator=True)
    if administration is not None:
        others = others.exclude(pk=administration.pk)
    if is_coordinator and (other := others.first()):
        raise ValidationError({"is_coordinator": _("%s samordnar redan. Ändra där först.") % other.name})


def refuse_impossible(body: Body) -> None:
    """What a constraint would refuse without saying why, and circles, which no constraint sees."""
    if body.valid_from and body.valid_to and body.valid_to < body.valid_from:
        raise ValidationError({"valid_to": _("Organet upphör innan det börjar. Rätta datumen.")})
    for name, told in (
        ("parent", _("Organet kan inte höra till sig självt.")),
        ("successor", _("Organet kan inte efterträda sig självt.")),
    ):
        if _leads_back(body, name):
            raise ValidationError({name: told})


def _leads_back(body: Body, name: str) -> bool:
    seen, current = {body.pk}, getattr(body, name)
    while current is not None:
        if current.pk in seen:
            return True
        seen.add(current.pk)
        current = getattr(current, name)
    return False


def _make_findable(opened: Change, body: Body) -> None:
    store_entry(
        opened,
        body.ref,
        scope="internal",
        title=body.name,
        url=reverse("organisation:body", args=[body.code]),
        text=f"{body.code} {body.name_en}",
    )
