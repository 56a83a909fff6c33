"""What the watch puts on the start page: calls that wait for a stand, calls that have opened or moved, and
sources that have gone silent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, DateField, Exists, Min, OuterRef, Q, Subquery, TextField
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.audit.policy import may, policy
from utblick.jobs.todo import TodoRow
from utblick.organisation.models import Body
from utblick.ui import formats
from utblick.ui.languages import spoken
from utblick.values import Actor
from utblick.watch.models import Call, CallVersion, Match, Stand
from utblick.watch.queries.runs import silent_sources
from utblick.watch.queries.stands import UNDECIDED_DAYS
from utblick.watch.queries.status import CURRENT, status_filter

RECENT = timedelta(days=14)
MOST = 6


def todo(actor: Actor, today: date) -> list[TodoRow]:
    """Rows for those who take stands, and silent sources; three queries."""
    if not policy().allows_somewhere(actor, "take", Stand.kind):
        return _silences(actor)
    return [*_silences(actor), *_stands(actor, today), *_changes(actor, today)]


def _stands(actor: Actor, today: date) -> list[TodoRow]:
    """In one's own bodies: every call without a stand. In others that one follows: those that have waited too long."""
    taken = Stand.objects.filter(call=OuterRef("call"), body_code=OuterRef("body_code")).exclude(
        choice=Stand.Choice.NEW
    )
    waiting = Match.objects.filter(~Exists(taken), call__in=Call.objects.filter(status_filter(CURRENT, today)))
    late = Q(matched_on__lte=today - timedelta(days=UNDECIDED_DAYS))
    name = Subquery(Body.objects.filter(code=OuterRef("body_code")).values("name")[:1], TextField())
    counted = waiting.values("body_code").annotate(
        new=Count("pk"), late=Count("pk", filter=late), name=name, first_on=Min("call__next_deadline_on")
    )
    return [
        _stand(row, row["new"] if row["body_code"] in actor.bodies else row["late"])
        for row in counted.order_by("body_code")
        if (row["body_code"] in actor.bodies or row["late"])
        and policy().allows(actor, "take", Stand.kind, Standing(row["body_code"]))
    ]


def _stand(row: Mapping[str, Any], number: int) -> TodoRow:
    reason = _("De berör nämndens bevakningsområde. Dagen är den då den första stänger.")
    if row["late"]:
        reason = _("%(n)d har väntat mer än %(days)d dagar.") % {"n": row["late"], "days": UNDECIDED_DAYS}
    return TodoRow(
        "waiting",
        ngettext("Ta ställning till %(n)d utlysning: %(body)s", "Ta ställning till %(n)d utlysningar: %(body)s", number)
        % {"n": number, "body": row["name"]},
        reverse("watch:body_stands", args=[row["body_code"]]),
        row["first_on"],
        reason,
    )


def _silences(actor: Actor) -> list[TodoRow]:
    """Sources that have gone silent, for those who may do something about it."""
    if not may(actor, "source.fetch"):
        return []
    return [
        TodoRow(
            "waiting",
            _("Se varför källan %s är tyst") % spoken(source.adapter.name),
            reverse("watch:sources") + f"#{source.code}",
            source.last_complete_on,
            _("Ingen komplett hämtning sedan dess. Nya utlysningar kan saknas."),
            alarm=True,
        )
        for source in silent_sources()
    ]


def _changes(actor: Actor, today: date) -> list[TodoRow]:
    """Calls that concern one's own bodies (every body, for a coordinator) and have opened, moved or been withdrawn
    lately."""
    since = today - RECENT
    moved = CallVersion.objects.filter(call=OuterRef("pk"), seen_on__gte=since).exclude(move="")
    mine = Match.objects.filter(call=OuterRef("pk"))
    rows = Call.objects.annotate(
        moved_on=Subquery(moved.values("seen_on")[:1], DateField()),
        move=Subquery(moved.values("move")[:1], TextField()),
    ).filter(
        Exists(mine.filter(body_code__in=actor.bodies) if actor.bodies else mine),
        Q(withdrawn_on__gte=since)
        | Q(Q(opens_on__range=(since, today)) | Q(moved_on__isnull=False), withdrawn_on=None),
        forecast=False,
    )
    return [_change(call) for call in rows.order_by("withdrawn_on", "-opens_on", "next_deadline_on", "pk")[:MOST]]


_TOLD = {
    "": gettext_lazy("Öppnade för ansökan: %s"),
    CallVersion.Moved.POSTPONED: gettext_lazy("Sista dag framflyttad: %s"),
    CallVersion.Moved.BROUGHT_FORWARD: gettext_lazy("Sista dag tidigarelagd: %s"),
    CallVersion.Moved.NEXT_CUT_OFF: gettext_lazy("Nästa ansökningsomgång: %s"),
}


def _change(call: Any) -> TodoRow:
    language = get_language() or "sv"
    told = gettext_lazy("Indragen: %s") if call.withdrawn_on else _TOLD[call.move or ""]
    last = formats.day(call.next_deadline_on, language) if call.next_deadline_on else ""
    return TodoRow(
        "changed",
        str(told) % call.titles.in_language(language),
        call.get_absolute_url(),
        call.withdrawn_on or call.moved_on or call.opens_on,
        _("Den berör ett bevakningsområde hos er. Sista dag är %s.") % last if last else "",
    )
