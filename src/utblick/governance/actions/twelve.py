"""Answering the twelve questions: the draft and its text follow the answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from utblick.audit.change import change
from utblick.clock.queries import today
from utblick.governance.actions.drafts import begin_draft
from utblick.governance.models import GuidelineDraft
from utblick.governance.queries.twelve import follows_answers
from utblick.guidelines.twelve import read_answers, to_toml
from utblick.guidelines.twelve_answers import BODIES, Answers, DocumentAnswer
from utblick.values import Actor


class WrittenByHandError(Exception):
    """The draft's text has been changed by hand, or adopted: answers would write over it."""


def begin_with_answer(actor: Actor, answer: Mapping[str, Any] | None) -> GuidelineDraft:
    """Begin a draft with the answer to the first question; None = not known."""
    answers = read_answers({"document": answer} if answer else {})
    return begin_draft(actor, _title(answers), to_toml(answers, today()), answers=_plain(answers))


def answer_question(
    actor: Actor,
    draft: GuidelineDraft,
    name: str,
    answer: Mapping[str, Any] | None,
    *,
    bodies: Mapping[str, str],
    version: int | None = None,
) -> GuidelineDraft:
    """Keep the answer to one question (None = not known) and write the text anew from all answers.

    `bodies`: names by code of bodies an answer may speak of. Raises WrittenByHandError; Stale for an older version;
    pydantic's ValidationError for what cannot be answered.
    """
    if draft.adopted_id is not None or not follows_answers(draft):
        raise WrittenByHandError
    told = {key: value for key, value in draft.answers.items() if key not in ("bodies", name)}
    known = {code: words for code, words in bodies.items() if code not in BODIES}
    answers = read_answers({**told, **({name: answer} if answer else {}), "bodies": {**_named(draft), **known}})
    spoken_of = {code: words for code, words in answers.bodies.items() if code in answers.codes}
    answers = answers.model_copy(update={"bodies": spoken_of})
    with change(actor, "guideline_draft.write") as opened:
        return opened.alter(
            draft,
            version=version,
            title=_title(answers),
            text=to_toml(answers, draft.begun_on),
            answers=_plain(answers),
        )


def _named(draft: GuidelineDraft) -> dict[str, str]:
    return dict(draft.answers.get("bodies", {}))


def _plain(answers: Answers) -> dict[str, Any]:
    return answers.model_dump(mode="json", exclude_none=True)


def _title(answers: Answers) -> str:
    return (answers.document or DocumentAnswer()).title
