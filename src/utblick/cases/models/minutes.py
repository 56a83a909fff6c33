"""Minutes kept in Utblick: a meeting's agenda, who was there, and how it went."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.cases.effects import Outcome
from utblick.cases.models.decisions import Decision
from utblick.cases.models.matters import Matter
from utblick.cases.rolls import Capacity
from utblick.documents.models import StoredFile
from utblick.organisation.models import Body, Meeting, Person


class Minutes(Record):
    """The protokoll of one meeting, from föredragningslista to adjusted (justerat).

    A draft of its own body until the summons is issued. ``seats`` is how many members the body has (0: not known);
    ``opened_at`` and ``closed_at`` are when the meeting began and was closed, ``numbered_on`` the day of its §§.
    """

    kind = "minutes"
    words = frozenset({"adjusting_place", "place"})
    body_field = "body_id"
    draft = Q(issued_on=None)

    meeting = models.OneToOneField(
        Meeting, on_delete=models.PROTECT, related_name="minutes", verbose_name=_("sammanträde")
    )
    body = models.ForeignKey(
        Body, to_field="code", db_column="body_code", on_delete=models.PROTECT, related_name="minutes",
        verbose_name=_("organ"),
    )  # fmt: skip
    seats = models.PositiveSmallIntegerField(_("antal ledamöter"), default=0)
    issued_on = models.DateField(_("kallelsen utfärdad"), null=True, blank=True)
    numbered_on = models.DateField(_("paragraferna numrerade"), null=True, blank=True)
    opened_at = models.DateTimeField(_("öppnat"), null=True, blank=True)
    closed_at = models.DateTimeField(_("avslutat"), null=True, blank=True)
    place = models.CharField(_("plats"), max_length=200, blank=True)
    chair = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ordförande")
    )
    secretary = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("sekreterare")
    )
    adjuster = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("justerare")
    )
    second_adjuster = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("andra justerare")
    )
    adjusted_on = models.DateField(_("justerat den"), null=True, blank=True)
    signed = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("undertecknat")
    )
    adjusting_place = models.CharField(_("justeringens plats"), max_length=200, blank=True)

    class Meta:
        ordering = ["-meeting__on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True, closed_at__isnull=True)
                | Q(opened_at__isnull=False, closed_at__isnull=True)
                | Q(closed_at__gte=F("opened_at")),
                name="minutes_closed_after_opened",
            ),
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True) | Q(numbered_on__isnull=False, issued_on__isnull=False),
                name="minutes_opened_when_numbered",
            ),
            models.CheckConstraint(
                condition=Q(adjusted_on__isnull=True) | Q(closed_at__isnull=False), name="minutes_adjusted_when_closed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.meeting.on.isoformat()}"


class AgendaItem(Record):
    """A point (ärende) on the agenda, and what was decided under its §.

    ``position`` orders the agenda. ``paragraph`` comes from the body's counter for the year when the meeting is
    opened; a withdrawn item keeps its own as *utgår*. ``wording`` holds one beslutspunkt a line where no matter is
    concerned; else they are the points of ``decision``. ``moved_from`` is the meeting it was first called to,
    ``continues`` the item that it takes up again after a bordläggning or återremiss.
    """

    kind = "agenda_item"
    words = frozenset(
        {
            "title",
            "why_withdrawn",
            "course",
            "propositions",
            "wording",
            "sent_to",
            "title_en",
            "wording_en",
            "presenter",
        }
    )
    body_field = "body_id"
    draft = Q(minutes__issued_on=None)

    class Sort(models.TextChoices):
        PREVIOUS_MINUTES = "previous_minutes", _("föregående protokoll")
        ADJUSTERS = "adjusters", _("val av justerare")
        AGENDA = "agenda", _("fastställande av dagordningen")
        INFORMATION = "information", _("information")
        DECISION = "decision", _("beslutsärende")
        DELEGATED = "delegated", _("anmälan av delegationsbeslut")
        NOTICES = "notices", _("anmälningsärenden")
        OTHER = "other", _("övrigt")

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="items", verbose_name=_("protokoll"))
    body = models.ForeignKey(
        Body, to_field="code", db_column="body_code", on_delete=models.PROTECT, related_name="+",
        verbose_name=_("organ"),
    )  # fmt: skip
    year = models.PositiveSmallIntegerField(_("år"))
    position = models.PositiveSmallIntegerField(_("plats på listan"))
    paragraph = models.PositiveIntegerField("§", null=True, blank=True)
    sort = models.CharField(_("slag"), max_length=20, choices=Sort.choices, default=Sort.DECISION)
    title = models.CharField(_("rubrik"), max_length=300)
    matter = models.ForeignKey(
        Matter, on_delete=models.PROTECT, null=True, blank=True, related_name="agenda_items", verbose_name=_("ärende")
    )
    presenter = models.CharField(_("föredragande"), max_length=120, blank=True)
    late = models.BooleanField(_("tillkom sent"), default=False)
    moved_from = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("flyttat från")
    )
    continues = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="continued_by",
        verbose_name=_("fortsätter"),
    )  # fmt: skip
    withdrawn = models.BooleanField(_("utgår"), default=False)
    why_withdrawn = models.CharField(_("varför det utgår"), max_length=300, blank=True)
    course = models.TextField(_("ärendets behandling"), blank=True)
    propositions = models.TextField(_("propositionsordning"), blank=True)
    outcome = models.CharField(_("utfall"), max_length=20, choices=Outcome.choices, blank=True)
    wording = models.TextField(_("beslut"), blank=True)
    sent_to = models.TextField(_("beslutet skickas till"), blank=True)
    immediately_adjusted = models.BooleanField(_("omedelbart justerad"), default=False)
    title_en = models.CharField(_("rubrik på engelska"), max_length=300, blank=True)
    wording_en = models.TextField(_("beslut på engelska"), blank=True)
    decision = models.OneToOneField(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="agenda_item", verbose_name=_("beslut")
    )

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "year", "paragraph"], condition=Q(paragraph__isnull=False), name="item_paragraph_once"
            ),
            models.UniqueConstraint(
                fields=["minutes", "matter"], condition=Q(matter__isnull=False), name="item_matter_once_a_meeting"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="item_named"),
            models.CheckConstraint(
                condition=Q(withdrawn=False) | Q(outcome__in=["", Outcome.UTGAR.value]), name="item_withdrawn_falls"
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(paragraph__isnull=False), name="item_decided_when_numbered"
            ),
            models.CheckConstraint(condition=Q(decision__isnull=True) | Q(wording=""), name="item_worded_once"),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} § {self.paragraph}" if self.paragraph else self.title

    @property
    def points(self) -> list[str]:
        """The beslutspunkter as they stand in the minutes."""
        if self.decision is not None:
            return [point.text for point in self.decision.points.all()]
        return [line.strip() for line in self.wording.splitlines() if line.strip()]


class Attendance(Record):
    """Somebody present at a meeting, from one item to another (None: from the beginning, to the end).

    A substitute who ``serves_for`` a member takes part in the decisions in that stretch.
    """

    kind = "attendance"
    body_field = "minutes__body_id"

    minutes = models.ForeignKey(
        Minutes, on_delete=models.PROTECT, related_name="attendance", verbose_name=_("protokoll")
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("person"))
    capacity = models.CharField(
        _("närvarar som"),
        max_length=12,
        choices=[
            (Capacity.MEMBER.value, _("ledamot")),
            (Capacity.SUBSTITUTE.value, _("ersättare")),
            (Capacity.OFFICIAL.value, _("övrig")),
        ],
    )
    serves_for = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("tjänstgör för")
    )
    first_item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("från och med")
    )
    last_item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("till och med")
    )
    at_distance = models.BooleanField(_("på distans"), default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(serves_for__isnull=True) | Q(capacity=Capacity.SUBSTITUTE.value), name="attendance_serves"
            ),
            models.CheckConstraint(
                condition=Q(serves_for__isnull=True) | ~Q(serves_for=F("person")), name="attendance_not_for_oneself"
            ),
        ]


class Adjournment(Record):
    """A pause in the meeting (ajournering)."""

    kind = "adjournment"
    words = frozenset({"why"})
    body_field = "minutes__body_id"

    minutes = models.ForeignKey(
        Minutes, on_delete=models.PROTECT, related_name="adjournments", verbose_name=_("protokoll")
    )
    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("under")
    )
    begins_at = models.DateTimeField(_("från"))
    ends_at = models.DateTimeField(_("till"))
    why = models.CharField(_("varför"), max_length=200, blank=True)

    class Meta:
        ordering = ["begins_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gte=F("begins_at")), name="adjournment_ends_after_begins")
        ]
