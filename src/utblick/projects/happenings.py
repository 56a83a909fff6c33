"""What ideas and applications tell of the partners they are made with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from utblick.audit.policy import visible
from utblick.cooperation.models import Partner
from utblick.cooperation.stories import Dated, Phrase, dated
from utblick.projects.models import Application, Idea
from utblick.values import Actor

PHRASES = {
    "idea.registered": Phrase(_("en idé registrerades"), "projects:idea"),
    "application.sent": Phrase(_("en ansökan lämnades in"), "projects:application"),
    "application.answered": Phrase(_("finansiären svarade"), "projects:application"),
}


def partner_happenings(actor: Actor, partners: Sequence[Partner]) -> Iterator[Dated]:
    """Ideas (a thought of our own, no activity yet), applications that went in, their answers."""
    ideas = Idea.objects.filter(partner__in=partners)
    shown = visible(Idea.objects.all(), actor)
    yield dated(ideas, "idea.registered", on="registered_on", about="pk", title="what", shown=shown, is_activity=False)
    sent = Coalesce("submitted_on", "committed_on")
    applications = Application.objects.filter(idea__partner__in=partners).annotate(sent=sent)
    seen = visible(Application.objects.all(), actor)
    days = {"application.sent": "sent", "application.answered": "answered_on"}
    for what, day in days.items():
        yield dated(
            applications.filter(**{f"{day}__isnull": False}), what, on=day, partner="idea__partner_id", about="pk",
            title="title", shown=seen,
        )  # fmt: skip
