"""Who stated the facts that an application is judged by, and the answer of today opened with them."""

from __future__ import annotations

from utblick.audit.queries import last_set
from utblick.clock.queries import today
from utblick.governance.queries import OpenedVerdict, open_answer
from utblick.governance.statements import Stated
from utblick.projects.gate import decisions_of, facts_of, trigger_of
from utblick.projects.models import Application
from utblick.values import Actor

_OF_APPLICATION = {
    "body": "body_id",
    "role": "role",
    "is_feasibility_study": "is_feasibility_study",
    "principal_matter": "is_principal",
    "principal_judged_by": "is_principal",
    "own_cost": "own_cost_minor",
    "own_time": "own_time_hours",
    "signatory_named": "signatory",
}
_OF_IDEA = {"children_and_youth": "children_and_youth"}
_FROM_SOURCE = frozenset({"call", "programme"})


def stated_facts(application: Application) -> dict[str, Stated]:
    """The facts the guidelines judge by, each with who last set it, from the event log. One query.

    What stands in the register of bodies comes from there, what the call says from its source. A field nobody has set
    was stated by whoever prepared the application.
    """
    application_ref, idea_ref = application.ref, application.idea.ref
    events = last_set([application_ref, idea_ref])
    begun = events.get((str(application_ref), "prepared_on"))
    found = {}
    for name, value in facts_of(application).items():
        if name in _FROM_SOURCE:
            found[name] = Stated(value, origin="source")
            continue
        subject, field = (
            (idea_ref, _OF_IDEA[name]) if name in _OF_IDEA else (application_ref, _OF_APPLICATION.get(name))
        )
        event = events.get((str(subject), field), begun) if field else None
        if event is None or event.actor.startswith("system:"):
            found[name] = Stated(value, origin="register")
        else:
            found[name] = Stated(value, event.actor, event.effective_on)
    return found


def answer_today(actor: Actor, application: Application) -> OpenedVerdict:
    """The answer by the guidelines as it is today, with who stated what."""
    return open_answer(
        actor,
        application.ref,
        application.body_id,
        trigger_of(application),
        stated_facts(application),
        decisions_of(application),
        today(),
    )
