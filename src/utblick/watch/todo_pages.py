"""What watched pages put on the start page: what is new and waits for somebody to say what it is."""

from __future__ import annotations

from datetime import date

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.access import Standing
from utblick.audit.policy import policy
from utblick.jobs.todo import TodoRow
from utblick.values import Actor
from utblick.watch.models import PageChange


def page_todo(actor: Actor, today: date) -> list[TodoRow]:
    """One row for all that waits in bodies where the actor may answer; one query."""
    if not policy().allows_somewhere(actor, "answer", PageChange.kind):
        return []
    waiting = PageChange.objects.filter(answer=PageChange.Answer.WAITING).order_by()
    counted = waiting.values_list("page__body_code").annotate(Count("pk"))
    number = sum(count for body, count in counted if policy().allows(actor, "answer", PageChange.kind, Standing(body)))
    if not number:
        return []
    told = ngettext(
        "Se vad som är nytt på en bevakad sida", "Se vad som är nytt: %d ändringar på bevakade sidor", number
    )
    reason = _("Det kan vara en utlysning. Ingen ser den förrän någon har sagt det.")
    return [TodoRow("waiting", told % number if number > 1 else told, reverse("watch:pages"), None, reason)]
