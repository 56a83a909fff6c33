"""`./utblick admin …`."""

from __future__ import annotations

import argparse
import getpass
import sys

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from utblick.accounts.actions import create_account
from utblick.ui.command_line import AddCommand
from utblick.values import system_actor


def register(command: AddCommand) -> None:
    creating = command("admin create", run_create, "make an account that administers this installation")
    creating.add_argument("email")
    creating.add_argument("--name", default="")
    creating.add_argument("--password-stdin", action="store_true", help="read the password from standard input")


def run_create(asked: argparse.Namespace) -> int:
    password = sys.stdin.readline().rstrip("\n") if asked.password_stdin else getpass.getpass("Lösenord: ")
    try:
        validate_password(password)
        create_account(
            system_actor("operations"),
            email=asked.email,
            name=asked.name or asked.email,
            password=password,
            roles=[("administrator", ""), ("coordinator", "")],
        )
    except ValidationError as error:
        print("Lösenordet duger inte: " + " ".join(error.messages), file=sys.stderr)
        return 1
    except IntegrityError:
        print(f"Det finns redan ett konto med adressen {asked.email}.", file=sys.stderr)
        return 1
    print(f"Kontot {asked.email} är klart. Logga in på webbplatsen.")
    return 0
