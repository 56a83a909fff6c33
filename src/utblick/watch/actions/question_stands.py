"""Taking a stand on an EU question."""

from __future__ import annotations

from typing import Any

from utblick.access import Standing
from utblick.audit.change import Change, change
from utblick.clock.queries import today
from utblick.ui.conflicts import Stale
from utblick.values import Actor
from utblick.watch.actions.undoing import values_before
from utblick.watch.models import EuQuestion, QuestionStand

Choice = QuestionStand.Choice
TAKEN = ("choice", "reason", "owner")


def take_question_stand(
    actor: Actor,
    question: EuQuestion,
    body_code: str,
    choice: str,
    *,
    reason: str = "",
    owner: str = "",
    version: int | None = None,
) -> QuestionStand:
    """A body's stand on an EU question; ``reason`` is kept only with *Inte för oss*, ``owner`` only with *Vi tar den*.

    ``version``: 0 when none was seen. Raises Stale when someone else has taken another since.
    """
    with change(actor, "question_stand.take", Standing(body_code)) as opened:
        return set_question_stand(opened, question, body_code, choice, reason=reason, owner=owner, version=version)


def undo_question_stand(actor: Actor, stand: QuestionStand, *, version: int) -> QuestionStand:
    """Put back what stood before one's own stand of the last minute. Raises TooLateError."""
    with change(actor, "question_stand.take", Standing(stand.body_code)) as opened:
        current = QuestionStand.objects.select_for_update().get(pk=stand.pk)
        new = values_before(actor, current, TAKEN, version)
        decided = {"decided_by": actor.label, "decided_on": today()}
        return opened.alter(current, **{**new, **decided, "choice": new["choice"] or Choice.NEW})


def set_question_stand(
    opened: Change,
    question: EuQuestion,
    body_code: str,
    choice: str,
    *,
    reason: str = "",
    owner: str = "",
    version: int | None = None,
) -> QuestionStand:
    """Inside an open change: the stand becomes this; the same one again changes nothing. Raises Stale."""
    new: dict[str, Any] = {
        "choice": choice,
        "reason": reason if choice == Choice.NOT_FOR_US else "",
        "owner": owner if choice == Choice.TAKEN else "",
        "decided_by": opened.actor.label,
        "decided_on": today(),
    }
    current = QuestionStand.objects.select_for_update().filter(question=question, body_code=body_code).first()
    if current is None:
        return opened.add(QuestionStand(question=question, body_code=body_code, **new))
    if version is not None and version != current.version:
        raise Stale(current.version, current.values())
    if all(getattr(current, name) == new[name] for name in TAKEN):
        return current
    return opened.alter(current, **new)
