"""What the administrations ask the coordinator."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.organisation.models import Body


class SupportQuestion(Record):
    """A question to the coordinator (fråga), and its answer.

    ``about`` is the Ref of a call, project or partner as text, "" when of none. ``answered_by`` is an event-log label.
    One that ``helps_more`` is read by everyone inside as a common answer, without who asked; else it is its own
    body's.
    """

    kind = "support_question"
    words = frozenset({"what", "answer", "asked_by", "reply_to"})
    body_field = "body_id"
    draft = Q(helps_more=False)

    body = models.ForeignKey(
        Body,
        to_field="code",
        db_column="body_code",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("nämnd"),
    )
    what = models.TextField(_("fråga"), max_length=2000)
    asked_by = models.CharField(_("vem som frågar"), max_length=120, blank=True)
    reply_to = models.EmailField(_("svaret mejlas till"), blank=True)
    about = models.CharField(_("frågan gäller"), max_length=80, blank=True)
    asked_on = models.DateField(_("ställd"))
    answer = models.TextField(_("svar"), max_length=5000, blank=True)
    answered_on = models.DateField(_("besvarad"), null=True, blank=True)
    answered_by = models.CharField(_("besvarad av"), max_length=80, blank=True)
    helps_more = models.BooleanField(_("kan hjälpa fler"), default=False)

    class Meta:
        ordering = ["-asked_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(what=""), name="support_question_asks"),
            models.CheckConstraint(
                condition=Q(answer="", answered_on__isnull=True, answered_by="", helps_more=False)
                | ~Q(answer="") & ~Q(answered_by="") & Q(answered_on__isnull=False),
                name="support_question_answered_whole",
            ),
        ]
        indexes = [models.Index(fields=["answered_on", "asked_on"], name="support_question_waiting")]

    def __str__(self) -> str:
        line = " ".join(self.what.split())
        return line if len(line) <= 120 else f"{line[:119]}…"

    def days(self, day: date) -> int:
        """How many days it took to be answered, or has waited."""
        return ((self.answered_on or day) - self.asked_on).days
