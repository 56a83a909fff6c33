"""Who is told of a body's calls and EU questions, and how often."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.organisation.models import Person


class Subscription(Record):
    """How often a person is mailed about a body's calls and EU questions (utskick).

    Nothing is sent without ``confirmed_on``. ``added_by`` is an event-log label. What has been told is kept without an
    event (`measured`): the last match and version of a call, the last match and change of an EU question, and the day.
    """

    kind: ClassVar[str] = "subscription"
    body_field = "body_code"

    class Frequency(models.TextChoices):
        AT_ONCE = "at_once", _("Genast")
        DAILY = "daily", _("Varje dag")
        WEEKLY = "weekly", _("Varje måndag")
        OFF = "off", _("Aldrig")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="subscriptions", verbose_name=_("person"))
    body_code = models.CharField(_("nämnd"), max_length=20)
    frequency = models.CharField(_("hur ofta"), max_length=10, choices=Frequency.choices, default=Frequency.WEEKLY)
    language = models.CharField(_("språk"), max_length=2, choices=[("sv", "Svenska"), ("en", "English")], default="sv")
    added_by = models.CharField(max_length=80, editable=False)
    confirmed_on = models.DateField(_("bekräftad"), null=True)

    told_match = models.BigIntegerField(default=0, editable=False)
    told_version = models.BigIntegerField(default=0, editable=False)
    told_question_match = models.BigIntegerField(default=0, editable=False)
    told_question_change = models.BigIntegerField(default=0, editable=False)
    told_on = models.DateField(null=True, editable=False)

    measured = frozenset({"told_match", "told_version", "told_question_match", "told_question_change", "told_on"})

    class Meta:
        ordering = ["body_code", "person__sort_name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "body_code"], name="subscription_once"),
            models.CheckConstraint(condition=~Q(body_code=""), name="subscription_to_a_body"),
        ]

    def values(self) -> dict[str, Any]:
        """What people have chosen; what has been told is no event."""
        return {name: value for name, value in super().values().items() if name not in self.measured}

    @property
    def is_active(self) -> bool:
        return self.confirmed_on is not None and self.frequency != self.Frequency.OFF
