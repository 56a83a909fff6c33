"""The year's projects by fund and administration: how many went on, began and ended, and what was paid (G-37)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from utblick.audit.policy import visible
from utblick.projects.models import BankFinding, FundingTest, Project
from utblick.reporting.models import BodyReport
from utblick.values import Actor, Money, Ref

KEYS = ("projects", "begun", "ended", "paid")
"""The figures whose rows are projects."""


@dataclass(frozen=True, slots=True)
class FundRow:
    """What an administration's projects from one fund come to; ``fund`` is "" where none is known. ``paid`` is öre."""

    fund: str
    administration: str
    projects: int
    begun: int
    ended: int
    paid_minor: int

    @property
    def paid(self) -> Money:
        return Money(self.paid_minor)


def fund_rows(actor: Actor, parts: Sequence[BodyReport]) -> list[FundRow]:
    """The figures of the parts, sorted by fund and administration; each sums to what the parts say. One query.

    The fund is the call's programme, else the one that the funding test found suitable, else what a project bank says.
    """
    rows = [
        (_administration(part), key, ref, amount)
        for part in parts
        for key in KEYS
        for ref, amount in part.rows.get(key, [])
    ]
    funds = _funds(actor, {Ref.parse(ref) for _, _, ref, _ in rows})
    sums: dict[tuple[str, str], dict[str, int]] = {}
    for administration, key, ref, amount in rows:
        of_key = sums.setdefault((funds.get(ref, ""), administration), dict.fromkeys(KEYS, 0))
        of_key[key] += amount
    ordered = sorted(sums, key=lambda pair: (not pair[0], pair))
    return [FundRow(*pair, *sums[pair].values()) for pair in ordered]


def _funds(actor: Actor, refs: set[Ref]) -> dict[str, str]:
    found = FundingTest.objects.filter(idea=OuterRef("application__idea"), result=FundingTest.Result.SUITABLE)
    by_test = Subquery(found.order_by("-tested_on", "-pk").values("programme")[:1])
    by_call = NullIf("application__idea__call__programme_sv", Value(""))
    in_bank = BankFinding.objects.filter(project=OuterRef("pk")).exclude(programme="")
    by_bank = Subquery(in_bank.order_by("pk").values("programme")[:1])
    rows = visible(Project.objects.filter(pk__in=[ref.id for ref in refs]), actor)
    named = rows.annotate(fund=Coalesce(by_call, by_test, by_bank, Value(""))).values_list("pk", "fund")
    return {str(Ref(Project.kind, pk)): fund for pk, fund in named}


def _administration(part: BodyReport) -> str:
    """The administration that works for the nämnd; the nämnd itself where none is known."""
    return part.owner.administration.name if part.owner.administration else part.owner.name
