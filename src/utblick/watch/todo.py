"""What waits in the watch, on the start page: calls without a stand, watched pages with something new, and sources that
have gone silent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.access import Standing
from utblick.audit.policy import may, policy
from utblick.jobs.todo import TodoRow
from utblick.ui.languages import spoken
from utblick.values import Actor
from utblick.watch.models import PageChange, Stand
from utblick.watch.queries.stands import UNDECIDED_DAYS
from utblick.watch.queries.waiting import Waiting, What, waiting
from utblick.watch.sources.registry import known_source


def todo(actor: Actor, today: date) -> list[TodoRow]:
    """Rows for those who take stands, answer for watched pages or see to the sources; one query."""
    found = waiting(list(_sorts(actor)), today)
    stands = [_stand(actor, row) for row in found if row.what == "stands" and _concerns(actor, row)]
    silences = [_silence(row) for row in found if row.what == "silent"]
    return [*silences, *stands, *_pages(actor, [row for row in found if row.what == "pages"])]


def _sorts(actor: Actor) -> Iterator[What]:
    """What this actor may do something about."""
    if policy().allows_somewhere(actor, "take", Stand.kind):
        yield "stands"
    if policy().allows_somewhere(actor, "answer", PageChange.kind):
        yield "pages"
    if may(actor, "source.fetch"):
        yield "silent"


def _concerns(actor: Actor, row: Waiting) -> bool:
    """In one's own bodies: every call without a stand. In others that one follows: those that have waited too long."""
    return bool(row.key in actor.bodies or row.late) and policy().allows(actor, "take", Stand.kind, Standing(row.key))


def _stand(actor: Actor, row: Waiting) -> TodoRow:
    number = row.number if row.key in actor.bodies else row.late
    reason = _("De berör nämndens bevakningsområde. Dagen är den då den första stänger.")
    if row.late:
        reason = _("%(n)d har väntat mer än %(days)d dagar.") % {"n": row.late, "days": UNDECIDED_DAYS}
    return TodoRow(
        "waiting",
        ngettext("Ta ställning till %(n)d utlysning: %(body)s", "Ta ställning till %(n)d utlysningar: %(body)s", number)
        % {"n": number, "body": row.name},
        reverse("watch:body_stands", args=[row.key]),
        row.first_on,
        reason,
    )


def _pages(actor: Actor, rows: list[Waiting]) -> list[TodoRow]:
    """One row for all that is new on watched pages, in bodies where the actor may answer."""
    allowed = [row for row in rows if policy().allows(actor, "answer", PageChange.kind, Standing(row.key))]
    number = sum(row.number for row in allowed)
    if not number:
        return []
    told = ngettext(
        "Se vad som är nytt på en bevakad sida", "Se vad som är nytt: %d ändringar på bevakade sidor", number
    )
    reason = _("Det kan vara en utlysning. Ingen ser den förrän någon har sagt det.")
    return [TodoRow("waiting", told % number if number > 1 else told, reverse("watch:pages"), None, reason)]


def _silence(row: Waiting) -> TodoRow:
    return TodoRow(
        "waiting",
        _("Se varför källan %s är tyst") % spoken(known_source(row.key).name),
        reverse("watch:sources") + f"#{row.key}",
        row.first_on,
        _("Ingen komplett hämtning sedan dess. Nya utlysningar kan saknas."),
        alarm=True,
    )
