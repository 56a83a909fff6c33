"""The tjänsteskrivelse: eight answers, written once and reused, shared with a warning, set as Word and PDF."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django_q.models import OrmQ
from docx import Document

from hostile import HOSTILE, encoded
from two_authorities import SUBJECT, SYSTEM, TEXTS, fetched
from utblick.cases import actions, hooks, queries
from utblick.cases.actions import PointAnswer
from utblick.cases.drafting import REQUIRED, is_after_election, missing_answers
from utblick.cases.effects import Effect
from utblick.cases.forms import STEPS, CostStep
from utblick.cases.hooks import Background
from utblick.cases.jobs import set_papers
from utblick.cases.models import OfficialReport
from utblick.cases.paperwork import decision_summary
from utblick.cases.phrases import Cause, proposed_points
from utblick.documents import pdf
from utblick.documents.files import read
from utblick.documents.papers import Citation, RoadStep, VerdictText
from utblick.ui.conflicts import Stale


@pytest.fixture
def matter(world, actors):
    return actions.open_matter(
        actors["kfn_officer"], body_code="KFN", title="Vänortsträff med Cēsis", subject=SUBJECT, officer=world.ester
    )


@pytest.fixture
def report(matter, actors):
    return actions.write_report(actors["kfn_officer"], matter, **TEXTS)


def text_of(pdf_bytes):
    with pypdfium2.PdfDocument(pdf_bytes) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def test_a_report_asks_at_most_eight_answers_users_md_4(world, matter, actors):
    assert len(REQUIRED) == 8
    empty = actions.write_report(actors["kfn_officer"], matter)
    assert missing_answers(empty) == list(REQUIRED.values())
    required = {name for step in STEPS.values() for name, field in step(None, empty).fields.items() if field.required}
    assert required == {"heading", "effect", "goals", "added_value", "benefits", "sustainability", "signatory"}


@pytest.mark.parametrize("contribution", ["competence_gained", "experience_gained", "resources_gained"])
def test_one_of_the_three_contributions_is_enough_G_04(report, actors, contribution):
    texts = dict.fromkeys(OfficialReport.CONTRIBUTIONS, "") | {contribution: "Något"}
    assert missing_answers(actions.save_report(actors["kfn_officer"], report, **texts)) == []
    bare = actions.save_report(actors["kfn_officer"], report, **dict.fromkeys(OfficialReport.CONTRIBUTIONS, " "))
    assert missing_answers(bare) == [REQUIRED["contribution"]]


def test_own_time_is_never_nought(report, actors):
    actions.save_report(actors["kfn_officer"], report, years=[{"year": 2026, "cost": 100, "hours": 0, "note": ""}])
    assert missing_answers(report) == [REQUIRED["own_time"]]


@pytest.mark.parametrize(
    ("year", "written", "after"),
    [(2026, 2026, False), (2027, 2026, True), (2027, 2027, False), (2030, 2027, False), (2031, 2027, True)],
)
def test_years_after_the_next_election_are_told(year, written, after):
    assert is_after_election(year, written) is after


def test_a_report_without_its_answers_is_neither_approved_nor_sent_G_03(world, matter, actors):
    bare = actions.write_report(actors["kfn_officer"], matter)
    with pytest.raises(ValidationError, match="mervärde"):
        actions.approve_report(actors["kfn_officer"], bare, world.birger)
    with pytest.raises(ValidationError, match="mervärde"):
        actions.dispatch_to_registrar(actors["kfn_officer"], matter, report=bare, way="folder")


@pytest.mark.parametrize("answer", ["added_value", "sustainability", "benefits"])
def test_added_value_sustainability_and_each_partys_benefit_are_written_before_approval(world, report, actors, answer):
    """G-05, G-07, G-08."""
    lacking = actions.save_report(actors["kfn_officer"], report, **{answer: "  "})
    with pytest.raises(ValidationError, match=str(REQUIRED[answer])):
        actions.approve_report(actors["kfn_officer"], lacking, world.birger)
    actions.save_report(actors["kfn_officer"], report, **{answer: "Det blir av."})
    actions.approve_report(actors["kfn_officer"], OfficialReport.objects.get(), world.birger)


def test_an_approval_falls_when_the_text_is_changed(world, report, actors):
    actions.approve_report(actors["kfn_officer"], report, world.birger)
    actions.save_report(actors["kfn_officer"], report, goals="Ett annat mål.")
    assert OfficialReport.objects.get().approved_by is None
    actions.approve_report(actors["kfn_officer"], report, world.birger)
    actions.save_report(actors["kfn_officer"], report, goals="Ett annat mål.")
    assert OfficialReport.objects.get().approved_by == world.birger


def test_the_board_s_report_is_filled_from_the_committee_s_once_that_is_shared(world, report, actors):
    board = actions.open_matter(actors["ks_officer"], body_code="KS", title="Godkännande", subject=SUBJECT)
    assert queries.reports_to_build_on(actors["ks_officer"], board) == []
    refused = actions.write_report(actors["ks_officer"], board, source=report)
    assert refused.goals == ""
    actions.share_report(actors["kfn_officer"], report)
    assert queries.reports_to_build_on(actors["ks_officer"], board) == [refused, report]
    filled = actions.write_report(actors["ks_officer"], board, source=report)
    assert (filled.goals, filled.years, filled.effect) == (report.goals, report.years, Effect.APPROVE)
    assert filled.points == ("att godkänna kultur- och fritidsnämndens medverkan i projektet ”Godkännande”.",)
    assert missing_answers(filled) == []
    assert filled.shared_at is None


def test_with_the_board_first_the_text_comes_from_the_shared_idea(world, actors, monkeypatch):
    known = Background(
        cause=Cause("Två stränder", "CERV", "Strandö kommun", applicant="Kultur- och fritidsnämnden"),
        effect=Effect.APPROVE,
        texts={"goals": "Målet ur idén", "matter": "obehörigt"},
    )
    monkeypatch.setitem(hooks._sources, "application", lambda *_asked: known)
    board = actions.open_matter(actors["ks_officer"], body_code="KS", title="Två stränder", subject=SUBJECT)
    filled = actions.write_report(actors["ks_officer"], board)
    assert filled.goals == "Målet ur idén"
    assert filled.proposal == (
        "att godkänna kultur- och fritidsnämndens medverkan i projektet ”Två stränder” ur programmet CERV."
    )


@pytest.mark.parametrize(
    ("effect", "cause", "first"),
    [
        (Effect.APPLY, Cause("T", "CERV", "Strandö"), "att Strandö ansöker om medel ur programmet CERV för "
         "projektet ”T”,"),
        (Effect.APPLY, Cause("T", "", "Strandö", as_partner=True),
         "att Strandö medverkar som partner i projektet ”T”,"),
        (
            Effect.CONDITIONAL,
            Cause("T", "", "Strandö", approver="Kommunstyrelsen"),
            "att, under förutsättning av kommunstyrelsens godkännande, Strandö ansöker om medel för projektet ”T”,",
        ),
        (Effect.TERMINATE, Cause("vänorten Cēsis"), "att säga upp avtalet om projektet ”vänorten Cēsis”,"),
    ],
)  # fmt: skip
def test_proposals_are_phrased_for_the_body(effect, cause, first):
    assert proposed_points(effect, cause)[0] == first


def test_the_decision_to_apply_says_who_signs():
    points = proposed_points(Effect.APPLY, Cause("T", signatory="Kultur- och fritidschefen"))
    assert points[1] == "att ge kultur- och fritidschefen i uppdrag att underteckna bidragsavtal och konsortieavtal."


def test_two_people_on_one_text_lose_nothing_409(report, actors, signed_in):
    actions.save_report(actors["kfn_officer"], report, version=1, goals="Deras mål")
    with pytest.raises(Stale):
        actions.save_report(actors["kfn_officer"], report, version=1, goals="Mitt mål")
    client = signed_in("kfn_officer")
    answer = client.post(reverse("cases:edit", args=[report.pk, "bedomning"]), {"goals": "Mitt mål", "version": "1"})
    assert answer.status_code == 409
    assert "Mitt mål" in answer.text and "Deras mål" in answer.text
    years = {"cost_2026": "7", "hours_2026": "8", "signatory": report.signatory, "version": "1"}
    answer = client.post(reverse("cases:edit", args=[report.pk, "kostnad"]), years)
    assert answer.status_code == 409
    assert "18000" in answer.text and 'value="7"' in answer.text


def test_the_steps_save_what_they_show(report, signed_in):
    client = signed_in("kfn_officer")
    for name in STEPS:
        page = client.get(reverse("cases:edit", args=[report.pk, name]))
        form = page.context["form"]
        posted = {bound.name: bound.value() if bound.value() is not None else "" for bound in form}
        before = OfficialReport.objects.get().values()
        answer = client.post(page.request["PATH_INFO"], {**posted, "version": str(form.initial.get("version") or 1)})
        assert answer.status_code == 302, name
        assert OfficialReport.objects.get().values() == before, name


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_values_are_kept_as_text_or_refused(report, signed_in, hostile):
    client = signed_in("kfn_officer")
    for name, step in STEPS.items():
        fields = step(None, report).fields
        posted = {field: encoded(hostile) for field in fields} | {"version": str(OfficialReport.objects.get().version)}
        answer = client.post(reverse("cases:edit", args=[report.pk, name]), posted)
        assert answer.status_code in (302, 422), name
    page = client.get(reverse("cases:report", args=[report.pk]))
    assert page.status_code == 200
    assert "<script>alert" not in page.text


def test_hostile_text_becomes_papers_all_the_same(world, matter, actors):
    report = actions.write_report(actors["kfn_officer"], matter, **TEXTS)
    for text in HOSTILE.values():
        if "\x00" not in text and "\ud800" not in text:
            actions.save_report(actors["kfn_officer"], report, summary=text, benefits=text, proposal=text)
            assert len(actions.produce_papers(actors["kfn_officer"], report)) == 3


def test_word_pdf_and_summary_hold_what_was_written(world, report, actors):
    known = Background(
        verdict=VerdictText(
            "not_yet", "Kommunstyrelsen har inte godkänt.", "Riktlinjer", ("Godkännande av KS",),
            (Citation("R4.5", "KS godkänner"),),
        ),
        road=(RoadStep("Kommunstyrelsen godkänner", date(2026, 9, 8), "sista mötet före valet"),),
        last_day=date(2026, 9, 23),
        others_decide="Kommunstyrelsen godkänner den 8 september.",
    )  # fmt: skip
    papers = {paper.paper: paper for paper in actions.produce_papers(actors["kfn_officer"], report, known)}
    word = Document(BytesIO(read(papers["word"].file.sha256)))
    told = "\n".join(
        [paragraph.text for paragraph in word.paragraphs]
        + [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    )
    pdf = text_of(read(papers["pdf"].file.sha256))
    summary = text_of(read(papers["summary"].file.sha256))
    for place in (told, pdf):
        for text in ("Fler unga i föreningslivet", "U-2026-0001", "R4.5", "sista mötet före valet", "Birger Åhlén"):
            assert text in place, text
    assert "63 000 kronor".replace(" ", "\xa0") in summary.replace(" ", "\xa0")
    assert "ligger efter nästa val" in summary
    assert "Kommunstyrelsen godkänner den 8 september" in summary
    with pypdfium2.PdfDocument(read(papers["summary"].file.sha256)) as document:
        assert len(document) == 1


def test_the_one_page_names_the_meeting_when_no_last_day_is_known(world, report):
    """users.md § 1: the chair's page never says a last day that is nobody's."""
    page = decision_summary(report, Background())
    assert page.last_day is None
    assert page.last_day_reason.startswith("Kultur- och fritidsnämnden sammanträder måndag 5\xa0oktober 2026.")
    printed = text_of(pdf.render(page).content)
    assert "sammanträder måndag 5" in printed and "Senast" not in printed


def test_papers_are_set_once_a_text_by_the_worker_after_approval(world, report, actors):
    actions.approve_report(actors["kfn_officer"], report, world.birger)
    assert OrmQ.objects.count() == 1
    assert set_papers(str(report.pk)) == 3
    assert set_papers(str(report.pk)) == 3
    assert report.papers.count() == 3
    actions.save_report(actors["kfn_officer"], report, goals="Nytt mål")
    assert queries.papers_of(report) == []
    assert set_papers(str(report.pk)) == 3
    assert [paper.number for paper in report.papers.all()] == [1, 2, 3, 4, 5, 6]


def test_the_papers_of_a_draft_are_drafts_and_go_with_the_report(report, actors, signed_in):
    paper = actions.produce_papers(actors["kfn_officer"], report)[1]
    address = reverse("documents:file", args=[paper.file_id])
    assert fetched(signed_in("kfn_officer"), address)[0] == 200
    assert fetched(signed_in("ks_officer"), address)[0] == 404
    actions.share_report(actors["kfn_officer"], report)
    assert fetched(signed_in("ks_officer"), address)[0] == 200


def test_sharing_warns_first_and_is_the_authority_s_own_act(report, actors, signed_in):
    page = signed_in("kfn_officer").get(reverse("cases:share", args=[report.pk]))
    assert "TF 2:11" in page.text
    assert OfficialReport.objects.get().shared_at is None
    with pytest.raises(PermissionDenied):
        actions.share_report(actors["kfn_registrar"], report)
    assert signed_in("kfn_officer").post(page.request["PATH_INFO"]).status_code == 302
    assert OfficialReport.objects.get().shared_at is not None


def test_a_year_beyond_the_table_is_kept(report, actors):
    actions.save_report(SYSTEM, report, years=[{"year": 2040, "cost": 100, "hours": 1, "note": ""}])
    form = CostStep(None, report)
    assert list(form.years)[-1] == 2040


def test_the_coordinator_alone_can_carry_a_matter_from_report_to_decision_users_md_2(world, actors, signed_in):
    coordinator = actors["coordinator"]
    matter = actions.open_matter(coordinator, body_code="KFN", title="Träff", subject=SUBJECT)
    report = actions.write_report(coordinator, matter, **TEXTS)
    assert report.shared_at is not None
    page = signed_in("coordinator").get(reverse("cases:matter", args=[matter.pk]))
    assert page.status_code == 200 and page.context["primary"].label == "Skicka till registrator"
    actions.approve_report(coordinator, report, world.birger)
    actions.dispatch_to_registrar(coordinator, matter, report=report, way="folder")
    actions.set_outside_number(coordinator, matter, "2026/KFN 0034")
    actions.record_decision(
        coordinator, matter, points=[PointAnswer("att ansöka", Effect.APPLY)], paragraph="51",
        decided_on=date(2026, 8, 24), immediate_adjustment=True,
    )  # fmt: skip
    assert queries.decisions_about(SUBJECT)[0].adjusted
    with pytest.raises(PermissionDenied):
        actions.write_report(actors["ks_officer"], matter)
