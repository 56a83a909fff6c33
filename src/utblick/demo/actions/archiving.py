"""What the demo's registrar has closed and archived."""

from __future__ import annotations

from utblick.accounts.models import User
from utblick.accounts.queries import actor_of
from utblick.archive.actions import add_rule, ask_package, make_package
from utblick.cases.actions import close_matter
from utblick.cases.models import Matter
from utblick.clock.queries import today
from utblick.values import Actor

REGISTRAR = "Gunilla Östberg"
CLOSED = ("2025/BUN 0133", "2025/KS 0239")
"""Their application was refused: nothing more happens in them."""
PLAN = (
    ("Avtal med vänorter och partner", "1.6.1", None),
    ("Ansökan, beslut och slutredovisning", "1.6.2", None),
    ("Brev och mejl av liten betydelse", "1.6.3", 2),
    ("Resebokningar och deltagarlistor", "1.6.4", 2),
    ("Underlag till ekonomisk redovisning", "1.6.5", 10),
)
"""Handlingstyp, classification, and after how many years it is disposed of (None: kept)."""
BASIS = "Kommunstyrelsens dokumenthanteringsplan 2025, § 88"


def close_matters(actor: Actor) -> None:
    """Enter the plan, close the two matters of an application that was refused, and make the package of one."""
    for name, classification, years in PLAN:
        fate = "kept" if years is None else "disposed"
        add_rule(actor, name=name, classification=classification, fate=fate, years=years, basis=BASIS)
    registrar = actor_of(User.objects.get(name=REGISTRAR), today())
    for number in CLOSED:
        close_matter(registrar, Matter.objects.select_related("body").get(outside_number=number))
    first = Matter.objects.select_related("body").get(outside_number=CLOSED[0])
    make_package(actor, ask_package(registrar, first))
