"""Papers on EU questions stored and put in files: what comes late, twice, from two sources, or against the order."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from undone import Undone
from utblick.audit import guard
from utblick.audit.models import Event
from utblick.search.queries import find
from utblick.watch import actions
from utblick.watch.models import (
    EuPaper,
    EuQuestion,
    Quarantined,
    QuestionChange,
    QuestionMatch,
    QuestionStand,
    RawRecord,
    Source,
    Telling,
)
from watch.law import (
    BOATS,
    eu_document,
    files,
    government,
    initiative,
    referral,
    the_paper,
    the_question,
    told,
    work,
)
from watch.municipality import SYSTEM, actor, next_day
from watch.test_fetch import rows_by_table

pytestmark = pytest.mark.usefixtures("municipality")
PROPOSAL = work("52026PC0112", eurovoc="http://eurovoc.europa.eu/12")
IN_RIKSDAG = eu_document("HEB6112", BOATS, until="2026-06-09", procedure="2026/0044(COD)", memorandum="HD06FPM31")
MEMORANDUM = government(
    "memorandum", "/faktapromemoria/2026/04/202526fpm31/", "Badplatser och gästhamnar", id="2025/26:FPM31",
    summary="Kommissionen föreslår i COM(2026) 112 gemensamma krav på badplatser.",
)  # fmt: skip
REMISS = referral(
    1, "Remiss av kommissionens förslag COM(2026) 112 om badplatser",
    "# Remiss av kommissionens förslag\n\nSista dag att svara är fredagen den 12 juni 2026.\n\n"
    "- Exempelby kommun\n- Annanby kommun",
)  # fmt: skip


def test_a_question_is_one_file_from_four_sources_with_where_each_link_came_from() -> None:
    told("cellar", PROPOSAL)
    told("riksdagen", IN_RIKSDAG)
    told("g0v", MEMORANDUM, REMISS)
    (file,) = files()
    assert len(file) == 4
    question = the_question("COM(2026) 112")
    assert (question.title_sv, question.stage) == (BOATS, "referral")
    assert (question.next_on, question.next_kind, question.next_certain) == (date(2026, 6, 9), "subsidiarity", True)
    through = {link.paper.stage: link.through for link in question.links.select_related("paper")}
    assert through["referral"] == [["com", "COM(2026) 112", "title"]]
    assert ["com", "COM(2026) 112", "summary"] in through["memorandum"]
    assert [entry.ref for entry in find(actor("reader", "KFN"), "2026/0044")] == [str(question.ref)]
    assert Event.objects.filter(subject=str(question.ref), actor="system:watch").exists()


def test_the_same_remiss_in_two_sources_is_one_paper_and_is_asked_about_once() -> None:
    feed = f"""<feed><item><guid>9</guid><link>https://www.regeringen.se{REMISS[0].reference}/</link>
<category domain="2099">Remiss</category><title>Remiss av COM(2026) 112 om badplatser</title>
<description>Vi vill ha svar senast den 12 juni.</description><pubDate>Mon, 20 Apr 2026 08:00:00 +0200</pubDate>
</item></feed>""".encode()
    told("regeringen", type(PROPOSAL)("9", "", feed))
    assert the_paper("remiss-1").needs_asking
    told("g0v", REMISS)
    paper = EuPaper.objects.get()
    assert Telling.objects.count() == 2
    assert (paper.answer_on, paper.answer_certain, paper.needs_asking) == (date(2026, 6, 12), True, False)


def test_a_title_that_comes_late_and_eurovoc_complete_the_paper_without_a_second_one() -> None:
    told("cellar", work("52026PC0112", title_sv="", title_en="Proposal on bathing places"))
    assert the_question("COM(2026) 112").title == "Proposal on bathing places"
    next_day("2026-05-09")
    run = told("cellar", PROPOSAL)
    assert (run.new, run.changed) == (0, 1)
    assert (the_question("COM(2026) 112").title, EuPaper.objects.count()) == (BOATS, 1)
    assert the_paper("52026PC0112").codes == [["eurovoc", "12"]]
    assert RawRecord.objects.count() == 2


def test_a_second_reading_the_same_day_adds_one_run_row_and_nothing_else() -> None:
    for source, records in (("cellar", [PROPOSAL]), ("riksdagen", IN_RIKSDAG), ("g0v", [MEMORANDUM, *REMISS])):
        told(source, *records)
    before = rows_by_table()
    for source, records in (("cellar", [PROPOSAL]), ("riksdagen", IN_RIKSDAG), ("g0v", [MEMORANDUM, *REMISS])):
        told(source, *records)
    assert rows_by_table() == {**before, "watch_fetchrun": before["watch_fetchrun"] + 3}


def test_a_paper_without_a_title_or_with_nothing_left_to_say_makes_no_question_but_joins_one() -> None:
    told("cellar", work("32026R0900", adopts="52026PC0112"), work("52026PC0113", title_sv=""))
    assert EuPaper.objects.count() == 2
    assert not EuQuestion.objects.exists()
    told("cellar", PROPOSAL)
    assert len(files()[0]) == 2
    assert the_question("COM(2026) 112").stage == "adopted_act"


def test_two_questions_that_turn_out_to_be_one_keep_stands_and_history_and_the_old_address_leads_on() -> None:
    told("cellar", PROPOSAL)
    older = EuQuestion.objects.get()
    told("have-your-say", initiative(8801, "Bathing places", until="2026-06-30", reference="2026/0044(COD)"))
    newer = EuQuestion.objects.exclude(pk=older.pk).get()
    actions.take_question_stand(SYSTEM, older, "KFN", "interesting")
    actions.take_question_stand(SYSTEM, newer, "BUN", "taken", owner="Maja")
    next_day("2026-05-07")
    actions.take_question_stand(SYSTEM, newer, "KFN", "not_for_us")
    told("riksdagen", IN_RIKSDAG)
    assert len(files()) == 1
    newer.refresh_from_db()
    assert (newer.merged_into, newer.merged_on, newer.papers) == (older, date(2026, 5, 7), 0)
    stands = {stand.body_code: stand.choice for stand in QuestionStand.objects.filter(question=older)}
    assert stands == {"KFN": "not_for_us", "BUN": "taken"}
    assert {change.what for change in QuestionChange.objects.filter(question=older)} == {"merged", "new_paper"}
    assert not find(actor("reader", "KFN"), "bathing places 8801") or find(actor("reader", "KFN"), "8801")[
        0
    ].ref == str(older.ref)


def test_a_memorandum_on_three_proposals_is_in_three_files() -> None:
    told("cellar", *(work(f"52026PC000{number}", title_sv=f"Förslag {number}") for number in (1, 2, 3)))
    told("g0v", government("memorandum", "/fpm/9/", "Paketet", id="2025/26:FPM9", summary="COM(2026) 1, 2 och 3"))
    assert len(files()) == 3
    assert all(len(file) == 2 for file in files())
    assert EuPaper.objects.count() == 4


def test_a_last_day_that_moves_is_told_once_and_a_withdrawn_remiss_has_none() -> None:
    listed, text = REMISS
    told("g0v", listed, text)
    next_day("2026-05-07")
    later = type(text)(text.reference, "", text.body.replace(b"fredagen den 12 juni", b"fredagen den 26 juni"))
    assert told("g0v", listed, later).changed == 1
    moved = QuestionChange.objects.get(what="day_moved")
    assert (moved.day_before, moved.day_after) == (date(2026, 6, 12), date(2026, 6, 26))
    gone = type(text)(text.reference, "", b"# Remiss\n\nRegeringen \xc3\xa5terkallar remissen.")
    told("g0v", listed, gone)
    assert EuPaper.objects.get().last_day is None
    assert EuQuestion.objects.get().next_on is None


def test_a_day_read_with_doubt_is_asked_about_and_the_answer_holds_until_the_source_says_something_else() -> None:
    told("g0v", referral(2, "Remiss av SOU 2026:14", "# Remiss\n\nSvar ska ha kommit in senast den 1 juli."))
    paper, question = EuPaper.objects.get(), the_question("SOU 2026:14")
    assert (paper.needs_asking, paper.answer_on, question.next_certain) == (True, date(2026, 7, 1), False)
    actions.settle_last_day(SYSTEM, paper, "other_day", on=date(2026, 6, 24), version=1)
    question.refresh_from_db()
    assert (question.next_on, question.next_certain) == (date(2026, 6, 24), True)
    told("g0v", referral(2, "Remiss av SOU 2026:14, ny bilaga", "# Remiss\n\nSvar ska ha kommit in senast den 1 juli."))
    assert EuPaper.objects.get().last_day == date(2026, 6, 24)
    told("g0v", referral(2, "Remiss av SOU 2026:14", "# Remiss\n\nSvar ska ha kommit in senast den 3 juli."))
    paper = EuPaper.objects.get()
    assert (paper.needs_asking, paper.last_day) == (True, date(2026, 7, 3))


def test_the_line_that_names_the_municipality_is_found_on_the_page() -> None:
    told("g0v", REMISS)
    assert EuPaper.objects.get().found_line == "Exempelby kommun"


def test_a_record_that_cannot_be_understood_stands_in_quarantine_and_is_tried_again() -> None:
    record = work("no number")
    run = told("cellar", record, PROPOSAL)
    assert (run.new, run.quarantined) == (1, 1)
    assert "CELEX" in Quarantined.objects.get().reason
    actions.read_again(SYSTEM, Source.objects.get())
    assert Quarantined.objects.count() == 1


def test_reading_everything_again_changes_nothing() -> None:
    told("cellar", PROPOSAL)
    told("g0v", MEMORANDUM, REMISS)
    before = rows_by_table(), files()
    for source in Source.objects.all():
        actions.read_again(SYSTEM, source, everything=True)
    assert (rows_by_table(), files()) == before


def test_a_paper_taken_out_by_hand_stays_out_and_one_put_in_by_hand_stays_in() -> None:
    told("cellar", PROPOSAL, work("52026PC0200", title_sv="Förslag om fiskevård"))
    told("g0v", REMISS)
    question, paper = the_question("COM(2026) 112"), the_paper("remiss-1")
    actions.unlink_paper(actor("coordinator"), question, paper)
    assert len(files()) == 3
    joined = actions.link_paper(actor("coordinator"), paper, "Det är COM(2026) 200")
    assert joined == the_question("COM(2026) 200")
    expected = [["52026PC0112"], ["52026PC0200", "remiss-1"]]
    for _ in range(2):
        assert [[name for key in file for name in ("52026PC0112", "52026PC0200", "remiss-1") if name in key]
                for file in files()] == expected  # fmt: skip
        told("g0v", referral(1, "Remiss av kommissionens förslag COM(2026) 112 om badplatser, rättad"))
        actions.read_again(SYSTEM, Source.objects.get(code="cellar"), everything=True)
    assert paper.links.get().through == [["com", "COM(2026) 200", "hand"]]


def test_a_paper_put_in_a_second_question_by_hand_joins_neither_with_the_other() -> None:
    told("cellar", PROPOSAL, work("52026PC0200", title_sv="Förslag om fiskevård"))
    told("g0v", REMISS)
    actions.link_paper(actor("coordinator"), the_paper("remiss-1"), "COM(2026) 200")
    assert [len(file) for file in files()] == [2, 2]
    actions.unlink_paper(actor("coordinator"), the_question("COM(2026) 200"), the_paper("remiss-1"))
    assert sorted(len(file) for file in files()) == [1, 2]


def test_a_question_concerns_the_bodies_that_its_words_concern_with_the_reason() -> None:
    told(
        "g0v", referral(3, "Remiss av SOU 2026:15 Biblioteken och kulturen i hela landet", summary="Om folkbibliotek.")
    )
    match = QuestionMatch.objects.get(body_code="KFN")
    assert "bibliotek" in match.reasons[0]["sv"].lower()


def test_a_delivered_code_says_which_body_a_question_concerns() -> None:
    told("g0v", referral(3, "Remiss av SOU 2026:15 Nya regler", categories=["1242"]))
    reasons = QuestionMatch.objects.get(body_code="KFN").reasons
    assert reasons[0]["kind"] == "code"


def test_what_was_broken_off_between_storing_and_understanding_is_gone_on_with() -> None:
    told("cellar", PROPOSAL)
    told("g0v", REMISS)
    before = files()
    with guard.opened():
        RawRecord.objects.update(understood=False)
    told("g0v")
    told("cellar")
    assert files() == before
    assert not RawRecord.objects.filter(understood=False).exists()
    assert EuPaper.objects.count() == 2


def test_the_next_day_follows_the_days() -> None:
    told("riksdagen", IN_RIKSDAG)
    told("g0v", REMISS)
    for day, expected in (("2026-06-09", date(2026, 6, 9)), ("2026-06-10", date(2026, 6, 12)), ("2026-06-13", None)):
        next_day(day)
        actions.refresh_questions(date.fromisoformat(day))
        assert the_question("COM(2026) 112").next_on == expected


PILE = [
    ("cellar", [PROPOSAL]), ("cellar", [work("52026PC0200", title_sv="Fiskevård")]), ("riksdagen", IN_RIKSDAG),
    ("g0v", [MEMORANDUM]), ("g0v", REMISS), ("cellar", [work("32026R0900", adopts="52026PC0112")]),
    ("have-your-say", [initiative(8801, "Bathing places", until="2026-06-30", reference="2026/0044(COD)")]),
    ("g0v", [government("memorandum", "/fpm/9/", "Paketet", id="2025/26:FPM9", summary="COM(2026) 112, COM(2026) 200")]),  # noqa: E501
    ("g0v", [government("inquiry", "/sou/4/", "Stränder", id="SOU 2026:4")]),
    ("g0v", referral(4, "Remiss av SOU 2026:4 Stränder")),
    ("g0v", [government("bill", "/prop/9/", "Strandlag", id="2026/27:9", summary="SOU 2026:4")]),
]  # fmt: skip
FILES: list[list[list[str]]] = []
"""The files of each order tried."""


@pytest.mark.one_database
@settings(
    max_examples=12, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.permutations(range(len(PILE))))
def test_the_order_in_which_papers_come_does_not_change_the_files(order: list[int]) -> None:
    with Undone():
        for number in order:
            source, records = PILE[number]
            told(source, *records)
        found = files()
    FILES.append(found)
    assert found == FILES[0]
    assert sorted(len(file) for file in found) == [1, 2, 2, 7]
