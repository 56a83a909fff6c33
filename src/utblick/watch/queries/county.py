"""Reading who else in the county works on a call, and which county is ours."""

from __future__ import annotations

from uuid import UUID

from utblick.audit.policy import visible
from utblick.clock.queries import installation
from utblick.matching.counties import County, Mark, county_of, mark_of
from utblick.values import Actor
from utblick.watch.models import Call, CountyNote

MOST_NOTES = 100


def own_county() -> County | None:
    """The county the municipality lies in; None when the installation does not know it."""
    found = installation()
    return county_of(found.county or found.code) if found else None


def county_mark(call: Call, own: County | None) -> Mark:
    """Whether a call names our county, or is a regional one that names none."""
    return mark_of(
        (call.title_sv, call.title_en, call.call_title_sv, call.call_title_en, call.programme_sv, call.programme_en),
        own,
    )


def county_notes(actor: Actor, call: Call) -> list[CountyNote]:
    """Who else works on a call, those that look for co-applicants first."""
    return list(visible(CountyNote.objects.filter(call=call), actor)[:MOST_NOTES])


def county_note(actor: Actor, id: UUID) -> CountyNote | None:
    """One note, or None when there is none that the actor may see."""
    return visible(CountyNote.objects.select_related("call"), actor).filter(pk=id).first()
