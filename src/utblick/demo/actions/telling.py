"""Who in Strandö is told of calls: people with accounts by their own choice, a librarian without one by invitation."""

from __future__ import annotations

from utblick.accounts.models import User
from utblick.accounts.queries import actor_of
from utblick.clock.queries import today
from utblick.demo.data.people import MAIL_DOMAIN
from utblick.organisation.models import Body
from utblick.values import Actor
from utblick.watch.actions.subscriptions import invite, subscribe
from utblick.watch.jobs import tell_of_day

CHOICES = (
    ("Maria Lindqvist", "KS", "weekly"),
    ("Elin Haddad", "KFN", "daily"),
    ("Johan Berggren", "BUN", "at_once"),
    ("Hamid Farahani", "KFN", "weekly"),
)
"""Who chose to be told of whose calls, and how often."""
COORDINATOR = "Maria Lindqvist"


def choose(_actor: Actor) -> None:
    """Everyone's own choice."""
    for name, body_code, frequency in CHOICES:
        user = User.objects.get(name=name)
        subscribe(actor_of(user, today()), user, body_code, frequency)


def ask_colleague(_actor: Actor) -> None:
    """The coordinator asks the librarian, who has not answered yet."""
    coordinator = actor_of(User.objects.get(name=COORDINATOR), today())
    email = f"ingela.norrby@{MAIL_DOMAIN}"
    invite(coordinator, Body.objects.get(code="KFN"), name="Ingela Norrby", email=email, frequency="weekly")


def tell(_actor: Actor) -> None:
    """The mails of the day."""
    tell_of_day(today())
