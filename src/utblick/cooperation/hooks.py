"""What the room gives to rooms below and beside it: its nouns, its words in the menu, its rows, jobs and checks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from utblick.audit.policy import may, visible
from utblick.cooperation import visit_hooks
from utblick.cooperation.models import Agreement, Network, Partner, PartnerRequest
from utblick.cooperation.queries.agreements import load_agreements
from utblick.cooperation.queries.networks import load_networks
from utblick.cooperation.queries.requests import load_requests
from utblick.ui import kinds
from utblick.ui.kinds import Link
from utblick.ui.navigation import MenuEntry
from utblick.values import Actor

IdeaPage = Callable[[PartnerRequest], str]
Ideas = Callable[[PartnerRequest, Actor], Sequence[Link]]
_ideas: list[tuple[IdeaPage, Ideas]] = []


def register() -> None:
    from utblick.cooperation import (
        contact_mail_act,
        exchange_hooks,
        grant_hooks,
        partnership_hooks,
        wanted_contact_hooks,
    )
    from utblick.cooperation.actions import forget_unconfirmed, note_activity, prolong_agreements, prolong_memberships
    from utblick.cooperation.actions.requests import files_were_read
    from utblick.cooperation.mailbox import mailbox_health
    from utblick.cooperation.own_happenings import PHRASES, own_happenings
    from utblick.cooperation.stories import provide_happenings
    from utblick.cooperation.todo import todo
    from utblick.documents.hooks import when_read
    from utblick.jobs.health import add_check
    from utblick.jobs.schedules import Schedule, add_daily_job, add_job_of_today, add_schedule
    from utblick.jobs.todo import add_todo

    kinds.register(
        kinds.Kind(
            "partner",
            _("samarbetspart"),
            load_partners,
            str,
            partner_url,
            menu=MenuEntry(_("Partner"), "cooperation:partners", order=70),
        )
    )
    kinds.register(
        kinds.Kind(
            "partner_request",
            _("partnerförfrågan"),
            load_requests,
            str,
            request_url,
            menu=MenuEntry(_("Förfrågningar"), "cooperation:requests", order=25, shown_to=sees_requests),
        )
    )
    when_read("partner_request", files_were_read)
    kinds.register(
        kinds.Kind(
            "agreement",
            _("avtal"),
            load_agreements,
            str,
            agreement_url,
        )
    )
    kinds.register(kinds.Kind("network", _("nätverk"), load_networks, str, network_url))
    provide_happenings("cooperation", own_happenings, PHRASES)
    visit_hooks.register()
    contact_mail_act.register()
    exchange_hooks.register()
    grant_hooks.register()
    partnership_hooks.register()
    wanted_contact_hooks.register()
    add_todo(todo)
    add_job_of_today("activity", note_activity)
    add_daily_job("agreements", prolong_agreements)
    add_daily_job("memberships", prolong_memberships)
    add_daily_job("unconfirmed-requests", forget_unconfirmed)
    add_schedule(Schedule("mailbox", "utblick.cooperation.jobs.read_mailbox", minutes=10))
    add_check(mailbox_health)


def provide_ideas(page: IdeaPage, ideas: Ideas) -> None:
    """Hand over the address where an idea is registered from a request, and the ideas that have come of one."""
    _ideas[:] = [(page, ideas)]


def idea_page_of(request: PartnerRequest, actor: Actor) -> str:
    """Where the actor may register an idea from this request; "" when not."""
    allowed = may(actor, "idea.register") and may(actor, "partner_request.stand", request)
    return _ideas[0][0](request) if _ideas and allowed else ""


def ideas_of(request: PartnerRequest, actor: Actor) -> Sequence[Link]:
    """The ideas that have come of a request and that the actor may see."""
    return _ideas[0][1](request, actor) if _ideas else ()


def sees_requests(actor: Actor) -> bool:
    return may(actor, "partner_request.see")


def load_partners(ids: Sequence[UUID], actor: Actor) -> dict[UUID, Partner]:
    return {row.id: row for row in visible(Partner.objects.filter(id__in=ids), actor)}


def partner_url(partner: Partner) -> str:
    return reverse("cooperation:partner", args=[partner.id])


def agreement_url(agreement: Agreement) -> str:
    return reverse("cooperation:agreement", args=[agreement.pk])


def network_url(network: Network) -> str:
    return reverse("cooperation:network", args=[network.pk])


def request_url(request: PartnerRequest) -> str:
    return reverse("cooperation:request", args=[request.pk])
