"""The pages of agendas and minutes: a meeting through the forms, who sees what, as many questions for long lists."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.meetings import BEGAN, ENDED, item_of, opened, seat
from hostile import HOSTILE, encoded
from two_authorities import SYSTEM, fetched, keep_in_utblick
from utblick.audit import guard
from utblick.cases import actions
from utblick.cases.actions import PointAnswer, agendas, minutes
from utblick.cases.models import AgendaItem, Attendance, Decision, Minutes, Voting
from utblick.cases.todo_minutes import minutes_todo
from utblick.organisation.models import Meeting

pytestmark = pytest.mark.one_database
BUDGET = 12
Sort = AgendaItem.Sort


@pytest.fixture
def nämnd(world):
    keep_in_utblick(world.kfn, minutes=True)
    return seat(world.kfn)


@pytest.fixture
def clerk(signed_in):
    return signed_in("kfn_clerk")


@pytest.fixture
def held(world, nämnd, actors):
    matter = actions.open_matter(actors["kfn_officer"], body_code="KFN", title="Vänortsträff")
    return opened(actors["kfn_clerk"], world.kfn_meeting, nämnd, [matter])


def url(name, row):
    return reverse(f"cases:{name}", args=[row.meeting_id if isinstance(row, Minutes) else row.pk])


def test_a_clerk_leads_a_meeting_from_the_agenda_to_adjusted_minutes(world, nämnd, clerk):
    meeting = world.kfn_meeting
    page = reverse("cases:minutes", args=[meeting.pk])
    assert "Börja föredragningslistan" in clerk.get(page).text
    assert clerk.post(reverse("cases:begin_minutes", args=[meeting.pk])).status_code == 302
    kept = Minutes.objects.get()
    added = clerk.post(url("add_item", kept), {"title": "Yttrande över remiss", "sort": "decision"})
    assert added.status_code == 302
    clerk.post(url("issue_summons", kept))
    assert "Kallelsen utfärdades" in clerk.get(page).text
    form = clerk.get(url("attendance", kept))
    lines = {f"rad{number}-present": "on" for number in range(7)}
    assert form.text.count("checked") == 7
    assert clerk.post(url("attendance", kept), lines).status_code == 302
    assert Attendance.objects.count() == 7
    opening = {"opened_at": "18:00", "chair": str(nämnd["Ada"].pk), "adjuster": str(nämnd["Bo"].pk)}
    assert clerk.post(url("open_meeting", kept), opening).status_code == 302
    for item in kept.items.all():
        words = clerk.get(url("decide_item", item)).context["form"].initial["points"] or "Remissen besvaras."
        told = {"outcome": "bifall", "points": words, "version": item.version}
        assert clerk.post(url("decide_item", item), told).status_code == 302
    assert clerk.post(url("close_meeting", kept), {"closed_at": "17:00"}).status_code == 422
    assert clerk.post(url("close_meeting", kept), {"closed_at": "20:15"}).status_code == 302
    refused = clerk.post(url("adjust_minutes", kept), {"adjusted_on": "2026-08-23"})
    assert refused.status_code == 422 and "KL 5:65" in refused.text
    assert clerk.post(url("adjust_minutes", kept), {"adjusted_on": "2026-08-31"}).status_code == 302
    assert "Protokollet justerades" in clerk.get(page).text


def test_each_item_leads_to_the_next_and_its_forms_say_which_paragraph_they_are_about(held, clerk):
    first, second = held.items.order_by("position")[:2]
    page = clerk.get(url("agenda_item", first)).text
    assert f"Nästa: {second.title}" in page and url("agenda_item", second) in page and "Förra:" not in page
    assert f"Förra: {first.title}" in clerk.get(url("agenda_item", second)).text
    form = clerk.get(url("decide_item", second))
    assert f"KFN § {second.paragraph}: Val av justerare" in form.text
    assert form.context["form"].initial["points"] == "Bo Ek utses att justera protokollet."
    closing = clerk.get(url("close_meeting", held)).text
    assert f"Inte avgjorda än: § {first.paragraph}, § {second.paragraph}" in closing


def test_a_clerk_is_led_through_the_whole_day_by_what_waits(world, nämnd, clerk, actors):
    """KL 5:69; each step waits on the start page, and the extracts stand where they are sent."""

    def waiting(day):
        return [(row.sentence, row.last_day) for row in minutes_todo(actors["kfn_clerk"], day)]

    meeting = world.kfn_meeting
    before, day = meeting.on - timedelta(days=10), meeting.on
    assert waiting(before) == [("Börja på föredragningslistan till KFN 24/8", date(2026, 8, 17))]
    assert minutes_todo(actors["kfn_officer"], before) == []
    kept = agendas.begin_minutes(actors["kfn_clerk"], meeting)
    assert waiting(before) == [("Utfärda kallelsen till KFN 24/8", date(2026, 8, 17))]
    agendas.issue_summons(actors["kfn_clerk"], kept)
    assert waiting(before) == [] and waiting(day) == [("Öppna sammanträdet KFN 24/8", day)]
    minutes.open_meeting(actors["kfn_clerk"], kept, opened_at=BEGAN, chair=nämnd["Ada"])
    assert waiting(day) == [("Avsluta sammanträdet KFN 24/8", day)]
    for item in kept.items.all():
        to = "Kommunstyrelsen" if item.sort == Sort.OTHER else ""
        minutes.decide_item(actors["kfn_clerk"], item, outcome="bifall", points=[PointAnswer("Ja.")], sent_to=to)
    minutes.close_meeting(actors["kfn_clerk"], kept, ENDED)
    assert waiting(day) == [("Skriv in när protokollet KFN 24/8 justerades", date(2026, 9, 7))]
    minutes.adjust_minutes(actors["kfn_clerk"], kept, date(2026, 8, 31))
    assert waiting(day) == [("Expediera utdrag från KFN 24/8", None)]
    other = item_of(kept, Sort.OTHER)
    page = url("minutes", kept)
    assert url("send_extract", other) in clerk.get(page).text
    assert clerk.post(url("send_extract", other), {"recipients": "Kommunstyrelsen"}).status_code == 302
    assert waiting(day) == [] and "Utdrag att expediera" not in clerk.get(page).text


def test_what_happens_under_a_paragraph_is_told_in_forms_and_shown(held, clerk, nämnd):
    item = item_of(held, Sort.DECISION)
    ada, bo, hans = (str(nämnd[name].pk) for name in ("Ada", "Bo", "Hans"))
    assert (
        clerk.post(url("disqualify", item), {"person": bo, "ground": "agent", "replaced_by": hans}).status_code == 302
    )
    assert clerk.post(url("motion", item), {"mover": ada, "sort": "reject"}).status_code == 302
    assert clerk.post(url("motion", item), {"mover": ada, "sort": "add"}).status_code == 422
    votes = {f"vote_{nämnd[name].pk.hex}": "yes" for name in ("Ada", "Cai", "Hans")}
    votes |= {f"vote_{nämnd[name].pk.hex}": "no" for name in ("Disa", "Egon", "Frida")}
    ballot = {"yes_means": "bifall", "no_means": "avslag", "presided_by": ada, **votes}
    assert clerk.post(url("vote", item), ballot).status_code == 302
    assert clerk.post(url("reserve", item), {"person": str(nämnd["Disa"].pk), "text": "För dyrt."}).status_code == 302
    page = clerk.get(url("agenda_item", item)).text
    for words in ("har varit ombud", "Ersätts av Hans Asp", "Ada Lund: avslag", "utslagsröst avgör: ja", "För dyrt."):
        assert words in page
    assert Voting.objects.get().votes.count() == 6
    motion = item.motions.get()
    assert clerk.post(reverse("cases:withdraw_motion", args=[item.pk, motion.pk])).status_code == 302
    assert "återtaget" in clerk.get(url("agenda_item", item)).text


def test_an_item_is_found_by_its_words_and_by_what_was_decided_and_not_when_restricted(held, actors, signed_in):
    """Must show 7."""
    clerk, item = actors["kfn_clerk"], item_of(held, Sort.DECISION)
    points = [actions.PointAnswer("Nämnden bjuder in spelmanslaget.")]
    minutes.decide_item(clerk, item, outcome="bifall", points=points, course="Spelmän från Cēsis har hört av sig.")

    def found(words):
        page = signed_in("reader").get(reverse("search:search"), {"q": words}).text
        return reverse("cases:agenda_item", args=[item.pk]) in page

    assert found("spelmanslaget") and found("Cesis hört")
    actions.restrict_matter(SYSTEM, item.matter, provision="OSL 21:7", authority="KFN", decided_by="Gunilla Exempel")
    assert not found("spelmanslaget")


FIELDS = (
    "title", "matter", "sort", "presenter", "why", "meeting", "opened_at", "chair", "secretary", "closed_at", "place",
    "adjusted_on", "begins_at", "ends_at", "seats", "outcome", "points", "course", "propositions", "sent_to", "person",
    "ground", "replaced_by", "mover", "text", "yes_means", "no_means", "presided_by", "lot", "late", "recipients",
    "riktning", "punkt", "version", "title_en", "wording_en", "rad0-first_item", "rad0-present", "rad0-serves_for",
)  # fmt: skip
OF_ITEMS = (
    "shift_item", "alter_item", "motion", "reserve", "vote", "disqualify", "move_item", "decide_item", "send_extract",
    "report_at_item", "withdraw_item",
)  # fmt: skip
OF_MEETINGS = (
    "add_item", "carry_over", "seats", "attendance", "adjourn", "open_meeting", "close_meeting", "adjust_minutes",
)  # fmt: skip


def test_hostile_values_through_the_forms_of_minutes_are_text_or_refused(held, clerk, nämnd):
    item = item_of(held, Sort.DECISION)
    chosen = {"sort": "decision", "outcome": "bifall", "mover": str(nämnd["Ada"].pk), "person": str(nämnd["Bo"].pk)}
    for hostile in ("markup", "nul", "lone surrogate", "ten thousand", "huge number"):
        posted = dict.fromkeys(FIELDS, encoded(HOSTILE[hostile])) | chosen
        posted["version"] = AgendaItem.objects.get(pk=item.pk).version
        for names, row in ((OF_ITEMS, item), (OF_MEETINGS, held)):
            for name in names:
                assert clerk.post(url(name, row), posted).status_code in (200, 302, 409, 422), (name, hostile)
    assert "<script>alert" not in clerk.get(url("minutes", held)).text + clerk.get(url("agenda_item", item)).text
    for name in ("kallelse.pdf", "protokoll.pdf", "protokoll.docx"):
        status, _headers, content = fetched(clerk, reverse("cases:meeting_paper", args=[held.meeting_id, name]))
        assert status == 200 and content


def test_points_are_shifted_withdrawn_altered_and_moved(world, nämnd, clerk, actors):
    kept = agendas.begin_minutes(actors["kfn_clerk"], world.kfn_meeting)
    item = item_of(kept, Sort.OTHER)
    clerk.post(url("shift_item", item), {"riktning": "upp"})
    assert item_of(kept, Sort.OTHER).position == 5
    alter = {"title": "Övriga frågor", "presenter": "Ada Lund", "version": item_of(kept, Sort.OTHER).version}
    assert clerk.post(url("alter_item", item), alter).status_code == 302
    assert clerk.post(url("alter_item", item), alter).status_code == 409
    later = Meeting.objects.filter(body=world.kfn).latest("on")
    assert clerk.post(url("move_item", item), {"meeting": str(later.pk)}).status_code == 302
    assert AgendaItem.objects.get(pk=item.pk).minutes.meeting == later
    clerk.post(url("withdraw_item", item_of(kept, Sort.DELEGATED)), {"why": "Inget att anmäla."})
    assert "Inget att anmäla." in clerk.get(url("agenda_item", item_of(kept, Sort.DELEGATED))).text


def test_an_agenda_is_its_own_bodys_until_the_summons_is_issued(world, nämnd, signed_in, actors):
    kept = agendas.begin_minutes(actors["kfn_clerk"], world.kfn_meeting)
    item = item_of(kept, Sort.AGENDA)
    for name, status in (("ks_officer", 404), ("reader", 404), ("kfn_officer", 200)):
        visitor = signed_in(name)
        assert visitor.get(url("minutes", kept)).status_code == status
        assert visitor.get(url("agenda_item", item)).status_code == status
    agendas.issue_summons(actors["kfn_clerk"], kept)
    assert signed_in("reader").get(url("minutes", kept)).status_code == 200
    assert signed_in("reader").post(url("issue_summons", kept)).status_code == 403


def test_no_machinery_is_shown_for_a_body_whose_minutes_are_kept_elsewhere(world, signed_in):
    visitor = signed_in("kfn_clerk")
    assert visitor.get(reverse("cases:minutes", args=[world.ks_meeting.pk])).status_code == 404
    assert "Inget organ för sitt protokoll" in visitor.get(reverse("cases:minutes_list")).text
    assert "Föredragningslista" not in visitor.get(reverse("organisation:meeting", args=[world.ks_meeting.pk])).text


def test_the_meetings_page_leads_to_its_agenda_where_minutes_are_kept_here(world, nämnd, clerk):
    page = clerk.get(reverse("organisation:meeting", args=[world.kfn_meeting.pk])).text
    assert reverse("cases:minutes", args=[world.kfn_meeting.pk]) in page


def test_a_restricted_matter_is_told_by_its_paragraph_alone(held, signed_in, actors):
    with guard.opened():
        AgendaItem.objects.filter(minutes=held, sort=Sort.DECISION).update(title="Hemlig sak")
    matter = item_of(held, Sort.DECISION).matter
    actions.restrict_matter(
        actors["kfn_officer"], matter, provision="OSL 15:1", authority="KFN", decided_by="Ester Lindqvist"
    )
    reader = signed_in("reader")
    page = reader.get(url("minutes", held)).text
    assert "Hemlig sak" not in page and "Sekretessmarkerat ärende" in page and "§ 4" in page
    assert reader.get(url("agenda_item", item_of(held, Sort.DECISION))).status_code == 404
    assert "Hemlig sak" in signed_in("kfn_clerk").get(url("minutes", held)).text


@pytest.mark.parametrize("more", [25, 2500])
def test_pages_ask_as_much_for_long_lists_as_for_short(held, clerk, world, more):
    with guard.opened():
        items = [
            AgendaItem(
                minutes=held, body_id="KFN", year=2026, position=n, paragraph=n, title=f"Nr {n}", sort=Sort.OTHER
            )
            for n in range(100, 100 + more)
        ]
        AgendaItem.objects.bulk_create(items)
        days = [Meeting(body=world.kfn, on=date(2020, 1, 1) + timedelta(days=n)) for n in range(more // 10)]
        Meeting.objects.bulk_create(days)
    pages = {"lista": reverse("cases:minutes_list"), "protokoll": url("minutes", held)}
    pages["punkt"] = url("agenda_item", item_of(held, Sort.DECISION))
    for name, address in pages.items():
        clerk.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert clerk.get(address).status_code == 200
        assert len(asked) <= BUDGET, f"{name}: {len(asked)}"


def test_a_decision_in_another_matter_shows_where_it_was_taken(held, clerk, actors):
    item = item_of(held, Sort.DECISION)
    told = {"outcome": "återremiss", "points": "Ärendet återremitteras.", "version": item.version}
    assert clerk.post(url("decide_item", item), told).status_code == 302
    decision = Decision.objects.get()
    assert "återremiss" in clerk.get(reverse("cases:decision", args=[decision.pk])).text.lower()
    assert SYSTEM.label not in clerk.get(url("agenda_item", item)).text
