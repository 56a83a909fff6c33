"""What every application asks of the municipality itself."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record

_NUMBER = RegexValidator(r"^\d{6}-\d{4}$", _("Skriv organisationsnumret som 212000-0000."))
_PIC = RegexValidator(r"^\d{9}$", _("En PIC har nio siffror."))
_NUTS = RegexValidator(r"^[A-Z]{2}[0-9A-Z]{1,3}$", _("Skriv NUTS-koden som SE110."))
_OID = RegexValidator(r"^E\d{8}$", _("Ett OID börjar på E och har åtta siffror."))


class Applicant(Record):
    """The municipality as applicant (kommunens uppgifter för ansökningar): one row."""

    kind = "applicant"
    words = frozenset({"lear", "signatories"})

    only = models.BooleanField(default=True, editable=False)
    legal_name = models.CharField(_("juridiskt namn"), max_length=200)
    english_name = models.CharField(_("namn på engelska"), max_length=200, blank=True)
    organisation_number = models.CharField(_("organisationsnummer"), max_length=11, validators=[_NUMBER])
    vat_number = models.CharField(_("momsregistreringsnummer"), max_length=20, blank=True)
    pic = models.CharField("PIC", max_length=9, blank=True, validators=[_PIC])
    oid = models.CharField("OID", max_length=9, blank=True, validators=[_OID])
    nuts = models.CharField("NUTS", max_length=5, blank=True, validators=[_NUTS])
    address = models.CharField(_("postadress"), max_length=300, blank=True)
    lear = models.CharField("LEAR", max_length=200, blank=True)
    signatories = models.TextField(_("vem som undertecknar"), max_length=500, blank=True)
    confirmed_on = models.DateField(_("senast genomgånget"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["only"], name="applicant_one_row"),
            models.CheckConstraint(condition=Q(only=True), name="applicant_only_one"),
            models.CheckConstraint(condition=~Q(legal_name="") & ~Q(organisation_number=""), name="applicant_named"),
        ]

    def __str__(self) -> str:
        return self.legal_name
