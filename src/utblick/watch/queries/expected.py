"""Forecasts, and the announced calls that take their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from utblick.audit.policy import visible
from utblick.values import Actor
from utblick.watch.models import Call
from utblick.watch.rounds import Round, expected_on, rounds
from utblick.watch.series import Came
from utblick.watch.sources.entered import EXPECTED


@dataclass(frozen=True)
class RoundPicture:
    """A recurring round as its page tells of it; ``calls`` are this and next year's, as expected or as announced."""

    round: Round
    calls: list[Call]

    @property
    def next(self) -> Call | None:
        """The first round that still waits to be announced, else the first there is."""
        return next((call for call in self.calls if not call.replaced_by), next(iter(self.calls), None))

    @property
    def announced(self) -> Call | None:
        """The call that `next` has become."""
        return self.next.replaced_by if self.next else None


def round_pictures(actor: Actor, day: date) -> list[RoundPicture]:
    """Every shipped round, the next to close first. One query."""
    wanted = {row.reference(year): row.code for row, year in expected_on(day)}
    found = visible(Call.objects.filter(source__code=EXPECTED, topic_id__in=wanted), actor)
    by_code: dict[str, list[Call]] = {}
    for call in found.select_related("replaced_by").order_by("closes_by", "pk"):
        by_code.setdefault(wanted[call.topic_id], []).append(call)
    pictures = [RoundPicture(row, by_code.get(row.code, [])) for row in rounds()]
    return sorted(pictures, key=lambda picture: picture.calls[0].closes_by or day if picture.calls else date.max)


def calls_that_came() -> Iterator[Came]:
    """Every announced call with an identifier, a first and a last day, as `series` reads them."""
    rows = Call.objects.filter(forecast=False, call_type="1", identifier__contains="-20", withdrawn_on=None)
    dated = rows.filter(opens_on__isnull=False, last_deadline_on__isnull=False).order_by("pk")
    names = ("identifier", "title_sv", "title_en", "programme_sv", "url", "opens_on", "last_deadline_on")
    for identifier, sv, en, programme, url, opens_on, last_on in dated.values_list(*names):
        yield Came(identifier, sv or en, programme, url, opens_on, last_on)


def already_announced(identifiers: Iterable[str]) -> set[str]:
    """Those of the identifiers that an announced call has."""
    rows = Call.objects.filter(identifier__in=list(identifiers), forecast=False)
    return set(rows.values_list("identifier", flat=True))


def announced_forecasts() -> list[tuple[UUID, UUID]]:
    """Forecasts whose expected identifier an announced call now has: the ids of both."""
    expected = Call.objects.filter(forecast=True, replaced_by__isnull=True, call_identifier__gt="")
    waiting = dict(expected.values_list("call_identifier", "pk"))
    made = Call.objects.filter(forecast=False, identifier__in=waiting).order_by("-call_type", "-pk")
    announced = dict(made.values_list("identifier", "pk"))
    return [(waiting[identifier], pk) for identifier, pk in announced.items()]
