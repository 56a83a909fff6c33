"""The open register (OSL 5:2): what stands in it, what is left out, and what a restricted matter shows."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from two_authorities import SYSTEM
from utblick.audit import guard
from utblick.cases import actions
from utblick.cases.models import Matter, MatterDocument
from utblick.clock import recorded_at
from utblick.documents.actions import keep_upload

REGISTER = reverse("cases:register")
CSV = reverse("cases:register_csv")


def letter(actor, matter, title="Brev om körutbyte", **values):
    told = {"direction": "incoming", "counterpart": "Cēsis stad", "dated_on": date(2026, 9, 7)} | values
    return actions.add_document(actor, matter, keep_upload("brev.txt", title.encode()), title=title, **told)


@pytest.fixture
def matter(world, actors):
    return actions.open_matter(
        actors["coordinator"], body_code="KFN", title="Körutbyte", outside_number="2026/KFN 0034"
    )


def page_of(matter):
    return reverse("cases:registered", args=[matter.pk])


def test_anyone_reads_date_number_from_whom_and_in_short_what_OSL_5_2(matter, actors, signed_in):
    document = letter(actors["kfn_registrar"], matter)
    listed = Client().get(REGISTER).text
    assert "2026/KFN 0034" in listed and "Körutbyte" in listed and "Kultur- och fritidsnämnden" in listed
    before = Client().get(page_of(matter)).text.replace("\xa0", " ")
    assert "7 september 2026" in before and "2026/KFN 0034:1" in before and "Brev om körutbyte" in before
    assert "Cēsis stad" not in before, "on the web only when somebody has said so"
    client = signed_in("kfn_registrar")
    address = reverse("cases:register_shows", args=[matter.pk])
    assert "Cēsis stad" in client.get(address).text
    posted = {"version": str(Matter.objects.get().version), document.pk.hex: "all"}
    assert client.post(address, posted).status_code == 302
    assert "Cēsis stad" in Client().get(page_of(matter)).text
    assert client.post(address, posted | {"title_left_out": "on", document.pk.hex: "number"}).status_code == 302
    left_out = Client().get(page_of(matter)).text.replace("\xa0", " ")
    assert "2026/KFN 0034:1" in left_out and "7 september 2026" in left_out
    for word in ("Körutbyte", "Brev om körutbyte", "Cēsis stad"):
        assert word not in left_out and word not in Client().get(REGISTER).text and word not in Client().get(CSV).text
        assert word in client.get(page_of(matter)).text, "who may see the matter reads its whole register"


def test_the_register_may_be_fetched_as_a_table_that_no_spreadsheet_runs(matter, actors):
    letter(actors["kfn_registrar"], matter, title="=HYPERLINK(1)")
    answer = Client().get(CSV, {"organ": "KFN", "ar": "2026", "nummer": "2026/KFN  0034"})
    rows = [line.split(";") for line in answer.content.decode("utf-8-sig").splitlines()]
    assert rows[1] == ["2026/KFN 0034", "2026-09-10", "Kultur- och fritidsnämnden", "", "", "Körutbyte"]
    assert rows[2] == ["2026/KFN 0034:1", "2026-09-07", "", "Inkommen".lower(), "", "'=HYPERLINK(1)"]
    assert len(Client().get(CSV, {"organ": "KFN", "ar": "2026", "nummer": "annat"}).text.splitlines()) == 1


def test_a_draft_stands_there_only_with_what_has_come_in_TF_2_9(world, actors):
    draft = actions.open_matter(actors["kfn_officer"], body_code="KFN", title="Hemligt utkast")
    letter(actors["kfn_officer"], draft, title="Egen anteckning", direction="drawn_up")
    assert draft.reference not in Client().get(REGISTER).text
    letter(actors["kfn_officer"], draft)
    listed, page = Client().get(REGISTER).text, Client().get(page_of(draft)).text
    assert draft.reference in listed and "Hemligt utkast" not in listed + page
    assert "Brev om körutbyte" in page and "Egen anteckning" not in page


def test_a_restricted_matter_shows_its_number_and_date_and_nothing_else(matter, actors, signed_in):
    letter(actors["kfn_registrar"], matter)
    client = signed_in("kfn_registrar")
    address = reverse("cases:restrict", args=[matter.pk])
    assert client.post(address, {"provision": "OSL 15:1 a"}).status_code == 422
    told = {"provision": "OSL 15:1 a", "authority": "Kultur- och fritidsnämnden", "decided_by": "Gunilla Östberg"}
    assert client.post(address, told).status_code == 302
    stored = Matter.objects.get()
    assert (stored.restriction_provision, stored.restricted_on) == ("OSL 15:1 a", date(2026, 9, 10))
    for reader in (Client(), client):
        [line] = reader.get(REGISTER).context["rows"]
        assert (line.number, line.on) == ("2026/KFN 0034", date(2026, 9, 10))
        assert (line.title, line.body, line.identifier) == ("", "", None)
        assert reader.get(page_of(matter)).status_code == 404
    rows = Client().get(CSV).content.decode("utf-8-sig").splitlines()
    assert rows[1:] == ["2026/KFN 0034;2026-09-10;;;;", "2026/KFN 0034:1;2026-09-07;;;;"]
    assert client.post(address, {"provision": ""}).status_code == 302
    assert "Körutbyte" in Client().get(REGISTER).text


@pytest.mark.one_database
def test_the_register_is_closed_when_the_access_table_does_not_open_it(matter, settings, tmp_path):
    from utblick.audit.policy import policy

    closed = tmp_path / "access.toml"
    table = settings.ACCESS_TABLE.read_text("utf-8")
    closed.write_text(table.replace("[kind.register_entry.anonymous]", "[kind.register_entry.signed_in]"), "utf-8")
    settings.ACCESS_TABLE = closed
    policy.cache_clear()
    try:
        assert Client().get(REGISTER).headers["Location"].startswith("/konto/logga-in/")
    finally:
        policy.cache_clear()


def test_a_newer_version_stands_beside_the_one_it_replaces(matter, actors, signed_in):
    first = letter(actors["kfn_officer"], matter)
    second = letter(actors["kfn_officer"], matter, title="Brev, rättat", replaces=first)
    with pytest.raises(ValidationError):
        letter(actors["kfn_officer"], matter, replaces=first)
    other = actions.open_matter(SYSTEM, body_code="KFN", title="Annat")
    with pytest.raises(ValidationError):
        letter(actors["kfn_officer"], other, replaces=second)
    page = signed_in("kfn_officer").get(reverse("cases:matter", args=[matter.pk])).text
    assert "ny version av 1" in page and first.file.sha256 in page and second.file.sha256 in page
    form = signed_in("kfn_officer").get(reverse("cases:add_document", args=[matter.pk])).context["form"]
    assert list(form.fields["replaces"].queryset) == [second]


@pytest.mark.one_database
def test_the_register_asks_at_most_twelve_questions_and_as_many_of_2_500_rows(matter, actors):
    file = letter(actors["kfn_officer"], matter).file

    def many(count):
        with guard.opened():
            rows = [
                Matter(body_id="KFN", reference=f"M-{count}-{number}", title="Ä", opened_on=date(2026, 8, 1),
                       shared_at=recorded_at())
                for number in range(count)
            ]  # fmt: skip
            Matter.objects.bulk_create(rows)
            MatterDocument.objects.bulk_create(
                MatterDocument(matter=row, number=1, title="H", direction="sent", dated_on=date(2026, 8, 1), file=file,
                               shared_at=recorded_at())
                for row in rows
            )  # fmt: skip

    def asked(address):
        with CaptureQueriesContext(connection) as found:
            assert Client().get(address).status_code == 200
        return len(found)

    many(25)
    few = [asked(address) for address in (REGISTER, CSV)]
    many(2_500)
    assert [asked(address) for address in (REGISTER, CSV)] == few
    assert max(few) <= 12
