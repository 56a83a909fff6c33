"""Stands that a body takes teach its bevakningsområde, and no one else's (issue 4, R2.8)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django_q.models import OrmQ

from utblick.audit.models import Event
from utblick.clock.queries import today
from utblick.jobs.queries import cursor
from utblick.jobs.schedules import daily_jobs
from utblick.watch import actions, queries
from utblick.watch.actions.learning import CURSOR
from utblick.watch.models import Learning, Match, Stand, WatchField
from watch.municipality import account, actor, given, next_day, the_call
from watch.portal import topic
from watch.test_stands import SCHOOL

pytestmark = pytest.mark.usefixtures("municipality")
MUSEUM = "<p>Museums and cultural heritage. Local authorities may apply.</p>"
SPORT = "<p>Sport and physical activity for everyone. Local authorities may apply.</p>"
LIKED, REFUSED, UNSEEN_SPORT, UNSEEN_MUSEUM, YOUTH = range(1, 6), range(11, 16), 21, 22, 31


def calls() -> list[dict[str, Any]]:
    return [
        *(topic(n, title=[f"Museums together {n}"], descriptionByte=[MUSEUM]) for n in (*LIKED, UNSEEN_MUSEUM)),
        *(topic(n, title=[f"Sport together {n}"], descriptionByte=[SPORT]) for n in (*REFUSED, UNSEEN_SPORT)),
        topic(YOUTH, programme="43353764", **SCHOOL),
    ]


def take_stands(reason: str = "") -> None:
    given(*calls())
    officer = actor("officer", "KFN")
    for number in LIKED:
        actions.take_stand(officer, the_call(number), "KFN", "interesting" if number % 2 else "taken")
    for number in REFUSED:
        actions.take_stand(officer, the_call(number), "KFN", "not_for_us", reason=reason)


def learn_and_match() -> None:
    actions.learn_from_new_stands(today())
    actions.match_again("KFN")


def score(number: int, body_code: str = "KFN") -> float:
    found = Match.objects.filter(call=the_call(number), body_code=body_code).first()
    return found.score if found else 0.0


def test_what_a_body_wants_rises_and_what_it_refuses_sinks_with_the_words_that_weighed() -> None:
    given(*calls())
    before = score(UNSEEN_MUSEUM), score(UNSEEN_SPORT)
    take_stands()
    learn_and_match()
    assert score(UNSEEN_MUSEUM) > before[0]
    assert score(UNSEEN_SPORT) < before[1]
    reasons = Match.objects.get(call=the_call(UNSEEN_MUSEUM), body_code="KFN").reasons
    (told,) = [reason["sv"] for reason in reasons if reason["kind"] == "learned"]
    assert told.startswith("Ni har tagit ställning till liknande: mer av ")
    assert "museum" in told


def test_only_the_body_that_took_the_stands_is_taught_and_its_calls_are_matched_in_the_background() -> None:
    take_stands()
    others = list(Match.objects.exclude(body_code="KFN").order_by("pk").values())
    OrmQ.objects.all().delete()
    learn_and_match()
    assert [row.body_code for row in Learning.objects.all()] == ["KFN"]
    assert OrmQ.objects.count() == 1
    assert list(Match.objects.exclude(body_code="KFN").order_by("pk").values()) == others


def test_a_day_without_new_stands_changes_nothing() -> None:
    take_stands()
    learn_and_match()
    before = list(Match.objects.order_by("pk").values())
    OrmQ.objects.all().delete()
    next_day("2026-05-07")
    learn_and_match()
    assert list(Match.objects.order_by("pk").values()) == before
    assert Learning.objects.get().learned_on == date(2026, 5, 6)
    assert not OrmQ.objects.exists()
    assert cursor(CURSOR) == Event.objects.order_by("-seq")[0].seq


def test_it_is_done_each_day() -> None:
    assert "watch-learning" in dict(daily_jobs())


def test_a_new_call_is_matched_with_what_has_been_learned() -> None:
    take_stands()
    learn_and_match()
    given(*calls(), topic(41, title=["Sport together 41"], descriptionByte=[SPORT]))
    assert score(41) == score(UNSEEN_SPORT)


def test_whatever_was_refused_exchanges_for_children_and_youth_are_still_shown() -> None:
    """G-15."""
    given(*(topic(n, programme="43353764", **SCHOOL) for n in range(1, 9)))
    for number in range(1, 8):
        for body in ("KFN", "BUN"):
            actions.take_stand(actor("officer", body), the_call(number), body, "not_for_us")
    actions.learn_from_new_stands(today())
    for body in ("KFN", "BUN"):
        actions.match_again(body)
        assert score(8, body) >= 0.6


def test_a_refusal_for_want_of_time_teaches_nothing_about_the_subject() -> None:
    given(*calls())
    before = score(UNSEEN_SPORT)
    for number in REFUSED:
        actions.take_stand(actor("officer", "KFN"), the_call(number), "KFN", "not_for_us", reason="too_short")
    learn_and_match()
    assert not Learning.objects.exists()
    assert score(UNSEEN_SPORT) == before


def test_a_stand_taken_back_is_unlearned() -> None:
    take_stands()
    given(*calls())
    before = score(UNSEEN_SPORT)
    learn_and_match()
    for stand in Stand.objects.select_related("call"):
        actions.take_stand(actor("officer", "KFN"), stand.call, "KFN", "new")
    learn_and_match()
    assert Learning.objects.get().weights == {}
    assert queries.taught(WatchField.objects.get(body_code="KFN")) is None
    assert score(UNSEEN_SPORT) == before


def test_what_is_forgotten_no_longer_counts_and_later_stands_teach_anew() -> None:
    given(*calls())
    before = score(UNSEEN_SPORT)
    take_stands()
    learn_and_match()
    row = WatchField.objects.get(body_code="KFN")
    with pytest.raises(PermissionDenied):
        actions.forget(actor("officer", "BUN"), row)
    actions.forget(actor("officer", "KFN"), row)
    learn_and_match()
    assert score(UNSEEN_SPORT) == before
    assert Event.objects.filter(verb="watch_field.forget").count() == 1
    next_day("2026-05-07")
    actions.take_stand(actor("officer", "KFN"), the_call(UNSEEN_MUSEUM), "KFN", "interesting")
    learn_and_match()
    assert Learning.objects.get().decisions == 1


def client_of(role: str, body_code: str) -> Client:
    client = Client()
    client.force_login(account(role, body_code))
    return client


@pytest.mark.one_database
def test_the_page_of_a_bevakningsomrade_says_what_it_has_learned_and_can_forget_it() -> None:
    page = "/utlysningar/bevakning/KFN/"
    assert "Så påverkar" not in client_of("officer", "KFN").get(page).content.decode()
    take_stands()
    learn_and_match()
    told = client_of("officer", "KFN").get(page).content.decode()
    assert "Bevakningen har lärt sig av 10 ställningstaganden" in told
    more, less = told.partition("Mer av")[2].split("Mindre av")
    assert "museum" in more
    assert "idrott" in less
    assert "Glöm det inlärda" not in client_of("reader", "KFN").get(page).content.decode()
    assert client_of("reader", "KFN").post(f"{page}glom/").status_code == 403
    assert client_of("officer", "KFN").post(f"{page}glom/").status_code == 302
    assert "Så påverkar" not in client_of("officer", "KFN").get(page).content.decode()


@pytest.mark.one_database
def test_a_trial_says_what_would_come_and_go_compared_with_today() -> None:
    given(topic(1, title=["Museums together"], descriptionByte=[MUSEUM]), topic(2, title=["Beekeeping in towns"]))
    wanted = {"name": "Bin", "terms": "beekeeping\ntowns", "try": "1"}
    page = client_of("officer", "KFN").post("/utlysningar/bevakning/KFN/", wanted).content.decode()
    assert "Jämfört med i dag: 1 kommer till, 1 försvinner." in page
    assert page.index("Skulle komma till") < page.index("Beekeeping in towns") < page.index("Skulle försvinna")
    assert page.index("Skulle försvinna") < page.index("Museums together")
    row = WatchField.objects.get(body_code="KFN")
    trial = queries.try_field("KFN", row.as_field, today())
    assert (trial.gained_count, trial.lost_count, trial.total) == (0, 0, 1)


def test_learning_asks_the_database_nothing_of_single_stands(django_assert_max_num_queries: Any) -> None:
    take_stands()
    row = WatchField.objects.get(body_code="KFN")
    with django_assert_max_num_queries(17):
        actions.relearn(row, today())
