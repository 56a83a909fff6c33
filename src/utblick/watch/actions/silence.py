"""Writing to the coordinator about a source that has gone silent."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _

from utblick.accounts.queries import addresses_of
from utblick.audit.change import change
from utblick.clock.queries import today
from utblick.jobs.actions import queue_mail
from utblick.ui import formats
from utblick.watch.actions.storing import WATCH
from utblick.watch.models import FetchRun, Source
from utblick.watch.queries.runs import silent_sources
from utblick.watch.troubles import trouble_told


def tell_silence() -> None:
    """Mail every coordinator once for each silence of each source: the key names the last complete run."""
    recipients = addresses_of("coordinator", today())
    for source in silent_sources().order_by("code"):
        with translation.override("sv"), change(WATCH, "source.fetch"):
            for recipient in recipients:
                key = f"silent:{source.code}:{source.last_complete_at:%Y%m%dT%H%M%S}:{recipient}"
                queue_mail(key, recipient, _("Källan %s är tyst") % source.adapter.name.sv, _body(source))


def _body(source: Source) -> str:
    latest = FetchRun.objects.filter(source=source, ended_at__isnull=False).first()
    last = formats.day(source.last_complete_on, "sv") if source.last_complete_on else ""
    lines = [
        _("Utblick har inte kunnat läsa hela källan sedan %s. Nya utlysningar kan saknas.") % last,
        trouble_told(latest.problems) if latest else "",
        _("Läs mer under Utlysningar, Källor. Utblick fortsätter att försöka varje timme."),
        _("Du får det här brevet en gång. Det kommer inget mer förrän källan har fungerat och tystnat igen."),
    ]
    return "\n\n".join(line for line in lines if line)
