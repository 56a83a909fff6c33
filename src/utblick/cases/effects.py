"""What a beslutspunkt does, and how it ended."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Effect(models.TextChoices):
    """The verkan of one beslutspunkt."""

    APPLY = "apply", _("beslutar att ansöka")
    CONDITIONAL = "conditional", _("beslutar att ansöka under förutsättning av godkännande")
    APPROVE = "approve", _("godkänner att nämnden ansöker")
    FRAME_APPROVAL = "frame_approval", _("ramgodkännande")
    ENTER_AGREEMENT = "enter_agreement", _("ingår avtal")
    TERMINATE = "terminate", _("säger upp avtal")
    JOIN = "join", _("beslutar om medlemskap")
    OPINION = "opinion", _("yttrar sig och föreslår")
    DELEGATE = "delegate", _("delegerar")
    NOTE = "note", _("noterar redovisning")
    OTHER = "other", _("annat")


class Outcome(models.TextChoices):
    """The utfall of one beslutspunkt."""

    BIFALL = "bifall", _("bifall")
    AVSLAG = "avslag", _("avslag")
    ATERREMISS = "återremiss", _("återremiss")
    BORDLAGGNING = "bordläggning", _("bordläggning")
    UTGAR = "utgår", _("utgår")


OPEN_OUTCOMES = (Outcome.ATERREMISS, Outcome.BORDLAGGNING)
