"""The file store, and what may come into it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from documents import example_papers
from hostile import HOSTILE
from utblick.documents import files, pdf, uploads, word


@pytest.fixture(autouse=True)
def root(settings, tmp_path: Path) -> Path:
    settings.FILES_ROOT = tmp_path / "files"
    return tmp_path / "files"


def test_a_file_is_kept_once_under_its_own_digest_and_read_back(root: Path) -> None:
    content = b"protokoll" * 1000
    digest = files.store(content)
    assert digest == hashlib.sha256(content).hexdigest() == files.store(content)
    assert files.path_of(digest) == root / "sha256" / digest[:2] / digest[2:4] / digest
    assert files.read(digest) == content
    assert list(files.stored_digests()) == [digest]
    assert list((root / "unfinished").iterdir()) == []


def test_a_file_changed_on_disk_is_never_handed_out_and_storing_it_again_mends_it() -> None:
    digest = files.store(b"bifall")
    files.path_of(digest).write_bytes(b"avslag")
    with pytest.raises(files.DamagedFile, match=digest):
        files.read(digest)
    assert files.store(b"bifall") == digest
    assert files.read(digest) == b"bifall"


def test_a_file_that_is_not_there_is_said_to_be_missing() -> None:
    with pytest.raises(FileNotFoundError):
        files.read("0" * 64)


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "A" * 64, "0" * 63, "0" * 64 + "\n"])
def test_what_is_no_digest_never_becomes_a_path(digest: str) -> None:
    with pytest.raises(ValueError, match="not a sha256"):
        files.path_of(digest)


def test_a_write_killed_half_way_leaves_nothing_to_see_and_can_be_done_again(root: Path) -> None:
    """The process is ended while it fsyncs the bytes, before they are moved to their place."""
    script = (
        "import os, sys; from django.conf import settings; settings.configure(FILES_ROOT=sys.argv[1])\n"
        "from utblick.documents import files\n"
        "os.fsync = lambda descriptor: os._exit(9)\n"
        "files.store(b'ansökan'.ljust(100_000))\n"
    ).replace("b'ansökan'", "'ansökan'.encode()")
    environment = os.environ | {"PYTHONPATH": str(Path(files.__file__).parents[2])}
    killed = subprocess.run([sys.executable, "-c", script, str(root)], check=False, env=environment)
    assert killed.returncode == 9
    assert len(list((root / "unfinished").iterdir())) == 1
    assert list(files.stored_digests()) == []
    content = "ansökan".encode().ljust(100_000)
    assert files.read(files.store(content)) == content


def test_a_full_disk_leaves_nothing_behind(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        files.store(b"bilaga")
    assert list((root / "unfinished").iterdir()) == []
    assert list(files.stored_digests()) == []


def packed(**entries: bytes) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in entries.items():
            package.writestr(name, content)
    return written.getvalue()


def test_papers_and_common_files_are_accepted_under_their_own_type() -> None:
    report = example_papers.official_report()
    accepted = {
        "Tjänsteskrivelse.PDF": pdf.render(report).content,
        "Tjänsteskrivelse.docx": word.render(report),
        "budget.xlsx": packed(**{"xl/workbook.xml": b"<x/>"}),
        "brev.odt": packed(**{"content.xml": b"<x/>"}),
        "bild.png": b"\x89PNG\r\n\x1a\n" + b"\0" * 20,
        "bild.jpg": b"\xff\xd8\xff\xe0" + b"\0" * 20,
        "mejl.msg": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 20,
        "mejl.eml": b"From: ester@exempel.example\r\n\r\nHej",
        "lista.csv": "år;kostnad\n2026;=1+1".encode("cp1252"),
        "text.txt": "Hej på dig".encode(),
    }
    for name, content in accepted.items():
        ending = name.rpartition(".")[2].lower()
        assert uploads.media_type_of(name, content) == uploads.MEDIA_TYPES[ending]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("tom.pdf", b"", "Filen är tom"),
        ("stor.txt", b"x" * (uploads.MAX_SIZE + 1), "större än 25 MB"),
        ("program.exe", b"MZ", "Filtypen tas inte emot"),
        ("sida.html", b"<script>alert(1)</script>", "Filtypen tas inte emot"),
        ("bild.svg", b"<svg/>", "Filtypen tas inte emot"),
        ("utan ändelse", b"hej", "Filtypen tas inte emot"),
        ("program.pdf", b"MZ\x90\0", "Filen är inte den pdf-fil"),
        ("program.txt", b"MZ\x90\0", "Filen är inte den txt-fil"),
        ("program.docx", b"MZ\x90\0", "Filen är inte den docx-fil"),
        ("avbruten.docx", packed(**{"word/document.xml": b"<x/>"})[:-30], "Filen är inte den docx-fil"),
        ("arkiv.docx", packed(**{"virus.exe": b"MZ"}), "Filen är inte den docx-fil"),
        ("kalkyl.docx", packed(**{"xl/workbook.xml": b"<x/>"}), "Filen är inte den docx-fil"),
        ("foto.png", b"\xff\xd8\xff\xe0", "Filen är inte den png-fil"),
        ("rapport.pdf\u202etxt.exe", b"%PDF-1.7", "Filtypen tas inte emot"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_refused_upload_says_what_is_wrong(name: str, content: bytes, reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        uploads.media_type_of(name, content)


def test_a_small_file_that_unpacks_to_a_flood_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MAX_UNPACKED", 1_000_000)
    bomb = packed(**{"word/document.xml": b"\0" * 1_000_001})
    assert len(bomb) < 2_000
    with pytest.raises(ValidationError, match="docx-fil"):
        uploads.media_type_of("bomb.docx", bomb)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Bilaga 1 – Åsa & Örjan.pdf", "Bilaga 1 – Åsa & Örjan.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ester\\bilaga.pdf", "bilaga.pdf"),
        ("bilaga\r\nSet-Cookie: x.pdf", "bilaga Set-Cookie: x.pdf"),
        ("gnp\u202efdp.exe", "gnpfdp.exe"),
        (".htaccess", "htaccess"),
        ("", "fil"),
        ("..", "fil"),
    ],
)
def test_a_files_name_is_kept_but_never_its_folders_or_hidden_characters(given: str, kept: str) -> None:
    assert uploads.checked_name(given) == kept


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_name_becomes_a_name_that_can_be_written(value: str) -> None:
    name = uploads.checked_name(f"{value}.pdf")
    assert 0 < len(name) <= 200
    assert name.endswith("pdf")
    assert "/" not in name
    assert name.encode("utf-8").decode() == name
