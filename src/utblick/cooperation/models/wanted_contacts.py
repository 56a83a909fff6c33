"""Contacts abroad that local companies want (R3.7), and what came of each wish."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.cooperation.countries import country_name
from utblick.cooperation.models.networks import Network
from utblick.cooperation.models.partners import Partner
from utblick.cooperation.models.requests import PartnerRequest
from utblick.organisation.models import Body
from utblick.organisation.models.meetings import FIRST_DAY, LAST_DAY
from utblick.values import Text


class WantedContact(Record):
    """A contact wanted by a local company (kontakt som ett företag söker, G-21).

    Its days say how it stands: new, passed on to a ``partner``, a ``network`` or another business body (``passed_to``),
    then contact made or closed with a reason. The contact person is named at work only, and forgotten a year after the
    end. A ``is_confidential`` one is kept to those who handle it (business facts, OSL 31 kap.).
    """

    kind = "wanted_contact"
    words = frozenset(
        {
            "company", "organisation_number", "trade", "seeks", "market", "contact_name", "contact_email", "passed_to",
            "outcome", "closed_reason",
        }
    )  # fmt: skip
    body_field = "body_id"
    restricted = Q(is_confidential=True)

    company = models.CharField(_("företag"), max_length=200)
    organisation_number = models.CharField(_("organisationsnummer"), max_length=11, blank=True)
    trade = models.CharField(_("bransch"), max_length=120, blank=True)
    seeks = models.CharField(_("vad företaget söker"), max_length=300)
    country_code = models.CharField(_("land"), max_length=2, blank=True)
    market = models.CharField(_("marknad"), max_length=200, blank=True)
    contact_name = models.CharField(_("kontaktperson på företaget"), max_length=120, blank=True)
    contact_email = models.EmailField(_("e-post i tjänsten"), blank=True)
    body = models.ForeignKey(
        Body, to_field="code", db_column="body_code", on_delete=models.PROTECT, related_name="wanted_contacts",
        verbose_name=_("tas emot av"),
    )  # fmt: skip
    received_on = models.DateField(_("kom in"))
    is_confidential = models.BooleanField(_("visas bara för dem som arbetar med den"), default=False)
    passed_on = models.DateField(_("förmedlad"), null=True, blank=True)
    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="wanted_contacts",
        verbose_name=_("till partner"),
    )  # fmt: skip
    network = models.ForeignKey(
        Network, on_delete=models.PROTECT, null=True, blank=True, related_name="wanted_contacts",
        verbose_name=_("till nätverk"),
    )  # fmt: skip
    passed_to = models.CharField(_("till annat organ"), max_length=200, blank=True)
    made_on = models.DateField(_("kontakt knuten"), null=True, blank=True)
    outcome = models.TextField(_("vad det gav"), max_length=1_000, blank=True)
    closed_on = models.DateField(_("avslutad utan kontakt"), null=True, blank=True)
    closed_reason = models.CharField(_("varför"), max_length=300, blank=True)
    request = models.ForeignKey(
        PartnerRequest, on_delete=models.PROTECT, null=True, blank=True, related_name="wanted_contacts",
        verbose_name=_("förfrågan"),
    )  # fmt: skip

    class Meta:
        ordering = ["-received_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(company="") & ~Q(seeks=""), name="wanted_contact_named"),
            models.UniqueConstraint(fields=["company", "received_on", "seeks"], name="wanted_contact_once"),
            models.CheckConstraint(
                condition=Q(received_on__range=(FIRST_DAY, LAST_DAY)), name="wanted_contact_received_some_day"
            ),
            models.CheckConstraint(
                condition=Q(passed_on__isnull=True, partner__isnull=True, network__isnull=True, passed_to="")
                | Q(passed_on__gte=F("received_on"))
                & (Q(partner__isnull=False) | Q(network__isnull=False) | ~Q(passed_to="")),
                name="wanted_contact_passed_to_someone",
            ),
            models.CheckConstraint(
                condition=Q(made_on__isnull=True, outcome="")
                | Q(made_on__gte=F("received_on"), closed_on__isnull=True),
                name="wanted_contact_ends_one_way",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, closed_reason="")
                | Q(closed_on__gte=F("received_on")) & ~Q(closed_reason=""),
                name="wanted_contact_closed_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["received_on"], name="wanted_contact_received")]

    def __str__(self) -> str:
        return f"{self.company}: {self.seeks}"

    @property
    def country(self) -> Text:
        return country_name(self.country_code) if self.country_code else Text("", "")

    @property
    def is_open(self) -> bool:
        """Whether nobody has said yet how it ended."""
        return self.made_on is None and self.closed_on is None
