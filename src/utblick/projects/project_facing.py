"""What the page of a project shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.audit.policy import may
from utblick.matching.counties import lies_in
from utblick.projects.cash_plan import Inflow, QuarterPlan, cash_plan, worst
from utblick.projects.hooks import links_of
from utblick.projects.models import Payment, Project
from utblick.projects.project_gate import standing_change
from utblick.projects.queries import competing
from utblick.ui import formats
from utblick.values import Actor, Money
from utblick.watch.queries.county import own_county


@dataclass(frozen=True)
class CashRow:
    """One quarter of the cash plan, as the table shows it."""

    name: str
    out: Money
    into: Money
    lies_out: Money


@dataclass(frozen=True)
class Cash:
    """The cash plan in kronor, and one sentence about it; no rows when it cannot be counted."""

    rows: tuple[CashRow, ...]
    sentence: str


def project_page(actor: Actor, project: Project, day: date) -> dict[str, Any]:
    """A project with its parts, how it stands, and what may be done."""
    amendments = list(project.amendments.all())
    undertakings = list(project.undertakings.all())
    sentence, tone = status(project, day)
    return {
        "project": project,
        "application": project.application,
        "sentence": sentence,
        "tone": tone,
        "partners": (partners := list(project.partners.all())),
        "county": (county := own_county()),
        "county_partners": [row for row in partners if lies_in(row.name, county)],
        "undertakings": undertakings,
        "late": [row for row in undertakings if row.done_on is None and row.due_on < day],
        "indicators": list(project.indicators.all()),
        "amendments": amendments,
        "verdict": standing_change(project, amendments, day),
        "competing": competing(actor, project.application.idea),
        "more": links_of("application", project.application, actor),
        "today": day,
        "is_over": project.ends_on < day,
        "in_banks": list(project.bank_findings.all()) if getattr(project, "is_in_bank", False) else [],
        "may_alter": may(actor, "project.alter", project),
        "may_plan": may(actor, "project.plan", project),
        "may_amend": project.closed_on is None and may(actor, "project.amend", project),
        "may_close": project.closed_on is None and may(actor, "project.close", project),
        "may_follow_up": project.closed_on is not None
        and project.followed_up_on is None
        and may(actor, "project.follow_up", project),
    }


def money_page(actor: Actor, project: Project, day: date) -> dict[str, Any]:
    """A project's budget by year and financing, its payments, and its cash plan."""
    budget, payments = list(project.budget.all()), list(project.payments.all())
    for payment in payments:
        payment.project = project
    sums = [sum(parts) for parts in zip(*([part.minor for part in row.amounts] for row in budget), strict=True)]
    borne = {row.year: row.grant_minor for row in budget if row.grant_minor}
    return {
        "project": project,
        "budget": budget,
        "budget_sums": [Money(part) for part in sums],
        "payments": payments,
        "cash": cash(project, borne, payments),
        "today": day,
        "may_plan": may(actor, "project.plan", project),
    }


def status(project: Project, day: date) -> tuple[str, str]:
    """One sentence that says how a project stands, and its tone."""
    language = get_language() or "sv"
    ends = formats.day(project.ends_on, language)
    if project.closed_on is not None:
        return _("Avslutat %(day)s.") % {"day": formats.day(project.closed_on, language)}, ""
    if day < project.starts_on:
        return _("Börjar %(day)s.") % {"day": formats.day(project.starts_on, language)}, "accent"
    if day > project.ends_on:
        return _("Slut sedan %(day)s. Avsluta projektet: skriv vad det gav.") % {"day": ends}, "care"
    return _("Pågår till %(day)s.") % {"day": ends}, "good"


def cash(project: Project, borne: dict[int, int], payments: list[Payment]) -> Cash:
    """The cash plan: what the budget lets the grant bear against what has come and what is counted on (P10)."""
    language = get_language() or "sv"
    if not borne:
        return Cash((), _("Skriv in budgeten år för år, så räknas hur mycket kommunen ligger ute med."))
    inflows = [_inflow(project, payment) for payment in payments]
    known = [inflow for inflow in inflows if inflow is not None]
    if len(known) < len(inflows):
        return Cash((), _("Utbetalningarna är i euro. Skriv in kursen på projektet, så räknas planen i kronor."))
    plan = cash_plan(project.starts_on, project.ends_on, borne, known)
    most = worst(plan)
    rows = tuple(_row(quarter) for quarter in plan)
    if most is None:
        return Cash(rows, _("Kommunen behöver inte ligga ute med pengar."))
    told = {"amount": formats.money(Money(most.lies_out), language), "quarter": _quarter(most)}
    return Cash(rows, _("Som mest ligger kommunen ute med %(amount)s, %(quarter)s.") % told)


def _inflow(project: Project, payment: Payment) -> Inflow | None:
    amount = payment.asked_minor if payment.paid_minor is None else payment.paid_minor
    kronor = project.in_kronor(amount)
    on = payment.paid_on or payment.expected_on or payment.asked_on
    return None if kronor is None else Inflow(on, kronor, payment.paid_on is not None)


def _row(quarter: QuarterPlan) -> CashRow:
    return CashRow(_quarter(quarter), Money(quarter.out), Money(quarter.into), Money(quarter.lies_out))


def _quarter(quarter: QuarterPlan) -> str:
    return _("kvartal %(number)d %(year)d") % {"number": quarter.number, "year": quarter.year}
