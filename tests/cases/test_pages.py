"""The pages: stories through the forms, hostile values, and as many questions however long the list."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hostile import HOSTILE, encoded
from two_authorities import SUBJECT, SYSTEM, TEXTS
from utblick.audit import guard
from utblick.cases import actions, queries
from utblick.cases.actions import PointAnswer
from utblick.cases.decision_forms import AnswerForm
from utblick.cases.effects import Effect
from utblick.cases.models import Decision, DecisionPoint, Dispatch, Matter, MatterDocument, OfficialReport
from utblick.clock import recorded_at

BUDGET = 12


@pytest.fixture
def matter(world, actors):
    return actions.open_matter(actors["kfn_officer"], body_code="KFN", title="Vänortsträff", subject=SUBJECT)


@pytest.fixture
def sent(matter, actors):
    report = actions.write_report(actors["kfn_officer"], matter, effect=Effect.CONDITIONAL, **TEXTS)
    actions.dispatch_to_registrar(actors["kfn_officer"], matter, report=report, way="folder")
    return matter


def answer_of(matter, **told):
    values = {"outcome": "bifall", "decided_on": "2026-08-24", "paragraph": "51", "adjusted_on": "2026-08-28"} | told
    return {f"{matter.pk.hex}-{name}": value for name, value in values.items()}


def test_the_clerk_answers_in_four_fields_and_a_dnr(world, sent, signed_in, arranging):
    """The day of the meeting is filled in when the matter was sent before it."""
    assert list(AnswerForm(points=()).fields)[:4] == ["outcome", "decided_on", "paragraph", "adjusted_on"]
    client = signed_in("kfn_clerk")
    assert 'value="2026-08-24"' not in client.get(reverse("cases:answers")).text
    Dispatch.objects.update(sent_on=world.kfn_meeting.on)
    assert 'value="2026-08-24"' not in client.get(reverse("cases:answers")).text
    Dispatch.objects.update(sent_on=date(2026, 8, 10))
    page = client.get(reverse("cases:answers"))
    assert "Vänortsträff" in page.text and 'value="2026-08-24"' in page.text
    answer = client.post(reverse("cases:answers"), answer_of(sent, outside_number="2026/KFN 0034"))
    assert answer.status_code == 302
    decision = Decision.objects.get()
    points = list(decision.points.all())
    assert (decision.paragraph, decision.adjusted_on, len(points)) == ("51", date(2026, 8, 28), 2)
    assert (points[0].effect, points[0].conditional_on_id, points[1].effect) == ("conditional", "KS", "other")
    assert Matter.objects.get().case_number == "2026/KFN 0034"
    assert "Inget väntar på beslut" in client.get(reverse("cases:answers")).text


def test_points_may_end_differently(sent, signed_in):
    signed_in("kfn_clerk").post(reverse("cases:answers"), answer_of(sent, outcome_2="avslag"))
    assert [point.outcome for point in Decision.objects.get().points.all()] == ["bifall", "avslag"]


def test_a_row_left_alone_stays_and_a_wrong_one_is_told(sent, signed_in):
    client = signed_in("kfn_clerk")
    assert client.post(reverse("cases:answers"), answer_of(sent, outcome="")).status_code == 200
    wrong = client.post(reverse("cases:answers"), answer_of(sent, adjusted_on="2026-08-01"))
    assert wrong.status_code == 422
    assert "KL 5:65" in wrong.text
    assert Decision.objects.count() == 0


def test_an_extract_may_be_attached(sent, signed_in):
    extract = SimpleUploadedFile("utdrag.pdf", b"%PDF-1.7")
    signed_in("kfn_clerk").post(reverse("cases:answers"), answer_of(sent) | {f"{sent.pk.hex}-extract": extract})
    assert Decision.objects.get().extract.name == "utdrag.pdf"


def test_the_day_of_adjusting_is_told_afterwards(sent, signed_in):
    client = signed_in("kfn_clerk")
    client.post(reverse("cases:answers"), answer_of(sent, adjusted_on=""))
    decision = Decision.objects.get()
    assert "Beslutat, ej justerat" in client.get(reverse("cases:answers")).text
    address = reverse("cases:adjust", args=[decision.pk])
    assert client.post(address, {"adjusted_on": "2026-08-01"}).status_code == 422
    assert client.post(address, {"adjusted_on": "2026-08-30"}).status_code == 302
    assert Decision.objects.get().adjusted_on == date(2026, 8, 30)


def test_another_authority_s_clerk_sees_no_row(sent, signed_in):
    assert signed_in("ks_officer").get(reverse("cases:answers")).context["page"].total == 0
    assert signed_in("reader").get(reverse("cases:answers")).status_code == 403


def test_a_frame_approval_is_told_in_full(world, actors, signed_in):
    matter = actions.open_matter(actors["ks_officer"], body_code="KS", title="Ramgodkännande")
    posted = {
        "taken": "meeting", "body": "KS", "decided_on": "2026-09-08", "paragraph": "142", "immediate_adjustment": "on",
        "punkt-TOTAL_FORMS": "1", "punkt-INITIAL_FORMS": "0", "punkt-0-text": "att godkänna",
        "punkt-0-effect": "frame_approval", "punkt-0-outcome": "bifall", "punkt-0-frame_programme": "Erasmus+",
        "punkt-0-frame_body": "KFN", "punkt-0-valid_from": "2026-01-01", "punkt-0-valid_to": "2027-12-31",
        "punkt-0-cap": "100000",
    }  # fmt: skip
    client = signed_in("ks_officer")
    address = reverse("cases:record", args=[matter.pk])
    assert client.post(address, posted | {"punkt-0-valid_to": ""}).status_code == 422
    answer = client.post(address, posted)
    assert answer.status_code == 302
    (frame,) = queries.frame_approvals("Erasmus+", "KFN", date(2026, 9, 10))
    assert frame.cap.minor == 10_000_000
    assert "100\xa0000\xa0kronor" in client.get(answer.headers["Location"]).text


def test_a_matter_is_opened_about_a_subject(world, signed_in):
    client = signed_in("kfn_officer")
    page = client.get(f"{reverse('cases:open')}?om={SUBJECT}")
    assert [code for code, _name in page.context["form"].fields["body"].choices] == ["", "KFN"]
    posted = {"title": "Träff", "body": "KFN", "origin": "call", "officer": str(world.ester.pk)}
    assert client.post(f"{reverse('cases:open')}?om={SUBJECT}", posted).status_code == 302
    assert Matter.objects.get().subject == str(SUBJECT)
    assert client.post(f"{reverse('cases:open')}?om={SUBJECT}", posted).status_code == 422


def test_a_document_comes_in_with_its_sender(matter, signed_in):
    client = signed_in("kfn_officer")
    address = reverse("cases:add_document", args=[matter.pk])
    told = {"title": "Brev", "direction": "incoming", "dated_on": "2026-09-01", "counterpart": "Cēsis"}
    wrong = client.post(address, told | {"file": SimpleUploadedFile("brev.pdf", b"inte en pdf")})
    assert wrong.status_code == 422 and "skadad" in wrong.text
    late = client.post(address, told | {"dated_on": "2026-09-11", "file": SimpleUploadedFile("b.pdf", b"%PDF-1")})
    assert late.status_code == 422
    assert client.post(address, told | {"file": SimpleUploadedFile("b.pdf", b"%PDF-1")}).status_code == 302
    document = MatterDocument.objects.get()
    assert (document.number, document.counterpart, document.shared_at is not None) == (1, "Cēsis", True)


@pytest.mark.one_database
@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_values_through_each_form(sent, signed_in, actors, hostile):
    value = encoded(hostile)
    decision = actions.record_decision(
        SYSTEM, actions.open_matter(SYSTEM, body_code="KFN", title="Annat"), points=[PointAnswer("att")],
        paragraph="9", decided_on=date(2026, 9, 1),
    )  # fmt: skip
    pk = [sent.pk]
    forms = {
        reverse("cases:open"): {"title": value, "body": "KFN", "origin": "idea", "outside_number": value},
        reverse("cases:alter", args=pk): {"title": value, "officer": value, "version": value},
        reverse("cases:number", args=pk): {"outside_number": value, "version": value},
        reverse("cases:add_document", args=pk): {"title": value, "direction": value, "dated_on": value},
        reverse("cases:send", args=pk): {"way": value, "recipient": value},
        reverse("cases:write", args=pk): {"source": value},
        reverse("cases:answers"): answer_of(sent, **dict.fromkeys(["outcome", "decided_on", "outcome_1"], value)),
        reverse("cases:record", args=pk): dict.fromkeys(
            ["taken", "body", "decided_on", "paragraph", "adjusted_on", "punkt-TOTAL_FORMS", "punkt-0-text"], value
        ),
        reverse("cases:adjust", args=[decision.pk]): {"adjusted_on": value},
    }
    client = signed_in("kfn_officer")
    for address, posted in forms.items():
        assert client.post(address, posted).status_code in (200, 302, 409, 422), address
    for query in ("organ", "stallning", "nummer", "sort", "page"):
        assert client.get(reverse("cases:matters"), {query: value}).status_code == 200
    page = client.get(reverse("cases:matters"))
    assert "<script>alert" not in page.text
    assert Matter.objects.filter(pk=sent.pk).exists()


def many(matter, count):
    """So many matters of each sort beside one, written straight to the tables."""
    now, day = recorded_at(), date(2026, 8, 1)
    with guard.opened():
        matters = [
            Matter(
                body_id="KFN", reference=f"M-{count}-{number}", title=f"Ärende {number}", opened_on=day, shared_at=now
            )
            for number in range(count)
        ]  # fmt: skip
        Matter.objects.bulk_create(matters)
        OfficialReport.objects.bulk_create(
            OfficialReport(
                matter=row, recipient_id="KFN", written_on=day, heading="H", text_saved_at=now, shared_at=now
            )
            for row in matters
        )
        decided = [
            Decision(matter=row, body_id="KFN", decided_on=day, year=2026, paragraph=f"{count}-{number}")
            for number, row in enumerate(matters)
            if number % 2
        ]
        Decision.objects.bulk_create(decided)
        DecisionPoint.objects.bulk_create(DecisionPoint(decision=row, number=1, text="att") for row in decided)


def asked(client, address):
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(address).status_code == 200
    return len(found)


@pytest.mark.one_database
@pytest.mark.parametrize("name", ["matters", "answers", "coming", "matter", "report", "decision", "send"])
def test_a_page_asks_at_most_twelve_questions_and_as_many_of_2_500_rows(name, sent, signed_in):
    actions.record_decision(SYSTEM, sent, points=[PointAnswer("att")], paragraph="51", decided_on=date(2026, 8, 24))
    rows = {"report": OfficialReport.objects.get(), "decision": Decision.objects.get()}
    pk = rows.get(name, sent).pk
    address = reverse(f"cases:{name}", args=[pk] if name in ("matter", "report", "decision", "send") else [])
    client = signed_in("kfn_officer")
    many(sent, 25)
    few = asked(client, f"{address}?organ=KFN")
    many(sent, 2_500)
    assert asked(client, f"{address}?organ=KFN") == few
    assert few <= BUDGET


def test_a_matter_with_many_papers_asks_no_more(sent, actors, signed_in):
    client = signed_in("kfn_officer")
    address = reverse("cases:matter", args=[sent.pk])
    few = asked(client, address)
    first, package = MatterDocument.objects.first(), Dispatch.objects.get().package
    with guard.opened():
        MatterDocument.objects.bulk_create(
            MatterDocument(
                matter=sent, number=number, title="H", direction="incoming", dated_on=date(2026, 9, 1), file=first.file,
                shared_at=recorded_at(),
            )
            for number in range(10, 60)
        )  # fmt: skip
        for number in range(20):
            Dispatch.objects.create(matter=sent, sent_on=date(2026, 9, 1), way="folder", package=package)
            row = Decision.objects.create(
                matter=sent, body_id="KFN", decided_on=date(2026, 9, 1), year=2026, paragraph=str(number)
            )
            DecisionPoint.objects.create(decision=row, number=1, text="att")
    assert asked(client, address) <= max(few + 1, BUDGET)
