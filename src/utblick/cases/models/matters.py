"""The matter of one authority, and the documents in it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.documents.models import StoredFile
from utblick.organisation.models import Body, Person
from utblick.values import Ref


class Counter(models.Model):
    """The last number given out in one series ("dnr:KFN:2026"); read and raised only inside `change`."""

    series = models.CharField(max_length=80, primary_key=True)
    last = models.PositiveIntegerField(default=0)


class Matter(Record):
    """An ärende of one authority (each nämnd is its own; the same cause in two bodies is two matters).

    ``reference`` is Utblick's own referens, or the dnr itself where the body's register is kept in Utblick
    (``register_here``). ``outside_number`` is the dnr of another register, an opaque text; ``former_numbers`` are what
    it had with a body that has ended. ``subject`` is the Ref of what it is about; the matters of other authorities
    about the same thing share it. Until ``shared_at`` it is a draft inside its own authority. A restriction names its
    provision, day, authority and who decided (OSL 5:5).
    """

    kind = "matter"
    words = frozenset({"title", "restricted_by", "reopened_because"})
    body_field = "body_id"
    draft = Q(shared_at=None)
    restricted = ~Q(restriction_provision="")

    class Origin(models.TextChoices):
        IDEA = "idea", _("idé")
        CALL = "call", _("utlysning")
        REFERRAL = "referral", _("remiss")
        PARTNER_REQUEST = "partner_request", _("partnerförfrågan")
        VISIT_REPORT = "visit_report", _("besöksredovisning")
        MOTION = "motion", _("motion")
        YEARLY_REPORT = "yearly_report", _("årlig redovisning")
        OTHER = "other", _("annat")

    body = models.ForeignKey(
        Body, to_field="code", db_column="body_code", on_delete=models.PROTECT, related_name="matters",
        verbose_name=_("myndighet"),
    )  # fmt: skip
    reference = models.CharField(_("referens"), max_length=60)
    register_here = models.BooleanField(_("diarium förs i Utblick"), default=False)
    outside_number = models.CharField(_("diarienummer"), max_length=60, blank=True)
    former_numbers = models.CharField(_("tidigare nummer"), max_length=300, blank=True)
    title = models.CharField(_("rubrik"), max_length=300)
    subject = models.CharField(_("gäller"), max_length=80, blank=True)
    origin = models.CharField(_("ursprung"), max_length=20, choices=Origin.choices, default=Origin.IDEA)
    officer = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="matters", verbose_name=_("handläggare")
    )
    opened_on = models.DateField(_("öppnat"))
    closed_on = models.DateField(_("avslutat"), null=True, blank=True)
    archive_on = models.DateField(_("ska arkiveras"), null=True, blank=True)
    archived_on = models.DateField(_("arkiverat"), null=True, blank=True)
    reopened_because = models.CharField(_("varför det öppnades igen"), max_length=300, blank=True)
    shared_at = models.DateTimeField(_("delat"), null=True, blank=True)
    restriction_provision = models.CharField(_("bestämmelse"), max_length=80, blank=True)
    restricted_on = models.DateField(_("sekretessmarkerat"), null=True, blank=True)
    restriction_authority = models.CharField(_("myndighet som markerat"), max_length=120, blank=True)
    restricted_by = models.CharField(_("markerat av"), max_length=120, blank=True)
    title_left_out = models.BooleanField(_("rubriken utelämnas i det öppna registret"), default=False)

    class Meta:
        ordering = ["-opened_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["body", "reference"], name="matter_reference_once"),
            models.UniqueConstraint(
                fields=["body", "subject"],
                condition=Q(closed_on__isnull=True) & ~Q(subject=""),
                name="matter_one_open_a_subject",
            ),
            models.CheckConstraint(condition=~Q(title="") & ~Q(reference=""), name="matter_named"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                name="matter_closed_after_opened",
            ),
            models.CheckConstraint(
                condition=Q(archived_on__isnull=True) | Q(closed_on__isnull=False, archived_on__gte=F("closed_on")),
                name="matter_archived_after_closed",
            ),
            models.CheckConstraint(
                condition=Q(register_here=False) | Q(outside_number=""), name="matter_registered_in_one_place"
            ),
            models.CheckConstraint(
                condition=Q(restriction_provision="")
                | Q(restricted_on__isnull=False) & ~Q(restriction_authority="") & ~Q(restricted_by=""),
                name="matter_restriction_whole",
            ),
        ]
        indexes = [models.Index(fields=["subject"], name="matter_subject")]

    def __str__(self) -> str:
        return self.title

    @property
    def case_number(self) -> str:
        """The dnr, "" while it is not known."""
        return self.reference if self.register_here else self.outside_number

    @property
    def subject_ref(self) -> Ref | None:
        return Ref.parse(self.subject) if self.subject else None

    @property
    def is_shared(self) -> bool:
        return self.shared_at is not None


class MatterDocument(Record):
    """A handling in a matter: numbered, dated, with who sent or got it. A draft until ``shared_at``.

    A ``paper`` is set from a report's text as it was saved at ``text_of``; ``unshown`` are the characters of it that no
    font of ours has. ``register_shows`` is how much of it stands in the open register (OSL 5:2); ``replaces`` is the
    document that it is a newer version of.
    """

    kind = "document"
    words = frozenset({"title", "counterpart"})
    trouble = ""
    """Why its words cannot be searched, as `queries.matter_page` tells."""
    body_field = "matter__body_id"
    draft = Q(shared_at=None)
    restricted = ~Q(matter__restriction_provision="")

    class Direction(models.TextChoices):
        INCOMING = "incoming", _("inkommen")
        DRAWN_UP = "drawn_up", _("upprättad")
        SENT = "sent", _("skickad")
        RECEIVED = "received", _("mottagen")

    class Paper(models.TextChoices):
        WORD = "word", _("Tjänsteskrivelse, Word")
        PDF = "pdf", _("Tjänsteskrivelse, PDF")
        SUMMARY = "summary", _("Beslutssammanfattning")
        PLAN = "plan", _("Bilaga: vägen till sista dag")
        VERDICT = "verdict", _("Bilaga: svar enligt riktlinjerna")

    class RegisterShows(models.TextChoices):
        NUMBER = "number", _("bara nummer och datum")
        SUBJECT = "subject", _("också vad den gäller")
        ALL = "all", _("också avsändare eller mottagare")

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="documents", verbose_name=_("ärende"))
    number = models.PositiveSmallIntegerField(_("nummer"))
    title = models.CharField(_("rubrik"), max_length=300)
    direction = models.CharField(_("riktning"), max_length=10, choices=Direction.choices)
    dated_on = models.DateField(_("datum"))
    counterpart = models.CharField(_("avsändare eller mottagare"), max_length=200, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name=_("fil"))
    report = models.ForeignKey(
        "cases.OfficialReport", on_delete=models.PROTECT, null=True, blank=True, related_name="papers",
        verbose_name=_("tjänsteskrivelse"),
    )  # fmt: skip
    paper = models.CharField(_("papper"), max_length=10, choices=Paper.choices, blank=True)
    text_of = models.DateTimeField(_("gjord av texten från"), null=True, blank=True)
    unshown = models.TextField(_("tecken som saknas"), blank=True)
    shared_at = models.DateTimeField(_("delad"), null=True, blank=True)
    register_shows = models.CharField(
        _("i det öppna registret"), max_length=10, choices=RegisterShows.choices, default=RegisterShows.SUBJECT
    )
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by",
        verbose_name=_("ny version av"),
    )  # fmt: skip

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["matter", "number"], name="document_number_once"),
            models.CheckConstraint(condition=~Q(title="") & Q(number__gte=1), name="document_named"),
            models.CheckConstraint(
                condition=Q(report__isnull=True, paper="") | Q(report__isnull=False) & ~Q(paper=""),
                name="document_paper_of_report",
            ),
        ]

    def __str__(self) -> str:
        return self.title
