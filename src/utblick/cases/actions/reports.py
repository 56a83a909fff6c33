"""Writing tjänsteskrivelser."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.audit.change import Change, change
from utblick.audit.policy import policy, standing_of
from utblick.cases.actions.matters import share_matter
from utblick.cases.drafting import missing_answers, prefilled
from utblick.cases.indexing import index_report
from utblick.cases.models import Matter, OfficialReport
from utblick.clock import recorded_at
from utblick.clock.queries import today
from utblick.jobs.actions import queue
from utblick.organisation.models import Body, Person
from utblick.values import Actor


def write_report(
    actor: Actor, matter: Matter, *, recipient: Body | None = None, source: OfficialReport | None = None, **texts: Any
) -> OfficialReport:
    """Begin a tjänsteskrivelse to a body (default: the matter's own).

    What can be is filled in: from ``source`` (another authority's, once shared or sent), else from the background of
    the subject; ``texts`` go before both. It is a draft inside the authority; what somebody outside writes for it
    is shared from the start.
    """
    to = recipient or matter.body
    standing = new_report_standing(actor, matter)
    with change(actor, "report.write", standing) as opened:
        values = prefilled(actor, matter, to, source, texts)
        report = OfficialReport(
            matter=matter,
            recipient=to,
            written_on=today(),
            text_saved_at=recorded_at(),
            shared_at=None if standing.draft else recorded_at(),
            **values,
        )
        opened.add(report)
        index_report(opened, report)
    return report


def save_report(actor: Actor, report: OfficialReport, version: int | None = None, **texts: Any) -> OfficialReport:
    """Save changed texts; an approval given to the earlier text falls. Raises Stale when another has saved since."""
    differing = {name: text for name, text in texts.items() if getattr(report, name) != text}
    if differing.get("heading", "-").strip() == "":
        raise ValidationError({"heading": _("Tjänsteskrivelsen behöver en rubrik.")})
    with change(actor, "report.write", standing_of(report)) as opened:
        if differing:
            differing |= {"approved_by": None, "approved_at": None, "text_saved_at": recorded_at()}
        opened.alter(report, version=version, **differing)
        index_report(opened, report)
    return report


def share_report(actor: Actor, report: OfficialReport) -> OfficialReport:
    """Let the municipality's other authorities see the tjänsteskrivelse and its matter (TF 2:11)."""
    with change(actor, "report.share", standing_of(report)) as opened:
        share_text(opened, report)
    return report


def share_text(opened: Change, report: OfficialReport) -> None:
    """Share a report with its matter, inside an open change."""
    if report.shared_at is None:
        opened.alter(report, shared_at=recorded_at())
    share_matter(opened, report.matter)
    index_report(opened, report)


def approve_report(actor: Actor, report: OfficialReport, approved_by: Person) -> OfficialReport:
    """Note that the head has approved the text as it stands; refused while a required answer is missing (G-03).

    The worker then sets its papers.
    """
    refuse_lacking(report)
    with change(actor, "report.approve", standing_of(report)) as opened:
        write_approval(opened, report, approved_by)
    return report


def refuse_lacking(report: OfficialReport) -> None:
    """Raise ValidationError while a required answer is missing (G-03)."""
    if lacking := missing_answers(report):
        raise ValidationError(_("Det här saknas: %s.") % ", ".join(str(label) for label in lacking))


def write_approval(opened: Change, report: OfficialReport, approved_by: Person) -> None:
    """Note the approval inside an open change; the worker then sets the papers."""
    queue("utblick.cases.jobs.set_papers", str(report.pk))
    opened.alter(report, approved_by=approved_by, approved_at=recorded_at())


def new_report_standing(actor: Actor, matter: Matter) -> Standing:
    """The standing of a report that the actor begins: a draft inside the authority, shared from outside it."""
    standing = standing_of(matter)
    draft = Standing(standing.body, draft=True, restricted=standing.restricted)
    inside = policy().allows(actor, "see", OfficialReport.kind, draft)
    return draft if inside else Standing(standing.body, restricted=standing.restricted)
