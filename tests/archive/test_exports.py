"""Everything out by one button: the ZIP is opened again, and each row and each file compared with the database."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from demo.conftest import built, demo
from utblick.accounts.actions import create_account
from utblick.accounts.queries import actor_of
from utblick.archive.actions import exports as actions
from utblick.archive.exporting.packing import files_seen
from utblick.archive.exporting.place import part_of, place_of
from utblick.archive.exporting.registers import ABOUT, LEFT_OUT, NAMES, PART_OF, is_named, record_models
from utblick.archive.exporting.sheets import text_path
from utblick.archive.models import Export
from utblick.audit import guard
from utblick.audit.models import Event, Record
from utblick.audit.policy import policy, standing_of, visible
from utblick.cases.actions import add_document, open_matter, restrict_matter
from utblick.cases.models import Matter, MatterDocument, OfficialReport
from utblick.clock.queries import today
from utblick.cooperation.countries import country_name
from utblick.cooperation.models import Partner, TableReading
from utblick.documents import files
from utblick.documents.actions import keep_upload
from utblick.documents.models import StoredFile
from utblick.jobs.queries import cursor
from utblick.projects.models import Idea, Project
from utblick.ui.kinds import link, links
from utblick.ui.workbooks import LONGEST, written
from utblick.values import Actor, Ref, system_actor

__all__ = ["built", "demo"]
pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
LIST = "/arkiv/allt/"
SYSTEM = system_actor("tests")


@pytest.fixture
def person(demo) -> Callable[..., tuple[Client, Actor]]:
    """Makes somebody with a role: ``person("coordinator")``."""

    def make(role: str, body: str = "") -> tuple[Client, Actor]:
        user = create_account(
            SYSTEM, email=f"{role}{body}@exempel.example", name="Kim Exempel", roles=[(role, body)], valid_from=today()
        )
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client, actor_of(user, today())

    return make


def taken_out(client: Client) -> zipfile.ZipFile:
    """The ZIP of a new export, made by its job."""
    assert client.post(LIST).status_code == 302
    asked = Export.objects.first()
    actions.make_export(asked)
    assert Export.objects.get(pk=asked.pk).refused == ""
    response = client.get(f"{LIST}{asked.pk}/")
    content = b"".join(response.streaming_content)
    made = Export.objects.get(pk=asked.pk)
    assert (made.size, made.sha256) == (len(content), sha256(content).hexdigest())
    return zipfile.ZipFile(BytesIO(content))


def sheets_of(packed: zipfile.ZipFile) -> dict[str, list[tuple[Any, ...]]]:
    book = load_workbook(BytesIO(packed.read("register.xlsx")), read_only=True)
    told = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}
    return {name: [row + (None,) * (len(rows[0]) - len(row)) for row in rows] for name, rows in told.items()}


def rows_of(model: type[Record], actor: Actor) -> list[Any]:
    """What somebody may see of a register, found row by row: itself, what it is part of, what it is about."""
    found = []
    for row in model.objects.all():
        whole = row
        while whole.kind in PART_OF:
            whole = getattr(whole, PART_OF[whole.kind])
        if whole.kind in ABOUT and link(Ref.parse(whole.subject), actor) is None:
            continue
        if whole.kind == "earlier_decision" or policy().allows(actor, "see", whole.kind, standing_of(whole)):
            found.append(row)
    return found


def fields_of(row: Any) -> Iterator[tuple[Any, Any]]:
    for field in row._meta.concrete_fields:
        if field.name not in ("id", "version") and not field.name.startswith("sort_"):
            yield field, getattr(row, field.attname)


def expected(field: Any, value: Any) -> Any:
    """What a cell holds for a stored value, said in another way than the export does it."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, list | dict):
        return written(json.dumps(value, ensure_ascii=False))
    if field.choices:
        return str(dict(field.flatchoices).get(value, value)).capitalize()
    if field.name == "country_code":
        return country_name(value).sv
    if field.name.endswith("_minor"):
        return value / 100
    if isinstance(value, int | Decimal):
        return float(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    text = str(value)
    return text_path(text) if len(text) > LONGEST else written(text)


def found(cell: Any, field: Any) -> Any:
    if isinstance(cell, datetime):
        return cell.date()
    return cell.capitalize() if field.choices and isinstance(cell, str) else cell


def test_each_row_and_each_hash_is_as_in_the_database(person):
    """Must show 6: everything out again, Excel and files by one button, opened and compared."""
    client, actor = person("coordinator")
    with guard.opened():
        Partner.objects.create(name='=HYPERLINK("x")', country_code="LV", partner_kind="town", name_local="a\x0bb")
        OfficialReport.objects.filter(shared_at__isnull=False).update(description="Text " * 8_000)
    packed = taken_out(client)
    assert packed.testzip() is None
    sheets, models = sheets_of(packed), record_models()
    compared = 0
    for kind, name in NAMES.items():
        heads, *rows = sheets.pop(name.sv)
        stored = {str(row.pk): row for row in rows_of(models[kind], actor)}
        assert {row[0] for row in rows} == set(stored), kind
        assert len(heads) == len(set(heads)), kind
        for row in rows:
            compared += 1
            cells = zip(fields_of(stored[row[0]]), row[1:], strict=True)
            wrong = [
                (kind, field.name, cell, value)
                for (field, value), cell in cells
                if found(cell, field) != expected(field, value)
            ]
            assert wrong == []
    assert Export.objects.get().rows == compared > 300
    for model in (Partner, Project, Idea):
        assert len(sheets_of(packed)[NAMES[model.kind].sv]) == model.objects.count() + 1 > 1
    [(_, *index)] = sheets.values()
    seen = links([row.owned_by for row in StoredFile.objects.all()], actor)
    wanted = {(row.owner, row.name, row.sha256, row.size) for row in StoredFile.objects.all() if row.owned_by in seen}
    assert {(row[2], row[1], row[5], row[4]) for row in index} == wanted != set()
    for row in index:
        assert sha256(packed.read(row[0])).hexdigest() == row[5] == row[0].split("/")[1].partition(".")[0]
    assert {name for name in packed.namelist() if name.startswith("filer/")} == {row[0] for row in index}
    assert packed.read(text_path("Text " * 8_000)).decode() == "Text " * 8_000
    assert "Det som du inte får se" in packed.read("LÄS MIG.txt").decode()


def test_nobody_gets_what_they_may_not_see(person):
    """TF 2:11, OSL: another authority's draft and its documents and files are in nobody else's ZIP."""
    client, actor = person("administrator")
    for title in ("Dolt utkast 4711", "Dold sekretess 4711"):
        matter = open_matter(SYSTEM, body_code="KFN", title=title)
        told = {"title": f"{title} brev", "direction": "incoming", "counterpart": "Dold 4711"}
        add_document(SYSTEM, matter, keep_upload("dold 4711.txt", title.encode()), **told)
    restrict_matter(SYSTEM, matter, provision="OSL 15:1 a", authority="KFN", decided_by="Kim Exempel")
    packed = taken_out(client)
    sheets = sheets_of(packed)
    told = " ".join(cell for rows in sheets.values() for row in rows for cell in row if isinstance(cell, str))
    assert "Dold sekretess 4711" not in told and "Dolt utkast 4711 " not in told.replace("Dolt utkast 4711 brev", "")
    for model in (MatterDocument, OfficialReport, Matter):
        hidden = model.objects.exclude(pk__in=visible(model.objects.all(), actor))
        assert hidden.exists()
        assert not {row[0] for row in sheets[NAMES[model.kind].sv]} & {str(row.pk) for row in hidden}
    seen = links([row.owned_by for row in StoredFile.objects.all()], actor)
    owners = {row.owned_by in seen: set() for row in StoredFile.objects.all()}
    for row in StoredFile.objects.all():
        owners[row.owned_by in seen].add(row.sha256)
    names = " ".join(packed.namelist())
    assert all(digest in names for digest in owners[True])
    assert owners[False] - owners[True] and not any(digest in names for digest in owners[False] - owners[True])
    assert sheets["Kontaktpersoner"][1:] == []


def test_every_kind_there_is_goes_out_or_is_left_out_for_a_reason():
    assert set(record_models()) == NAMES.keys() | LEFT_OUT.keys()
    assert not NAMES.keys() & LEFT_OUT.keys()
    assert {kind for kind in NAMES if not is_named(kind)} == PART_OF.keys() | {"earlier_decision"}
    for language in ("sv", "en"):
        names = [name.in_language(language) for name in NAMES.values()]
        assert len(names) == len(set(names)) and max(map(len, names)) <= 31
    assert TableReading.kind in LEFT_OUT


def test_a_long_packing_goes_on_where_it_was_and_shows_how_far_it_has_come(person):
    client, actor = person("coordinator")
    client.post(LIST)
    asked = Export.objects.get()
    assert "Uttaget görs nu" in client.get(LIST).content.decode()
    assert client.post(LIST, follow=True).content.decode().count("Ett uttag görs redan") == 1
    part_of(asked.pk).write_bytes(b"PK cut short")
    actions.make_export(asked, seconds=-1)
    asked.refresh_from_db()
    assert asked.waits and asked.total > len(NAMES) + 3
    assert f"1 av {asked.total} klart" in client.get(LIST).content.decode()
    lost = files_seen(actor)[-1]
    files.remove(lost.sha256)
    for _ in range(asked.total):
        actions.make_export(asked, seconds=-1)
        asked.refresh_from_db()
    packed = zipfile.ZipFile(place_of(asked.pk))
    assert packed.testzip() is None and len(packed.namelist()) == len(set(packed.namelist()))
    assert len([row for row in sheets_of(packed)["Filer"][1:] if row[8] == "finns med"]) == asked.files > 3
    assert cursor(asked.progress) == asked.total
    assert asked.missing == StoredFile.objects.filter(sha256=lost.sha256).count() > 0
    assert "Bladet Filer säger" in client.get(LIST).content.decode()


def test_only_who_asked_gets_the_file_and_who_may_not_take_out_gets_no_page(person):
    client, _ = person("coordinator")
    with guard.opened():
        made = Export.objects.create(asked_by="user:annan", asked_on=today(), made_at="2026-05-06T10:00Z", sha256="0")
    assert client.get(f"{LIST}{made.pk}/").status_code == 404
    assert made.sha256 not in client.get(LIST).content.decode().split("Dina uttag")[1].split("footer")[0][:200]
    officer, _ = person("officer", "KFN")
    assert officer.get(LIST).status_code == officer.post(LIST).status_code == 403
    assert Client().get(LIST).status_code == 302
    client.post(LIST)
    assert Event.objects.filter(verb="export.make").count() == 1
