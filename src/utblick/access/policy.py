"""The access table: role × kind × {own body, other body} × {open, draft, restricted} × act.

The table is a TOML text. ``[kind.<kind>.<role>]`` holds lists of acts under the keys

* ``own`` and ``other``: objects of the role's own body, and of every other body;
* ``own_draft`` / ``other_draft``: drafts (default: as ``own``; nothing);
* ``own_restricted`` / ``other_restricted``: restricted objects (default: nothing).

An object without a body counts as everybody's own. A role held for the whole municipality (body "")
counts every body as its own only for kinds that name the role under ``[municipality_wide]``; otherwise every
body is another body to it.

``[routes]`` names who may use each address: ``public``, ``signed_in``, or an act ``kind.act`` that the actor must be
allowed somewhere. A name may end in ``*``. An address that is not named is closed to everyone.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from utblick.values import Actor, Grant

SEE = "see"
PUBLIC = "public"
SIGNED_IN = "signed_in"
_KEYS = ("own", "other", "own_draft", "other_draft", "own_restricted", "other_restricted")


class AccessError(ValueError):
    """The access table itself is wrong: an unknown role, key or form."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What about one object decides access to it: whose it is, and whether it is a draft or restricted."""

    body: str = ""
    draft: bool = False
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """Which objects of one kind an actor may see, said so that a query can filter on it.

    Each field is the set of body codes whose objects are seen in that state; ``None`` = all bodies.
    Objects without a body are seen when ``bodiless`` (or ``bodiless_draft`` / ``bodiless_restricted``).
    """

    open: frozenset[str] | None
    draft: frozenset[str] | None
    restricted: frozenset[str] | None
    bodiless: bool
    bodiless_draft: bool
    bodiless_restricted: bool


Acts = frozenset[str]
Rules = Mapping[str, Acts]


class Policy:
    """The parsed access table."""

    def __init__(
        self,
        roles: frozenset[str],
        wide: frozenset[str],
        kinds: Mapping[str, Mapping[str, Rules]],
        routes: Mapping[str, str],
        role_names: Mapping[str, str] | None = None,
    ) -> None:
        self.roles = roles
        self.role_names = dict(role_names or {})
        """What each role is called, in Swedish, by its name in the table."""
        self.routes = routes
        self._wide = wide
        self._kinds = kinds

    @classmethod
    def parse(cls, text: str) -> Policy:
        """Read the table; raises AccessError naming what is wrong and where."""
        table = tomllib.loads(text)
        roles = frozenset(table.get("roles", {}))
        wide = frozenset(table.get("municipality_wide", {}).get("roles", []))
        if unknown := wide - roles:
            raise AccessError(f"municipality_wide names unknown roles: {sorted(unknown)}")
        kinds = {kind: _rules_of(kind, by_role, roles) for kind, by_role in table.get("kind", {}).items()}
        routes = table.get("routes", {})
        for name, rule in routes.items():
            if rule not in (PUBLIC, SIGNED_IN) and rule.partition(".")[0] not in kinds:
                raise AccessError(f"routes.{name}: expected {PUBLIC}, {SIGNED_IN} or kind.act, found {rule!r}")
        return cls(roles, wide, kinds, routes, table.get("roles", {}))

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(self._kinds)

    def route_rule(self, name: str) -> str | None:
        """Who may use the address of this name: ``public``, ``signed_in``, ``kind.act``, or None when not named."""
        if name in self.routes:
            return self.routes[name]
        return next(
            (rule for key, rule in self.routes.items() if key.endswith("*") and name.startswith(key[:-1])), None
        )

    def acts(self, kind: str) -> frozenset[str]:
        """Every act that some role may do to some object of this kind."""
        return frozenset().union(*(acts for rules in self._kinds.get(kind, {}).values() for acts in rules.values()))

    def gives(self, role: str, act: str, kind: str) -> bool:
        """Whether a role, or everyone signed in, may do ``act`` to some object of ``kind``."""
        rules = self._kinds.get(kind, {})
        return any(act in acts for held in (role, SIGNED_IN) for acts in rules.get(held, {}).values())

    def allows(self, actor: Actor, act: str, kind: str, standing: Standing | None = None) -> bool:
        """Whether the actor may do ``act`` to an object of ``kind`` in this standing."""
        where = standing or Standing()
        return any(act in self._acts_for(grant, kind, where) for grant in actor.grants)

    def allows_somewhere(self, actor: Actor, act: str, kind: str) -> bool:
        """Whether there is any standing in which the actor may do ``act``: decides what a menu shows."""
        rules = self._kinds.get(kind, {})
        return any(act in acts for grant in actor.grants for acts in rules.get(grant.role, {}).values())

    def view(self, actor: Actor, kind: str) -> View:
        """What the actor may see of a kind, for filtering in a query."""
        return View(
            open=self._bodies(actor, kind, draft=False, restricted=False),
            draft=self._bodies(actor, kind, draft=True, restricted=False),
            restricted=self._bodies(actor, kind, draft=False, restricted=True),
            bodiless=self.allows(actor, SEE, kind),
            bodiless_draft=self.allows(actor, SEE, kind, Standing(draft=True)),
            bodiless_restricted=self.allows(actor, SEE, kind, Standing(restricted=True)),
        )

    def _bodies(self, actor: Actor, kind: str, *, draft: bool, restricted: bool) -> frozenset[str] | None:
        if self.allows(actor, SEE, kind, Standing("\0other", draft, restricted)):
            return None
        return frozenset(
            body for body in actor.bodies if self.allows(actor, SEE, kind, Standing(body, draft, restricted))
        )

    def _acts_for(self, grant: Grant, kind: str, standing: Standing) -> Acts:
        rules = self._kinds.get(kind, {}).get(grant.role)
        if rules is None:
            return frozenset()
        own = not standing.body or grant.body == standing.body or (not grant.body and grant.role in self._wide)
        side = "own" if own else "other"
        if standing.restricted:
            return rules.get(f"{side}_restricted", frozenset())
        if standing.draft:
            return rules.get(f"{side}_draft", rules.get("own", frozenset()) if own else frozenset())
        return rules.get(side, frozenset())


def _rules_of(kind: str, by_role: object, roles: frozenset[str]) -> dict[str, Rules]:
    if not isinstance(by_role, dict):
        raise AccessError(f"kind.{kind} must hold one table a role")
    found: dict[str, Rules] = {}
    for role, rules in by_role.items():
        if role not in roles:
            raise AccessError(f"kind.{kind}.{role}: unknown role")
        for key, acts in rules.items():
            if key not in _KEYS or not isinstance(acts, list) or not all(isinstance(act, str) for act in acts):
                raise AccessError(f"kind.{kind}.{role}.{key}: expected one of {', '.join(_KEYS)} with a list of acts")
        found[role] = {key: frozenset(acts) for key, acts in rules.items()}
    return found
