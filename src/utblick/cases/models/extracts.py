"""Extracts of the minutes as they were sent."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.cases.models.minutes import AgendaItem
from utblick.documents.models import StoredFile


class SentExtract(Record):
    """A protokollsutdrag sent (expedierat) to one receiver, and apart from that when it was received."""

    kind = "sent_extract"
    words = frozenset({"recipient"})
    body_field = "item__body_id"

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="extracts", verbose_name=_("paragraf"))
    recipient = models.CharField(_("mottagare"), max_length=254)
    english = models.BooleanField(_("på engelska"), default=False)
    sent_on = models.DateField(_("expedierat"))
    received_on = models.DateField(_("mottaget"), null=True, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name=_("utdrag"))

    class Meta:
        ordering = ["sent_on", "recipient", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(recipient=""), name="extract_addressed"),
            models.CheckConstraint(
                condition=Q(received_on__isnull=True) | Q(received_on__gte=F("sent_on")),
                name="extract_received_after_sent",
            ),
        ]
