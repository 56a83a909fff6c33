"""Sources, the runs that read them, and every record as it came."""

from __future__ import annotations

import zlib

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.watch.sources.base import Source as CallSource
from utblick.watch.sources.base import source as call_source
from utblick.watch.sources.registry import AnySource, known_source
from utblick.watch.sources.stage_sources import StageSource


class Source(Record):
    """A source (källa) that this installation knows. ``code`` names the adapter in `watch.sources`.

    ``base_url`` is an address the operator gave on the command line instead of the real one. ``last_complete_on`` is
    the municipality's date of the last complete run, ``last_complete_at`` its real moment (UTC), and ``counts`` what
    is listed by "type/programme", as seen on ``counts_on``: what the next run is compared with. ``programme_names`` are
    the source's own names by code, as sent; ``shape`` the share of records with each key in the last complete run;
    ``validators`` what lets the next request ask only for what has changed, by address; ``checked_on`` the day of the
    last cross-check against the source's own full list.
    """

    kind = "source"

    code = models.CharField(_("källa"), max_length=40, unique=True)
    enabled = models.BooleanField(_("hämtas varje dag"), default=False)
    base_url = models.CharField(_("adress"), max_length=300, blank=True)
    last_complete_on = models.DateField(_("senast komplett"), null=True, editable=False)
    last_complete_at = models.DateTimeField(null=True, editable=False)
    counts = models.JSONField(default=dict, editable=False)
    counts_on = models.DateField(null=True, editable=False)
    programme_names = models.JSONField(default=dict, editable=False)
    shape = models.JSONField(default=dict, editable=False)
    validators = models.JSONField(default=dict, editable=False)
    checked_on = models.DateField(null=True, editable=False)

    measured = frozenset(
        {
            "last_complete_on", "last_complete_at", "counts", "counts_on", "programme_names", "shape", "validators",
            "checked_on",
        }
    )  # fmt: skip

    @property
    def adapter(self) -> AnySource:
        return known_source(self.code)

    @property
    def call_adapter(self) -> CallSource:
        """The adapter of a source of calls; raises KeyError for a source of papers on EU questions."""
        return call_source(self.code)

    @property
    def gives_papers(self) -> bool:
        """Whether it is a source of papers on EU questions."""
        return isinstance(self.adapter, StageSource)

    @property
    def lease_name(self) -> str:
        """The lease that one run of this source holds."""
        return f"fetch:{self.code}"

    def values(self) -> dict[str, object]:
        """What people decide; what a run has measured is told by the runs and is no event."""
        return {name: value for name, value in super().values().items() if name not in self.measured}


class FetchRun(models.Model):
    """One run (hämtning): how it goes and how it went. Times in UTC; ``day`` is the municipality's date.

    ``covers_from`` … ``covers_to`` are the days that a source of papers was asked for.
    """

    class State(models.TextChoices):
        RUNNING = "running", _("pågår")
        COMPLETE = "complete", _("komplett")
        INCOMPLETE = "incomplete", _("ofullständig")
        FAILED = "failed", _("misslyckades")
        INTERRUPTED = "interrupted", _("avbruten")

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="runs")
    day = models.DateField()
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.RUNNING)
    requests = models.PositiveIntegerField(default=0)
    seen = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    quarantined = models.PositiveIntegerField(default=0)
    unread = models.PositiveIntegerField(default=0)
    """How many different answers could not be read at all, whether or not another attempt got past them."""
    expected = models.PositiveIntegerField(default=0)
    covers_from = models.DateField(null=True)
    covers_to = models.DateField(null=True)
    problems = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    only_losses = models.BooleanField(default=False)
    """Whether nothing else made it incomplete than that fewer records were listed than last time."""
    drift = models.JSONField(default=list)
    """Keys that records have gained or lost since the last complete run, as [key, share then, share now]."""
    cross_check = models.JSONField(default=dict)
    """Against the source's own full list: {"listed": how many it has, "unknown": those that no run has met}."""

    class Meta:
        ordering = ["-started_at", "-id"]
        indexes = [models.Index(fields=["source", "-started_at"], name="fetchrun_latest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="running", ended_at__isnull=True) | (~Q(state="running") & Q(ended_at__isnull=False)),
                name="fetchrun_ends_once",
            )
        ]


class RawRecord(models.Model):
    """One record exactly as the source sent it (deflated canonical JSON); each content of a reference once.

    ``current`` is the content last seen. ``understood`` turns true when it has become a call, an update or something
    put aside with its reason. ``first_seen_on`` and ``last_seen_on`` are the municipality's dates.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="raw_records")
    reference = models.CharField(max_length=200)
    language = models.CharField(max_length=8, blank=True)
    content_hash = models.CharField(max_length=64)
    body = models.BinaryField()
    first_seen_on = models.DateField()
    last_seen_on = models.DateField()
    current = models.BooleanField(default=True)
    understood = models.BooleanField(default=False)
    call = models.ForeignKey("watch.Call", on_delete=models.PROTECT, null=True, related_name="raw_records")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "reference", "content_hash"], name="raw_content_once"),
            models.UniqueConstraint(
                fields=["source", "reference"], condition=Q(current=True), name="raw_one_current"
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["source", "id"], condition=Q(understood=False), name="raw_not_understood"),
        ]  # fmt: skip

    @property
    def content(self) -> bytes:
        return zlib.decompress(bytes(self.body))


class Quarantined(models.Model):
    """A record that could not be understood (karantän), and why. Goes when its content has been understood."""

    raw = models.OneToOneField(RawRecord, on_delete=models.CASCADE, primary_key=True, related_name="quarantined")
    reason = models.CharField(max_length=300)
    since = models.DateField()

    class Meta:
        ordering = ["-since", "raw_id"]
