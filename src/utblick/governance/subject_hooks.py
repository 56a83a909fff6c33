"""What the rooms above give to *Får vi …?*: the matters and applications that an answer can be kept on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from utblick.access import Standing
from utblick.audit.policy import policy
from utblick.values import Actor, Ref


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that an answer can be kept on, and the body it belongs to; `note` tells it from others."""

    ref: Ref
    body_code: str
    title: str
    note: str = ""


Search = Callable[[Actor, str], Sequence[Subject]]
Load = Callable[[Actor, UUID], Subject | None]
_subjects: dict[str, tuple[Search, Load]] = {}
_pages: dict[str, Callable[[UUID], str]] = {}


def provide_subjects(kind: str, search: Search, load: Load) -> None:
    """Hand over how subjects of one kind are found (by number or words; "" = the latest) and loaded, as seen."""
    _subjects[kind] = search, load


def provide_answer_page(kind: str, page: Callable[[UUID], str]) -> None:
    """Hand over the address of the answer as it is today about subjects of one kind."""
    _pages[kind] = page


def answer_page(ref: Ref | None) -> str:
    """Where the answer of today about a subject is opened; "" when no room judges such subjects."""
    page = _pages.get(ref.kind) if ref else None
    return page(ref.id) if page and ref else ""


def subjects(actor: Actor, words: str = "") -> list[Subject]:
    """What the actor may keep an answer on."""
    found = [subject for search, _ in _subjects.values() for subject in search(actor, words)]
    return [subject for subject in found if _may_keep(actor, subject)]


def subject(actor: Actor, ref: Ref) -> Subject | None:
    """One subject, or None when there is none that the actor may keep an answer on."""
    known = _subjects.get(ref.kind)
    found = known[1](actor, ref.id) if known else None
    return found if found is not None and _may_keep(actor, found) else None


def _may_keep(actor: Actor, found: Subject) -> bool:
    return policy().allows(actor, "keep", "verdict", Standing(found.body_code))
