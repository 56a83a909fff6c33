"""What the papers of a matter about a visit are told: what came of it, and that the body is asked to note it."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _

from utblick.cases.effects import Effect
from utblick.cases.hooks import Background
from utblick.cases.phrases import Cause
from utblick.cooperation.queries.visits import visit as visit_of
from utblick.ui import formats
from utblick.values import Actor, Ref


def background_of(subject: Ref, body_code: str, actor: Actor) -> Background | None:
    """The background of a visit's report; None when there is no visit the actor may see."""
    visit = visit_of(actor, subject.id)
    if visit is None:
        return None
    with translation.override("sv"):
        days = {"first": formats.day(visit.starts_on, "sv"), "last": formats.day(visit.ends_on, "sv")}
        when = _("%(first)s till %(last)s") % days if visit.ends_on > visit.starts_on else days["first"]
        told = {"host": visit.host.name, "who": visit.who, "place": visit.place, "when": when}
        summary = (
            _("%(host)s tog emot %(who)s (%(place)s) %(when)s.")
            if visit.is_incoming
            else _("%(host)s svarade för en resa till %(place)s %(when)s: %(who)s.")
        ) % told
        about = [_("Syftet var: %s.") % visit.purpose.rstrip(".")]
        if visit.told:
            about += ["", visit.told]
        if visit.promised:
            about += ["", _("Kommunen lovade: %s") % visit.promised]
        cause = Cause(str(visit), named=_("vänortsbesöket %s") % when if visit.twin_town else _("besöket %s") % when)
    return Background(
        cause=cause, effect=Effect.NOTE, texts={"summary": summary, "description": "\n".join(about).strip()}
    )
