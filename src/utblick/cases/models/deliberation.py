"""What happens under one § before it is decided: jäv, yrkanden, votes and reservations."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.cases.meeting_law import GROUNDS, Ballot
from utblick.cases.models.minutes import AgendaItem
from utblick.organisation.models import Person


class Disqualification(Record):
    """Somebody who is jävig at an item and leaves the room; perhaps replaced by a substitute (KL 6:28–30)."""

    kind = "disqualification"
    body_field = "item__body_id"

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="disqualifications")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("den som är jävig"))
    ground = models.CharField(
        _("grund"), max_length=16, choices=[(key.value, text.sv) for key, text in GROUNDS.items()]
    )
    replaced_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ersätts av")
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["item", "person"], name="disqualification_once"),
            models.CheckConstraint(
                condition=Q(replaced_by__isnull=True) | ~Q(replaced_by=F("person")),
                name="disqualification_not_by_oneself",
            ),
        ]


class Motion(Record):
    """A yrkande. One that is withdrawn stands in no minutes (KL 5:65)."""

    kind = "motion"
    words = frozenset({"text"})
    body_field = "item__body_id"

    class Sort(models.TextChoices):
        APPROVE = "approve", _("bifall till förslaget")
        REJECT = "reject", _("avslag")
        ALTER = "alter", _("ändring")
        ADD = "add", _("tillägg")
        REFER_BACK = "refer_back", _("återremiss")
        TABLE = "table", _("bordläggning")

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="motions")
    mover = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("den som yrkar"))
    sort = models.CharField(_("yrkande"), max_length=12, choices=Sort.choices)
    text = models.TextField(_("lydelse"), blank=True)
    withdrawn = models.BooleanField(_("återtaget"), default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sort__in=["approve", "reject", "refer_back", "table"]) | ~Q(text=""), name="motion_worded"
            )
        ]


class Voting(Record):
    """A votering: what yes and no mean, who presided, and the lot where an election ended in a tie."""

    kind = "voting"
    words = frozenset({"yes_means", "no_means"})
    body_field = "item__body_id"

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="votings")
    yes_means = models.CharField(_("ja betyder"), max_length=300)
    no_means = models.CharField(_("nej betyder"), max_length=300)
    presided_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("ordförande vid voteringen")
    )
    election = models.BooleanField(_("val"), default=False)
    lot = models.CharField(_("lotten"), max_length=10, blank=True, choices=[("yes", _("ja")), ("no", _("nej"))])

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(yes_means="") & ~Q(no_means=""), name="voting_worded"),
            models.CheckConstraint(condition=Q(lot="") | Q(election=True), name="voting_lot_in_elections"),
        ]


class Vote(Record):
    """How one member voted."""

    kind = "vote"
    body_field = "voting__item__body_id"

    voting = models.ForeignKey(Voting, on_delete=models.PROTECT, related_name="votes")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("ledamot"))
    ballot = models.CharField(
        _("röst"),
        max_length=10,
        choices=[(Ballot.YES.value, _("ja")), (Ballot.NO.value, _("nej")), (Ballot.ABSTAINED.value, _("avstår"))],
    )

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["voting", "person"], name="vote_once")]


class Reservation(Record):
    """A reservation against a decision; what is wrong with it `meeting_law.reservation_remarks` tells."""

    kind = "reservation"
    words = frozenset({"text"})
    body_field = "item__body_id"

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="reservations")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("den som reserverar sig")
    )
    announced_at = models.DateTimeField(_("anmäld"))
    text = models.TextField(_("motivering"), blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["item", "person"], name="reservation_once")]
