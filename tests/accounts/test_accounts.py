"""People sign in; rights are role grants with days; the demo's one-click accounts exist only in a demo."""

from datetime import date

import pytest
from django.db import IntegrityError

from utblick.accounts.actions import create_account, grant_role
from utblick.accounts.queries import actor_of
from utblick.audit import guard
from utblick.audit.actions import (
    AlreadyInstalledError,
    DateNotForwardError,
    create_installation,
    move_demo_date,
)
from utblick.clock.queries import is_demo, today
from utblick.values import ANONYMOUS, Grant, system_actor

pytestmark = pytest.mark.django_db
SYSTEM = system_actor("tests")


@pytest.fixture
def user():
    return create_account(
        SYSTEM, email="Anna@Exempel.example", name="Anna", password="ett-langt-losenord", roles=[("officer", "KFN")],
        valid_from=date(2026, 1, 1),
    )  # fmt: skip


def test_a_role_counts_from_its_first_to_its_last_day(user):
    with guard.opened():
        user.grants.update(valid_to=date(2026, 6, 30))
    assert Grant("officer", "KFN") not in actor_of(user, date(2025, 12, 31)).grants
    assert Grant("officer", "KFN") in actor_of(user, date(2026, 6, 30)).grants
    assert Grant("officer", "KFN") not in actor_of(user, date(2026, 7, 1)).grants


def test_an_inactive_account_is_nobody(user):
    user.is_active = False
    assert actor_of(user, date(2026, 5, 1)) == ANONYMOUS


def test_the_same_address_in_other_letters_is_the_same_account(user):
    with pytest.raises(IntegrityError):
        create_account(SYSTEM, email="anna@exempel.example", name="Anna två")


def test_signing_in_works_with_the_right_password_only(client, user):
    wrong = client.post("/konto/login/", {"login": user.email, "password": "fel"})
    assert wrong.status_code == 200 and "_auth_user_id" not in client.session
    right = client.post("/konto/login/", {"login": user.email, "password": "ett-langt-losenord"})
    assert right.status_code == 302 and client.session["_auth_user_id"] == str(user.pk)


def test_nobody_signs_up_by_themselves(client):
    page = client.post("/konto/signup/", {"email": "x@exempel.example", "password1": "ett-langt-losenord"})
    assert "_auth_user_id" not in client.session and page.status_code == 200


def test_one_click_accounts_exist_only_in_a_demo(client, user):
    create_installation(SYSTEM, municipality="Skarp kommun")
    assert client.get("/konto/demo/").status_code == 404
    assert client.post("/konto/demo/", {"account": str(user.id)}).status_code == 404


def test_in_a_demo_a_role_is_one_click_away_and_real_accounts_are_not(client, user):
    create_installation(SYSTEM, municipality="Demokommun", demo_date=date(2026, 5, 6))
    demo = create_account(SYSTEM, email="demo@exempel.example", name="Demo", title="Samordnare", demo=True)
    assert client.post("/konto/demo/", {"account": str(user.id)}).status_code == 404
    assert client.post("/konto/demo/", {"account": str(demo.id)}).status_code == 302
    assert client.session["_auth_user_id"] == str(demo.pk)


def test_the_demos_date_moves_forward_only_and_demo_never_covers_real_data():
    create_installation(SYSTEM, municipality="Demokommun", demo_date=date(2026, 5, 6))
    assert is_demo() and today() == date(2026, 5, 6)
    move_demo_date(SYSTEM, date(2026, 8, 20))
    assert today() == date(2026, 8, 20)
    for day in (date(2026, 8, 20), date(2026, 8, 19)):
        with pytest.raises(DateNotForwardError):
            move_demo_date(SYSTEM, day)
    with pytest.raises(AlreadyInstalledError):
        create_installation(SYSTEM, municipality="Annan")


def test_a_granted_role_is_an_event_with_its_body(user):
    from utblick.audit.models import Event

    grant_role(SYSTEM, user, "clerk", "BUN", valid_from=date(2026, 3, 1))
    event = Event.objects.order_by("-seq").first()
    assert event.verb == "user.grant" and "BUN" in event.payload
