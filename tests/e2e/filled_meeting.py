"""The repetitive part of a long meeting, done through the product's actions in an installation that is served.

Run as a script in the installation's environment: ``items`` puts plain items on the agenda, ``course`` records what
happens under those that the browser has left and decides them.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

DAY = date(2026, 1, 27)
CHAIR, SECOND, THIRD, CLERK = "Ulrika Sjögren", "Hamid Farahani", "Lena Åkerblom", "Karin Wåhlin"
PLAIN = tuple(f"Ärende {number:02}" for number in range(1, 18))
VOTED, JAV, RESERVED = PLAIN[1:5], PLAIN[6:7], PLAIN[8:10]
"""Items with a vote, a jäv and a reservation beside those that are clicked."""


def fill(environment: dict[str, str], part: str) -> None:
    """Do a part of the meeting in the installation of this environment."""
    command = [sys.executable, str(Path(__file__)), part]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def main(part: str) -> None:
    import django

    django.setup()
    from utblick.accounts.models import User
    from utblick.accounts.queries import actor_of
    from utblick.cases.actions import PointAnswer, agendas, deliberations, minutes
    from utblick.cases.models import AgendaItem, Minutes
    from utblick.clock.queries import today
    from utblick.organisation.models import Person

    clerk = actor_of(User.objects.get(name=CLERK), today())
    kept = Minutes.objects.select_related("meeting__body", "body").get(body_id="IBG", meeting__on=DAY)
    if part == "items":
        for title in PLAIN:
            agendas.add_item(clerk, kept, title=title, sort="decision")
        return
    people = {name: Person.objects.get(name=name) for name in (CHAIR, SECOND, THIRD)}
    ballots = {people[CHAIR]: "yes", people[SECOND]: "yes", people[THIRD]: "no"}
    rows = AgendaItem.objects.filter(minutes=kept, outcome="", withdrawn=False)
    for item in rows.select_related("minutes__meeting", "minutes__body", "matter", "decision"):
        if item.title in VOTED:
            deliberations.hold_vote(
                clerk, item, yes_means="bifall", no_means="avslag", ballots=ballots, presided_by=people[CHAIR]
            )
        if item.title in JAV:
            deliberations.disqualify(clerk, item, people[SECOND], "own_matter")
        if item.title in RESERVED:
            deliberations.reserve(clerk, item, people[THIRD], text=f"Skäl i {item.title}.")
        minutes.decide_item(clerk, item, outcome="bifall", points=[PointAnswer(f"Beslut i {item.title}.")])


if __name__ == "__main__":
    main(sys.argv[1])
