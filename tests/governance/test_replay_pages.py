"""*Pröva bakåt* in the app: asking, waiting, reading, taking along."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from governance.replayed import PROPOSAL, SYSTEM, TODAY, adopted, given, sign_in
from guidelines.replayed import application, many, membership, old_set, proposal
from hostile import HOSTILE
from utblick.governance.actions.replays import ask_replay
from utblick.governance.jobs import replay_matters
from utblick.governance.models import GuidelineDraft, Replay
from utblick.governance.replaying.export import as_workbook
from utblick.guidelines.matters import matters_to_json
from utblick.guidelines.replaying import replay

__all__ = ["adopted", "given", "sign_in"]
pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
LIST = "/riktlinjer/prova-bakat/"
COSTLY = 900_000


def replayed(*matters, **told):
    """A replay of matters out of a file, worked out."""
    asked = ask_replay(SYSTEM, PROPOSAL, "forslag.toml", matters=matters_to_json(matters), **told)
    replay_matters(str(asked.pk))
    return asked


def page_of(client, asked, query=""):
    response = client.get(f"{LIST}{asked.pk}/{query}")
    assert response.status_code == 200
    return " ".join(response.content.decode().replace("\N{NO-BREAK SPACE}", " ").split())


def uploaded(name, text):
    return SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode())


def test_asked_for_with_two_files_it_waits_and_then_answers(sign_in):
    client = sign_in("coordinator")
    files = {
        "proposal_file": uploaded("forslag.toml", PROPOSAL),
        "matters_file": uploaded(
            "a.json", matters_to_json([application(1), application(2, cost=COSTLY), membership()])
        ),
    }
    response = client.post(LIST, files)
    asked = Replay.objects.get()
    assert response.status_code == 302 and response.url == f"{LIST}{asked.pk}/"
    assert "väntar på sin tur" in page_of(client, asked)
    replay_matters(str(asked.pk))
    page = page_of(client, asked)
    assert "Av 3 ärenden hade 2 gått en annan väg." in page
    assert "Ansökan 2" in page and "Godkännande: från KS till KF" in page
    assert "Beslutat under tidigare riktlinjer, gäller fortfarande" in page
    assert "Förslag till riktlinjer" in client.get(LIST).content.decode()


def test_a_draft_and_an_adopted_set_can_be_chosen(sign_in, adopted, arranging):
    draft = GuidelineDraft.objects.create(title="Utkastet", text=PROPOSAL, begun_on=TODAY)
    client = sign_in("coordinator")
    page = client.get(f"{LIST}?forslag=utkast:{draft.pk}").content.decode()
    assert re.search(rf'value="utkast:{draft.pk}" selected', page) and f"antagen:{adopted.pk}" in page
    assert client.post(LIST, {"proposal": f"utkast:{draft.pk}", "from_on": "2026-01-01"}).status_code == 302
    asked = Replay.objects.get()
    assert asked.proposal == draft and asked.from_on == date(2026, 1, 1)


@pytest.mark.parametrize(
    "told, says",
    [
        ({}, "Välj ett förslag eller en fil"),
        ({"proposal_file": PROPOSAL + "\n[[rule]]\n"}, r"forslag.toml:\d+: "),
        ({"proposal_file": b"\xff\xfe"}, "inte skriven i UTF-8"),
        ({"proposal_file": PROPOSAL, "matters_file": '[{"on": "2026-02-30"}]'}, "ärende 1: "),
        ({"proposal_file": PROPOSAL, "matters_file": "nej"}, "rad 1: inte giltig JSON"),
        ({"proposal_file": PROPOSAL, "from_on": "i går"}, "datum"),
        ({"proposal": "utkast:finns-inte"}, "finns-inte"),
    ],
)
def test_what_cannot_be_tried_is_refused_with_its_reason(sign_in, told, says):
    files = {"proposal_file": "forslag.toml", "matters_file": "a.json"}
    data = {name: uploaded(files[name], value) if name in files else value for name, value in told.items()}
    response = sign_in("coordinator").post(LIST, data)
    assert response.status_code == 422
    assert re.search(says, response.content.decode())
    assert not Replay.objects.exists()


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_texts_never_break_the_form_the_page_or_the_workbook(sign_in, value):
    client = sign_in("coordinator")
    assert client.post(LIST, {"proposal": value, "from_on": value}).status_code in (400, 422)
    title = "".join(sign for sign in value if sign.isprintable())[:200].strip()
    if not title:
        return
    try:
        encoded = json.dumps(
            [{"reference": title, "title": title, "trigger": "application.submit", "on": "2026-06-01"}]
        )
        asked = ask_replay(SYSTEM, PROPOSAL, "forslag.toml", matters=encoded)
    except UnicodeEncodeError:
        return
    replay_matters(str(asked.pk))
    assert "<script>" not in page_of(client, asked, "?visa=all").replace("<script src", "")
    book = load_workbook(BytesIO(client.get(f"{LIST}{asked.pk}/excel/").content))
    assert all(cell.data_type != "f" for sheet in book for row in sheet for cell in row)


def test_nothing_one_and_many_have_each_their_page(sign_in):
    client = sign_in("coordinator")
    assert "Inga prövningar än" in client.get(LIST).content.decode()
    assert "Det finns inga ärenden att pröva förslaget på." in page_of(client, replayed())
    assert "Det enda ärendet hade gått samma väg." in page_of(client, replayed(membership()))
    assert "Alla 2 ärenden hade gått samma väg." in page_of(client, replayed(membership(1), membership(2)))
    assert "Av 1 ärende hade 1 gått en annan väg." in page_of(client, replayed(application()))
    asked = replayed(*many(120))
    assert re.search(r"Av 120 ärenden hade \d+ gått en annan väg", page_of(client, asked))
    second = page_of(client, asked, "?visa=all&page=2")
    assert second.count("<tr>") > 25 and "26" in second


def test_the_picture_and_its_table_say_the_same(sign_in):
    page = page_of(sign_in("coordinator"), replayed(application(1), application(2, cost=COSTLY)))
    assert "1 från KS till KF" in page and "1 från KS till inget beslut" in page
    assert re.search(r"Godkännande</th> <td[^>]*><div>KS</div></td> <td[^>]*><div><strong>KF</strong>", page)
    assert "style=" not in page


def test_each_choice_of_matters_lists_those(sign_in):
    client = sign_in("coordinator")
    open_one = application(3, on=TODAY, is_open=True)
    asked = replayed(application(1), application(2, cost=COSTLY), open_one, membership())
    listed = {
        shown: set(re.findall(r"(?:Ansökan|Nätverk) \d", page_of(client, asked, f"?visa={shown}")))
        for shown in ("moved", "gone", "open", "all", "come", "nonsense")
    }
    assert listed["moved"] == {"Ansökan 2"}
    assert listed["gone"] == {"Ansökan 1", "Ansökan 3"}
    assert listed["open"] == {"Ansökan 3"}
    assert listed["all"] == {"Ansökan 1", "Ansökan 2", "Ansökan 3", "Nätverk 1"}
    assert listed["come"] == {"Ansökan 2"}, "the council decides only after the board's opinion (KL 5:28)"
    assert listed["nonsense"] == {"Ansökan 1", "Ansökan 2", "Ansökan 3"}


def test_the_workbook_and_the_json_hold_every_matter(sign_in):
    client = sign_in("coordinator")
    asked = replayed(application(1), application(2, cost=COSTLY), membership())
    book = load_workbook(BytesIO(client.get(f"{LIST}{asked.pk}/excel/").content))
    assert [sheet.title for sheet in book] == [
        "Svar", "Vem beslutar", "Flyttade", "Faller bort", "Tillkommer", "Ärenden",
    ]  # fmt: skip
    assert book["Flyttade"]["B2"].value == "KS" and book["Flyttade"]["C2"].value == "KF"
    assert book["Ärenden"].max_row == 4
    told = json.loads(client.get(f"{LIST}{asked.pk}/json/").content)
    assert told["summary"]["other_way"] == 2 and len(told["matters"]) == 3 and told["left_out"] == 0


def test_a_control_character_in_a_matters_title_is_no_error_in_the_workbook():
    result = replay([old_set()], [proposal()], [application(1)])
    told = replace(result, matters=(replace(result.matters[0], reference="A", title="Kör\x0b i\x00 Cēsis"),))
    assert load_workbook(BytesIO(as_workbook(told, SYSTEM)))["Ärenden"]["A2"].value == "A Kör  i  Cēsis"


def test_a_matter_the_reader_may_not_see_is_counted_and_nothing_of_it_is_told(sign_in, given):
    """Its reference names nothing the reader may open, so its title, body and changes are left out everywhere."""
    hidden = application(1, cost=COSTLY)
    reference = "application:00000000-0000-7000-8000-000000000001"
    given(type(hidden)(reference, "Hemlig titel", hidden.trigger, hidden.on, hidden.facts, ()))
    asked = ask_replay(SYSTEM, PROPOSAL, "forslag.toml")
    replay_matters(str(asked.pk))
    client = sign_in("coordinator")
    page = page_of(client, asked)
    assert "Av 1 ärende hade 1 gått en annan väg." in page and "Ärende som du inte får se" in page
    told = client.get(f"{LIST}{asked.pk}/json/").content.decode()
    book = load_workbook(BytesIO(client.get(f"{LIST}{asked.pk}/excel/").content))
    cells = " ".join(str(cell.value) for row in book["Ärenden"] for cell in row)
    for text in (page, told, cells):
        assert "Hemlig" not in text and reference not in text
    assert json.loads(told)["left_out"] == 1


def test_who_may_not_see_replays_gets_no_page(client, sign_in):
    asked = replayed(application())
    paths = [LIST, *(f"{LIST}{asked.pk}/{part}" for part in ("", "excel/", "json/"))]
    assert {client.get(path).status_code for path in paths} == {302}
    reader = sign_in("reader")
    assert {reader.get(path).status_code for path in paths} <= {403, 404}


def test_an_administrator_reads_but_does_not_ask(sign_in):
    client = sign_in("administrator")
    assert "Ny prövning" not in client.get(LIST).content.decode()
    assert client.post(LIST, {"proposal_file": uploaded("f.toml", PROPOSAL)}).status_code == 403


def test_a_replay_not_done_cannot_be_taken_along(sign_in):
    asked = ask_replay(SYSTEM, PROPOSAL, "forslag.toml")
    client = sign_in("coordinator")
    assert client.get(f"{LIST}{asked.pk}/excel/").status_code == 404
    assert client.get(f"{LIST}{asked.pk}/json/").status_code == 404


def test_the_number_of_queries_is_the_same_for_few_and_many(sign_in):
    client = sign_in("coordinator")
    few, lots = replayed(application()), replayed(*many(400))

    def queries(path):
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        return len(captured)

    assert queries(f"{LIST}{few.pk}/") == queries(f"{LIST}{lots.pk}/") <= 12
    assert queries(f"{LIST}{few.pk}/excel/") == queries(f"{LIST}{lots.pk}/excel/") <= 12
    before = queries(LIST)
    for _number in range(30):
        ask_replay(SYSTEM, PROPOSAL, "forslag.toml")
    assert queries(LIST) == before <= 12
