"""`./utblick mail …`: letters from the command line, for a mail server's pipe."""

from __future__ import annotations

import argparse
import sys

from django.core.exceptions import ValidationError

from utblick.cooperation.actions import take_mail
from utblick.cooperation.letters import UnreadableError
from utblick.cooperation.mailbox import MailboxError, read_mailbox
from utblick.documents.uploads import MAX_SIZE
from utblick.ui.command_line import AddCommand
from utblick.values import system_actor

TAKEN, REFUSED, LATER = 0, 65, 75
"""Exit codes a mail server understands (sysexits.h): done, this mail is no good, try again."""


def register(command: AddCommand) -> None:
    command("mail take", run_take, "take in one mail from standard input as a partner request")
    command("mail read", run_read, "read the mailbox of UTBLICK_MAILBOX_URL now")


def run_take(asked: argparse.Namespace) -> int:
    content = sys.stdin.buffer.read(MAX_SIZE + 1)
    try:
        received = take_mail(system_actor("mail"), content)
    except (UnreadableError, ValidationError) as refused:
        told = " ".join(refused.messages) if isinstance(refused, ValidationError) else f"Inget mail: {refused}."
        print(told, file=sys.stderr)
        return REFUSED
    print(f"{'Ny förfrågan' if received.new else 'Fanns redan'}: {received.request.ref}")
    return TAKEN


def run_read(asked: argparse.Namespace) -> int:
    try:
        print(f"{read_mailbox()} nya förfrågningar.")
    except (MailboxError, OSError) as error:
        print(f"Brevlådan gick inte att läsa: {error}", file=sys.stderr)
        return LATER
    return TAKEN
