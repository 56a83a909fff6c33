"""Text written once: nämnd's paper, the board's, the next one and the yearly report; plan and answer as appendices."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from django.urls import reverse
from docx import Document

from two_authorities import SUBJECT, TEXTS
from utblick.cases import actions, queries
from utblick.cases.drafting import CARRIED_OVER
from utblick.cases.effects import Effect
from utblick.cases.hooks import Background
from utblick.cases.models import Matter
from utblick.cases.phrases import Cause, proposed_points
from utblick.clock.queries import today
from utblick.documents.files import read
from utblick.documents.papers import RoadStep, Sender, VerdictAppendix, VerdictText

ROAD = (
    RoadStep("Kommunstyrelsen godkänner", date(2026, 9, 8), "sista mötet före valet"),
    RoadStep("Nämnden beslutar", date(2026, 8, 24), "handlingar tre veckor före"),
)
ANSWER = VerdictAppendix(
    Sender("Strandö kommun", "KFN"), date(2026, 9, 10), "Vänortsträff", "Får ansökan lämnas in?", "Inte ännu",
    "U-2026-0001", steps=("Godkännande av kommunstyrelsen: saknas",),
)  # fmt: skip


@pytest.fixture
def matter(world, actors):
    return actions.open_matter(
        actors["kfn_officer"], body_code="KFN", title="Vänortsträff med Cēsis", subject=SUBJECT, officer=world.ester
    )


@pytest.fixture
def report(matter, actors):
    return actions.write_report(actors["kfn_officer"], matter, effect=Effect.CONDITIONAL, **TEXTS)


def words_of(content):
    with pypdfium2.PdfDocument(content) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def carried(report):
    return {name: getattr(report, name) for name in CARRIED_OVER}


def test_one_text_serves_the_committee_the_board_and_the_yearly_report(matter, report, actors):
    kfn, ks = actors["kfn_officer"], actors["ks_officer"]
    actions.share_report(kfn, report)
    board = actions.open_matter(ks, body_code="KS", title="Godkännande", subject=SUBJECT)
    approving = actions.write_report(ks, board, source=queries.reports_to_build_on(ks, board)[0])
    actions.close_matter(kfn, matter)
    yearly = actions.open_matter(
        kfn, body_code="KFN", title="Årlig redovisning", subject=SUBJECT, origin=Matter.Origin.YEARLY_REPORT
    )
    told = actions.write_report(kfn, yearly, source=report)
    assert carried(approving) == carried(told) == carried(report)
    assert (approving.effect, told.effect) == (Effect.APPROVE, Effect.NOTE)
    assert told.points == ("att notera redovisningen av projektet ”Årlig redovisning”.",)


def test_an_authority_builds_on_its_own_drafts_and_never_on_anothers(matter, report, actors):
    kfn, ks = actors["kfn_officer"], actors["ks_officer"]
    again = actions.write_report(kfn, matter, source=report)
    assert (carried(again), again.effect) == (carried(report), Effect.CONDITIONAL)
    assert queries.reports_to_build_on(kfn, matter) == [again, report]
    board = actions.open_matter(ks, body_code="KS", title="Godkännande", subject=SUBJECT)
    assert queries.reports_to_build_on(ks, board) == []
    assert actions.write_report(ks, board, source=report).goals == ""


@pytest.mark.one_database
def test_the_page_offers_the_texts_there_are(matter, report, signed_in):
    client = signed_in("kfn_officer")
    address = reverse("cases:write", args=[matter.pk])
    assert "Utgå från texten från Kultur- och fritidsnämnden" in client.get(address).text
    client.post(address, {"source": str(report.pk)})
    assert matter.reports.count() == 2 and matter.reports.first().goals == report.goals


@pytest.mark.parametrize(
    ("effect", "cause", "last"),
    [
        (Effect.APPLY, Cause("T", signatory="Kulturchefen"),
         "att ge kulturchefen i uppdrag att underteckna bidragsavtal och konsortieavtal."),
        (Effect.APPLY, Cause("T", as_partner=True),
         "att ge förvaltningschefen i uppdrag att underteckna fullmakt och konsortieavtal."),
        (Effect.ENTER_AGREEMENT, Cause("T"), "att ge förvaltningschefen i uppdrag att underteckna avtalet."),
        (Effect.TERMINATE, Cause("T"), "att ge förvaltningschefen i uppdrag att underteckna uppsägningen."),
        (Effect.JOIN, Cause("T"), "att ge förvaltningschefen i uppdrag att underteckna anmälan om medlemskap."),
        (Effect.NOTE, Cause("T"), "att notera redovisningen av projektet ”T”."),
        (Effect.APPROVE, Cause("T", applicant="Nämnden"), "att godkänna nämndens medverkan i projektet ”T”."),
    ],
)  # fmt: skip
def test_who_signs_is_proposed_with_what_is_to_be_signed(effect, cause, last):
    """users.md § 5: else a second round comes with the grant."""
    points = proposed_points(effect, cause)
    assert points[-1] == last
    assert all(point.endswith(",") for point in points[:-1])


def test_plan_and_answer_are_numbered_appendices_of_the_report_and_go_to_the_registrar(report, matter, actors):
    known = Background(
        verdict=VerdictText("not_yet", "Kommunstyrelsen har inte godkänt.", "Riktlinjer"),
        road=ROAD,
        last_day=date(2026, 9, 23),
        last_day_reason="ansökan ska vara inlämnad",
        answer=lambda: ANSWER,
    )
    papers = {paper.paper: paper for paper in actions.produce_papers(actors["kfn_officer"], report, known)}
    assert list(papers) == ["word", "pdf", "summary", "plan", "verdict"]
    plan = words_of(read(papers["plan"].file.sha256))
    assert "23 september 2026 ansökan ska vara inlämnad" in plan
    assert plan.index("Nämnden beslutar") < plan.index("Kommunstyrelsen godkänner")
    assert "Godkännande av kommunstyrelsen: saknas" in words_of(read(papers["verdict"].file.sha256))
    word = Document(BytesIO(read(papers["word"].file.sha256)))
    told = "\n".join(paragraph.text for paragraph in word.paragraphs)
    assert "Vägen till sista dag" in told and "Svar enligt riktlinjerna" in told
    sent = actions.dispatch_to_registrar(actors["kfn_officer"], matter, report=report, way="folder")
    assert sent.content == [1, 2, 3, 4, 5]


@pytest.mark.one_database
def test_years_after_the_election_say_so_on_the_page(report, signed_in):
    assert today().year == 2026
    page = signed_in("kfn_officer").get(reverse("cases:report", args=[report.pk])).text
    assert page.count("efter valet") == 1
