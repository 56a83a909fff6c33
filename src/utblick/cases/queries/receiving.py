"""What has been sent to a registrar and not yet been received."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from utblick.accounts.queries import address_of, names_of
from utblick.audit.policy import visible
from utblick.audit.queries import last_set
from utblick.cases.models import Dispatch, Matter, MatterDocument
from utblick.values import Actor


@dataclass(frozen=True)
class Arrived:
    """A package that waits: who sent it ("" when not known), their e-mail address, and the documents in it."""

    dispatch: Dispatch
    sender: str
    address: str
    documents: list[MatterDocument]


def arrived(actor: Actor, matter: Matter) -> list[Arrived]:
    """The packages of a matter that nobody has received, latest first; five queries."""
    waiting = list(visible(matter.dispatches.filter(received_on=None).select_related("package", "matter"), actor))
    sent = last_set(dispatch.ref for dispatch in waiting)
    labels = {happened.actor for (_ref, name), happened in sent.items() if name == "sent_on"}
    names = names_of(labels)
    documents = list(visible(matter.documents.select_related("file", "matter"), actor))
    found = []
    for dispatch in waiting:
        happened = sent.get((str(dispatch.ref), "sent_on"))
        label = happened.actor if happened else ""
        inside = [document for document in documents if document.number in dispatch.content]
        found.append(Arrived(dispatch, names.get(label, ""), address_of(label), inside))
    return found


def waiting_dispatch(identifier: UUID) -> Dispatch | None:
    """A package that nobody has received, of a matter that is not restricted; for a registrar's mail link."""
    rows = Dispatch.objects.select_related("matter__body").filter(matter__restriction_provision="")
    return rows.filter(pk=identifier, received_on=None).first()


def titles_in(matter: Matter, dispatches: Sequence[Dispatch]) -> list[str]:
    """The documents of some packages, as numbered lines."""
    numbers = {number for dispatch in dispatches for number in dispatch.content}
    rows = matter.documents.filter(number__in=numbers).order_by("number")
    return [f"{document.number}. {document.title}" for document in rows]
