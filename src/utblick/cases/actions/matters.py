"""Writing matters and their documents."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.audit.change import Change, change
from utblick.audit.policy import policy, standing_of
from utblick.cases import numbering
from utblick.cases.indexing import index_document, index_documents, index_matter, index_whole_matter
from utblick.cases.models import Matter, MatterDocument
from utblick.clock import recorded_at
from utblick.clock.queries import today
from utblick.documents.actions import KeptFile, attach
from utblick.jobs.actions import withdraw_mails
from utblick.organisation.models import Body, Person
from utblick.organisation.queries import body_in_charge, keeping_of
from utblick.values import Actor, Ref


def open_matter(
    actor: Actor,
    *,
    body_code: str,
    title: str,
    subject: Ref | None = None,
    origin: str = Matter.Origin.IDEA,
    officer: Person | None = None,
    outside_number: str = "",
) -> Matter:
    """Open a matter with one authority, or with its successor when it has ended.

    It begins as a draft inside the authority; what somebody outside opens there is shared from the start.
    """
    body = _existing(body_code)
    inside = policy().allows(actor, "see", Matter.kind, Standing(body.code, draft=True))
    with change(actor, "matter.open", Standing(body.code, draft=inside)) as opened:
        if subject and Matter.objects.filter(body=body, subject=str(subject), closed_on=None).exists():
            raise ValidationError({"body": _("%(body)s har redan ett öppet ärende om detta.") % {"body": body.name}})
        matter = Matter(
            body=body,
            title=_named(title),
            subject=str(subject or ""),
            origin=origin,
            officer=officer,
            opened_on=today(),
            shared_at=None if inside else recorded_at(),
        )
        _number(opened, matter, outside_number)
        opened.add(matter)
        index_matter(opened, matter)
    return matter


def open_matters(
    actor: Actor, *, body_codes: Iterable[str], title: str, subject: Ref, origin: str = Matter.Origin.IDEA
) -> list[Matter]:
    """A matter with each of the authorities where the actor may open one; those that have one open are passed over.

    Raises PermissionDenied when the actor may open a matter with none of them.
    """
    codes = list(body_codes)
    own = [code for code in codes if may_open(actor, code)]
    if codes and not own:
        raise PermissionDenied(f"{actor.label} may not matter.open with {codes}")
    taken = set(Matter.objects.filter(subject=str(subject), closed_on=None).values_list("body__code", flat=True))
    return [
        open_matter(actor, body_code=code, title=title, subject=subject, origin=origin)
        for code in own
        if code not in taken
    ]


def may_open(actor: Actor, body_code: str) -> bool:
    """Whether the actor may open a matter with an authority."""
    return any(policy().allows(actor, "open", Matter.kind, Standing(body_code, draft=draft)) for draft in (True, False))


def set_outside_number(actor: Actor, matter: Matter, number: str, version: int | None = None) -> Matter:
    """Note the dnr that the authority's own register gave (one opaque text; users.md § 2)."""
    number = " ".join(number.split())
    if matter.register_here:
        raise ValidationError({"outside_number": _("Diariet förs i Utblick; numret är %s.") % matter.reference})
    with change(actor, "matter.number", standing_of(matter)) as opened:
        opened.alter(matter, version=version, outside_number=number)
        index_matter(opened, matter)
    return matter


def alter_matter(
    actor: Actor, matter: Matter, *, title: str, officer: Person | None, version: int | None = None
) -> Matter:
    """Change what the matter is called and who handles it."""
    with change(actor, "matter.write", standing_of(matter)) as opened:
        opened.alter(matter, version=version, title=_named(title), officer_id=officer.pk if officer else None)
        index_matter(opened, matter)
    return matter


def restrict_matter(actor: Actor, matter: Matter, *, provision: str, authority: str, decided_by: str) -> Matter:
    """Mark a matter as restricted (OSL 5:5: the provision, the day, the authority); an empty provision lifts it.

    What has been mailed about it goes from the outbox; a mail that has not gone yet never goes.
    """
    if provision and not (authority and decided_by):
        raise ValidationError({"restriction_authority": _("Ange myndighet och vem som har markerat (OSL 5:5).")})
    with change(actor, "matter.restrict", standing_of(matter)) as opened:
        opened.alter(
            matter,
            restriction_provision=provision,
            restricted_on=today() if provision else None,
            restriction_authority=authority if provision else "",
            restricted_by=decided_by if provision else "",
        )
        index_whole_matter(opened, matter)
        if provision:
            withdraw_mails(_mails_about(matter), _("Texten är borttagen: ärendet är sekretessmarkerat."))
    return matter


def _mails_about(matter: Matter) -> Q:
    """The mails that tell of a matter: what was sent to the registrar, its receipt, what the clerk was asked."""
    sent = list(matter.dispatches.all())
    keys = Q(key__in=[*(str(dispatch.ref) for dispatch in sent), *(f"received:{dispatch.pk}" for dispatch in sent)])
    for decision in matter.decisions.all():
        keys |= Q(key__startswith=f"adjusted:{decision.pk}:")
    for report in matter.reports.all():
        keys |= Q(key__startswith=f"approval:{report.pk}:")
    numbers = {matter.reference, matter.case_number} - {""}
    asked = Q(*(Q(body__contains=f"({number})") for number in numbers), _connector=Q.OR)
    return keys | Q(key__startswith="answers:") & asked


def add_document(
    actor: Actor,
    matter: Matter,
    kept: KeptFile,
    *,
    title: str,
    direction: str,
    dated_on: date | None = None,
    counterpart: str = "",
    replaces: MatterDocument | None = None,
) -> MatterDocument:
    """Put an uploaded file into the matter; what has come in is a public record at once (TF 2:9).

    A newer version stands beside the document it ``replaces``, which stays as it was.
    """
    day = dated_on or today()
    if day > today():
        raise ValidationError({"dated_on": _("En handling kan inte ha en dag som inte har varit.")})
    if replaces and (replaces.matter_id != matter.pk or hasattr(replaces, "replaced_by")):
        raise ValidationError({"replaces": _("Välj en handling i ärendet som inte redan har en nyare version.")})
    drawn_up = direction == MatterDocument.Direction.DRAWN_UP
    with change(actor, "document.add", standing_of(matter)) as opened:
        return put_document(
            opened,
            matter,
            kept,
            title=title,
            direction=direction,
            dated_on=day,
            counterpart=counterpart,
            replaces=replaces,
            shared_at=matter.shared_at if drawn_up else recorded_at(),
        )


def put_document(opened: Change, matter: Matter, kept: KeptFile, **values: object) -> MatterDocument:
    """Give a stored file its row and its number in the matter, inside an open change."""
    last = MatterDocument.objects.filter(matter=matter).aggregate(last=Max("number"))["last"] or 0
    document = MatterDocument(matter=matter, number=last + 1, **values)
    document.file = attach(opened, kept, document.ref)
    opened.add(document)
    index_document(opened, document)
    return document


def share_matter(opened: Change, matter: Matter, *, but: Collection[MatterDocument] = ()) -> None:
    """Let other authorities see the matter and the documents in it, inside an open change (TF 2:11)."""
    now = recorded_at()
    if matter.shared_at is None:
        opened.alter(matter, shared_at=now)
    drafts = MatterDocument.objects.filter(matter=matter, shared_at=None)
    for document in drafts.exclude(pk__in=[row.pk for row in but]):
        opened.alter(document, shared_at=now)
    index_matter(opened, matter)
    index_documents(opened, matter)


def _number(opened: Change, matter: Matter, outside_number: str) -> None:
    day = matter.opened_on
    matter.register_here = keeping_of(matter.body_id, day).register_here
    if matter.register_here:
        pattern = matter.body.reference_pattern
        matter.reference = numbering.own_case_number(opened, pattern, matter.body_id, day.year)
    else:
        matter.reference = numbering.own_reference(opened, day.year)
        matter.outside_number = " ".join(outside_number.split())


def _existing(body_code: str) -> Body:
    found = body_in_charge(body_code, today())
    if found is None:
        raise ValidationError({"body": _("Organet %s finns inte i dag.") % body_code})
    return found


def _named(title: str) -> str:
    if not title.strip():
        raise ValidationError({"title": _("Ärendet behöver en rubrik.")})
    return title.strip()
