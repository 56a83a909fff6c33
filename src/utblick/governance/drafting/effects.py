"""Each kind of effect with its parts, and effects as form values and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from utblick.governance.drafting.effect_parts import (
    Amount,
    Deciders,
    HowOften,
    Items,
    Line,
    Many,
    NotFormed,
    One,
    Part,
    Tick,
    Within,
    Words,
)
from utblick.governance.drafting.words import Choices, told
from utblick.guidelines import DECISION_KINDS
from utblick.guidelines.in_words import NAMES

_COSTS = ("amount_applied", "own_cost", "grant", "total_cost", "yearly_fee")
_PER: Choices = [
    ("recipient", _("mottagare")),
    ("participant", _("deltagare")),
    ("pot", _("pott")),
    ("body", _("organ")),
]
_COUNTS: Choices = [("matter", _("ett ärende")), ("year", _("kalenderåret")), ("ever", _("all tid"))]

_LABEL = Words()
_BODY = One("body", _("Organ"), choices=lambda names: names.bodies)
_ABOUT = Many("about", _("Vilka krav det gäller"), choices=lambda names: names.matters)
_DUTY = (
    _LABEL,
    One("by", _("Vem ska göra det"), False, lambda names: names.bodies, "own"),
    Many("to", _("Till vem"), False, lambda names: names.bodies),
    Within(),
    Tick("next_meeting", _("Vid nästa sammanträde")),
    HowOften(),
)
_MAY_USE = (_ABOUT, _BODY)

PARTS: Mapping[str, tuple[Part, ...]] = {
    "decision": (
        _LABEL,
        One("decision", _("Slags beslut"), choices=lambda _names: told(DECISION_KINDS)),
        Deciders(),
        Within(),
    ),
    "inform": (_LABEL, _BODY, Within()),
    "consult": (_LABEL, _BODY, Within()),
    "ask": (_LABEL, _BODY),
    "exempt": (_LABEL, _ABOUT),
    "permit": (_LABEL,),
    "forbid": (_LABEL,),
    "pause": (_LABEL, Line("until", _("Till och med"), False, r"^\d{4}(-\d{2}(-\d{2})?)?\Z", "2027-06-30")),
    "cap": (
        _LABEL,
        Amount("amount", _("Högst")),
        One("of", _("Av"), False, lambda _names: told((name, NAMES[name]) for name in _COSTS), "amount_applied"),
        One("counts", _("Räknat på"), False, lambda _names: _COUNTS, "matter"),
        Many("per", _("För varje"), False, lambda _names: _PER),
        Line("pot", _("Pott"), False),
    ),
    "may_delegate": (
        _ABOUT,
        One("body", _("Organ som får delegera"), choices=lambda names: names.bodies),
        Many("to", _("Till vem"), False, lambda names: [*names.bodies, ("chair", _("ordföranden"))]),
        Amount("up_to", _("Upp till"), False),
        One(
            "of",
            _("Av"),
            False,
            lambda _names: told((name, NAMES[name]) for name in _COSTS if name != "grant"),
            "own_cost",
        ),
        Tick("sub_delegable", _("Får delegeras vidare")),
        Tick("next_meeting", _("Anmäls vid nästa sammanträde")),
    ),
    "no_delegation": (_LABEL, Many("about", _("Vilka krav det gäller"), False, lambda names: names.matters)),
    "may_frame": _MAY_USE,
    "may_condition": _MAY_USE,
    "may_share_call": _MAY_USE,
    "order": (
        One("first", _("Först"), choices=lambda names: names.rules),
        One("then", _("Sedan"), choices=lambda names: names.rules),
    ),
    "content": (_LABEL, Items()),
    **dict.fromkeys(("report", "annual_report", "evaluation", "review", "renewal", "cadence", "duty"), _DUTY),
    "warn": (_LABEL,),
}
"""The kinds that the form knows; others are changed in the text."""


def initial_of(effect: Any) -> dict[str, Any] | None:
    """The form values that say an effect; None when the form cannot say exactly that."""
    if not isinstance(effect, dict) or effect.get("kind") not in list(PARTS):
        return None
    found: dict[str, Any] = {"effect_kind": effect["kind"]}
    try:
        for part in PARTS[effect["kind"]]:
            found |= part.initial(effect)
        return found if effect_of(found, effect) is effect else None
    except (NotFormed, TypeError, AttributeError, ValueError):
        return None


def effect_of(values: Mapping[str, Any], before: Any = None) -> Any:
    """The effect that form values say, with the keys of `before` (of the same kind) that the form does not ask for.

    When that is what `before` says, in other words or order, `before` itself."""
    kind = values["effect_kind"]
    parts = PARTS[kind]
    asked = {"kind", *(key for part in parts for key in part.keys)}
    kept = before if isinstance(before, dict) and before.get("kind") == kind else {}
    said = {"kind": kind} | {key: value for part in parts for key, value in part.table(values).items()}
    said |= {key: value for key, value in kept.items() if key not in asked}
    in_order = {key: said[key] for key in kept if key in said} | said
    return before if _plain(said) == _plain(kept) else in_order


def _plain(value: Any) -> Any:
    """A value without what says the same as leaving it out, names in one order."""
    if isinstance(value, dict):
        defaults = dict(_DEFAULTS)
        for part in PARTS.get(value.get("kind", ""), ()):
            if isinstance(part, One | Tick):
                defaults[part.key] = part.default
        return {key: _plain(one) for key, one in value.items() if defaults.get(key, _ABSENT) != one}
    if isinstance(value, list):
        plain = [_plain(one) for one in value]
        return sorted(plain) if all(isinstance(one, str) for one in plain) else plain
    return value


_ABSENT = object()
_DEFAULTS = {"direction": "before", "level": "must", "attachment": False}
