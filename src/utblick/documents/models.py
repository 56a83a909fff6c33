"""Stored files, and the templates that papers in Word are made from."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.organisation.models import Administration
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


class FileText(models.Model):
    """The words of the bytes under one digest, for search: made from the file alone, and made anew when it is gone.

    ``unread`` are the pages (from 0) of a scan that nothing has read yet; tesseract takes them off one by one.
    """

    class State(models.TextChoices):
        READ = "read", _("läst")
        SCANNED = "scanned", _("inskannad")
        RECOGNISED = "recognised", _("inskannad och maskinläst")
        LOCKED = "locked", _("skyddad med lösenord")
        DAMAGED = "damaged", _("skadad")
        TOO_LARGE = "too_large", _("för stor")

    sha256 = models.CharField("sha256", max_length=64, unique=True)
    state = models.CharField(_("läsning"), max_length=10, choices=State.choices)
    text = models.TextField(_("text"), blank=True)
    pages = models.PositiveIntegerField(_("sidor"), default=0)
    unread = models.JSONField(_("olästa sidor"), default=list, blank=True)
    read_at = models.DateTimeField(_("läst"))


TROUBLE: dict[str, str | Promise] = {
    FileText.State.SCANNED: _("Inskannad: sidor som är bilder går inte att söka i."),
    FileText.State.LOCKED: _("Skyddad med lösenord: texten går inte att söka i."),
    FileText.State.DAMAGED: _("Filen verkar skadad: texten går inte att söka i. Be avsändaren om en ny."),
    FileText.State.TOO_LARGE: _("Filen är för stor att läsa: texten går inte att söka i."),
}
"""Why the words of a file cannot be searched, or not all of them, by how the reading of it went."""


class WordTemplate(Record):
    """The municipality's own template (mall) for tjänsteskrivelser in Word, or one administration's.

    Used from ``valid_from`` until a newer one takes its place, or the day before ``withdrawn_on``.
    """

    kind = "word_template"

    administration = models.ForeignKey(
        Administration, to_field="code", db_column="administration_code", on_delete=models.PROTECT, null=True,
        blank=True, related_name="+", verbose_name=_("förvaltning"),
    )  # fmt: skip
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name=_("fil"))
    valid_from = models.DateField(_("används från och med"))
    withdrawn_on = models.DateField(_("tagen ur bruk"), null=True, blank=True)

    class Meta:
        ordering = ["-valid_from", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=F("valid_from")),
                name="word_template_withdrawn_after_use",
            )
        ]

    def __str__(self) -> str:
        return self.file.name

    def is_in_force(self, day: date) -> bool:
        """Whether it may be used on this day; of several the newest is."""
        return self.valid_from <= day and (self.withdrawn_on is None or day < self.withdrawn_on)
