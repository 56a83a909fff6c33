"""Stored files: what lies in the file store, what it is called, and whose it is."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.values import Ref

PDF = "application/pdf"


class StoredFile(Record):
    """A file (fil) as one object has it: the same bytes under two objects are two rows and one file in the store.

    ``owner`` is the Ref of the object it belongs to; who may see that may see the file, and nobody else.
    """

    kind = "file"
    words = frozenset({"name"})

    class Origin(models.TextChoices):
        UPLOADED = "uploaded", _("uppladdad")
        PRODUCED = "produced", _("gjord av Utblick")

    owner = models.CharField(_("hör till"), max_length=80)
    sha256 = models.CharField("sha256", max_length=64)
    name = models.CharField(_("namn"), max_length=200)
    media_type = models.CharField(_("filtyp"), max_length=120)
    size = models.PositiveBigIntegerField(_("storlek i byte"))
    origin = models.CharField(_("ursprung"), max_length=10, choices=Origin.choices)
    stored_by = models.CharField(_("sparad av"), max_length=80)
    stored_at = models.DateTimeField(_("sparad"))

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(owner="") & ~Q(name=""), name="file_owned_and_named"),
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="file_digest"),
        ]
        indexes = [models.Index(fields=["owner"], name="file_owner")]

    def __str__(self) -> str:
        return self.name

    @property
    def owned_by(self) -> Ref:
        return Ref.parse(self.owner)

    @property
    def may_be_inline(self) -> bool:
        """Only a PDF that Utblick itself has made is shown in the browser."""
        return self.origin == self.Origin.PRODUCED and self.media_type == PDF
