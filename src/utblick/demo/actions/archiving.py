"""What the demo's registrar has closed and archived."""

from __future__ import annotations

from utblick.accounts.models import User
from utblick.accounts.queries import actor_of
from utblick.archive.actions import ask_package, make_package
from utblick.cases.actions import close_matter
from utblick.cases.models import Matter
from utblick.clock.queries import today
from utblick.values import Actor

REGISTRAR = "Gunilla Östberg"
CLOSED = ("2025/BUN 0133", "2025/KS 0239")
"""Their application was refused: nothing more happens in them."""


def close_matters(actor: Actor) -> None:
    """Close the two matters of an application that was refused, and make the archive package of one."""
    registrar = actor_of(User.objects.get(name=REGISTRAR), today())
    for number in CLOSED:
        close_matter(registrar, Matter.objects.select_related("body").get(outside_number=number))
    first = Matter.objects.select_related("body").get(outside_number=CLOSED[0])
    make_package(actor, ask_package(registrar, first))
