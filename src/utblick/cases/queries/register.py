"""The register of public records as anyone may read it (OSL 5:2): number, date, from or to, what it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from utblick.audit.policy import policy, visible
from utblick.cases.models import Matter, MatterDocument
from utblick.values import Actor

KIND = "register_entry"


@dataclass(frozen=True, slots=True)
class RegisteredMatter:
    """A matter's line: ``title`` and ``body`` are "" where they are left out; a restricted one has no page."""

    number: str
    on: date
    title: str = ""
    body: str = ""
    identifier: UUID | None = None


@dataclass(frozen=True, slots=True)
class RegisteredDocument:
    """A document's line; ``title`` and ``counterpart`` are "" where they are left out or there are none."""

    number: str
    on: date
    direction: str = ""
    title: str = ""
    counterpart: str = ""


def register(actor: Actor, *, body_code: str = "", year: str = "", number: str = "") -> QuerySet[Matter]:
    """The matters that stand in the open register: those with a public record, and those that have been shared."""
    public = MatterDocument.objects.filter(matter=OuterRef("pk"), shared_at__isnull=False)
    rows = Matter.objects.select_related("body").filter(Q(shared_at__isnull=False) | Exists(public))
    told = public.exclude(register_shows=MatterDocument.RegisterShows.NUMBER).order_by("number")
    rows = rows.filter(_open_to(actor)).annotate(first_told=Subquery(told.values("title")[:1]))
    if body_code:
        rows = rows.filter(body_id=body_code)
    if year:
        rows = rows.filter(opened_on__year=int(year))
    if number:
        rows = rows.filter(Q(outside_number=number) | Q(reference=number))
    return rows.order_by("-opened_on", "-id")


def register_years(actor: Actor) -> list[int]:
    """The years that the register has matters of, latest first."""
    return [day.year for day in register(actor).order_by().dates("opened_on", "year", order="DESC")]


def register_bodies(actor: Actor) -> list[tuple[str, str]]:
    """The authorities that the register has matters of: code and name."""
    rows = register(actor).order_by("body__sort_name", "body_id")
    return [(str(code), name) for code, name in rows.values_list("body__code", "body__name").distinct()]


def registered_matters(actor: Actor, rows: Sequence[Matter]) -> list[RegisteredMatter]:
    """The lines of matters read by `register`; who may see a matter reads its title. One query."""
    seen = set(visible(Matter.objects.filter(pk__in=[row.pk for row in rows]), actor).values_list("pk", flat=True))
    return [matter_line(row, whole=row.pk in seen) for row in rows]


def matter_line(row: Matter, *, whole: bool = False) -> RegisteredMatter:
    """What anyone reads of a matter, or (``whole``) who may see it; of a restricted one everyone reads the same.

    A draft is told of by its first public record.
    """
    number = row.case_number or row.reference
    if row.restriction_provision:
        return RegisteredMatter(number, row.opened_on)
    title = row.title if whole or row.is_shared else row.first_told or ""  # type: ignore[attr-defined]
    left_out = row.title_left_out and not whole
    return RegisteredMatter(number, row.opened_on, "" if left_out else title, row.body.name, row.pk)


def registered_matter(actor: Actor, identifier: UUID) -> Matter | None:
    """One matter in the open register; None also for a restricted one."""
    return register(actor).filter(pk=identifier, restriction_provision="").first()


def public_documents(matter: Matter) -> QuerySet[MatterDocument]:
    """The public records in a matter."""
    return MatterDocument.objects.filter(matter=matter, shared_at__isnull=False).order_by("number")


def registered_documents(actor: Actor, matter: Matter) -> list[RegisteredDocument]:
    """The lines of a matter's public records; who may see one reads all of it. Two queries."""
    rows = public_documents(matter)
    seen = set(visible(rows, actor).values_list("pk", flat=True))
    return [document_line(matter, row, whole=row.pk in seen) for row in rows]


def document_line(matter: Matter, row: MatterDocument, *, whole: bool = False) -> RegisteredDocument:
    """What anyone reads of a public record, or (``whole``) who may see it."""
    number = f"{matter.case_number or matter.reference}:{row.number}"
    if matter.restriction_provision:
        return RegisteredDocument(number, row.dated_on)
    shows, names = row.register_shows, MatterDocument.RegisterShows
    return RegisteredDocument(
        number,
        row.dated_on,
        row.get_direction_display(),
        row.title if whole or shows != names.NUMBER else "",
        row.counterpart if whole or shows == names.ALL else "",
    )


def exported(rows: QuerySet[Matter]) -> Iterable[RegisteredMatter | RegisteredDocument]:
    """Every matter read by `register` as anyone may read it, each followed by its public records. Two queries."""
    found = list(rows)
    documents: dict[UUID, list[MatterDocument]] = {}
    public = MatterDocument.objects.filter(matter__in=rows.order_by(), shared_at__isnull=False)
    for document in public.order_by("matter_id", "number"):
        documents.setdefault(document.matter_id, []).append(document)
    for row in found:
        yield matter_line(row)
        yield from (document_line(row, document) for document in documents.get(row.pk, []))


def _open_to(actor: Actor) -> Q:
    bodies = policy().view(actor, KIND).open
    return Q() if bodies is None else Q(body_id__in=bodies)
