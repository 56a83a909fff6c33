"""The support that Strandö's administrations get: lessons, each on its own day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from utblick.demo.data.support import LESSONS, DemoLesson
from utblick.organisation.models import Body
from utblick.projects.models import Application
from utblick.support.actions.lessons import write_lesson
from utblick.values import Actor

Step = Callable[[Actor], None]


def steps() -> list[tuple[date, Step]]:
    """Every step with its day."""
    return [(told.on, _write(told)) for told in LESSONS]


def _write(told: DemoLesson) -> Step:
    def write(actor: Actor) -> None:
        learnt_in = Application.objects.get(title=told.application) if told.application else None
        texts = {"programme": told.programme, "worked": told.worked, "avoid": told.avoid}
        write_lesson(actor, body=Body.objects.get(code=told.body), advice=told.advice, application=learnt_in, **texts)

    return write
