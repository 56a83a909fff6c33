"""Who acts: the person or system part behind a read or a write."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Grant:
    """One role held for one body (`body` is a body code such as "KFN"; "" = the whole municipality)."""

    role: str
    body: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who reads or writes. `label` is what the event log keeps: an id, never a person's name."""

    label: str
    name: str = ""
    grants: frozenset[Grant] = field(default_factory=frozenset)

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(grant.role for grant in self.grants)

    @property
    def bodies(self) -> frozenset[str]:
        """Codes of the bodies this actor holds a role for."""
        return frozenset(grant.body for grant in self.grants if grant.body)

    @property
    def is_anonymous(self) -> bool:
        return self.label == "anonymous"

    @property
    def is_system(self) -> bool:
        return self.label.startswith("system:")


ANONYMOUS = Actor("anonymous", grants=frozenset({Grant("anonymous")}))


def system_actor(part: str) -> Actor:
    """A part of the system itself acting on a schedule or from the command line, e.g. ``system_actor("watch")``."""
    return Actor(f"system:{part}", name=part, grants=frozenset({Grant("system")}))
