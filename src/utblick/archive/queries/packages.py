"""Reading what has been, and what may be, archived."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from utblick.archive.models import ArchivePackage
from utblick.archive.packing.package import Package, package_of
from utblick.archive.packing.premis import Happened
from utblick.audit.policy import visible
from utblick.cases.happenings import called
from utblick.cases.models import Matter, MatterDocument
from utblick.cases.queries.matters import history_of
from utblick.clock.queries import installation
from utblick.documents.models import PDF, StoredFile
from utblick.values import Actor


@dataclass(frozen=True)
class MatterToArchive:
    """A matter as its archive page shows it; ``not_pdf`` are handlingar in a form that may not last."""

    matter: Matter
    packages: list[ArchivePackage]
    documents: int
    drafts: int
    not_pdf: list[MatterDocument]


def closed_matters(actor: Actor, body_code: str = "") -> QuerySet[Matter]:
    """The closed matters whose packages the actor may see, latest closed first; ``packed_on`` is the last package."""
    rows = visible(visible(Matter.objects.filter(closed_on__isnull=False), actor), actor, ArchivePackage.kind)
    rows = rows.filter(body_id=body_code) if body_code else rows
    made = Q(archive_packages__made_at__isnull=False)
    rows = rows.annotate(packed_on=Max("archive_packages__asked_on", filter=made))
    return rows.select_related("body").order_by("-closed_on", "id")


def matter_to_archive(actor: Actor, identifier: UUID) -> MatterToArchive | None:
    """A matter with its packages, or None when there is none whose packages the actor may see."""
    rows = visible(visible(Matter.objects.select_related("body"), actor), actor, ArchivePackage.kind)
    matter = rows.filter(pk=identifier).first()
    if matter is None:
        return None
    documents = list(matter.documents.select_related("file"))
    shared = [document for document in documents if document.shared_at is not None]
    lasting = Q(media_type=PDF, origin=StoredFile.Origin.PRODUCED)
    pdf = set(StoredFile.objects.filter(lasting, pk__in=[row.file_id for row in shared]).values_list("pk", flat=True))
    packages = visible(ArchivePackage.objects.filter(matter=matter).select_related("file", "matter"), actor)
    return MatterToArchive(
        matter,
        list(packages),
        documents=len(shared),
        drafts=len(documents) - len(shared),
        not_pdf=[row for row in shared if row.file_id not in pdf],
    )


def load_packages(ids: Sequence[UUID], actor: Actor) -> dict[UUID, Any]:
    return visible(ArchivePackage.objects.select_related("file", "matter"), actor).in_bulk(ids)


def package_now(matter: Matter, at: datetime) -> Package:
    """The package of a matter as it stands; the caller has the right to it."""
    found = installation()
    history = [
        Happened(event.seq, str(called(event.verb)), event.recorded_at, who) for event, who in history_of(matter.ref)
    ]
    told = (found.municipality, found.code) if found else ("", "")
    return package_of(matter, history, municipality=told, at=at)


def matter_named(actor: Actor, number: str) -> list[Matter]:
    """The matters with a dnr or reference, in whichever authority."""
    rows = visible(Matter.objects.select_related("body"), actor)
    return list(rows.filter(Q(reference=number) | Q(outside_number=number)))
