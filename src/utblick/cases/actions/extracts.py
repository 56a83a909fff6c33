"""Sending extracts of adjusted minutes, and keeping the signed ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.audit.change import change
from utblick.audit.policy import standing_of
from utblick.cases import minutes_papers
from utblick.cases.models import AgendaItem, Minutes, SentExtract
from utblick.cases.queries.minutes import held_item
from utblick.clock.queries import today
from utblick.documents import pdf
from utblick.documents.actions import KeptFile, attach, keep_produced
from utblick.documents.models import PDF
from utblick.jobs.actions import queue_mail
from utblick.values import Actor


def send_extract(
    actor: Actor, item: AgendaItem, recipients: Sequence[str], *, english: bool = False
) -> list[SentExtract]:
    """Send (expediera) the extract of an adjusted § to each receiver: by mail to an address, else noted as sent.

    The same file goes to all. Refused before the § is adjusted, and in English while the item has no English words.
    """
    told = list(dict.fromkeys(one.strip() for one in recipients if one.strip()))
    if not told:
        raise ValidationError({"recipients": _("Ange minst en mottagare.")})
    if not item.immediately_adjusted and item.minutes.adjusted_on is None:
        raise ValidationError(_("Utdraget skickas när paragrafen är justerad."))
    kept = keep_produced(f"{extract_name(item, english)}.pdf", extract_pdf(item, english=english), PDF)
    with change(actor, "minutes.send", standing_of(item.minutes)) as opened:
        stored = attach(opened, kept, item.ref)
        rows = [SentExtract(item=item, recipient=one, english=english, sent_on=today(), file=stored) for one in told]
        opened.add_all(rows)
        for row in rows:
            if "@" in row.recipient:
                subject = f"{item.minutes.body.name} § {item.paragraph}: {_('protokollsutdrag')}"
                text = _("Här kommer protokollsutdraget. Bekräfta gärna att du har fått det.")
                files = [[stored.name, stored.media_type, stored.sha256]]
                queue_mail(f"extract:{row.pk}", row.recipient, subject, text, files)
    return rows


def extract_pdf(item: AgendaItem, *, english: bool = False) -> bytes:
    """The extract as PDF; ValidationError in English while the item has no English words."""
    if not english:
        return pdf.render(minutes_papers.extract(held_item(item))).content
    try:
        return pdf.render(minutes_papers.english_extract(held_item(item))).content
    except ValueError as missing:
        raise ValidationError(_("Skriv rubrik och beslut på engelska först.")) from missing


def extract_name(item: AgendaItem, english: bool) -> str:
    day = item.minutes.meeting.on.isoformat()
    return f"{'Extract' if english else 'Protokollsutdrag'} {item.body_id} {day} § {item.paragraph}"


def note_receipt(actor: Actor, row: SentExtract, received_on: date) -> SentExtract:
    """The receiver has confirmed; that it was sent stands apart from it."""
    if received_on < row.sent_on or received_on > today():
        raise ValidationError({"received_on": _("Mottaget är tidigast den dag utdraget skickades, senast i dag.")})
    with change(actor, "minutes.send", standing_of(row.item.minutes)) as opened:
        return opened.alter(row, received_on=received_on)


def keep_signed(actor: Actor, minutes: Minutes, kept: KeptFile) -> Minutes:
    """Keep the signed minutes beside the accessible ones that Utblick sets."""
    if minutes.adjusted_on is None:
        raise ValidationError({"file": _("Protokollet är inte justerat än.")})
    with change(actor, "minutes.adjust", standing_of(minutes)) as opened:
        return opened.alter(minutes, signed_id=attach(opened, kept, minutes.ref).pk)
