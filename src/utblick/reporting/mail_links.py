"""Asking somebody without an account for a nämnd's part of the year's report, by a personal mail link."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from utblick.accounts.actions import NewLink, issue_links
from utblick.audit.change import change
from utblick.audit.policy import standing_of
from utblick.clock.queries import today
from utblick.jobs.actions import queue_mail
from utblick.jobs.models import OutgoingMail
from utblick.organisation.models import Person
from utblick.organisation.queries import works_for
from utblick.reporting.models import BodyReport
from utblick.values import Actor

ANSWER = "body_report.answer"


def ask_by_mail(actor: Actor, part: BodyReport, person: Person) -> None:
    """Mail a person who works for the body a link that answers for it, once. At most one a day for each.

    Raises ValidationError for one who does not work there, has no address or has got a link today, and once the § is
    recorded.
    """
    if part.decided_on is not None:
        raise ValidationError(_("Verksamhetsberättelsen är beslutad. Texten ändras inte mer."))
    if not person.email:
        raise ValidationError({"person": _("%s har ingen e-postadress i registret.") % person.name})
    if not works_for(person, part.owner_id, today()):
        told = {"person": person.name, "body": part.owner.name}
        raise ValidationError({"person": _("%(person)s har inget uppdrag i %(body)s eller dess förvaltning.") % told})
    key = f"year-link:{part.pk}:{person.pk}:{today()}"
    with change(actor, "body_report.ask", standing_of(part)) as opened, translation.override("sv"):
        if OutgoingMail.objects.filter(key=key).exists():
            raise ValidationError({"person": _("%s har redan fått en länk i dag.") % person.name})
        link = NewLink(
            ANSWER, part.ref, part.owner_id, person.ref, person.name, person.email, question=f"year:{part.pk}"
        )
        [address] = issue_links(opened, [link])
        subject = _("Årets redovisning %(year)s: %(body)s") % {"year": part.report.year, "body": part.body.name}
        context = {"subject": subject, "address": address, "part": part, "asked_by": actor.name}
        text = render_to_string("reporting/mail/year_link.txt", context)
        html = render_to_string("reporting/mail/year_link.html", context)
        queue_mail(key, person.email, subject, text, html=html, personal=True)
