"""A real municipality never becomes a demo."""

import pytest
from django.test import Client

from utblick.accounts.actions import create_account
from utblick.audit.actions import AlreadyInstalledError, create_installation
from utblick.demo.actions import begin_demo
from utblick.organisation.models import Body
from utblick.values import system_actor

pytestmark = pytest.mark.django_db
OPERATIONS = system_actor("operations")


@pytest.fixture(autouse=True)
def real():
    create_installation(OPERATIONS, municipality="Provkommun")


def test_the_demo_is_never_built_over_a_real_municipality():
    with pytest.raises(AlreadyInstalledError):
        begin_demo()
    assert not Body.objects.exists()


def test_a_real_installation_has_no_date_to_move_and_no_demo_accounts(client: Client):
    client.force_login(create_account(OPERATIONS, email="a@exempel.example", name="A", roles=[("coordinator", "")]))
    assert client.post("/demo/datum/", {"date": "2099-06-03"}).status_code == 404
    assert client.get("/konto/demo/").status_code == 404
