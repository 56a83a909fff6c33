"""Notices (anslag): that minutes have been adjusted, as the municipality's official board told it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.organisation.models import Body


class PublicNotice(Record):
    """An anslag on the official board, which is the municipality's own; Utblick notes when and where it was up.

    One covers every decision of a body that was taken and adjusted on the same days. ``adjusted_on`` is empty for a
    decision outside a meeting, which has no minutes (KL 8:10). ``taken_down_on`` is None while it is up, or unknown.
    """

    kind = "notice"
    body_field = "body_id"

    body = models.ForeignKey(
        Body, to_field="code", db_column="body_code", on_delete=models.PROTECT, related_name="notices",
        verbose_name=_("organ"),
    )  # fmt: skip
    decided_on = models.DateField(_("beslutat den"))
    adjusted_on = models.DateField(_("justerat den"), null=True, blank=True)
    announced_on = models.DateField(_("anslaget den"))
    taken_down_on = models.DateField(_("nedtaget den"), null=True, blank=True)
    board = models.CharField(_("anslagstavla"), max_length=200, blank=True)
    minutes_kept_at = models.CharField(_("förvaringsplats för protokollet"), max_length=200, blank=True)

    class Meta:
        ordering = ["-announced_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(adjusted_on__isnull=True) | Q(announced_on__gte=F("adjusted_on")),
                name="notice_after_adjusting",
            ),
            models.CheckConstraint(condition=Q(announced_on__gte=F("decided_on")), name="notice_after_decision"),
            models.CheckConstraint(
                condition=Q(taken_down_on__isnull=True) | Q(taken_down_on__gte=F("announced_on")),
                name="notice_down_after_up",
            ),
        ]
        indexes = [models.Index(fields=["body", "announced_on"], name="notice_body_day")]

    def __str__(self) -> str:
        return f"{self.body_id} {self.announced_on}"
