"""Reading who else in the county works on a call, and which county is ours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from utblick.audit.policy import visible
from utblick.clock.queries import installation
from utblick.matching.counties import County, Mark, county_of, mark_of
from utblick.values import Actor
from utblick.watch.models import Call, CallText, CountyNote
from utblick.watch.sources.entered.entry import WHO

MOST_NOTES = 100


def own_county() -> County | None:
    """The county the municipality lies in; None when the installation does not know it."""
    found = installation()
    return county_of(found.county or found.code) if found else None


def county_mark(call: Call, own: County | None, who: str = "") -> Mark:
    """Whether a call names our county, or is a regional one that names none. ``who`` says who may apply."""
    titles = (call.title_sv, call.title_en, call.call_title_sv, call.call_title_en)
    return mark_of((*titles, call.programme_sv, call.programme_en, who), own)


def who_may_apply(texts: Iterable[CallText]) -> str:
    """What the texts of a call entered by hand say of who may apply; "" where they say nothing."""
    lines = (line for text in texts for line in text.description.splitlines())
    return next((line.removeprefix(WHO) for line in lines if line.startswith(WHO)), "")


def county_marks(calls: Sequence[Call], own: County | None) -> dict[UUID, Mark]:
    """`county_mark` of each of some calls. One query."""
    texts = defaultdict[UUID, list[CallText]](list)
    for text in CallText.objects.filter(call__in=[call.pk for call in calls], description__contains=WHO):
        texts[text.call_id].append(text)
    return {call.pk: county_mark(call, own, who_may_apply(texts[call.pk])) for call in calls}


def county_notes(actor: Actor, call: Call) -> list[CountyNote]:
    """Who else works on a call, those that look for co-applicants first."""
    return list(visible(CountyNote.objects.filter(call=call), actor)[:MOST_NOTES])


def county_note(actor: Actor, id: UUID) -> CountyNote | None:
    """One note, or None when there is none that the actor may see."""
    return visible(CountyNote.objects.select_related("call"), actor).filter(pk=id).first()
