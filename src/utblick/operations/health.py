"""How the installation is: the house's own checks, and those the rooms have registered."""

from __future__ import annotations

import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.audit import triggers
from utblick.audit.models import Event
from utblick.clock import recorded_at
from utblick.jobs.health import Health, State, checks
from utblick.jobs.jobs import WORKER
from utblick.jobs.models import Beat
from utblick.jobs.queries import given_up, last_done, oldest_waiting, undelivered
from utblick.operations.backup import BACKUP

LEAST_DISK = 500_000_000


def all_health() -> list[Health]:
    """Every check, the house's own first. A database that does not answer ends the list there."""
    database = _database()
    if database.state == "stop":
        return [database, _disk()]
    own = [database, _triggers(), _chain(), _worker(), _queue(), _failures(), _mail(), _backup(), _disk()]
    return own + [health for check in checks() for health in check()]


def _database() -> Health:
    name, label = "database", _("Databasen går att skriva i")
    try:
        with transaction.atomic():
            Beat.objects.update_or_create(name="health", defaults={"at": recorded_at()})
    except DatabaseError as error:
        remedy = _("Kontrollera att disken inte är full och att var/ får skrivas av den som kör Utblick.")
        return Health(name, label, "stop", str(error), remedy)
    return Health(name, label, "ok", connection.vendor)


def _triggers() -> Health:
    missing = triggers.missing(connection)
    label = _("Händelseloggens spärrar")
    if missing:
        remedy = _("Starta om Utblick, så sätts de tillbaka. Kör sedan ./utblick audit verify.")
        return Health("triggers", label, "stop", _("saknas: %s") % ", ".join(missing), remedy)
    return Health("triggers", label, "ok", _("på plats"))


def _chain() -> Health:
    head = Event.objects.order_by("-seq").values_list("seq", "digest").first()
    label = _("Händelseloggens huvud")
    if not os.access(settings.AUDIT_KEY_FILE, os.R_OK):
        remedy = _("Lägg tillbaka nyckelfilen (./utblick keys export gör en kopia).")
        return Health("chain", label, "stop", _("nyckeln går inte att läsa"), remedy)
    return Health("chain", label, "ok", f"{head[0]} · {head[1][:12]}" if head else _("inga händelser"))


def _worker() -> Health:
    label = _("Bakgrundsjobben körs")
    at = last_done(WORKER)
    if at is None or recorded_at() - at > timedelta(minutes=5):
        remedy = _("Starta Utblick med ./utblick serve, som startar webb och bakgrundsjobb tillsammans.")
        return Health("worker", label, "stop", _age(at), remedy)
    return Health("worker", label, "ok", _age(at))


def _queue() -> Health:
    label = _("Äldsta väntande jobb")
    waiting = oldest_waiting()
    if waiting is not None and recorded_at() - waiting > timedelta(minutes=15):
        remedy = _("Vänta, eller starta om Utblick om kön inte minskar.")
        return Health("queue", label, "care", _age(waiting), remedy)
    return Health("queue", label, "ok", _age(waiting) if waiting else _("inget väntar"))


def _failures() -> Health:
    label = _("Jobb som gavs upp")
    failed = given_up()
    if failed:
        remedy = _("Läs felet, rätta orsaken och kör jobbet igen.")
        return Health("failures", label, "care", f"{len(failed)}: {failed[0].func}", remedy)
    return Health("failures", label, "ok", _("inga"))


def _mail() -> Health:
    label = _("Mejl som inte gick att skicka")
    stuck = undelivered()
    if stuck:
        remedy = _("Kontrollera e-postservern (UTBLICK_EMAIL_…).")
        return Health("mail", label, "care", f"{len(stuck)}: {stuck[0].error}", remedy)
    return Health("mail", label, "ok", _("inga"))


def _backup() -> Health:
    label = _("Senaste säkerhetskopia")
    at = last_done(BACKUP)
    if at is None or recorded_at() - at > timedelta(days=2):
        remedy = _("Kör ./utblick backup varje natt och flytta filen till en annan plats.")
        return Health("backup", label, "care", _age(at), remedy)
    return Health("backup", label, "ok", _age(at))


def _disk() -> Health:
    free = shutil.disk_usage(Path(settings.VAR)).free
    state: State = "ok" if free > LEAST_DISK else "stop"
    remedy = "" if state == "ok" else _("Gör plats på disken där var/ ligger.")
    return Health("disk", _("Ledigt på disken"), state, f"{free // 1_000_000} MB", remedy)


def _age(at: datetime | None) -> str:
    if at is None:
        return _("aldrig")
    minutes = int((recorded_at() - at).total_seconds() // 60)
    if minutes < 120:
        told = ngettext("för %(count)s minut sedan", "för %(count)s minuter sedan", max(minutes, 0))
        return told % {"count": max(minutes, 0)}
    return _("för %(hours)s timmar sedan") % {"hours": minutes // 60}
