"""What ideas and applications tell of the partners they are made with."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from utblick.cooperation.stories import Happening
from utblick.projects.models import Idea


def partner_happenings(partners: Collection[UUID] | None) -> Iterator[Happening]:
    """Ideas (a thought of our own, no activity yet), applications that went in, their answers. One query."""
    rows = Idea.objects.select_related("application").filter(partner__isnull=False)
    for idea in rows if partners is None else rows.filter(partner_id__in=partners):
        partner = idea.partner_id
        assert partner is not None
        yield Happening(partner, idea.registered_on, _("en idé registrerades"), idea.ref, is_activity=False)
        application = getattr(idea, "application", None)
        if application is None:
            continue
        sent = application.submitted_on or application.committed_on
        if sent is not None:
            yield Happening(partner, sent, _("en ansökan lämnades in"), application.ref)
        if application.answered_on is not None:
            yield Happening(partner, application.answered_on, _("finansiären svarade"), application.ref)
