"""Reading the municipality's mailbox for forwarded letters: IMAP over TLS, by the operator's setting.

Nothing at the server is changed: the folder is opened for reading only, no mail is marked or removed. How far it has
been read is kept as a cursor (UID) for the folder's own number (UIDVALIDITY).
"""

from __future__ import annotations

import imaplib
import logging
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.clock import recorded_at
from utblick.cooperation.actions import take_mail
from utblick.cooperation.letters import UnreadableError
from utblick.documents.uploads import MAX_SIZE
from utblick.jobs.actions import lease, move_cursor, note_done
from utblick.jobs.health import Health
from utblick.jobs.queries import cursor, last_done
from utblick.values import system_actor

READ = "mailbox"
MOST_AT_ONCE = 50
PATIENCE = 30
_QUIET_HOURS = 3
_PORT = 993
log = logging.getLogger(__name__)


class MailboxError(Exception):
    """The mailbox's address cannot be used, or its server does not do what is asked."""


def read_mailbox() -> int:
    """Take in what has come since last time, at most `MOST_AT_ONCE`; returns how many new requests.

    Raises MailboxError or OSError when the mailbox cannot be read; what was taken in stays.
    """
    if not settings.MAILBOX_URL:
        return 0
    new = 0
    with lease(READ) as mine:
        if mine:
            with _opened(settings.MAILBOX_URL) as (server, folder):
                for number, content in _waiting(server, cursor(folder)):
                    new += _take(content)
                    move_cursor(folder, number)
            note_done(READ)
    return new


def mailbox_health() -> list[Health]:
    """Whether the mailbox has been read lately; nothing when there is none."""
    if not settings.MAILBOX_URL:
        return []
    label, last = _("Brevlådan för partnerförfrågningar"), last_done(READ)
    if last is None:
        return [Health(READ, label, "care", _("aldrig läst"), _("Se UTBLICK_MAILBOX_URL och loggen."))]
    hours = (recorded_at() - last).total_seconds() / 3_600
    told = _("senast läst %s") % last.isoformat(timespec="minutes")
    if hours <= _QUIET_HOURS:
        return [Health(READ, label, "ok", told)]
    return [Health(READ, label, "stop", told, _("Se loggen. Mail ligger kvar på servern tills den går att läsa."))]


def _take(content: bytes) -> int:
    try:
        return int(take_mail(system_actor("mail"), content).new)
    except (UnreadableError, ValidationError) as refused:
        log.warning("a mail was not taken in: %s", refused)
        return 0


@contextmanager
def _opened(url: str) -> Iterator[tuple[imaplib.IMAP4_SSL, str]]:
    """A session in the folder of ``imaps://USER:PASSWORD@HOST:993/FOLDER``, opened for reading only."""
    parts = urlsplit(url)
    if parts.scheme != "imaps" or not parts.hostname:
        raise MailboxError("the mailbox's address must be imaps://USER:PASSWORD@HOST/FOLDER")
    folder = unquote(parts.path.strip("/")) or "INBOX"
    context = ssl.create_default_context(cafile=settings.MAILBOX_CA or None)
    try:
        with imaplib.IMAP4_SSL(parts.hostname, parts.port or _PORT, ssl_context=context, timeout=PATIENCE) as server:
            server.login(unquote(parts.username or ""), unquote(parts.password or ""))
            _ok(server.select(_quoted(folder), readonly=True))
            _, validity = server.response("UIDVALIDITY")
            number = validity[0].decode() if validity and isinstance(validity[0], bytes) else "0"
            yield server, f"mailbox:{folder}:{number}"[:80]
    except imaplib.IMAP4.error as error:
        raise MailboxError(f"the mail server refused: {error}") from error


def _waiting(server: imaplib.IMAP4_SSL, after: int) -> Iterator[tuple[int, bytes]]:
    """The mails after a UID, lowest first; one that is too large is passed over, with a line in the log."""
    found = _ok(server.uid("SEARCH", "UID", f"{after + 1}:*"))
    numbers = sorted(int(word) for word in (found[0] or b"").split() if int(word) > after)
    for number in numbers[:MOST_AT_ONCE]:
        size = _size(_ok(server.uid("FETCH", str(number), "(RFC822.SIZE)")))
        if size > MAX_SIZE:
            log.warning("mail %d was not taken in: %d bytes", number, size)
            yield number, b""
            continue
        parts = _ok(server.uid("FETCH", str(number), "(BODY.PEEK[])"))
        yield number, next((part[1] for part in parts if isinstance(part, tuple)), b"")


def _size(answer: Sequence[object]) -> int:
    told = answer[0] if answer and isinstance(answer[0], bytes) else b""
    digits = told.partition(b"RFC822.SIZE")[2].strip().split(b")")[0].split()
    return int(digits[0]) if digits and digits[0].isdigit() else 0


def _ok(answer: tuple[str, list[Any]]) -> list[Any]:
    status, data = answer
    if status != "OK":
        raise MailboxError(f"the mail server answered {status}")
    return data


def _quoted(folder: str) -> str:
    escaped = folder.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
