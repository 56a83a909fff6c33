"""Disposal (gallring): what is to go, who has looked at it, by which decision."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from utblick.archive.models.retention import RetentionRule
from utblick.audit.models import Record
from utblick.cases.models import Matter
from utblick.organisation.models import Body


class DisposalList(Record):
    """A gallringslista of one authority: gathered, reviewed by two different people, decided and carried out."""

    kind = "disposal_list"
    body_field = "body_id"

    body = models.ForeignKey(
        Body, to_field="code", db_column="body_code", on_delete=models.PROTECT, related_name="disposal_lists",
        verbose_name=_("myndighet"),
    )  # fmt: skip
    gathered_on = models.DateField(_("gjord"))
    first_by = models.CharField(_("granskad av"), max_length=80, blank=True)
    second_by = models.CharField(_("granskad också av"), max_length=80, blank=True)
    decision = models.CharField(_("gallringsbeslut"), max_length=200, blank=True)
    decided_on = models.DateField(_("beslutat"), null=True, blank=True)
    done_at = models.DateTimeField(_("gallrat"), null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(second_by="") | ~Q(first_by="") & ~Q(second_by=F("first_by")),
                name="disposal_list_two_reviewers",
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, decided_on__isnull=True, decision="")
                | Q(done_at__isnull=False, decided_on__isnull=False) & ~Q(decision="") & ~Q(second_by=""),
                name="disposal_list_decided_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.gathered_on}"


class DisposalItem(Record):
    """One document on a list, as it is known also when it is gone: matter, number, type and checksum, not its title."""

    kind = "disposal_item"
    body_field = "matter__body_id"
    restricted = ~Q(matter__restriction_provision="")

    on_list = models.ForeignKey(
        DisposalList, on_delete=models.PROTECT, related_name="items", verbose_name=_("gallringslista")
    )
    matter = models.ForeignKey(
        Matter, on_delete=models.PROTECT, related_name="disposal_items", verbose_name=_("ärende")
    )
    document = models.CharField(_("handling"), max_length=80, unique=True)
    number = models.PositiveSmallIntegerField(_("nummer"))
    rule = models.ForeignKey(RetentionRule, on_delete=models.PROTECT, related_name="+", verbose_name=_("handlingstyp"))
    due_on = models.DateField(_("får gallras från"))
    sha256 = models.CharField("sha256", max_length=64)

    class Meta:
        ordering = ["matter_id", "number"]
