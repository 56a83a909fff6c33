"""What the watch tells on the start page: calls that have opened, moved or been withdrawn."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import DateField, Exists, OuterRef, Q, Subquery, TextField
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from utblick.audit.policy import policy
from utblick.jobs.todo import TodoRow
from utblick.ui import formats
from utblick.values import Actor
from utblick.watch.models import Call, CallVersion, Match, Stand

RECENT = timedelta(days=14)
MOST = 6


def changes_todo(actor: Actor, today: date) -> list[TodoRow]:
    """Calls that concern one's own bodies (every body, for a coordinator) and have opened, moved or been withdrawn
    lately, for those who take stands; one query, which finds each of the three by an index of its own."""
    if not policy().allows_somewhere(actor, "take", Stand.kind):
        return []
    since = today - RECENT
    lately = CallVersion.objects.filter(seen_on__gte=since).exclude(move="").order_by()
    moved = CallVersion.objects.filter(call=OuterRef("pk"), seen_on__gte=since).exclude(move="")
    mine = Match.objects.filter(call=OuterRef("pk"))
    rows = Call.objects.annotate(
        moved_on=Subquery(moved.values("seen_on")[:1], DateField()),
        move=Subquery(moved.values("move")[:1], TextField()),
    ).filter(
        Exists(mine.filter(body_code__in=actor.bodies) if actor.bodies else mine),
        Q(withdrawn_on__gte=since) | Q(opens_on__range=(since, today)) | Q(pk__in=lately.values("call")),
        Q(withdrawn_on__gte=since) | Q(withdrawn_on=None),
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
