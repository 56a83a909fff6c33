"""Disposal (gallring): by the plan, reviewed by two, by decision; gone everywhere, and the chain is whole."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from two_authorities import SYSTEM
from utblick.archive import actions
from utblick.archive.models import ArchivePackage, DisposalItem, DisposalList, RetentionRule, TypedDocument
from utblick.archive.queries.disposal import due
from utblick.archive.retention import first_day_of_disposal
from utblick.audit import guard
from utblick.audit.models import Event, EventWords
from utblick.audit.verification import verify
from utblick.cases.models import Dispatch, Matter, MatterDocument
from utblick.clock import uuid7
from utblick.clock.models import Installation
from utblick.clock.queries import forget
from utblick.documents import files
from utblick.documents.actions import keep_text
from utblick.documents.models import FileText, StoredFile
from utblick.search.models import SearchEntry
from utblick.search.queries import find
from utblick.values import Actor, Grant

pytestmark = pytest.mark.django_db
FIRST = Actor(f"user:{uuid7()}", "Första", (Grant("registrar", "KFN"),))
SECOND = Actor(f"user:{uuid7()}", "Andra", (Grant("officer", "KFN"),))


@pytest.fixture
def letters(closed):
    """The letters 4 to 11 of the closed matter are to go two years after its year; it is then 2029."""
    rule = actions.add_rule(
        FIRST, name="Brev av liten betydelse", classification="2.4", fate="disposed", years=2, basis="KFN 2026 § 12"
    )
    documents = list(MatterDocument.objects.filter(matter=closed, title__startswith="Brev"))
    actions.type_documents(FIRST, Matter.objects.get(pk=closed.pk), dict.fromkeys(documents, rule))
    with guard.opened():
        Installation.objects.update(demo_date=date(2029, 1, 1))
    forget()
    kept = {row.sha256: files.read(row.sha256) for row in StoredFile.objects.all()}
    yield documents
    forget()
    for content in kept.values():
        files.store(content)


WORD = "fjärilshåv"
"""A word that stands only in the files of the letters."""


def _read_words(letters: list[MatterDocument]) -> None:
    """As if the worker had read the letters' files: their words are in search and beside the files."""
    for letter in letters:
        known = FileText(sha256=letter.file.sha256, state=FileText.State.READ, text=f"Om en {WORD}")
        keep_text(letter.file, known, goes_on=False)
    assert len(find(FIRST, WORD)) == len(letters)


def reviewed() -> DisposalList:
    gathered = actions.gather_list(FIRST, "KFN")
    return actions.review_list(SECOND, actions.review_list(FIRST, gathered))


def test_years_are_whole_calendar_years_after_the_year_of_closing():
    assert first_day_of_disposal(date(2026, 9, 10), 2) == date(2029, 1, 1)
    assert first_day_of_disposal(date(2026, 1, 1), 0) == date(2027, 1, 1)


def test_what_is_due_is_gathered_once(letters):
    assert not due("KFN", date(2028, 12, 31))
    assert len(due("KFN", date(2029, 1, 1))) == 8
    assert actions.gather_list(FIRST, "KFN").items.count() == 8
    with pytest.raises(ValidationError, match="Inget får gallras"):
        actions.gather_list(FIRST, "KFN")


def test_what_is_kept_or_untyped_is_never_due(closed, letters):
    actions.alter_rule(FIRST, RetentionRule.objects.get(), fate="kept", years=None)
    assert not due("KFN", date(2099, 1, 1))
    actions.type_documents(FIRST, Matter.objects.get(pk=closed.pk), dict.fromkeys(letters))
    assert not TypedDocument.objects.exists()


def test_two_different_people_review_before_anything_goes(letters):
    gathered = actions.gather_list(FIRST, "KFN")
    told = {"decision": "KFN § 9", "decided_on": date(2029, 1, 1)}
    with pytest.raises(ValidationError, match="Två olika personer"):
        actions.decide_list(FIRST, gathered, **told)
    once = actions.review_list(FIRST, gathered)
    with pytest.raises(ValidationError, match="redan granskat"):
        actions.review_list(FIRST, once)
    twice = actions.review_list(SECOND, once)
    with pytest.raises(ValidationError, match="Ange gallringsbeslutet"):
        actions.decide_list(FIRST, twice, decision=" ", decided_on=date(2029, 1, 1))
    with pytest.raises(ValidationError, match="Ange gallringsbeslutet"):
        actions.decide_list(FIRST, twice, decision="KFN § 9", decided_on=date(2029, 1, 2))
    with pytest.raises(PermissionDenied):
        actions.decide_list(SECOND, twice, **told)
    assert MatterDocument.objects.filter(pk__in=[letter.pk for letter in letters]).count() == 8


def test_disposed_documents_are_gone_everywhere_and_the_chain_is_whole(closed, letters):
    actions.make_package(SYSTEM, actions.ask_package(SYSTEM, Matter.objects.get(pk=closed.pk)))
    refs = [str(letter.ref) for letter in letters]
    digests = {letter.file.sha256 for letter in letters}
    _read_words(letters)
    events = Event.objects.count()
    gone = {*digests, Dispatch.objects.get().package.sha256}
    done = actions.decide_list(FIRST, reviewed(), decision="KFN 2029 § 9", decided_on=date(2029, 1, 1))
    assert not any(files.path_of(digest).exists() for digest in gone)
    assert done.done_at
    assert MatterDocument.objects.filter(matter=closed).count() == 4
    assert not StoredFile.objects.filter(sha256__in=gone).exists()
    assert not ArchivePackage.objects.filter(file__isnull=False).exists()
    assert not SearchEntry.objects.filter(ref__in=refs).exists()
    assert find(FIRST, WORD) == []
    assert not FileText.objects.filter(sha256__in=digests).exists()
    assert "Brev 1 från" not in " ".join(EventWords.objects.values_list("words", flat=True))
    with zipfile.ZipFile(BytesIO(files.read(Dispatch.objects.get().package.sha256))) as package:
        assert not [name for name in package.namelist() if "brev" in name]
        assert [name for name in package.namelist() if name.startswith("01 ")]
    certificates = Event.objects.filter(verb="document.dispose", subject__in=refs)
    assert {digest for digest in digests if any(digest in row.payload for row in certificates)} == digests
    assert Event.objects.count() > events
    assert verify().whole


def test_a_list_is_carried_out_once(letters):
    done = actions.decide_list(FIRST, reviewed(), decision="KFN § 9", decided_on=date(2029, 1, 1))
    with pytest.raises(ValidationError, match="redan gallrad"):
        actions.review_list(SYSTEM, done)


def test_a_spared_document_stays_and_the_list_is_reviewed_again(letters, by_role):
    gathered = reviewed()
    spared = reverse("archive:spare", args=[gathered.items.first().pk])
    assert by_role("registrar", "KFN").post(spared, follow=True).status_code == 200
    gathered.refresh_from_db()
    assert (gathered.first_by, gathered.second_by, gathered.items.count()) == ("", "", 7)


def test_from_plan_to_list_in_the_pages(closed, by_role, letters):
    client = by_role("registrar", "KFN")
    wrong = {"name": "Resebokning", "fate": "disposed", "basis": "KFN § 1"}
    assert client.post(reverse("archive:add_rule"), wrong).status_code == 422
    assert client.post(reverse("archive:add_rule"), wrong | {"years": "2"}).status_code == 302
    rule = RetentionRule.objects.get(name="Resebokning")
    edited = {"name": "Resor", "fate": "kept", "basis": "KFN § 1", "version": "1"}
    assert client.post(reverse("archive:alter_rule", args=[rule.pk]), edited).status_code == 302
    assert "Resor" in client.get(reverse("archive:plan")).text
    page = client.get(reverse("archive:types", args=[closed.pk]))
    assert "Brev 3 från Cēsis" in page.text
    chosen = {str(document.pk): str(rule.pk) for document in closed.documents.all()}
    assert client.post(reverse("archive:types", args=[closed.pk]), chosen).status_code == 302
    assert TypedDocument.objects.filter(rule=rule).count() == 12
    rule.refresh_from_db()
    actions.alter_rule(FIRST, rule, fate="disposed", years=1)
    made = client.post(reverse("archive:gather"), {"body": "KFN"})
    gathered = DisposalList.objects.get()
    assert made.headers["Location"] == reverse("archive:list", args=[gathered.pk])
    client.post(reverse("archive:review", args=[gathered.pk]))
    assert "redan granskat" in client.post(reverse("archive:review", args=[gathered.pk]), follow=True).text
    actions.review_list(SECOND, DisposalList.objects.get())
    assert "Gallra handlingarna" in client.get(reverse("archive:list", args=[gathered.pk])).text
    assert "väntar på beslut" in client.get(reverse("archive:lists")).text
    assert client.post(reverse("archive:list", args=[gathered.pk]), {"decision": ""}).status_code == 422


@pytest.mark.one_database
@pytest.mark.parametrize("page", ["plan", "lists"])
def test_the_lists_ask_as_much_at_25_as_at_2500(closed, by_role, page):
    client, asked = by_role("registrar", "KFN"), []
    for first, count in ((0, 25), (25, 2_475)):
        with guard.opened():
            RetentionRule.objects.bulk_create(
                RetentionRule(name=f"Typ {number}", basis="§ 1") for number in range(first, first + count)
            )
            DisposalList.objects.bulk_create(
                DisposalList(body_id="KFN", gathered_on=date(2026, 1, 1)) for _number in range(count)
            )
        with CaptureQueriesContext(connection) as questions:
            assert client.get(reverse(f"archive:{page}")).status_code == 200
        asked.append(len(questions))
    assert asked[0] == asked[1] <= 12


@pytest.mark.one_database
def test_the_pages_of_one_matter_and_one_list_ask_as_much_of_fifty_documents_more(closed, by_role):
    def more(first, count):
        document = closed.documents.first()
        with guard.opened():
            made = MatterDocument.objects.bulk_create(
                MatterDocument(
                    matter=closed, number=number, title=f"H {number}", direction="incoming", dated_on=date(2026, 1, 1),
                    file=document.file, shared_at=document.shared_at,
                )
                for number in range(first, first + count)
            )  # fmt: skip
            DisposalItem.objects.bulk_create(
                DisposalItem(
                    on_list=gathered, matter=closed, document=str(one.ref), number=one.number, rule=rule,
                    due_on=date(2026, 1, 1), sha256=document.file.sha256,
                )
                for one in made
            )  # fmt: skip

    def asked():
        counts = {}
        for name, row in (("matter", closed), ("types", closed), ("list", gathered)):
            with CaptureQueriesContext(connection) as questions:
                assert client.get(reverse(f"archive:{name}", args=[row.pk])).status_code == 200
            counts[name] = len(questions)
        return counts

    client = by_role("registrar", "KFN")
    with guard.opened():
        gathered = DisposalList.objects.create(body_id="KFN", gathered_on=date(2026, 1, 1))
        rule = RetentionRule.objects.create(name="Brev", basis="§ 1")
    more(100, 5)
    asked()
    few = asked()
    more(200, 50)
    assert asked() == few and max(few.values()) <= 12
