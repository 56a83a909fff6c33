"""What can be answered by a mail link, without an account (users.md § 3): the rooms register their acts here.

A link may do one act on one object, once, until a day. Opening it changes nothing; a button does. Who acts is
``mail:<number>``, with the role of the act in the link's body and no other right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm
from django.utils.functional import Promise

from utblick.access import Standing
from utblick.accounts.models import MailLink
from utblick.audit.change import Change


@dataclass(frozen=True)
class Asked:
    """What the page of a link says before the button: a title, what it means, and where the object stands."""

    title: str
    lines: tuple[str, ...]
    standing: Standing


Ask = Callable[[MailLink], Asked | None]
Perform = Callable[[Change, MailLink, Mapping[str, Any]], str]
MakeForm = Callable[[MailLink, Any], BaseForm]


@dataclass(frozen=True)
class MailAct:
    """One act that a link may do.

    ``verb`` and ``role`` stand in the access table. ``ask`` gives None when the object is gone or its holder has left
    the assignment. ``perform`` writes in the open change and says in a sentence what it did; it raises ValidationError
    for what cannot be. ``form`` makes the fields to fill in, from posted data or None.
    """

    name: str
    verb: str
    role: str
    button: str | Promise
    ask: Ask
    perform: Perform
    form: MakeForm | None = None


_acts: dict[str, MailAct] = {}


def register(act: MailAct) -> None:
    """Add an act; the same name again replaces it."""
    _acts[act.name] = act


def act(name: str) -> MailAct:
    """The act of that name. Raises KeyError when no room has registered it."""
    return _acts[name]


def registered() -> tuple[MailAct, ...]:
    return tuple(_acts.values())
