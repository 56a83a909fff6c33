"""The jobs of the house itself."""

from __future__ import annotations

import logging
from datetime import date, timedelta

from django.db.models import F

from utblick.audit.verification import write_head
from utblick.clock import recorded_at
from utblick.clock.queries import is_demo, today
from utblick.jobs.actions import lease, note_done
from utblick.jobs.mail import message_of
from utblick.jobs.models import Beat, OutgoingMail
from utblick.jobs.queries import MAX_TRIES
from utblick.jobs.schedules import DailyJob, daily_jobs, jobs_of_today

log = logging.getLogger(__name__)
WORKER = "worker"
DAILY = "daily"


def beat() -> None:
    """The worker is alive."""
    note_done(WORKER)


def write_audit_head() -> None:
    write_head()


def deliver_mail() -> int:
    """Send what waits in the outbox; returns how many were sent."""
    sent = 0
    with lease("outbox") as mine:
        waiting = OutgoingMail.objects.filter(sent_at__isnull=True, tries__lt=MAX_TRIES).order_by("id")[:100]
        for mail in list(waiting) if mine else []:
            sent += _deliver(mail)
    return sent


def _deliver(mail: OutgoingMail) -> int:
    OutgoingMail.objects.filter(pk=mail.pk).update(tries=F("tries") + 1)
    try:
        message_of(mail).send()
    except OSError as error:
        OutgoingMail.objects.filter(pk=mail.pk).update(error=str(error)[:300])
        log.warning("mail %s was not sent: %s", mail.pk, error)
        return 0
    spent = {"body": "", "html": "", "unsubscribe": ""} if mail.personal and not is_demo() else {}
    OutgoingMail.objects.filter(pk=mail.pk).update(sent_at=recorded_at(), error="", **spent)
    return 1


def run_todays_jobs() -> None:
    """Run the daily jobs for every day up to today that they have not been run for."""
    with lease("daily", seconds=600) as mine:
        last = Beat.objects.filter(pk=DAILY).values_list("day", flat=True).first()
        day = last + timedelta(days=1) if last else today()
        while mine and day <= today():
            _run(daily_jobs(), day)
            if day == today():
                _run(jobs_of_today(), day)
            note_done(DAILY, day)
            day += timedelta(days=1)


def _run(jobs: tuple[tuple[str, DailyJob], ...], day: date) -> None:
    for name, job in jobs:
        log.debug("daily job %s for %s", name, day)
        job(day)
