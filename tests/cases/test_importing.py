"""An export from another diarium read in: index and files, everything or nothing, and a second time nothing."""

from __future__ import annotations

import hashlib
import io
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from hostile import HOSTILE, encoded
from two_authorities import SYSTEM, TODAY, keep_in_utblick
from utblick.audit import guard
from utblick.audit.models import Event
from utblick.cases import actions, numbering
from utblick.cases.actions.importing import ExportRefused, import_export
from utblick.cases.importing.checking import checked
from utblick.cases.importing.folder import RefusedFolder
from utblick.cases.models import Matter, MatterDocument
from utblick.documents import files

pytestmark = pytest.mark.one_database
PDF = b"%PDF-1.7 brev"
HEAD = "Dnr;Ärende;Handling;Riktning;Datum;Avsändare eller mottagare;Fil;SHA-256;Öppnat"
ROWS = (
    "2024/KFN 0017;Vänortsbesök;Inbjudan;inkommen;2024-03-15;Cēsis;filer/brev.pdf;{sha};2024-03-14",
    "2024/KFN 0017;Vänortsbesök;Svar;skickad;2024-04-02;Cēsis;filer/svar.txt;;2024-03-14",
    "2024/KFN 0093;Körfestival;Anmälan;upprättad;2024-09-01;-;filer/anmälan.txt;;",
)
FILES = {"filer/brev.pdf": PDF, "filer/svar.txt": b"Tack", "filer/anmälan.txt": "Vi anmäler".encode()}


def index(*rows: str, head: str = HEAD) -> bytes:
    lines = [head, *(row.replace("{sha}", hashlib.sha256(PDF).hexdigest()) for row in rows)]
    return "\r\n".join(lines).encode()


def packed(table: bytes | None = None, more: dict[str, bytes] | None = None, *, name: str = "index.csv") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr(name, index(*ROWS) if table is None else table)
        for path, content in (FILES | (more or {})).items():
            folder.writestr(path, content)
    return made.getvalue()


def told(world, content: bytes) -> list[str]:
    return [f"{found.line}: {found.told.sv}" for found in checked(content, world.kfn, TODAY)[1].mistakes]


def test_matters_and_documents_come_in_with_days_sender_and_checksum(world):
    """Issue 5, companion mode: CSV index and files."""
    done = import_export(SYSTEM, world.kfn, packed())
    assert (done.matters, done.documents, done.left) == (2, 3, 0)
    matter = Matter.objects.get(outside_number="2024/KFN 0017")
    assert (matter.title, matter.opened_on, matter.is_shared) == ("Vänortsbesök", date(2024, 3, 14), True)
    assert matter.reference.startswith("U-2024-")
    first, second = matter.documents.all()
    assert (first.title, first.direction, first.dated_on, first.counterpart) == (
        "Inbjudan", "incoming", date(2024, 3, 15), "Cēsis",
    )  # fmt: skip
    assert (first.file.sha256, files.read(first.file.sha256)) == (hashlib.sha256(PDF).hexdigest(), PDF)
    assert (second.direction, second.file.name) == ("sent", "svar.txt")


def test_the_same_export_twice_changes_nothing(world):
    import_export(SYSTEM, world.kfn, packed())
    before = (Event.objects.count(), Matter.objects.count(), MatterDocument.objects.count())
    done = import_export(SYSTEM, world.kfn, packed())
    assert (done.matters, done.documents, done.left) == (0, 0, 3)
    assert (Event.objects.count(), Matter.objects.count(), MatterDocument.objects.count()) == before


def test_what_utblick_has_under_the_dnr_gets_the_documents(world, actors):
    known = actions.open_matter(actors["kfn_officer"], body_code="KFN", title="Besök", outside_number="2024/KFN 0017")
    actions.open_matter(actors["ks_officer"], body_code="KS", title="Annat", outside_number="2024/KFN 0017")
    assert import_export(SYSTEM, world.kfn, packed()).matters == 1
    assert [document.title for document in known.documents.all()] == ["Inbjudan", "Svar"]
    known.refresh_from_db()
    assert known.title == "Besök"


def test_no_number_is_given_out_again(world, actors):
    """The counters are raised to the highest number read."""
    keep_in_utblick(world.kfn, register=True)
    rows = [row.replace("2024", "2026") for row in ROWS]
    import_export(SYSTEM, world.kfn, packed(index(*rows)))
    assert Matter.objects.get(reference="2026/KFN 0093").register_here
    new = actions.open_matter(actors["kfn_officer"], body_code="KFN", title="Nytt")
    assert new.reference == "2026/KFN 0094"


@pytest.mark.parametrize(
    ("pattern", "number", "found"),
    [
        ("", "2026/KFN 0034", (2026, 34)),
        ("{organ} {år}-{nr:5}", "KFN 2026-00007", (2026, 7)),
        ("{organ} {år}", "KFN 2026 12", (2026, 12)),
        ("", "2026/KS 0034", None),
        ("{nr}", "34", None),
    ],
)
def test_a_dnr_is_read_by_the_authoritys_own_pattern(pattern, number, found):
    assert numbering.figures_of(pattern, "KFN", number) == found


def test_every_wrong_row_is_told_at_once_and_nothing_is_stored(world):
    rows = (
        *ROWS,
        "2024/KFN 0018;;Brev;inkommen;2024-03-15;;filer/brev.pdf;;",
        "2024/KFN 0019;Resa;Brev;hit;15/3 2024;;filer/brev.pdf;;",
        "2024/KFN 0020;Resa;=1+1;inkommen;2024-03-15;;filer/brev.pdf;;",
        "2024/KFN 0021;Resa;Brev;inkommen;2027-03-15;;filer/saknas.pdf;;",
        f"2024/KFN 0022;Resa;Brev;inkommen;2024-03-15;;filer/brev.pdf;{'0' * 64};",
        f"2024/KFN 0023;{'x' * 301};Brev;inkommen;2024-03-15;;filer/brev.pdf;;",
        "2024/KFN 0017;Något annat;Brev;inkommen;2024-03-16;;filer/brev.pdf;;2024-03-14",
    )
    with pytest.raises(ExportRefused) as refused:
        import_export(SYSTEM, world.kfn, packed(index(*rows)))
    lines = [mistake.line for mistake in refused.value.export.mistakes]
    assert lines == [5, 6, 6, 7, 8, 8, 9, 10, 11]
    assert not Matter.objects.exists() and not MatterDocument.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("filer/brev.pdf", b"MZ\x90", "inte den pdf-fil som namnet"),
        ("filer/brev.pdf", b"", "Filen är tom"),
        ("filer/svar.txt", b"x" * 25_000_001, "större än 25 MB"),
        ("filer/svar.txt", b"a\0b", "inte den txt-fil"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_named(world, name, content, words):
    assert any(words in line for line in told(world, packed(more={name: content})))


def test_columns_that_are_not_known_are_named_so_that_they_can_be_renamed(world):
    wrong = told(world, packed(index(*ROWS, head=HEAD.replace("Dnr", "Beteckning"))))
    assert len(wrong) == 1
    assert "saknas i förteckningen: Dnr. Där finns: Beteckning, Ärende" in wrong[0]


def test_an_exe_is_refused(world):
    table = index("2024/KFN 1;Resa;Brev;inkommen;2024-03-15;;filer/a.exe;;")
    assert "tas inte emot" in told(world, packed(table, {"filer/a.exe": b"MZ"}))[0]


@pytest.mark.parametrize(
    "path", ["../ut.pdf", "/etc/passwd", "C:\\x.pdf", "filer/\u202efdp.exe", "filer\\..\\..\\x.pdf"]
)
def test_a_path_out_of_the_folder_refuses_the_whole(world, path):
    with pytest.raises(RefusedFolder, match="pekar ut ur mappen"):
        checked(packed(more={path: PDF}), world.kfn, TODAY)


def test_a_zip_bomb_a_torn_file_and_a_folder_without_index_are_refused(world, monkeypatch):
    monkeypatch.setattr("utblick.cases.importing.folder.MAX_UNPACKED", 4_000_000)
    bomb = packed(more={"filer/bomb.txt": b"0" * 4_000_000})
    assert len(bomb) < 10_000
    for content, words in (
        (bomb, "för stor uppackad"),
        (packed()[:-30], "ingen hel ZIP"),
        (b"ingen zip", "ingen hel ZIP"),
        (packed(name="läs.txt"), "index.csv"),
    ):
        with pytest.raises(RefusedFolder, match=words):
            checked(content, world.kfn, TODAY)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_the_index_is_read_however_excel_wrote_it(world, encoding):
    text = index(*ROWS).decode().replace("Cēsis", "Åbo")
    assert told(world, packed(text.encode(encoding))) == []


def test_hostile_cells_are_told_or_kept_as_text(world):
    for name, value in HOSTILE.items():
        cell = encoded(value).replace("\n", " ").replace(";", ",").replace('"', "'")
        table = index(f"2024/KFN 1;Resa;{cell};inkommen;2024-03-15;{cell};filer/brev.pdf;;")
        checked(packed(table), world.kfn, TODAY)
        checked(packed(index(f"{cell};Resa;Brev;inkommen;{cell};;{cell};{cell};{cell}")), world.kfn, TODAY)
        assert Matter.objects.count() == 0, name


def test_the_registrar_sees_each_row_before_anything_is_stored_and_chooses_the_folder_once(world, signed_in):
    client = signed_in("kfn_registrar")
    address = reverse("cases:import_folder")
    upload = SimpleUploadedFile("export.zip", packed(more={"läsmig.txt": b"x"}))
    page = client.post(address, {"body": "KFN", "file": upload})
    assert page.status_code == 200
    for words in ("nya ärenden: 2, nya handlingar: 3", "Anmälan", "läsmig.txt"):
        assert words in page.text
    assert not Matter.objects.exists()
    held = page.context["held"]
    assert client.post(address, {"held": held}).status_code == 302
    assert MatterDocument.objects.count() == 3
    one = SimpleUploadedFile("ett.zip", packed(index(ROWS[2], head=HEAD.replace("Dnr", "Diarienr"))))
    only = client.post(address, {"body": "KFN", "file": one}).context["held"]
    shown = client.post(address, {"held": only}, follow=True).text
    assert "Körfestival" in shown and "Vänortsbesök" not in shown
    again = client.post(address, {"held": held}, follow=True)
    assert "Mappen finns inte kvar" in again.text
    bad = SimpleUploadedFile("export.zip", packed(index("2024/KFN 1;Resa;Brev;hit;2024-03-15;;x.pdf;;")))
    refused = client.post(address, {"body": "KFN", "file": bad})
    assert refused.status_code == 422 and "Rad" in refused.text and "Riktning ska vara" in refused.text


def test_only_who_keeps_the_register_reads_in(world, signed_in):
    address = reverse("cases:import_folder")
    assert signed_in("kfn_officer").get(address).status_code == 403
    client = signed_in("kfn_registrar")
    upload = SimpleUploadedFile("export.zip", packed())
    assert client.post(address, {"body": "KS", "file": upload}).status_code == 422
    assert not Matter.objects.exists()


def test_a_closed_matter_takes_no_new_documents(world):
    import_export(SYSTEM, world.kfn, packed())
    with guard.opened():
        Matter.objects.update(closed_on=TODAY)
    late = index(*ROWS, "2024/KFN 0017;Vänortsbesök;Till;inkommen;2024-05-01;;filer/svar.txt;;2024-03-14")
    assert told(world, packed(late)) == ["5: 2024/KFN 0017 är avslutat i Utblick. Öppna ärendet igen först."]
