"""What one application or project would have wanted to know before."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.organisation.models import Body
from utblick.projects.models import Application


class Lesson(Record):
    """A lesson (lärdom) for the next one: an advice, what worked and what to avoid, of a programme or of anything.

    ``application`` is what it was learnt in, also one that was refused. ``programme`` is written as people say it;
    `programmes` knows which programme is meant. ``written_by`` is an event-log label.
    """

    kind = "lesson"
    words = frozenset({"advice", "worked", "avoid", "programme"})
    body_field = "body_id"

    body = models.ForeignKey(
        Body,
        to_field="code",
        db_column="body_code",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("nämnd"),
    )
    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, null=True, blank=True, related_name="lessons",
        verbose_name=_("ansökan eller projekt"),
    )  # fmt: skip
    programme = models.CharField(_("program"), max_length=120, blank=True)
    advice = models.TextField(_("råd till nästa projekt"), max_length=2000)
    worked = models.TextField(_("vad som fungerade"), max_length=2000, blank=True)
    avoid = models.TextField(_("vad nästa ska undvika"), max_length=2000, blank=True)
    written_on = models.DateField(_("skriven"))
    written_by = models.CharField(_("av"), max_length=80)

    class Meta:
        ordering = ["-written_on", "-id"]
        constraints = [models.CheckConstraint(condition=~Q(advice=""), name="lesson_advises")]

    def __str__(self) -> str:
        line = " ".join(self.advice.split())
        return line if len(line) <= 120 else f"{line[:119]}…"
