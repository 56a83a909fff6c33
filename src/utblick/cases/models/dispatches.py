"""What has been sent to a registrar."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.cases.models.matters import Matter
from utblick.documents.models import StoredFile


class Dispatch(Record):
    """One package sent (skickat till registrator): a mail, or a folder fetched as ZIP.

    Sending makes its documents public records (TF 2:10). ``content`` lists the document numbers in it. ``received_on``
    is the day a registrar took it in.
    """

    kind = "dispatch"
    words = frozenset({"recipient"})
    body_field = "matter__body_id"
    restricted = ~Q(matter__restriction_provision="")

    class Way(models.TextChoices):
        MAIL = "mail", _("e-post")
        FOLDER = "folder", _("mapp att hämta")

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="dispatches", verbose_name=_("ärende"))
    sent_on = models.DateField(_("skickat"))
    way = models.CharField(_("sätt"), max_length=10, choices=Way.choices)
    recipient = models.CharField(_("till"), max_length=254, blank=True)
    package = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name=_("paket"))
    content = models.JSONField(_("innehåll"), default=list)
    received_on = models.DateField(_("mottaget"), null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(way="mail") | ~Q(recipient=""), name="dispatch_mail_addressed"),
            models.CheckConstraint(
                condition=Q(received_on__isnull=True) | Q(received_on__gte=F("sent_on")),
                name="dispatch_received_after_sent",
            ),
        ]
