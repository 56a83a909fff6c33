"""What the guidelines put on the start page: documents to look over."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.audit.policy import may
from utblick.governance.queries.drafts import DueReview, due_reviews
from utblick.jobs.todo import TodoRow
from utblick.ui.formats import day
from utblick.ui.languages import page_language
from utblick.values import Actor


def todo(actor: Actor, today: date) -> list[TodoRow]:
    """Reviews for whoever writes the guidelines; one query."""
    if not may(actor, "guideline_draft.begin"):
        return []
    return [_row(due) for due in due_reviews(today)]


def _row(due: DueReview) -> TodoRow:
    sentence = _("Se över %s") % due.adopted.title
    url = reverse("governance:set", args=[due.adopted.pk])
    if due.term_began is None:
        return TodoRow("waiting", sentence, url, due.by, _("Dokumentet säger själv när det ska ses över."))
    began = day(due.term_began, page_language())
    reason = _("Dokumentet ska ses över varje mandatperiod, och en ny började %s.") % began
    return TodoRow("waiting", sentence, url, reason=reason)
