"""What the matters' papers are told of an agreement."""

from __future__ import annotations

from utblick.audit.policy import visible
from utblick.cases.effects import Effect
from utblick.cases.hooks import Background
from utblick.cases.phrases import Cause
from utblick.clock.queries import installation, today
from utblick.cooperation.agreement_facing import deciding_bodies
from utblick.cooperation.agreement_gate import ENTER, TERMINATE, judge
from utblick.cooperation.models import Agreement
from utblick.values import Actor, Ref


def background_of(subject: Ref, body_code: str, actor: Actor) -> Background | None:
    """The background of an agreement's papers to one body: those who decide enter or terminate it, others propose.

    None when there is none the actor may see. A signed agreement is taken to be ended; the writer may say otherwise.
    """
    agreement = visible(Agreement.objects.select_related("body"), actor).filter(pk=subject.id).first()
    if agreement is None:
        return None
    found = installation()
    step = ENTER if agreement.signed_on is None else TERMINATE
    deciders = deciding_bodies(judge(agreement, step, today()))
    effect = Effect.ENTER_AGREEMENT if step == ENTER else Effect.TERMINATE
    partners = ", ".join(partner.name for partner in agreement.partners.all())
    named = f"{agreement.title[:1].lower()}{agreement.title[1:]}"
    return Background(
        cause=Cause(
            project=agreement.title,
            municipality=found.municipality if found else "kommunen",
            partner=partners,
            named=named if step == ENTER or body_code in deciders else f"uppsägningen av {named}",
        ),
        effect=effect if body_code in deciders else Effect.OPINION,
    )
