"""The first mail to a colleague: what it is about, what is kept of them (GDPR art. 14), and the question."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from utblick.accounts.actions import NewLink, issue_links
from utblick.accounts.queries import names_of
from utblick.audit.change import Change
from utblick.clock.queries import installation
from utblick.jobs.actions import queue_mail
from utblick.jobs.mail import HERE
from utblick.organisation.models import Body
from utblick.watch.models import Subscription

CONFIRM, END, ALTER = "subscription.confirm", "subscription.end", "subscription.alter"
OFF_DAYS = 400
"""So long the link that stops the mail works."""


def send_invitation(opened: Change, row: Subscription, body: Body) -> None:
    """Ask the person, in the language chosen for them; once for each time they are asked."""
    question = f"{CONFIRM}:{row.pk}:{row.version}"
    confirm, end = issue_links(opened, [link_for(row, CONFIRM, question=question), link_for(row, END)])
    found = installation()
    with translation.override(row.language):
        told = {
            "row": row,
            "body": body.names.in_language(row.language),
            "municipality": found.municipality if found else "Utblick",
            "asker": opened.actor.name or names_of({row.added_by}).get(row.added_by, ""),
            "confirm": confirm,
            "end": end,
            "contact": f"{HERE}/kontakt/",
        }
        queue_mail(
            question,
            row.person.email,
            _("Vill du få besked om utlysningar och EU-frågor för %s?") % told["body"],
            render_to_string("watch/mail/invitation.txt", told),
            html=render_to_string("watch/mail/invitation.html", told),
            language=row.language,
            unsubscribe=end,
            personal=True,
        )


def link_for(row: Subscription, act: str, *, question: str = "") -> NewLink:
    """A link for the subscription's own person about the subscription itself."""
    return NewLink(
        act=act,
        subject=row.ref,
        body_code=row.body_code,
        holder=row.person.ref,
        name=row.person.name,
        email=row.person.email,
        language=row.language,
        question=question,
        days=OFF_DAYS if act == END else 60,
    )
