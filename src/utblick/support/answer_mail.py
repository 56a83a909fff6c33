"""The mail with an answer, to the one who asked: nobody needs to look for it."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from utblick.jobs.actions import queue_mail
from utblick.jobs.mail import HERE
from utblick.support.models import SupportQuestion


def mail_answer(question: SupportQuestion, address: str) -> None:
    """Put it in the outbox, inside the open change; the same version of an answer is mailed once."""
    with translation.override("sv"):
        context = {"question": question, "address": HERE + reverse("support:question", args=[question.pk])}
        text = render_to_string("support/mail/answer.txt", context)
        queue_mail(f"answer:{question.pk}:{question.version}", address, _("Svar: %s") % question, text)
