"""What the page shows that leads through the termination of an agreement (R4.1, G-26): step by step, done or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.audit.policy import may
from utblick.cases.effects import Effect, Outcome
from utblick.cases.models import MatterDocument, OfficialReport
from utblick.cases.queries import matters
from utblick.cases.queries.decisions import decisions_about
from utblick.cooperation.agreement_facing import asked_bodies, deciding_bodies
from utblick.cooperation.agreement_gate import TERMINATE, decided_before, is_met, judge
from utblick.cooperation.models import Agreement
from utblick.cooperation.months import months_after
from utblick.organisation.models import Body
from utblick.ui import formats
from utblick.values import Actor


@dataclass(frozen=True)
class Step:
    """One thing to do: its name, whether it is done, what is known of it, and where to do it ("" = nowhere yet)."""

    name: str
    done: bool
    told: str
    url: str = ""
    button: str = ""
    posts: bool = False


def last_day(agreement: Agreement, notice_on: date) -> date:
    """The agreement's last day when notice is given on a day: its notice terms counted from then, or its end when that
    comes first and it does not go on by itself; when it does, the end that the notice still reaches."""
    earliest = months_after(notice_on, agreement.notice_months)
    end = agreement.ends_on
    if end is None:
        return earliest
    if not agreement.prolongs_months:
        return min(end, earliest)
    times = 0
    while months_after(end, times * agreement.prolongs_months) < earliest:
        times += 1
    return months_after(end, times * agreement.prolongs_months)


def termination_page(actor: Actor, agreement: Agreement, day: date) -> dict[str, Any]:
    """The context of the page: the answer by the guidelines, and the steps in order."""
    verdict = judge(agreement, TERMINATE, day, agreement.notice_on)
    opened = [row for row in _matters(actor, agreement) if row.closed_on is None or agreement.notice_on]
    names = dict(Body.objects.values_list("code", "name"))
    deciders = [names.get(code, code) for code in deciding_bodies(verdict)]
    heard = [names.get(code, code) for code in asked_bodies(verdict) if names.get(code, code) not in deciders]
    steps = [
        _who(deciders, heard),
        _open(actor, agreement, opened),
        _write(opened),
        _decide(agreement, opened, is_met(verdict), verdict.outcome),
        _tell(opened),
        _give_notice(actor, agreement, day),
        _end(agreement, day),
    ]  # fmt: skip
    return {
        "agreement": agreement,
        "verdict": verdict,
        "steps": steps,
        "now": next((number for number, step in enumerate(steps, 1) if not step.done), 0),
    }


def _who(deciders: list[str], heard: list[str]) -> Step:
    told = _("Riktlinjerna säger inte vem som beslutar.")
    if deciders:
        told = _("Enligt riktlinjerna: %s.") % ", ".join(deciders)
    if heard:
        told = _("%(told)s Först yttrar sig %(heard)s.") % {"told": told, "heard": ", ".join(heard)}
    return Step(_("Vem beslutar"), True, told)


def _matters(actor: Actor, agreement: Agreement) -> list[Any]:
    """The matters about the agreement since it was last signed, with whether a report and the letter are there."""
    since = decided_before(agreement, TERMINATE)
    sent = MatterDocument.objects.filter(
        matter=OuterRef("pk"), direction=MatterDocument.Direction.SENT, counterpart__gt=""
    )
    rows = matters(actor, subject=agreement.ref).annotate(
        written=Exists(OfficialReport.objects.filter(matter=OuterRef("pk"))), told=Exists(sent)
    )
    return [row for row in rows.order_by("opened_on", "pk") if since is None or row.opened_on >= since]


def _open(actor: Actor, agreement: Agreement, opened: list[Any]) -> Step:
    told = ", ".join(row.body.name for row in opened) or _("Ett ärende hos varje myndighet som bereder eller beslutar.")
    url = ""
    if not opened and may(actor, "matter.open") and may(actor, "agreement.sign", agreement):
        url = reverse("cooperation:agreement_matters", args=[agreement.pk]) + "?steg=saga-upp"
    return Step(_("Öppna ärenden"), bool(opened), told, url, _("Öppna ärenden hos dem som beslutar"), posts=True)


def _write(opened: list[Any]) -> Step:
    written = [row for row in opened if row.written]
    if written:
        told = _("Finns hos: %s.") % ", ".join(row.body.name for row in written)
        return Step(_("Skriv tjänsteskrivelsen"), True, told)
    told = _("Skäl, vad som händer med det som pågår, och förslag till beslut.")
    url = reverse("cases:write", args=[opened[0].pk]) if opened else ""
    return Step(_("Skriv tjänsteskrivelsen"), False, told, url, _("Skriv tjänsteskrivelsen"))


def _decide(agreement: Agreement, opened: list[Any], met: bool, outcome: str) -> Step:
    decided = any(
        fact.effect == Effect.TERMINATE and fact.outcome == Outcome.BIFALL for fact in decisions_about(agreement.ref)
    )
    done = met and (decided or outcome == "allowed")
    told = _("Beslutet finns.") if done else _("Nämnden och kommunstyrelsen föreslår, fullmäktige beslutar.")
    url = reverse("cases:council_road", args=[opened[0].pk]) if opened else ""
    return Step(_("Följ vägen till beslut"), done, told, url, _("Visa vägen till fullmäktige"))


def _tell(opened: list[Any]) -> Step:
    done = any(row.told for row in opened)
    told = (
        _("Ett skickat brev ligger i ärendet.")
        if done
        else _("Brev på svenska och engelska, ifyllt med beslutet. Lägg in det som skickat när det har gått.")
    )
    url = reverse("cases:letter", args=[opened[-1].pk, "uppsagning"]) if opened and not done else ""
    return Step(_("Skriv till parten"), done, told, url, _("Skriv brevet"))


def _give_notice(actor: Actor, agreement: Agreement, day: date) -> Step:
    language = get_language() or "sv"
    if agreement.notice_on:
        return Step(_("Notera uppsägningen"), True, _("Uppsagt %s.") % formats.day(agreement.notice_on, language))
    url = reverse("cooperation:terminate_agreement", args=[agreement.pk])
    may_note = may(actor, "agreement.terminate", agreement)
    told = _("Ingen uppsägningstid är antecknad. Läs vad avtalet säger innan du noterar uppsägningen.")
    if agreement.notice_months:
        known = {"n": agreement.notice_months, "day": formats.day(last_day(agreement, day), language)}
        told = _("Uppsägningstid: %(n)d månader. Sägs det upp i dag är sista dagen %(day)s.") % known
    return Step(_("Notera uppsägningen"), False, told, url if may_note else "", _("Notera uppsägningen"))


def _end(agreement: Agreement, day: date) -> Step:
    ended = bool(agreement.notice_on and agreement.ends_on and agreement.ends_on < day)
    if agreement.notice_on and agreement.ends_on:
        told = _("Sista dag: %s. Fram till dess gäller avtalet.") % formats.day(
            agreement.ends_on, get_language() or "sv"
        )
    else:
        told = _("Fram till sista dagen gäller avtalet.")
    return Step(_("Avtalet upphör"), ended, told)
