"""How decisions bear on one another."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.cases.chains import ChainLink, Relation
from utblick.cases.models.decisions import Decision


class DecisionLink(Record):
    """A later decision replaces, amends, withdraws or executes an earlier one, as the minutes say.

    ``noted_on`` is the municipality's day when it was written in, ``struck_on`` when it was found wrong: by them the
    chain can be shown as it was known on any day. Validity is not inferred: a board that says it replaces a decision
    of the council is shown so, with a warning.
    """

    kind = "decision_link"
    body_field = "later__matter__body_id"
    restricted = ~Q(later__matter__restriction_provision="") | ~Q(earlier__matter__restriction_provision="")

    class Kind(models.TextChoices):
        REPLACES = Relation.REPLACES.value, _("ersätter")
        AMENDS = Relation.AMENDS.value, _("ändrar")
        WITHDRAWS = Relation.WITHDRAWS.value, _("upphäver")
        EXECUTES = Relation.EXECUTES.value, _("verkställer")

    later = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="bears_on", verbose_name=_("beslut"))
    earlier = models.ForeignKey(
        Decision, on_delete=models.PROTECT, related_name="borne_on_by", verbose_name=_("tidigare beslut")
    )
    relation = models.CharField(_("verkan"), max_length=12, choices=Kind.choices)
    from_on = models.DateField(_("från och med"))
    noted_on = models.DateField(_("antecknat"))
    struck_on = models.DateField(_("struket"), null=True, blank=True)

    class Meta:
        ordering = ["from_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["later", "earlier", "relation"], condition=Q(struck_on__isnull=True), name="decision_link_once"
            ),
            models.CheckConstraint(condition=~Q(later=F("earlier")), name="decision_link_to_another"),
            models.CheckConstraint(
                condition=Q(struck_on__isnull=True) | Q(struck_on__gte=F("noted_on")), name="decision_link_struck_after"
            ),
        ]

    @property
    def as_link(self) -> ChainLink:
        return ChainLink(
            str(self.later_id),
            str(self.earlier_id),
            Relation(self.relation),
            self.from_on,
            self.noted_on,
            self.struck_on,
        )
