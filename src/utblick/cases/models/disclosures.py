"""Requests for public records, and what was given out."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.cases.models.matters import Matter


class Disclosure(Record):
    """A request to have records of a matter given out (utlämnande), and its answer.

    Nobody need say who asks or why (TF 2:18): ``requester`` may always be left out. ``documents`` are the numbers of
    the documents asked for, empty for the whole matter. A refusal names its provision in ``reason``.
    """

    kind = "disclosure"
    words = frozenset({"requester", "what", "reason", "decided_by"})
    body_field = "matter__body_id"
    restricted = ~Q(matter__restriction_provision="")

    class Outcome(models.TextChoices):
        GIVEN = "given", _("utlämnad")
        PARTLY = "partly", _("utlämnad med förbehåll eller maskning")
        REFUSED = "refused", _("inte utlämnad")
        MISSING = "missing", _("finns inte")

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="disclosures", verbose_name=_("ärende"))
    asked_on = models.DateField(_("begärt"))
    what = models.CharField(_("vad som begärts"), max_length=300)
    documents = models.JSONField(_("handlingar"), default=list)
    requester = models.CharField(_("vem som begärt"), max_length=120, blank=True)
    outcome = models.CharField(_("svar"), max_length=10, choices=Outcome.choices, blank=True)
    answered_on = models.DateField(_("besvarat"), null=True, blank=True)
    reason = models.CharField(_("bestämmelse"), max_length=200, blank=True)
    decided_by = models.CharField(_("prövat av"), max_length=120, blank=True)

    class Meta:
        ordering = ["-asked_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", answered_on__isnull=True) | ~Q(outcome="") & Q(answered_on__isnull=False),
                name="disclosure_answered_with_a_day",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("asked_on")),
                name="disclosure_answered_after_asked",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=["partly", "refused"]) | ~Q(reason=""), name="disclosure_refusal_reasoned"
            ),
            models.CheckConstraint(condition=~Q(what=""), name="disclosure_of_something"),
        ]

    def __str__(self) -> str:
        return self.what
