"""Stored files: the bytes before the row, seen through their owner, never inline unless Utblick made them."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from hostile import HOSTILE
from two_authorities import fetched
from utblick.cases import actions
from utblick.clock import uuid7
from utblick.documents import files
from utblick.documents.actions import keep_produced, keep_upload
from utblick.documents.models import StoredFile
from utblick.documents.queries import files_of
from utblick.documents.uploads import MAX_SIZE, MAX_UNPACKED, checked_name, media_type_of

PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\n"


def packed(*names):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for name in names:
            package.writestr(name, "<xml/>")
    return content.getvalue()


@pytest.fixture
def matter(world, actors):
    return actions.open_matter(actors["kfn_officer"], body_code="KFN", title="Vänortsträff")


def added(actors, matter, kept):
    return actions.add_document(
        actors["kfn_officer"], matter, kept, title="Bilaga", direction="drawn_up", dated_on=date(2026, 9, 1)
    )


def test_bytes_are_stored_once_under_their_digest():
    first, again = files.store(b"samma"), files.store(b"samma")
    assert first == again
    assert files.path_of(first).read_bytes() == files.read(first) == b"samma"
    assert [path.name for path in files.path_of(first).parent.iterdir()] == [first]


def test_a_file_has_a_row_for_each_owner_and_one_place_in_the_store(actors, matter):
    kept = keep_upload("Bilaga.pdf", PDF)
    assert StoredFile.objects.count() == 0
    one, two = added(actors, matter, kept), added(actors, matter, kept)
    assert StoredFile.objects.filter(sha256=kept.sha256).count() == 2
    assert set(files_of([one.ref, two.ref])) == {one.ref, two.ref}
    assert one.file.stored_by == actors["kfn_officer"].label


def test_a_file_is_seen_by_those_who_see_what_it_belongs_to(actors, matter, signed_in, client):
    document = added(actors, matter, keep_upload("Bilaga.pdf", PDF))
    address = reverse("documents:file", args=[document.file_id])
    assert fetched(signed_in("kfn_officer"), address)[0] == 200
    for name in ("ks_officer", "coordinator", "kfn_member", "reader"):
        assert fetched(signed_in(name), address)[0] == 404, name
    assert client.get(address).status_code in (302, 404)
    assert fetched(signed_in("kfn_officer"), reverse("documents:file", args=[uuid7()]))[0] == 404


@pytest.mark.parametrize("query", ["", "?visa"])
def test_an_upload_is_never_shown_inline(actors, matter, signed_in, query):
    document = added(actors, matter, keep_upload("Bilaga.pdf", PDF))
    address = reverse("documents:file", args=[document.file_id]) + query
    status, headers, content = fetched(signed_in("kfn_officer"), address)
    assert (status, content) == (200, PDF)
    assert headers["Content-Disposition"].startswith("attachment")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in headers["Content-Security-Policy"]


@pytest.mark.parametrize(("media_type", "shown"), [("application/pdf", "inline"), ("text/plain", "attachment")])
def test_only_a_pdf_that_utblick_made_may_be_inline(actors, matter, signed_in, media_type, shown):
    document = added(actors, matter, keep_produced("Skrivelse.pdf", PDF, media_type))
    address = reverse("documents:file", args=[document.file_id])
    assert fetched(signed_in("kfn_officer"), f"{address}?visa")[1]["Content-Disposition"].startswith(shown)
    assert fetched(signed_in("kfn_officer"), address)[1]["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("tom.pdf", b""),
        ("stor.pdf", b"%PDF-" + b"0" * MAX_SIZE),
        ("program.exe", b"MZ"),
        ("sida.html", b"<script>"),
        ("bild.svg", b"<svg/>"),
        ("utan ändelse", b"%PDF-1.7"),
        ("fel.pdf", b"PK\x03\x04"),
        ("fel.docx", PDF),
        ("trasig.docx", b"PK\x03\x04trasig"),
        ("annat.docx", packed("xl/workbook.xml")),
        ("text.txt", b"a\0b"),
    ],
)
def test_what_is_not_what_it_says_is_refused(name, content):
    with pytest.raises(ValidationError):
        media_type_of(name, content)


def test_a_zip_bomb_is_refused_by_what_it_says_it_holds():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        package.writestr("word/document.xml", "<xml/>")
        package.filelist[0].file_size = MAX_UNPACKED + 1
    with pytest.raises(ValidationError):
        media_type_of("bomb.docx", content.getvalue())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("A.PDF", PDF),
        ("b.docx", packed("[Content_Types].xml", "word/document.xml")),
        ("c.xlsx", packed("xl/workbook.xml")),
        ("d.png", b"\x89PNG\r\n\x1a\n"),
        ("e.eml", b"From: a@exempel.example\n"),
        ("f.csv", "å;ä;ö".encode("cp1252")),
    ],
)
def test_known_types_are_taken(name, content):
    assert "/" in media_type_of(name, content)


@pytest.mark.parametrize("name", [*HOSTILE.values(), "../../etc/passwd", "C:\\Mina filer\\x", ""])
def test_a_file_s_name_is_one_line_without_folders(name):
    checked = checked_name(f"{name}.pdf")
    assert checked.endswith(".pdf") or "pdf" in checked
    assert len(checked) <= 200
    assert not set(checked) & set("/\\\0\n\r\u202e\ud800")
