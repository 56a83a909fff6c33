"""What grants to associations put on *Att göra*: applications to decide, and reports to ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Case, DateField, F, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.audit.policy import may
from utblick.cooperation.queries.association_grants import grants, waiting_for_decision, waiting_for_report
from utblick.cooperation.waits import Wait, Waits, each, within
from utblick.jobs.todo import TodoRow
from utblick.values import Actor

NOUN = "grant"
DECIDE, REPORT = f"{NOUN}.decide", f"{NOUN}.report"
MOST_TOLD = 4


def waits(actor: Actor, today: date) -> Iterator[Waits]:
    """Of all bodies for the coordinator, else of one's own."""
    if not may(actor, "association_grant.assess"):
        return
    rows = within(grants(actor), actor)
    rows = (waiting_for_decision(rows, today) | waiting_for_report(rows, today)).order_by("report_by", "pk")
    undecided = When(decided_on=None, then=Value(DECIDE))
    day = Case(When(decided_on=None, then=Value(None)), default=F("report_by"), output_field=DateField())
    yield each(rows, Case(undecided, default=Value(REPORT)), title="association", about="town", day=day, most=MOST_TOLD)


def told(actor: Actor, found: Sequence[Wait]) -> Iterator[TodoRow]:
    """Applications to decide, and associations to remind."""
    for wait in found:
        url = reverse("cooperation:association_grant", args=[wait.key])
        if wait.what == DECIDE:
            yield TodoRow("waiting", _("Föreslå beslut om bidrag till %s") % wait.title, url, None,
                          _("Utbyte med %s. Sista ansökningsdag har varit.") % wait.about)  # fmt: skip
        else:
            yield TodoRow("waiting", _("Påminn %s om redovisningen av bidraget") % wait.title, url, wait.day,
                          _("Den är sen eller ofullständig. Annars krävs pengarna tillbaka."))  # fmt: skip
