"""Twelve questions in pages: saved as one goes, and a draft at the end."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.http import QueryDict

from conftest import ROOT
from hostile import HOSTILE, encoded
from utblick.accounts.actions import create_account
from utblick.audit.models import Event
from utblick.governance.actions import adopt_set
from utblick.governance.actions.drafts import begin_draft
from utblick.governance.actions.twelve import WrittenByHandError, answer_question
from utblick.governance.models import GuidelineDraft
from utblick.governance.queries.twelve import follows_answers
from utblick.governance.twelve_forms import FORMS
from utblick.guidelines import load
from utblick.guidelines.twelve import read_answers, to_toml
from utblick.organisation.models import Body
from utblick.ui.conflicts import Stale
from utblick.values import system_actor

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
SYSTEM = system_actor("tests")
FIRST = {"municipality": "Björkvik kommun (exempel)", "title": "Riktlinjer för omvärlden", "adopted_by": "KS"}
START = "/riktlinjer/tolv-fragor/"


def sign_in(client, role="coordinator"):
    user = create_account(SYSTEM, email=f"{role}@exempel.example", name="Anna", roles=[(role, "")])
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def coordinator(client):
    return sign_in(client)


@pytest.fixture
def draft(coordinator):
    assert coordinator.post(START, FIRST).status_code == 302
    return GuidelineDraft.objects.get()


def page(draft, number):
    return f"{START}{draft.pk}/{number}/"


def answer(client, draft, number, told):
    """Answer a question on the page as it stands now."""
    draft.refresh_from_db()
    return client.post(page(draft, number), {"version": draft.version, **told})


def answered(draft):
    draft.refresh_from_db()
    return draft.answers


def test_the_municipality_is_filled_in_beforehand_and_the_questions_are_offered_with_a_new_draft(coordinator):
    assert f'href="{START}"' in coordinator.get("/riktlinjer/utkast/nytt/").content.decode()
    assert 'value="Riktlinjer för internationellt samarbete"' in coordinator.get(START).content.decode()


def test_the_first_answer_begins_a_draft_and_leads_to_the_next_question(coordinator):
    reply = coordinator.post(START, {**FIRST, "review": "each_term", "valid_from": "2027-03"})
    draft = GuidelineDraft.objects.get()
    assert reply["Location"] == page(draft, 2)
    assert (draft.title, draft.answers["document"]["valid_from"]) == ("Riktlinjer för omvärlden", "2027-03")
    found = load(draft.text, "utkast").document
    assert (str(found.valid_from), found.review_each_term) == ("2027-03", True)
    assert Event.objects.filter(subject=str(draft.ref), verb="guideline_draft.begin").count() == 1


def test_a_document_in_force_may_be_replaced(coordinator):
    text = (ROOT / "guidelines" / "tyreso-2010.toml").read_text("utf-8")
    adopt_set(SYSTEM, text, "tyreso", adopted_by="KS", adopted_on=date(2024, 1, 16), paragraph="12")
    coordinator.post(START, {**FIRST, "replaces": "tyreso-2010"})
    draft = GuidelineDraft.objects.get()
    (former,) = load(draft.text, "utkast").document.replaces
    assert former.id == "tyreso-2010" and "Tyresö" in former.title
    shown = coordinator.get(page(draft, 1)).content.decode()
    assert '<option value="tyreso-2010" selected>' in shown and "Det ersätter Riktlinjer" in shown


def test_each_page_shows_an_example_until_it_is_answered_and_then_how_the_answer_is_read(coordinator, draft):
    before = coordinator.get(page(draft, 5)).content.decode()
    assert "Exempel" in before and "200 000 kronor" in before
    reply = answer(coordinator, draft, 5, {"by": "KS", "over": "35 000 kr", "stay": "1"})
    assert reply["Location"] == page(draft, 5)
    after = coordinator.get(page(draft, 5)).content.decode()
    assert "om den egna kostnaden är över 35 000 kronor" in after and "Exempel" not in after


def test_all_twelve_can_be_answered_and_the_last_page_tells_the_whole_set(coordinator, draft):
    given = {
        2: {"enter": "KF", "end": "KF"},
        3: {"cooperation": "KS", "letters_of_intent": "own"},
        4: {"decides": "own", "place": "§ 4"},
        5: {"by": "KS", "over": "200000"},
        6: {"allowed": "yes", "what": "approval", "to": ["KSAU"], "up_to": "500 000", "next_meeting": "on"},
        7: {"needs": "nothing"},
        8: {"needs": "unit_decides"},
        9: {"whole": "KF", "own_field": "own", "fee_over": "50000", "over_by": "KS"},
        10: {"inform": "KSF", "days_before": "14", "report_to": "KSF", "report_days": "30", "level": "should"},
        11: {"grants_amount": "100000", "grants_last_day": "1 november", "grants_decides": "KS", "individuals": "on",
             "agreement_countries": "Utopia\r\nAtlantis"},
        12: {"to": "KS", "last_day": "15/2", "contents": ["results", "costs"], "level": "must"},
    }  # fmt: skip
    for number, told in given.items():
        reply = answer(coordinator, draft, number, told)
        expected = page(draft, number + 1) if number < 12 else f"{START}{draft.pk}/"
        assert (reply.status_code, reply.get("Location")) == (302, expected), number
    told = coordinator.get(f"{START}{draft.pk}/").content.decode()
    for words in (
        "Kommunfullmäktige beslutar om att ingå", "över 200 000 kronor", "arbetsutskott när den egna kostnaden",
        "skolan eller enheten själv", "minst 14 dagar före", "bör få veta", "1 november", "Utopia eller Atlantis",
        "15 februari", "hittade inget fel",
    ):  # fmt: skip
        assert words in told, words
    assert "Det här är inte besvarat" not in told
    answers = answered(draft)
    assert answers["limits"]["grants"]["last_day"] == "11-01" and answers["delegation"]["allowed"] is True
    assert follows_answers(draft)


def test_what_is_not_known_is_passed_and_said_on_the_last_page(coordinator, draft):
    assert answer(coordinator, draft, 2, {"enter": "KF", "skip": "1"})["Location"] == page(draft, 3)
    assert "twin_towns" not in answered(draft)
    told = coordinator.get(f"{START}{draft.pk}/").content.decode()
    assert told.count("/2/") and "Det här är inte besvarat" in told


def test_going_back_shows_what_was_answered_and_it_can_be_taken_back(coordinator, draft):
    answer(coordinator, draft, 11, {"grants_last_day": "1/11", "travel_over": "0"})
    shown = coordinator.get(page(draft, 11)).content.decode()
    assert 'value="1 november"' in shown and re.search(r'name="travel_over"[^>]*value="0"', shown)
    answer(coordinator, draft, 11, {"skip": "1"})
    assert "limits" not in answered(draft)


@pytest.mark.parametrize(
    "number, wrong, told",
    [
        (2, {"end": "KF"}, "Välj ett svar här"),
        (2, {"enter": "XX"}, "XX"),
        (5, {"by": "KS", "over": "mycket"}, "Skriv hela kronor"),
        (5, {"over": "5"}, "Välj ett svar här"),
        (6, {"allowed": "yes", "what": "both"}, "Välj minst en"),
        (9, {"own_field": "own", "fee_over": "5"}, "Välj vem som beslutar över beloppet"),
        (11, {"grants_last_day": "31 februari"}, "Skriv dag och månad"),
        (4, {"decides": "own", "place": "§\u20284"}, "Skriv på en rad"),
        (11, {"agreement_countries": "Utopia\x07"}, "utan osynliga tecken"),
        (1, {"municipality": "", "title": "x", "adopted_by": "KS"}, "Kommun"),
        (1, {**FIRST, "valid_from": "2027-13"}, "Skriv ett datum som finns"),
    ],
)
def test_a_wrong_answer_is_told_beside_its_field_and_nothing_is_saved(coordinator, draft, number, wrong, told):
    before = answered(draft)
    reply = answer(coordinator, draft, number, wrong)
    assert reply.status_code == 422 and told in reply.content.decode()
    assert answered(draft) == before


def test_a_body_of_the_municipality_may_be_chosen_and_is_named_in_the_set(coordinator, draft, arranging):
    Body.objects.create(code="KLU", name="Kommunledningsutskottet", body_kind="subcommittee")
    answer(coordinator, draft, 4, {"decides": "KLU"})
    assert answered(draft)["bodies"] == {"KLU": "Kommunledningsutskottet"}
    assert load(draft.text, "utkast").body_names["KLU"].sv == "Kommunledningsutskottet"


def test_a_decision_is_delegated_to_a_working_committee_a_chief_or_the_chair_never_to_a_committee(
    coordinator, draft, arranging
):
    Body.objects.create(code="KLU", name="Kommunledningsutskottet", body_kind="subcommittee")
    Body.objects.create(code="KFN", name="Kultur- och fritidsnämnden", body_kind="committee")
    shown = coordinator.get(page(draft, 6)).content.decode()
    offered = re.findall(r'name="to" value="(\w+)"', shown)
    assert offered == ["KSAU", "KD", "FC", "KLU", "chair"]


def test_a_text_changed_by_hand_is_never_written_over(coordinator, draft, arranging):
    draft.text += "# min egen rad\n"
    draft.save()
    assert "ändrad för hand" in coordinator.get(page(draft, 2)).content.decode()
    answer(coordinator, draft, 2, {"enter": "KF"})
    draft.refresh_from_db()
    assert draft.text.endswith("# min egen rad\n") and "twin_towns" not in draft.answers
    with pytest.raises(WrittenByHandError):
        answer_question(SYSTEM, draft, "twin_towns", {"enter": "KF"}, bodies={})
    assert "ändrats efter frågorna" in coordinator.get(f"{START}{draft.pk}/").content.decode()


def test_two_who_answer_the_same_question_see_both_answers(coordinator, draft):
    stale = draft.version
    answer(coordinator, draft, 2, {"enter": "KF", "version": str(stale)})
    reply = answer(coordinator, draft, 2, {"enter": "KS", "version": str(stale)})
    assert reply.status_code == 409
    told = reply.content.decode()
    assert "Kommunfullmäktige" in told and "Kommunstyrelsen" in told
    draft.refresh_from_db()
    with pytest.raises(Stale):
        answer_question(SYSTEM, draft, "twin_towns", {"enter": "KS"}, bodies={}, version=stale)


def test_only_those_who_may_write_drafts_reach_the_questions(client, draft):
    sign_in(client, "officer")
    for path in (START, page(draft, 2)):
        assert client.get(path).status_code in (403, 404)
    assert client.get(f"{START}{draft.pk}/").status_code in (403, 404)


def test_an_administrator_reads_the_answers_but_is_offered_no_way_to_change_them(client, draft):
    told = sign_in(client, "administrator").get(f"{START}{draft.pk}/").content.decode()
    assert "Vänorter" in told and page(draft, 2) not in told


def test_a_question_that_does_not_exist_is_not_found(coordinator, draft):
    assert coordinator.get(page(draft, 13)).status_code == 404
    assert coordinator.get(page(draft, 0)).status_code == 404


def test_a_draft_that_was_not_begun_with_questions_is_left_in_peace(coordinator):
    other = begin_draft(SYSTEM, "Skriven för hand", "[document]")
    assert "ändrad för hand" in coordinator.get(page(other, 2)).content.decode()
    assert coordinator.get(f"{START}{other.pk}/").status_code == 200


BASES = {
    "document": FIRST,
    "twin_towns": {"enter": "KF"},
    "applications": {"decides": "own"},
    "approval": {"by": "KS"},
    "delegation": {"allowed": "yes", "what": "both", "to": ["KSAU"]},
    "feasibility": {"needs": "same"},
    "children": {"needs": "same"},
    "visits": {"inform": "KSF", "level": "must"},
    "reports": {"to": "KS", "level": "must"},
}


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_whatever_is_typed_is_refused_by_the_form_or_makes_a_set_that_loads(value):
    for name, make in FORMS.items():
        for field in make({}).fields:
            told = QueryDict(mutable=True)
            for key, one in {**BASES.get(name, {}), field: encoded(value)}.items():
                told.setlist(key, one if isinstance(one, list) else [one])
            form = make({}, told)
            if form.is_valid() and (answer := form.answer()):
                load(to_toml(read_answers({name: answer}), date(2027, 1, 1)), "utkast.toml")
                assert make.shown(answer) is not None


def test_what_is_typed_is_escaped_on_every_page(coordinator, draft):
    markup = HOSTILE["markup"]
    answer(coordinator, draft, 1, {**FIRST, "municipality": markup, "title": markup})
    answer(coordinator, draft, 11, {"grants_name": markup, "grants_amount": "5", "agreement_countries": markup})
    for path in (page(draft, 1), page(draft, 11), f"{START}{draft.pk}/"):
        assert "<script>alert" not in coordinator.get(path).content.decode()
