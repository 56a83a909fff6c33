"""Everything about one person that the actor may see (GDPR art. 15), minus what stands in restricted matters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from utblick.archive.personal.table import Register, registers
from utblick.audit.models import EventWords, Record
from utblick.audit.policy import may, visible
from utblick.cases.models import MatterDocument
from utblick.documents.models import FileText
from utblick.values import Actor, Ref, Text, searchable

SHORTEST = 4
CONTACT_KINDS = ("contact_person", "person", "user", "wanted_contact")
"""Those whose old words in the event log may be erased: contact data, corrected or removed."""
_SHOWN = 400


@dataclass(frozen=True, slots=True)
class Found:
    """One value that names the person: in which processing and register, the row, the field, and the text."""

    processing: Text
    register: Text
    row: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class OldWords:
    """How many events of one contact's row still hold words that name the person; ``name`` is "" when it is gone."""

    subject: str
    register: Text
    name: str
    events: int


class Asked:
    """Whom it is about: a name, an e-mail address or both. Raises ValueError when both are too short to mean one."""

    def __init__(self, name: str, email: str) -> None:
        terms = (searchable(name), searchable(email))
        self._terms = tuple(term for term in terms if len(term) >= SHORTEST)
        if not self._terms:
            raise ValueError("too short")

    def names(self, text: str) -> bool:
        """Whether whole words of the text are the name or the address."""
        padded = f" {searchable(text)} "
        return any(f" {term} " in padded for term in self._terms)


def everything(actor: Actor, asked: Asked) -> list[Found]:
    """Every value in a register, and every attached file, that names the person."""
    found = [
        one for processing, register in registers() for one in _in_register(actor, asked, processing.name, register)
    ]
    return [*found, *_in_files(actor, asked)]


def old_words(asked: Asked) -> list[OldWords]:
    """The contacts whose events still hold words that name the person, also when the row is gone."""
    counts: dict[str, int] = {}
    about = Q()
    for kind in CONTACT_KINDS:
        about |= Q(event__subject__startswith=f"{kind}:")
    for subject, words in EventWords.objects.filter(about).values_list("event__subject", "words").iterator():
        if asked.names(words):
            counts[subject] = counts.get(subject, 0) + 1
    return [_named(Ref.parse(subject), events) for subject, events in sorted(counts.items())]


def _named(subject: Ref, events: int) -> OldWords:
    register = next(register for _, register in registers() if register.seen_as == subject.kind)
    row = register.model._default_manager.filter(pk=subject.id).first()
    return OldWords(str(subject), register.label, str(row or ""), events)


def _in_register(actor: Actor, asked: Asked, processing: Text, register: Register) -> Iterator[Found]:
    rows = _seen(actor, register)
    if rows is None:
        return
    named = {field: _label(register, field) for field in register.fields}
    for values in rows.values("pk", *register.fields).iterator():
        for field in register.fields:
            text = str(values[field] or "")
            if text and asked.names(text):
                yield Found(processing, register.label, str(values["pk"]), named[field], text[:_SHOWN])


def _seen(actor: Actor, register: Register) -> QuerySet[Any] | None:
    """The rows the actor may see and that no secrecy stands before; None when it may see none of them."""
    model = register.model
    rows: QuerySet[Any] = model._default_manager.all()
    if not issubclass(model, Record):
        return rows if may(actor, f"{register.seen_as}.see") else None
    rows = visible(rows, actor, register.seen_as)
    for hidden in (model.restricted, register.hidden):
        if hidden is not None:
            rows = rows.exclude(hidden)
    return rows


def _in_files(actor: Actor, asked: Asked) -> Iterator[Found]:
    documents = visible(MatterDocument.objects.filter(matter__restriction_provision=""), actor)
    digests = dict(documents.values_list("file__sha256", "title"))
    processing = Text("Ärenden, handlingar och beslut", "Matters, documents and decisions")
    for sha256, text in FileText.objects.values_list("sha256", "text").iterator():
        if sha256 in digests and asked.names(text):
            yield Found(processing, Text("fil", "file"), sha256[:12], "text", digests[sha256])


def _label(register: Register, field: str) -> str:
    name = field.partition("__")[0]
    return str(getattr(register.model._meta.get_field(name), "verbose_name", name))
