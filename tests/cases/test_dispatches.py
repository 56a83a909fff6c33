"""Skicka till registrator: one package, a warning, and what was sent is public."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from two_authorities import SUBJECT, TEXTS, fetched
from utblick.cases import actions, queries
from utblick.cases.models import Dispatch, Matter, MatterDocument
from utblick.cases.states import State, standing_of
from utblick.documents.actions import keep_upload
from utblick.documents.files import read
from utblick.jobs.jobs import deliver_mail
from utblick.jobs.models import OutgoingMail

PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\n"


@pytest.fixture
def matter(world, actors):
    officer = actors["kfn_officer"]
    matter = actions.open_matter(officer, body_code="KFN", title="Vänortsträff", subject=SUBJECT, officer=world.ester)
    actions.add_document(
        officer, matter, keep_upload("utlysning: 2026?.pdf", PDF), title="=1+1 Utlysningstext", direction="incoming"
    )
    return matter


@pytest.fixture
def report(matter, actors):
    return actions.write_report(actors["kfn_officer"], matter, heading="Ansökan om medel", **TEXTS)


def files_in(dispatch):
    with zipfile.ZipFile(io.BytesIO(read(dispatch.package.sha256))) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_folder_holds_word_pdf_summary_bilagor_and_metadata(matter, report, actors):
    actions.set_outside_number(actors["kfn_officer"], matter, "2026/KFN 0034")
    dispatch = actions.dispatch_to_registrar(actors["kfn_officer"], matter, report=report, way="folder")
    files = files_in(dispatch)
    assert [name for name in files if name.endswith(".docx")] and len(files) == 6
    assert "01 utlysning_ 2026_.pdf" in files
    lines = files["metadata.txt"].decode().splitlines()
    assert "Dnr: 2026/KFN 0034" in lines
    assert "Referens i Utblick: U-2026-0001" in lines
    assert "Handläggare: Ester Lindqvist" in lines
    assert any(line.startswith("Beslutspunkt 1: att ") for line in lines)
    table = list(csv.reader(io.StringIO(files["metadata.csv"].decode("utf-8-sig")), delimiter=";"))
    assert ["Dnr", "2026/KFN 0034"] in table
    assert any("'=1+1 Utlysningstext" in row for row in table)
    assert not any(cell.startswith(("=", "+", "@")) for row in table for cell in row)


def test_the_mail_goes_once_with_its_attachments(matter, report, actors):
    address = "registrator.kfn@exempel.example"
    actions.dispatch_to_registrar(actors["kfn_officer"], matter, report=report, way="mail", recipient=address)
    assert OutgoingMail.objects.count() == 1
    assert deliver_mail() == 1
    sent = mail.outbox[0]
    assert sent.to == [address]
    assert sent.subject == "U-2026-0001: Ansökan om medel"
    assert sorted(name.rpartition(".")[2] for name, _content, _type in sent.attachments) == [
        "csv", "docx", "pdf", "pdf", "pdf",
    ]  # fmt: skip
    assert "Referens i Utblick: U-2026-0001" in sent.body


def test_what_is_sent_is_shared_and_waits_for_a_decision_TF_2_10(matter, report, actors, signed_in):
    page = signed_in("kfn_officer").get(reverse("cases:send", args=[matter.pk]))
    assert "TF 2:10" in page.text
    assert Matter.objects.get().shared_at is None
    actions.dispatch_to_registrar(actors["kfn_officer"], matter, report=report, way="folder")
    seen = queries.matter_with_state(actors["ks_officer"], matter.pk)
    assert standing_of(seen).state == State.WAITING
    assert "den\xa010\xa0september 2026" in standing_of(seen).sentence
    assert not MatterDocument.objects.filter(shared_at=None).exists()
    assert queries.reports_to_build_on(actors["ks_officer"], matter) == [report]


def test_the_same_package_gives_the_same_bytes(matter, report, actors):
    first = actions.dispatch_to_registrar(actors["kfn_officer"], matter, report=report, way="folder")
    again = actions.dispatch_to_registrar(actors["kfn_officer"], matter, report=report, way="folder")
    assert first.package.sha256 == again.package.sha256


def test_an_empty_matter_has_nothing_to_send(world, actors):
    matter = actions.open_matter(actors["kfn_officer"], body_code="KFN", title="Tomt")
    with pytest.raises(ValidationError, match="ingen handling"):
        actions.dispatch_to_registrar(actors["kfn_officer"], matter, way="folder")


@pytest.mark.parametrize("recipient", ["", "inte en adress", "a@b\nBcc: c@d.example"])
def test_a_mail_needs_a_whole_address(matter, report, actors, recipient):
    with pytest.raises(ValidationError):
        actions.dispatch_to_registrar(actors["kfn_officer"], matter, report=report, way="mail", recipient=recipient)
    assert (Dispatch.objects.count(), OutgoingMail.objects.count()) == (0, 0)


def test_only_the_authority_sends(matter, report, actors):
    for name in ("ks_officer", "kfn_clerk", "reader"):
        with pytest.raises(PermissionDenied):
            actions.dispatch_to_registrar(actors[name], matter, report=report, way="folder")


def test_the_package_is_fetched_from_the_page(matter, report, signed_in):
    client = signed_in("kfn_officer")
    client.post(reverse("cases:send", args=[matter.pk]), {"way": "folder", "recipient": ""})
    dispatch = Dispatch.objects.get()
    page = client.get(reverse("cases:matter", args=[matter.pk]))
    address = reverse("documents:file", args=[dispatch.package_id])
    assert address in page.text
    status, headers, content = fetched(client, address)
    assert (status, content) == (200, read(dispatch.package.sha256))
    assert headers["Content-Disposition"] == 'attachment; filename="U-2026-0001.zip"'
