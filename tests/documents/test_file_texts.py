"""Words in attachments: read in the background, found by those who may see the matter, and told when they cannot be."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django_q.models import OrmQ

from documents.files_made import LOCKED_PDF, LOCKED_WORD, bomb, pdf, scan, word
from utblick.audit import guard
from utblick.cases import actions
from utblick.cases.actions.matters import restrict_matter
from utblick.cases.models import MatterDocument
from utblick.documents.actions import forget_text, keep_upload
from utblick.documents.extraction import scans
from utblick.documents.extraction.pdf_text import picture_of_page, read_pdf
from utblick.documents.extraction.word_text import read_docx
from utblick.documents.jobs import read_file
from utblick.documents.models import FileText, StoredFile
from utblick.documents.uploads import MAX_SIZE
from utblick.search.models import SearchEntry
from utblick.search.queries import find

BOMB = bomb(30_000_000)


@pytest.fixture
def matter(world, actors):
    return actions.open_matter(actors["kfn_officer"], body_code="KFN", title="Remiss om färjor")


def put(actors, matter, name, content, **told):
    kept = keep_upload(name, content)
    values = {"title": "Svar från hamnen", "direction": "incoming", "dated_on": date(2026, 9, 1)} | told
    return actions.add_document(actors["kfn_officer"], matter, kept, **values)


def titles(actor, words):
    return [entry.title for entry in find(actor, words)]


def read_all():
    for stored in StoredFile.objects.order_by("id"):
        read_file(str(stored.pk))


@pytest.mark.parametrize(
    "reader, content, state, words",
    [
        (read_docx, word("Färjeläget & kajen", "rad två"), "read", "Färjeläget & kajen\nrad två\nTabellcell"),
        (read_pdf, pdf("Quay renewal", "second line"), "read", "Quay renewal"),
        (read_docx, LOCKED_WORD, "locked", ""),
        (read_pdf, LOCKED_PDF, "locked", ""),
        (read_docx, b"PK\x03\x04 och sedan inget", "damaged", ""),
        (read_pdf, b"%PDF-1.7 avklippt", "damaged", ""),
        (read_docx, BOMB, "too_large", ""),
        (read_pdf, scan(), "scanned", ""),
    ],
    ids=["word", "pdf", "locked word", "locked pdf", "broken word", "broken pdf", "zip bomb", "scan"],
)
def test_each_kind_of_file_says_what_it_holds_or_why_not(reader, content, state, words):
    found = reader(content)
    assert found.state == state
    assert found.text.startswith(words) and bool(found.text) == bool(words)


def test_a_scan_tells_which_pages_are_pictures_and_each_can_be_drawn():
    content = scan(3)
    found = read_pdf(content)
    assert (found.pages, found.unread) == (3, (0, 1, 2))
    head, size, *_ = picture_of_page(content, 1).split(b" ", 2)
    assert head == b"P5" and int(size) > 100
    assert picture_of_page(content, 9) == b""


def test_words_in_an_attachment_are_found_once_the_worker_has_read_it(actors, matter):
    officer = actors["kfn_officer"]
    document = put(actors, matter, "svar.docx", word("Kajen vid Norrskär behöver byggas om"))
    assert OrmQ.objects.filter(key__isnull=False).count() == 1
    assert titles(officer, "svar hamnen") == ["Svar från hamnen"]
    assert titles(officer, "Norrskär kajen") == []
    read_all()
    assert titles(officer, "Norrskärs kaj") == ["Svar från hamnen"]
    assert SearchEntry.objects.get(ref=str(document.ref)).url == f"/arenden/{matter.pk}/#handlingar"


def test_a_draft_is_found_inside_its_authority_only_and_by_all_once_shared(actors, matter):
    put(actors, matter, "utkast.pdf", pdf("Landing stage"), direction="drawn_up")
    read_all()
    assert titles(actors["kfn_officer"], "landing stage") and not titles(actors["ks_officer"], "landing stage")
    report = actions.write_report(actors["kfn_officer"], matter)
    actions.share_report(actors["kfn_officer"], report)
    assert titles(actors["ks_officer"], "landing stage") == ["Svar från hamnen"]


def test_words_in_a_restricted_matter_are_found_by_nobody_not_even_when_read_afterwards(actors, matter):
    document = put(actors, matter, "hemligt.docx", word("Passagerarlista"))
    officer = actors["kfn_officer"]
    restrict_matter(officer, matter, provision="OSL 21:1", authority="KFN", decided_by="Ester Lindqvist")
    read_all()
    assert titles(officer, "passagerarlista") == titles(officer, "svar hamnen") == []
    restrict_matter(officer, matter, provision="", authority="", decided_by="")
    assert titles(officer, "passagerarlista") == [document.title]


def test_the_words_of_an_extract_are_found_with_its_decision(actors, world, matter):
    kept = keep_upload("utdrag.docx", word("Nämnden uttalar sig om bryggan"))
    point = actions.PointAnswer("att avstyrka.", "bifall")
    actions.record_decision(
        actors["kfn_officer"], matter, decided_on=date(2026, 8, 24), paragraph="51", points=[point], extract=kept
    )
    read_all()
    assert [entry.kind for entry in find(actors["ks_officer"], "bryggan")] == ["decision"]


@pytest.mark.one_database
@pytest.mark.parametrize(
    "name, content, told",
    [
        ("skannad.pdf", scan(), "sidor som är bilder går inte att söka i"),
        ("last.pdf", LOCKED_PDF, "Skyddad med lösenord"),
        ("last.docx", LOCKED_WORD, "Skyddad med lösenord"),
        ("trasig.pdf", b"%PDF-1.7 avklippt", "verkar skadad"),
        ("bomb.docx", BOMB, "för stor att läsa"),
    ],
    ids=["scan", "locked pdf", "locked word", "broken pdf", "zip bomb"],
)
def test_a_file_that_cannot_be_searched_is_kept_and_says_why(name, content, told, signed_in, matter):
    client = signed_in("kfn_officer")
    values = {"title": "Bilaga", "direction": "incoming", "dated_on": "2026-09-01", "counterpart": "Hamnen"}
    answer = client.post(
        reverse("cases:add_document", args=[matter.pk]), values | {"file": SimpleUploadedFile(name, content)}
    )
    assert answer.status_code == 302
    read_all()
    assert told in client.get(reverse("cases:matter", args=[matter.pk])).text


@pytest.mark.one_database
@pytest.mark.parametrize(
    "name, content, told",
    [
        ("stor.pdf", b"%PDF-1.7" + bytes(60_000_000), "större än 25 MB"),
        ("fel.docx", pdf("Egentligen en PDF"), "inte den docx-fil"),
        ("program.exe", b"MZ", "Filtypen tas inte emot"),
        ("tom.pdf", b"", "tom"),
    ],
    ids=["60 MB", "wrong ending", "program", "empty"],
)
def test_a_file_that_is_refused_says_why_and_what_was_written_beside_it_stands(name, content, told, signed_in, matter):
    values = {"title": "Hamnens svar", "direction": "incoming", "dated_on": "2026-09-01", "counterpart": "Hamnen AB"}
    address = reverse("cases:add_document", args=[matter.pk])
    answer = signed_in("kfn_officer").post(address, values | {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 422 and told in answer.text
    assert 'value="Hamnens svar"' in answer.text and 'value="Hamnen AB"' in answer.text
    assert not MatterDocument.objects.exists() and not StoredFile.objects.exists()
    assert MAX_SIZE < 60_000_000


@pytest.mark.one_database
def test_a_scan_is_read_page_by_page_where_the_machine_has_tesseract(actors, matter, tmp_path, monkeypatch):
    """With a program of tesseract's name and manners in its place: it tells what it was given."""
    program = tmp_path / "tesseract"
    program.write_text(
        f"#!{sys.executable}\nimport sys\n"
        "if '--list-langs' in sys.argv: print('List of languages\\nswe\\ndeu')\n"
        "else: print('Brygga', *sys.argv[1:], sys.stdin.buffer.read(2).decode())\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    document = put(actors, matter, "skannad.pdf", scan(3))
    assert subprocess.run([scans.recogniser(), "--list-langs"], capture_output=True, check=True).stdout
    monkeypatch.setattr("utblick.documents.reading.AT_A_TIME", 0.0)
    OrmQ.objects.all().delete()
    read_file(str(document.file_id))
    assert FileText.objects.get().state == "scanned" and OrmQ.objects.count() == 1
    monkeypatch.setattr("utblick.documents.reading.AT_A_TIME", 20.0)
    read_file(str(document.file_id))
    found = FileText.objects.get()
    assert (found.state, found.unread) == ("recognised", [])
    assert found.text.splitlines() == ["Brygga stdin stdout -l swe P5"] * 3
    assert titles(actors["kfn_officer"], "brygga") == [document.title]


def test_words_are_forgotten_with_the_last_row_of_the_file(actors, matter):
    document = put(actors, matter, "svar.docx", word("Kajen"))
    read_all()
    digest = document.file.sha256
    with guard.opened():
        forget_text(None, digest)
        assert FileText.objects.filter(sha256=digest).exists()
        MatterDocument.objects.all().delete()
        StoredFile.objects.all().delete()
        forget_text(None, digest)
    assert not FileText.objects.exists()
