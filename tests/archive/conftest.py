"""A closed matter with everything in it, in the municipality that matters are tested in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO

import pytest
from django.test import Client, override_settings
from docx import Document

from two_authorities import SUBJECT, SYSTEM, TEXTS, actors, build_world, people, signed_in, world
from undone import Undone
from utblick.accounts.actions import create_account
from utblick.audit import guard
from utblick.cases import actions as cases
from utblick.cases.actions import PointAnswer
from utblick.cases.effects import Effect
from utblick.cases.models import Matter
from utblick.documents import pdf
from utblick.documents.actions import keep_produced, keep_upload
from utblick.documents.papers import Letter, LetterText, Person, Sender

__all__ = ["actors", "people", "signed_in", "world"]


@pytest.fixture(scope="module")
def closed(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Matter]:
    """A matter with twelve handlingar, a decision with its extract, and a dispatch: made once for a module."""
    kept = tmp_path_factory.mktemp("files")
    with django_db_blocker.unblock(), Undone(), override_settings(FILES_ROOT=kept):
        with guard.opened():
            build_world()
        yield closed_matter()


@pytest.fixture
def by_role(closed) -> Callable[[str, str], Client]:
    """Makes a client that is signed in as somebody with a role in a body."""

    def sign_in(role: str, body: str) -> Client:
        made = create_account(
            SYSTEM, email=f"{role}@exempel.example", name=role, roles=[(role, body)], valid_from=date(2026, 1, 1)
        )
        client = Client()
        client.force_login(made, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


def closed_matter() -> Matter:
    matter = cases.open_matter(SYSTEM, body_code="KFN", title="Vänortsträff & körer", subject=SUBJECT)
    cases.set_outside_number(SYSTEM, matter, "2026/KFN 0034")
    report = cases.write_report(SYSTEM, matter, effect=Effect.CONDITIONAL, **TEXTS)
    cases.share_report(SYSTEM, report)
    cases.produce_papers(SYSTEM, report)
    for number in range(1, 9):
        told = {"title": f"Brev {number} från Cēsis", "direction": "incoming", "counterpart": "Cēsis novads"}
        cases.add_document(SYSTEM, matter, keep_upload(f"brev {number}.docx", word(number)), **told)
    letter = pdf.render(_letter()).content
    kept = keep_produced("Svar till Cēsis.pdf", letter, "application/pdf")
    cases.add_document(SYSTEM, matter, kept, title="Svar", direction="sent", dated_on=date(2026, 9, 1))
    cases.dispatch_to_registrar(SYSTEM, matter, report=report, way="folder")
    cases.record_decision(
        SYSTEM,
        matter,
        points=[
            PointAnswer("att söka bidrag till träffen", Effect.CONDITIONAL, conditional_on="KS"),
            PointAnswer("att ge förvaltningen i uppdrag att återkomma"),
        ],
        paragraph="51",
        decided_on=date(2026, 8, 24),
        adjusted_on=date(2026, 8, 28),
        extract=keep_upload("utdrag § 51.pdf", b"%PDF-1.7 utdrag"),
    )
    cases.close_matter(SYSTEM, matter)
    return Matter.objects.select_related("body").get(pk=matter.pk)


def word(number: int) -> bytes:
    written = BytesIO()
    document = Document()
    document.add_paragraph(f"Brev nummer {number}")
    document.save(written)
    return written.getvalue()


def _letter() -> Letter:
    text = LetterText("sv", "Svar", "Hej,", "Tack för inbjudan.", "Med vänlig hälsning")
    signed = (Person("Ester Lindqvist", "utvecklingsledare"),)
    return Letter(Sender("Strandö kommun (exempel)"), "Strandö", date(2026, 9, 1), "Cēsis", (text,), signed, "U-1")
