"""The pages: who sees what, what a form answers, and how many questions the database gets."""

import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hostile import HOSTILE, encoded
from organisation.conftest import SYSTEM
from utblick.audit import guard
from utblick.audit.models import Event
from utblick.organisation import actions
from utblick.organisation.meeting_plans import read, rows_of_text
from utblick.organisation.models import Body, Landmark, Meeting, Person
from utblick.search.fields import sort_key_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
IMPORT = "/organisation/sammantraden/las-in/"
SEEN_BY_ALL = ["/organisation/", "/organisation/organ/KFN/", "/organisation/personer/", "/organisation/sammantraden/"]
LEAD_TIMES = {"document_stop_days": 14, "preparation_days": 14, "approval_days": 3, "call_days": 7,
              "adjustment_days": 14, "dispatch_days": 1, "extra_meeting_days": 7}  # fmt: skip


@pytest.fixture
def meeting(bodies) -> Meeting:
    return actions.add_meeting(SYSTEM, bodies["KFN"], on=date(2026, 8, 24), status="preliminary")


@pytest.mark.parametrize("address", SEEN_BY_ALL)
def test_everyone_signed_in_sees_the_organisation_and_nobody_else(bodies, sign_in, address):
    assert sign_in("reader").get(address).status_code == 200
    assert Client().get(address).status_code == 302


@pytest.mark.parametrize(
    "address",
    ["/organisation/organ/nytt/", "/organisation/organ/KFN/andra/", "/organisation/forvaltningar/ny/", IMPORT,
     "/organisation/dagar/ny/", "/organisation/organ/KFN/uppdrag/"],
)  # fmt: skip
def test_only_coordinator_and_administrator_change_the_organisation(bodies, sign_in, address):
    for role, status in (("coordinator", 200), ("administrator", 200), ("officer", 403), ("reader", 403)):
        assert sign_in(role).get(address).status_code == status, role


def test_a_clerk_changes_the_meetings_of_her_own_body(bodies, meeting, sign_in):
    for act in ("andra", "flytta", "stall-in"):
        address = f"/organisation/sammantraden/{meeting.id}/{act}/"
        assert sign_in("clerk", "KFN").get(address).status_code == 200
        assert sign_in("clerk", "KS").get(address).status_code == 403
    assert sign_in("clerk", "KS").post(f"/organisation/sammantraden/{meeting.id}/bekrafta/").status_code == 403
    page = sign_in("clerk", "KFN").get("/organisation/sammantraden/nytt/").content.decode()
    assert "Kultur- och fritidsnämnden" in page and "Kommunstyrelsen<" not in page


def test_what_does_not_exist_is_404(bodies, sign_in):
    client = sign_in()
    for address in ("organ/XXX/", "forvaltningar/XXX/", f"sammantraden/{bodies['KS'].id}/"):
        assert client.get(f"/organisation/{address}").status_code == 404


def test_a_body_is_registered_and_changed_through_its_form(bodies, sign_in):
    client = sign_in()
    told = {"code": "MN", "name": "Miljönämnden", "body_kind": "committee", **LEAD_TIMES}
    assert client.post("/organisation/organ/nytt/", told).headers["Location"] == "/organisation/organ/MN/"
    told |= {"version": 1, "document_stop_days": 21}
    assert client.post("/organisation/organ/MN/andra/", told).status_code == 302
    assert Body.objects.get(code="MN").document_stop_days == 21
    again = client.post("/organisation/organ/nytt/", told)
    assert again.status_code == 422
    assert "Förkortningen används redan" in again.content.decode()


def test_a_stale_save_answers_409_with_both_texts(bodies, sign_in):
    actions.alter_body(SYSTEM, bodies["KFN"], version=1, name="Fritidsnämnden")
    told = {"name": "Kulturnämnden", "body_kind": "committee", "version": 1, **LEAD_TIMES}
    answer = sign_in().post("/organisation/organ/KFN/andra/", told)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Fritidsnämnden" in page and "Kulturnämnden" in page
    told["version"] = 2
    assert sign_in().post("/organisation/organ/KFN/andra/", told).status_code == 302
    assert Body.objects.get(code="KFN").name == "Kulturnämnden"


def test_a_meeting_goes_its_way_through_the_pages(bodies, meeting, sign_in):
    client, address = sign_in("clerk", "KFN"), f"/organisation/sammantraden/{meeting.id}/"
    client.post(f"{address}bekrafta/", {"version": 1})
    client.post(f"{address}flytta/", {"version": 2, "on": "2026-08-31", "note": "Valet"})
    client.post(f"{address}andra/", {"version": 3, "starts_at": "18:30", "order_in_day": 1, "place": "Sal A"})
    client.post(f"{address}stall-in/", {"version": 4, "note": "För få ärenden"})
    page = client.get(address).content.decode()
    assert "Sammanträdet är inställt." in page and "flyttat från den" in page
    client.post(f"{address}ta-tillbaka/", {"version": 5})
    stored = Meeting.objects.get()
    assert (stored.status, stored.on, stored.place, stored.version) == ("planned", date(2026, 8, 31), "Sal A", 6)


def test_pressing_a_button_on_an_old_page_changes_nothing(bodies, meeting, sign_in):
    client, address = sign_in("clerk", "KFN"), f"/organisation/sammantraden/{meeting.id}/"
    answer = client.post(f"{address}bekrafta/", {"version": 9}, follow=True)
    assert "Någon annan ändrade" in answer.content.decode()
    assert Meeting.objects.get().status == "preliminary"


def test_keeping_people_and_marked_days_are_told_through_their_forms(bodies, sign_in):
    client = sign_in()
    kept = {"valid_from": "2020-01-01", "minutes_in": "Systemet", "register_here": "on"}
    client.post("/organisation/organ/KFN/forvaring/", kept)
    who = {"role": "clerk", "name": "Åsa Öst", "email": "asa@exempel.example", "valid_from": "2020-01-01"}
    client.post("/organisation/organ/KFN/uppdrag/", who)
    page = client.get("/organisation/organ/KFN/").content.decode()
    assert "Systemet" in page and "Åsa Öst" in page
    client.post("/organisation/dagar/ny/", {"on": "2026-09-13", "name": "Val", "landmark_kind": "election"})
    assert "Val" in client.get("/organisation/sammantraden/?ar=2026").content.decode()
    client.post(f"/organisation/dagar/{Landmark.objects.get().id}/ta-bort/")
    assert Landmark.objects.count() == 0
    person = Person.objects.get()
    told = {"name": "Åsa Ö", "email": "asa@exempel.example", "version": 1}
    assert client.post(f"/organisation/personer/{person.id}/", told).status_code == 302
    ending = f"/organisation/uppdrag/{person.assignments.get().id}/avsluta/"
    assert client.post(ending, {"valid_to": "2019-01-01", "version": 1}).status_code == 422
    assert client.post(ending, {"valid_to": "2021-01-01", "version": 1}).status_code == 302


def test_a_plan_is_shown_before_it_is_read_in_and_a_second_time_changes_nothing(bodies, sign_in):
    client, plan = sign_in(), "KS tis 18.30: 13 januari, 10 februari*\nKFN: 19 januari, 6 juni"
    shown = client.post(IMPORT, {"text": plan, "year": "2026"}).content.decode()
    assert "4 nya sammanträden" in shown and "nationaldagen" in shown
    assert Meeting.objects.count() == 0
    hidden = re.search(r'name="text" value="([^"]*)"', shown)
    assert hidden
    answer = client.post(IMPORT, {"text": hidden.group(1), "year": "2026", "confirm": "1"}, follow=True)
    assert "4 nya" in answer.content.decode()
    assert Meeting.objects.get(on=date(2026, 2, 10)).status == "reserve"
    events = Event.objects.count()
    assert "finns redan" in client.post(IMPORT, {"text": plan, "year": "2026"}).content.decode()
    client.post(IMPORT, {"text": hidden.group(1), "year": "2026", "confirm": "1"})
    assert (Meeting.objects.count(), Event.objects.count()) == (4, events)


def test_one_mistake_stops_the_whole_plan_and_the_text_is_kept(bodies, sign_in):
    plan = "KS: 13 januari\nKXN: 14 januari\nKS: 32 mars"
    for more in ({}, {"confirm": "1"}):
        answer = sign_in().post(IMPORT, {"text": plan, "year": "2026", **more})
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "KXN" in page and "32 mars" in page and "Rätta planen" in page
        assert "KS: 13 januari" in page
    assert Meeting.objects.count() == 0


@pytest.mark.parametrize(
    "name, content, told",
    [
        ("plan.exe", b"MZ", "varken CSV eller XLSX"),
        ("plan.xlsx", b"PK", "går inte att läsa"),
        ("plan.csv", b"a" * 2_000_001, "större än 2 MB"),
        ("plan.csv", b"", "tom"),
    ],
)
def test_an_upload_that_is_no_plan_is_refused(bodies, sign_in, name, content, told):
    answer = sign_in().post(IMPORT, {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 422
    assert told in answer.content.decode()


def test_a_file_is_read_in(bodies, sign_in):
    content = "organ;datum\nKultur- och fritidsnämnden;2026-01-19\n".encode("cp1252")
    page = sign_in().post(IMPORT, {"file": SimpleUploadedFile("plan.csv", content)}).content.decode()
    assert "1 nya sammanträden" in page


FORMS = [
    ("/organisation/organ/nytt/", ["code", "name", "name_en", "reference_pattern", "registrar_email", "valid_from",
                                   "document_stop_days", "parent", "body_kind"]),
    ("/organisation/organ/KFN/andra/", ["name", "valid_to", "adjustment_days", "version", "successor"]),
    ("/organisation/organ/KFN/forvaring/", ["valid_from", "minutes_in"]),
    ("/organisation/organ/KFN/uppdrag/", ["name", "title", "email", "role", "valid_from", "valid_to"]),
    ("/organisation/forvaltningar/ny/", ["code", "name", "head_title", "resting_weeks"]),
    ("/organisation/sammantraden/nytt/", ["body", "on", "status", "starts_at", "place", "order_in_day", "note"]),
    ("/organisation/dagar/ny/", ["on", "name", "landmark_kind"]),
    (IMPORT, ["text", "year"]),
]  # fmt: skip
VALID = {
    "code": "MN", "name": "Miljönämnden", "body_kind": "committee", "role": "member", "valid_from": "2026-01-01",
    "on": "2026-03-02", "status": "planned", "order_in_day": "0", "landmark_kind": "election", "version": "1",
    "text": "KS: 13 januari", "year": "2026", **LEAD_TIMES,
}  # fmt: skip


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("address, fields", FORMS, ids=[address for address, _ in FORMS])
def test_hostile_values_are_refused_or_kept_as_text(bodies, sign_in, address, fields, value):
    client = sign_in()
    for field in fields:
        told = {**VALID, "body": bodies["KFN"].id, field: encoded(value)}
        answer = client.post(address, told, follow=True)
        assert answer.status_code in (200, 409, 422), field
        assert "<script>alert" not in answer.content.decode()
    assert client.get("/organisation/").status_code == 200


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_addresses_and_filters_break_nothing(bodies, sign_in, value):
    client = sign_in()
    filters = {"ar": encoded(value), "organ": encoded(value), "stallning": encoded(value), "page": encoded(value)}
    assert client.get("/organisation/sammantraden/", filters).status_code == 200
    assert client.get("/organisation/personer/", filters).status_code == 200


def many(count: int) -> None:
    """So many meetings of one year, spread over bodies, and so many people."""
    with guard.opened():
        codes = [f"N{number}" for number in range(max(1, count // 100))]
        bodies = Body.objects.bulk_create(
            Body(code=code, name=code, sort_name=sort_key_of(code), body_kind="committee") for code in codes
        )
        places = [(body, day, order) for order in range(2) for day in range(365) for body in bodies]
        Meeting.objects.bulk_create(
            Meeting(body=body, on=date(2026, 1, 1) + timedelta(days=day), order_in_day=order)
            for body, day, order in places[:count]
        )
        Person.objects.bulk_create(Person(name=f"P {n}", sort_name=sort_key_of(f"P {n}")) for n in range(count))


@pytest.mark.parametrize("address", [*SEEN_BY_ALL, "/organisation/sammantraden/?ar=2026", IMPORT])
def test_pages_ask_at_most_twelve_questions_at_25_and_at_2500_rows(bodies, sign_in, address):
    client, asked = sign_in(), []
    for count in (25, 2_500):
        with guard.opened():
            Meeting.objects.all().delete()
            Person.objects.all().delete()
            Body.objects.filter(code__startswith="N").delete()
        many(count)
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address).status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 12, asked


def test_the_command_reads_a_plan_in_or_tells_every_mistake(bodies, tmp_path, capsys):
    from argparse import Namespace

    from utblick.organisation.commands import run_import

    plan = tmp_path / "plan.csv"
    plan.write_text("organ;datum\nKS;13 januari\nKXN;14 januari\nKS;32 mars\n", "utf-8")
    assert run_import(Namespace(file=plan, year=2026)) == 1
    told = capsys.readouterr().err
    assert "Rad 3" in told and "Rad 4" in told and "Inget är inläst" in told
    assert Meeting.objects.count() == 0
    plan.write_text("organ;datum\nKS;2026-01-13\n", "utf-8")
    assert run_import(Namespace(file=plan, year=None)) == 0
    assert "1 nya, 0 ändrade, 0 som förut." in capsys.readouterr().out
    assert run_import(Namespace(file=tmp_path / "none.csv", year=None)) == 1


def test_importing_names_every_meeting_in_the_log(bodies):
    actions.import_plan(SYSTEM, read(rows_of_text("KS: 13 januari, 10 februari"), 2026))
    assert [event.verb for event in Event.objects.filter(subject__startswith="meeting:")] == ["meeting.import"] * 2


def test_bodies_that_only_the_plan_knows_are_added_on_the_way(bodies, sign_in):
    """Users.md § 9: looked through, added, and the plan checked again; a code in use is told."""
    client = sign_in("administrator")
    page = client.post(IMPORT, {"text": "Trafiknämnden: 8 februari 2027", "year": "2027"})
    assert page.status_code == 422 and "Trafiknämnden" in page.text and 'value="TN"' in page.text
    rows = {"text": "Trafiknämnden: 8 februari 2027", "year": "2027", "add_bodies": "1",
            "name_0": "Trafiknämnden", "kind_0": "committee"}  # fmt: skip
    assert "används redan" in client.post(IMPORT, {**rows, "code_0": "KS"}).text
    assert client.post(IMPORT, {**rows, "code_0": "\x00"}).status_code == 422
    assert "nya sammanträden" in client.post(IMPORT, {**rows, "code_0": "TN"}).text
    assert Body.objects.get(code="TN").name == "Trafiknämnden"
