"""From a row of the outbox to a mail that leaves."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from utblick.clock.queries import is_demo
from utblick.jobs.models import OutgoingMail

HERE = "https://utblick.invalid"
"""Stands before an address within Utblick until the mail leaves, or is read on a page."""
_BY_NETWORK = "django.core.mail.backends.smtp.EmailBackend"
_BY_FILE = "django.core.mail.backends.filebased.EmailBackend"
_PAGE = """<!DOCTYPE html>
<html lang="{}"><head><meta charset="utf-8"><title>{}</title>
<style>body {{ font: 16px/1.5 sans-serif; max-width: 40em; }} td {{ padding: 0 1em 0 0; }}</style>
</head><body>
{}
</body></html>
"""


def message_of(mail: OutgoingMail) -> EmailMultiAlternatives:
    """The mail with its texts, headers and files. Nothing in it is fetched from anywhere when it is read."""
    here = settings.PUBLIC_URL
    message = EmailMultiAlternatives(
        mail.subject,
        addressed(mail.body, here),
        settings.DEFAULT_FROM_EMAIL,
        [mail.recipient],
        connection=_connection(),
    )
    message.extra_headers["Message-ID"] = f"<{mail.pk}.{mail.queued_at.timestamp():.0f}@utblick>"
    message.extra_headers["Auto-Submitted"] = "auto-generated"
    if mail.unsubscribe:
        message.extra_headers["List-Unsubscribe"] = f"<{addressed(mail.unsubscribe, here)}>"
        message.extra_headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    if mail.html:
        page = format_html(_PAGE, mail.language, mail.subject, mark_safe(addressed(mail.html, here)))
        message.attach_alternative(page, "text/html")
    for name, media_type, digest in mail.attachments:
        message.attach(name, _stored(digest).read_bytes(), media_type)
    return message


def addressed(text: str, here: str) -> str:
    """The text with this address (https://utblick.example; "" = the page's own) where `HERE` stands."""
    return text.replace(HERE, here)


def _connection() -> BaseEmailBackend | None:
    """The demo's people are invented: what is written to them never leaves, but is put in `var/mail`."""
    if is_demo() and settings.EMAIL_BACKEND == _BY_NETWORK:
        return get_connection(_BY_FILE, file_path=Path(settings.VAR) / "mail")
    return None


def _stored(digest: str) -> Path:
    return Path(settings.FILES_ROOT) / "sha256" / digest[:2] / digest[2:4] / digest
