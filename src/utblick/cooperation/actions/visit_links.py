"""Letting somebody without an account tell of a visit, by a personal mail link (users.md § 3)."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.accounts.actions import NewLink, issue_links
from utblick.audit.change import change
from utblick.clock.queries import today
from utblick.jobs.actions import queue_mail
from utblick.jobs.models import OutgoingMail
from utblick.organisation.models import Body, Person
from utblick.organisation.queries import works_for
from utblick.values import Actor

REGISTER = "visit.register"


def ask_to_tell_of_visit(actor: Actor, person: Person, host: Body) -> None:
    """Mail a person who works for a body a link that tells of one visit there. At most one a day for each.

    Raises ValidationError for one who does not work there, has no address, or has got a link today.
    """
    day = today()
    if not person.email:
        raise ValidationError({"person": _("%s har ingen e-postadress i registret.") % person.name})
    if not works_for(person, host.code, day):
        told = {"person": person.name, "body": host.name}
        raise ValidationError({"person": _("%(person)s har inget uppdrag i %(body)s eller dess förvaltning.") % told})
    key = f"visit-link:{person.pk}:{host.code}:{day}"
    with change(actor, "visit.ask", Standing(host.code)) as opened, translation.override("sv"):
        if OutgoingMail.objects.filter(key=key).exists():
            raise ValidationError({"person": _("%s har redan fått en länk i dag.") % person.name})
        link = NewLink(REGISTER, host.ref, host.code, person.ref, person.name, person.email)
        [address] = issue_links(opened, [link])
        subject = _("Anmäl ett internationellt besök: %s") % host.name
        context = {"subject": subject, "address": address, "host": host, "asked_by": actor.name}
        text = render_to_string("cooperation/mail/visit_link.txt", context)
        html = render_to_string("cooperation/mail/visit_link.html", context)
        queue_mail(key, person.email, subject, text, html=html, personal=True)
