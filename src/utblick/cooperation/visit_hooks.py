"""What visits give to rooms below and beside: noun, menu word, their papers' background, daily job and mail act."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from utblick.audit.policy import may
from utblick.cases.hooks import provide_background
from utblick.cooperation.models import Visit
from utblick.cooperation.queries.visits import load_visits
from utblick.ui import kinds
from utblick.ui.navigation import MenuEntry
from utblick.values import Actor


def register() -> None:
    from utblick.cooperation import mail_acts
    from utblick.cooperation.actions import ask_for_reports
    from utblick.cooperation.visit_background import background_of
    from utblick.jobs.schedules import add_daily_job

    menu = MenuEntry(_("Besök"), "cooperation:visits", order=72, shown_to=sees_visits)
    kinds.register(kinds.Kind("visit", _("besök"), load_visits, str, visit_url, menu=menu))
    provide_background("visit", background_of)
    add_daily_job("visit-reports", ask_for_reports)
    mail_acts.register()


def sees_visits(actor: Actor) -> bool:
    return may(actor, "visit.see")


def visit_url(visit: Visit) -> str:
    return reverse("cooperation:visit", args=[visit.pk])
