"""What partners put on the coordinator's *Att göra*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.audit.policy import may, visible
from utblick.cooperation.models import ContactPerson, Partner
from utblick.cooperation.queries.partners import quiet
from utblick.cooperation.stories import ASKED_AGAIN_AFTER
from utblick.cooperation.waits import NOTHING, Wait, Waits, each, looks_after_all
from utblick.jobs.todo import TodoRow
from utblick.ui import formats
from utblick.values import Actor

NOUN = "partner"
QUIET, CONFIRM = (f"{NOUN}.{what}" for what in ("quiet", "confirm"))
MOST_TOLD = 6


def waits(actor: Actor, today: date) -> Iterator[Waits]:
    """Quiet cooperations that nobody has reviewed for a year (G-24), and contact persons nobody has confirmed."""
    if not looks_after_all(actor):
        return
    since = today - ASKED_AGAIN_AFTER
    rows = visible(Partner.objects.all(), actor)
    unseen = rows.filter(quiet(today)).filter(Q(reviewed_on__isnull=True) | Q(reviewed_on__lt=since))
    unseen = unseen.order_by(F("last_active_on").asc(nulls_last=True), "pk")
    yield each(unseen, QUIET, title="name", about=NOTHING, day=F("last_active_on"), most=MOST_TOLD)
    if may(actor, "contact_person.confirm"):
        persons = ContactPerson.objects.filter(partner=OuterRef("pk")).order_by("confirmed_on")
        oldest = Subquery(persons.values("confirmed_on")[:1])
        old = rows.annotate(oldest=oldest).filter(oldest__lt=since).order_by("oldest", "pk")
        yield each(old, CONFIRM, title="name", about=NOTHING, day=oldest, most=MOST_TOLD)


def told(actor: Actor, found: Sequence[Wait]) -> Iterator[TodoRow]:
    """Cooperations to review, then contact persons to confirm."""
    for wait in found:
        if wait.what == QUIET:
            since = formats.day(wait.day, get_language() or "sv") if wait.day else ""
            reason = _("Senaste aktivitet %s.") % since if since else _("Ingen aktivitet är känd.")
            yield TodoRow("waiting", _("Se över samarbetet med %s") % wait.title, _url(wait), None, reason)
    for wait in found:
        if wait.what == CONFIRM:
            reason = _("Uppgifterna har inte bekräftats på ett år.")
            sentence = _("Bekräfta kontaktpersonerna hos %s") % wait.title
            yield TodoRow("waiting", sentence, _url(wait), wait.day, reason)


def _url(wait: Wait) -> str:
    return reverse("cooperation:partner", args=[wait.key])
