"""Registering agreements, and what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.audit.change import Change, change
from utblick.audit.policy import standing_of
from utblick.clock.passed import refuse_to_come
from utblick.cooperation.agreement_gate import ENTER, is_met, judge
from utblick.cooperation.models import Agreement, AgreementParty, EarlierDecision, Network, Partner
from utblick.cooperation.months import notice_day, prolonged_to
from utblick.documents.actions import KeptFile, attach
from utblick.documents.models import StoredFile
from utblick.governance.actions.records import note_lacking
from utblick.organisation.models import Body
from utblick.search.actions import NewEntry, store_entries
from utblick.search.fields import sort_key_of
from utblick.values import Actor, system_actor


def register_agreement(
    actor: Actor, *, title: str, agreement_kind: str, body: Body, partners: Sequence[Partner], **told: Any
) -> Agreement:
    """Register an agreement that is being prepared, or one to be noted as signed next."""
    agreement = Agreement(
        title=title, sort_title=sort_key_of(title), agreement_kind=agreement_kind, body=body, **told
    )  # fmt: skip
    with change(actor, "agreement.register", Standing(body.code)) as opened:
        opened.add(agreement)
        set_partners(opened, agreement, partners)
        make_findable(opened, agreement)
    return agreement


def alter_agreement(
    actor: Actor, agreement: Agreement, *, version: int, partners: Sequence[Partner], **new: Any
) -> Agreement:
    """Change what stands in an agreement; ``new``: its fields by name. Raises Stale for another version."""
    if "title" in new:
        new["sort_title"] = sort_key_of(new["title"])
    with change(actor, "agreement.alter", standing_of(agreement)) as opened:
        opened.alter(agreement, version=version, **new)
        set_partners(opened, agreement, partners)
        make_findable(opened, agreement)
    return agreement


def file_with_agreement(actor: Actor, agreement: Agreement, file: KeptFile) -> StoredFile:
    """Put a file, such as the signed text, with an agreement."""
    with change(actor, "agreement.file", standing_of(agreement)) as opened:
        return attach(opened, file, agreement.ref)


def state_earlier_decision(
    actor: Actor, about: Agreement | Network, *, decided: str, body: Body, decided_on: date, paragraph: str
) -> EarlierDecision:
    """Write down a decision that was taken before Utblick kept the matter."""
    refuse_to_come(decided_on, "decided_on")
    row = EarlierDecision(
        subject=str(about.ref), decided=decided, body=body, decided_on=decided_on, paragraph=paragraph
    )
    with change(actor, f"{about.kind}.state", standing_of(about)) as opened:
        same = {"subject": row.subject, "decided": decided, "body": body, "decided_on": decided_on}
        if EarlierDecision.objects.filter(**same).exists():
            raise ValidationError({"decided_on": _("Beslutet är redan antecknat.")})
        return opened.add(row, effective_on=decided_on)


def prolong_agreements(day: date) -> None:
    """Let agreements that nobody has given notice to go on from their end, as they say. For the daily job."""
    due = Agreement.objects.filter(ends_on__lt=day, prolongs_months__gt=0, notice_on__isnull=True)
    if not due.exists():
        return
    with change(system_actor("agreements"), "agreement.prolong") as opened:
        for agreement in due.order_by("pk")[:200]:
            first_end = agreement.ends_on
            assert first_end is not None
            end = prolonged_to(first_end, agreement.prolongs_months, day)
            opened.alter(
                agreement, ends_on=end, notice_by=notice_day(end, agreement.notice_months), effective_on=first_end
            )


def note_as_signed(opened: Change, agreement: Agreement) -> None:
    """An avvikelse for an agreement that came in signed, when the guidelines of that day asked for a decision."""
    signed_on = agreement.signed_on
    if signed_on is not None and not is_met(verdict := judge(agreement, ENTER, signed_on, signed_on)):
        note_lacking(
            opened, agreement.ref, agreement.body_id, title=agreement.title, verdict=verdict,
            reason=_("Inläst ur en fil, utan beslut i Utblick."), happened_on=signed_on,
        )  # fmt: skip


def make_findable(opened: Change, agreement: Agreement) -> None:
    """Let search find an agreement by its name, its partners and what it is about."""
    store_entries(opened, [entry_of(agreement)])


def entry_of(agreement: Agreement) -> NewEntry:
    """What search knows of it; found inside the municipality only."""
    names = [
        name
        for partner in Partner.objects.filter(agreements=agreement)
        for name in (partner.name, *partner.other_names, partner.country.sv, partner.country.en)
    ]
    return NewEntry(
        agreement.ref,
        scope="internal",
        title=agreement.title,
        url=reverse("cooperation:agreement", args=[agreement.pk]),
        text=" ".join([str(agreement.get_agreement_kind_display()), *names, agreement.about]),
        day=agreement.ends_on,
    )


def set_partners(opened: Change, agreement: Agreement, partners: Sequence[Partner]) -> None:
    """Let these partners, and no others, be parties. Raises ValidationError when there are none."""
    wanted = {partner.pk: partner for partner in partners}
    if not wanted:
        raise ValidationError({"partners": _("Välj minst en part.")})
    for party in AgreementParty.objects.filter(agreement=agreement).exclude(partner__in=wanted).order_by("pk"):
        opened.remove(party)
    there = set(AgreementParty.objects.filter(agreement=agreement).values_list("partner_id", flat=True))
    for key, partner in wanted.items():
        if key not in there:
            opened.add(AgreementParty(agreement=agreement, partner=partner))
