"""People and what they are assigned to do. Facts, never rights: rights are the role grants of accounts."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.organisation.models.bodies import Administration, Body
from utblick.search.fields import SortKeyField


class Person(Record):
    """A person who works for the municipality or holds a political assignment."""

    kind = "person"
    words = frozenset({"name", "sort_name", "title", "email"})

    name = models.CharField(_("namn"), max_length=120)
    sort_name = SortKeyField()
    title = models.CharField(_("befattning"), max_length=120, blank=True)
    email = models.EmailField(_("e-post"), blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="person",
        verbose_name=_("konto"),
    )

    class Meta:
        ordering = ["sort_name", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="person_named"),
            models.UniqueConstraint(fields=["email"], condition=~Q(email=""), name="person_email_once"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class Assignment(Record):
    """A person's role (uppdrag) in a body or an administration, first and last day included."""

    kind = "assignment"

    class Role(models.TextChoices):
        CHAIR = "chair", _("ordförande")
        FIRST_VICE_CHAIR = "first_vice_chair", _("1:e vice ordförande")
        SECOND_VICE_CHAIR = "second_vice_chair", _("2:e vice ordförande")
        MEMBER = "member", _("ledamot")
        SUBSTITUTE = "substitute", _("ersättare")
        CLERK = "clerk", _("nämndsekreterare")
        REGISTRAR = "registrar", _("registrator")
        CHIEF_EXECUTIVE = "chief_executive", _("kommundirektör")
        HEAD = "head", _("förvaltningschef")
        OFFICER = "officer", _("handläggare")
        CONTACT = "contact", _("kontaktperson")
        SIGNATORY = "signatory", _("firmatecknare")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="assignments", verbose_name=_("person"))
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="assignments", verbose_name=_("organ")
    )
    administration = models.ForeignKey(
        Administration,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assignments",
        verbose_name=_("förvaltning"),
    )
    role = models.CharField(_("uppdrag"), max_length=20, choices=Role.choices)
    valid_from = models.DateField(_("från och med"))
    valid_to = models.DateField(_("till och med"), null=True, blank=True)
    confirmed_on = models.DateField(_("bekräftad som kontaktperson"), null=True, blank=True, editable=False)

    class Meta:
        ordering = ["valid_from", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(body__isnull=True, administration__isnull=False)
                | Q(body__isnull=False, administration__isnull=True),
                name="assignment_in_one_place",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="assignment_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["person", "body", "role", "valid_from"], condition=Q(body__isnull=False),
                name="assignment_in_body_once",
            ),
            models.UniqueConstraint(
                fields=["person", "administration", "role", "valid_from"], condition=Q(administration__isnull=False),
                name="assignment_in_administration_once",
            ),
        ]  # fmt: skip
