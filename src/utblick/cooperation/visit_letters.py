"""The mail that informs the coordinating administration of a visit."""

from __future__ import annotations

from collections.abc import Iterable

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from utblick.cooperation.models import Visit
from utblick.jobs.actions import queue_mail
from utblick.jobs.mail import HERE
from utblick.ui import formats


def tell_coordinators(visit: Visit, addresses: Iterable[str], what: str) -> None:
    """One mail to each address, inside the open change; ``what`` is new, cancelled, or which change of the visit."""
    with translation.override("sv"):
        told = {"place": visit.place, "day": formats.day(visit.starts_on, "sv")}
        subject = _subject(what) % told
        context = {"visit": visit, "subject": subject, "address": HERE + reverse("cooperation:visit", args=[visit.pk])}
        text = render_to_string("cooperation/mail/visit.txt", context)
        html = render_to_string("cooperation/mail/visit.html", context)
        for address in addresses:
            queue_mail(f"visit:{visit.pk}:{what}:{address}", address, subject, text, html=html)


def _subject(what: str) -> str:
    if what == "new":
        return _("Nytt besök: %(place)s, %(day)s")
    return _("Inställt besök: %(place)s, %(day)s") if what == "cancelled" else _("Ändrat besök: %(place)s, %(day)s")
