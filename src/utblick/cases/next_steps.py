"""What can be done with a matter, the one thing to do next first."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.audit.policy import may, policy
from utblick.cases.actions.reports import new_report_standing
from utblick.cases.models import Decision, Dispatch, Matter, OfficialReport
from utblick.cases.queries import MatterPage
from utblick.cases.states import State
from utblick.values import Actor


@dataclass(frozen=True, slots=True)
class Step:
    """A button: its words and address."""

    label: str
    url: str


def next_steps(actor: Actor, page: MatterPage) -> tuple[Step | None, list[Step]]:
    """The primary step (None: nothing waits for this actor) and the others.

    Who receives what is sent to the registrar is never led first to sending it, and nobody to recording a decision
    of a body that has not met since.
    """
    primary, others = _led(actor, page)
    is_early = page.standing.state == State.WAITING and not getattr(page.matter, "has_met", True)
    if primary and is_early and primary.url == reverse("cases:record", args=[page.matter.pk]):
        return None, [primary, *others]
    return primary, others


def _led(actor: Actor, page: MatterPage) -> tuple[Step | None, list[Step]]:
    if page.standing.state != State.CLOSED and policy().allows(
        actor, "receive", Dispatch.kind, _dispatched(page.matter)
    ):
        return _of_registrar(actor, page)
    steps = _steps(actor, page)
    return (steps[0], steps[1:]) if steps else (None, [])


def _of_registrar(actor: Actor, page: MatterPage) -> tuple[Step | None, list[Step]]:
    """Receiving and the number first; then what the state asks of a registrar, and sending last."""
    matter, state = page.matter, page.standing.state
    sending = _sending(actor, matter)
    others = [step for step in _steps(actor, page) if step not in sending]
    if any(dispatch.received_on is None for dispatch in page.dispatches):
        number = _step(_("Ange diarienummer"), "number", matter)
        receive = _step(_("Ta emot och registrera"), "receive", matter)
        return receive, [*(step for step in others if step != number), *sending]
    if _lacks_number(actor, matter) or state in (State.WAITING, State.BACK, State.UNADJUSTED, State.DECIDED):
        return others[0] if others else None, [*others[1:], *sending]
    if state == State.NEW and may(actor, "document.add", matter):
        return _step(_("Lägg till handling"), "add_document", matter), [*others, *sending]
    return None, [*others, *sending]


def _steps(actor: Actor, page: MatterPage) -> list[Step]:
    matter, state = page.matter, page.standing.state
    if state == State.CLOSED:
        return (
            [_step(_("Arkivering"), "archive", matter), _step(_("Öppna ärendet igen"), "reopen", matter)]
            if may(actor, "matter.reopen", matter)
            else []
        )
    report = page.reports[0] if page.reports else None
    write = _writing(actor, matter, report)
    send = _sending(actor, matter)
    record = [_step(_("Registrera beslut"), "record", matter)] if may(actor, "decision.record", matter) else []
    adjust = [Step(_("Ange justering"), reverse("cases:answers"))] if record else []
    close = [_step(_("Avsluta ärendet"), "close", matter)] if may(actor, "matter.close", matter) else []
    number = [_step(_("Ange diarienummer"), "number", matter)] if _lacks_number(actor, matter) else []
    return {
        State.NEW: [*write, *number, *record, *close],
        State.DRAFT: [*write, *send, *number, *record, *close],
        State.SHARED: [*send, *write, *number, *record, *close],
        State.WAITING: [*number, *record, *write, *send, *close],
        State.BACK: [*write, *record, *send, *number, *close],
        State.UNADJUSTED: [*adjust, *number, *record, *close],
        State.DECIDED: [*close, *number, *record],
    }[state]


def _writing(actor: Actor, matter: Matter, report: OfficialReport | None) -> list[Step]:
    if report is not None and may(actor, "report.write", report):
        return [_step(_("Fortsätt med tjänsteskrivelsen"), "report", report)]
    if report is None and policy().allows(actor, "write", OfficialReport.kind, new_report_standing(actor, matter)):
        return [_step(_("Skriv tjänsteskrivelse"), "write", matter)]
    return []


def _sending(actor: Actor, matter: Matter) -> list[Step]:
    return [_step(_("Skicka till registrator"), "send", matter)] if may(actor, "matter.send", matter) else []


def _dispatched(matter: Matter) -> Standing:
    return Standing(matter.body_id, restricted=bool(matter.restriction_provision))


def _lacks_number(actor: Actor, matter: Matter) -> bool:
    return not matter.case_number and may(actor, "matter.number", matter)


def _step(label: str, name: str, row: Matter | OfficialReport | Decision) -> Step:
    return Step(label, reverse(f"cases:{name}", args=[row.pk]))
