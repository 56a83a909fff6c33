"""What the room gives to rooms below and beside it: its noun, its word in the menu, its jobs and health checks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from utblick.audit.policy import may, visible
from utblick.clock.queries import today
from utblick.jobs.health import Health, State, add_check
from utblick.jobs.schedules import Schedule, add_daily_job, add_schedule
from utblick.jobs.todo import add_todo
from utblick.ui import kinds
from utblick.ui.languages import spoken
from utblick.ui.navigation import MenuEntry
from utblick.values import Actor, system_actor
from utblick.watch import holdings, mail_acts, mail_acts_questions, moving
from utblick.watch.actions.absence import refresh_deadlines
from utblick.watch.actions.expecting import expect
from utblick.watch.actions.learning import learn_from_new_stands
from utblick.watch.actions.questions import refresh_questions
from utblick.watch.feeds import AllDay
from utblick.watch.models import Call, EuQuestion, Stand
from utblick.watch.queries.pages import failing_pages
from utblick.watch.queries.runs import SourcePicture, SourceState, source_pictures
from utblick.watch.sources import entered, funding_tenders  # noqa: F401
from utblick.watch.sources.gdp import source as gdp  # noqa: F401
from utblick.watch.sources.vinnova import source as vinnova  # noqa: F401
from utblick.watch.todo import todo
from utblick.watch.todo_changes import changes_todo
from utblick.watch.todo_questions import questions_todo

IdeaPage = Callable[[Call], str]
_idea_page: list[IdeaPage] = []
ExperiencePage = Callable[[Call], str]
_experience_page: list[ExperiencePage] = []
CalendarDays = Callable[[str, date, str], list[AllDay]]
_calendar_days: list[CalendarDays] = []
OrganisationNames = Callable[[Actor], list[str]]
_organisations: list[OrganisationNames] = []
AffectedBodies = Callable[[Call], set[str]]
_affected: list[AffectedBodies] = []
_STATES: dict[SourceState, State] = {"off": "ok", "never": "care", "ok": "ok", "quiet": "care", "silent": "stop"}


def register() -> None:
    kinds.register(
        kinds.Kind(
            "call",
            gettext_lazy("utlysning"),
            load_calls,
            call_title,
            Call.get_absolute_url,
            menu=MenuEntry(gettext_lazy("Utlysningar"), "watch:calls", order=20),
        )
    )
    kinds.register(
        kinds.Kind(
            "eu_question",
            gettext_lazy("EU-fråga"),
            load_questions,
            question_title,
            EuQuestion.get_absolute_url,
            menu=MenuEntry(gettext_lazy("EU-frågor"), "questions:questions", order=21),
        )
    )
    add_schedule(Schedule("watch-fetch", "utblick.watch.jobs.fetch_due", minutes=60))
    add_schedule(Schedule("watch-silence", "utblick.watch.jobs.tell_silence", minutes=60))
    add_daily_job("call-deadlines", refresh_deadlines)
    add_daily_job("watch-learning", learn_from_new_stands)
    add_schedule(Schedule("watch-tell", "utblick.watch.jobs.tell_at_once", minutes=5))
    add_daily_job("watch-tell", _tell_of_day)
    add_daily_job("expected-calls", expect)
    add_schedule(Schedule("watch-pages", "utblick.watch.jobs.look_at_due", minutes=60))
    add_daily_job("question-days", refresh_questions)
    add_check(sources_health)
    add_check(pages_health)
    add_todo(todo)
    add_todo(changes_todo)
    add_todo(questions_todo)
    mail_acts.register()
    mail_acts_questions.register()
    holdings.register()
    moving.register()


def _tell_of_day(day: date) -> None:
    from utblick.watch.jobs import tell_of_day

    tell_of_day(day)


def provide_idea_page(address: IdeaPage) -> None:
    """Hand over the address where an idea is registered from a call. Without it a call leads to no idea."""
    _idea_page[:] = [address]


def idea_page_of(call: Call, actor: Actor) -> str:
    """Where the actor may register an idea from this call; "" when not."""
    return _idea_page[0](call) if _idea_page and may(actor, "idea.register") else ""


def provide_experience_page(address: ExperiencePage) -> None:
    """Hand over the address that tells who has done what a call is about. Without it a call's page does not ask."""
    _experience_page[:] = [address]


def experience_page_of(call: Call, actor: Actor) -> str:
    """Where the actor may read who has done it before; "" when not."""
    return _experience_page[0](call) if _experience_page and may(actor, "lesson.see") else ""


def add_calendar_days(days: CalendarDays) -> None:
    """Let a room above put days of its own into a body's calendar."""
    if days not in _calendar_days:
        _calendar_days.append(days)


def calendar_days_of(body_code: str, day: date, here: str) -> list[AllDay]:
    """What the rooms above have in a body's calendar from a day on; ``here`` is the site's address."""
    return [one for days in _calendar_days for one in days(body_code, day, here)]


def provide_organisations(names: OrganisationNames) -> None:
    """Hand over names of organisations that one may write about, as far as an actor may see them."""
    _organisations[:] = [names]


def organisation_names(actor: Actor) -> list[str]:
    """Names to choose from; none until a room above hands some over."""
    return _organisations[0](actor) if _organisations else []


def add_affected(bodies: AffectedBodies) -> None:
    """Let a room above say which bodies go on with a call, so that their people hear when its last day moves."""
    if bodies not in _affected:
        _affected.append(bodies)


def bodies_affected(call: Call) -> set[str]:
    """The codes of the bodies that have taken a positive stand on a call or go on with it in a room above."""
    positive = (Stand.Choice.INTERESTING, Stand.Choice.TAKEN, Stand.Choice.BECAME_IDEA)
    stands = Stand.objects.filter(call=call, choice__in=positive)
    return set(stands.values_list("body_code", flat=True)).union(*(bodies(call) for bodies in _affected))


def load_questions(ids: Sequence[UUID], actor: Actor) -> dict[UUID, EuQuestion]:
    return {row.id: row for row in visible(EuQuestion.objects.filter(id__in=ids), actor)}


def question_title(question: EuQuestion) -> str:
    return spoken(question.titles)


def load_calls(ids: Sequence[UUID], actor: Actor) -> dict[UUID, Call]:
    return {row.id: row for row in visible(Call.objects.filter(id__in=ids), actor)}


def call_title(call: Call) -> str:
    return spoken(call.titles)


def sources_health() -> list[Health]:
    """One line a source: when it was last read completely, and whether anything stands in quarantine."""
    return [_health(picture) for picture in source_pictures(system_actor("health"))]


def pages_health() -> list[Health]:
    """One line for all watched pages."""
    failing = failing_pages(system_actor("health"), today())
    told = ngettext("%d sida går inte att läsa", "%d sidor går inte att läsa", failing) % failing
    remedy = _("Se vilka under Utlysningar, Bevakade sidor. Rätta adressen, eller sluta läsa sidan.") if failing else ""
    return [Health("watched-pages", _("Bevakade sidor"), "care" if failing else "ok", told, remedy)]


def _health(picture: SourcePicture) -> Health:
    name, label = f"source:{picture.code}", _("Källan %s") % spoken(picture.name)
    remedy = ""
    if picture.state in ("never", "quiet", "silent"):
        remedy = _(
            "Läs hämtningens besked under Utlysningar, Källor. Det som är nytt kan saknas tills den är komplett igen."
        )
    state = _STATES[picture.state]
    if picture.quarantined and state == "ok":
        state, remedy = "care", _("Se karantänen under Utlysningar, Källor. Posterna är sparade men visas inte.")
    elif picture.drift and state == "ok":
        state, remedy = "care", _("Källan har ändrat form på sina poster. Jämför ett par utlysningar med källan.")
    return Health(name, label, state, _told(picture), remedy)


def _told(picture: SourcePicture) -> str:
    last = picture.row.last_complete_on if picture.row else None
    told = _("senast komplett %s") % last.isoformat() if last else _("aldrig hämtad")
    if picture.state == "off":
        told = _("hämtas inte varje dag; %s") % told
    told = _("%(told)s; %(number)s i karantän") % {"told": told, "number": picture.quarantined}
    return f"{told}. {picture.trouble}" if picture.trouble else told
