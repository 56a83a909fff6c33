"""*Tolv frågor*: a draft of guidelines without seeing TOML."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from utblick.audit.policy import may
from utblick.clock.queries import installation, today
from utblick.governance.actions.twelve import WrittenByHandError, answer_question, begin_with_answer
from utblick.governance.models import GuidelineDraft
from utblick.governance.queries.drafts import draft as draft_of
from utblick.governance.queries.sets import sets_on
from utblick.governance.queries.twelve import follows_answers
from utblick.governance.twelve_forms import FORMS, QuestionForm
from utblick.governance.views.drafts import posted_version
from utblick.guidelines import lint, load
from utblick.guidelines.twelve import QUESTIONS, Question, example_of, is_answered, read_answers, section_of
from utblick.guidelines.twelve_answers import Answers
from utblick.organisation.models import Body
from utblick.organisation.queries import bodies
from utblick.ui.conflicts import Stale, conflict
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


@require_http_methods(["GET", "HEAD", "POST"])
def twelve(request: ActorRequest) -> HttpResponse:
    """The first question; its answer begins a draft."""
    question, answers = QUESTIONS[0], read_answers({})
    here = installation()
    initial = {
        "municipality": here.municipality if here else "",
        "title": _("Riktlinjer för internationellt samarbete"),
    }
    form = _form(request, question, answers, initial)
    skipped = "skip" in request.POST
    if request.method == "POST" and (skipped or form.is_valid()):
        draft = begin_with_answer(request.actor, None if skipped else form.answer())
        return redirect(_next(request, draft, question))
    return render(
        request,
        "governance/twelve_question.html",
        _context(form, question, answers, None),
        status=_status(form),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def twelve_question(request: ActorRequest, pk: UUID, number: int) -> HttpResponse:
    """One question; going on saves the answer."""
    draft, question = found(draft_of(request.actor, pk)), _question(number)
    if draft.adopted_id is not None or not follows_answers(draft):
        return render(request, "governance/twelve_by_hand.html", {"draft": draft})
    make, answers = FORMS[question.name], read_answers(draft.answers)
    initial = make.shown(draft.answers.get(question.name, {}))
    form = _form(request, question, answers, initial)
    skipped = "skip" in request.POST
    if request.method == "POST" and (skipped or form.is_valid()):
        answer = None if skipped else form.answer()
        try:
            answer_question(
                request.actor, draft, question.name, answer, bodies=form.bodies, version=posted_version(request)
            )
        except Stale as stale:
            theirs = make.shown(stale.theirs["answers"].get(question.name, {}))
            return conflict(request, form, Stale(stale.version, theirs), request.path)
        except WrittenByHandError:
            return render(request, "governance/twelve_by_hand.html", {"draft": draft}, status=409)
        return redirect(_next(request, draft, question))
    return render(
        request, "governance/twelve_question.html", _context(form, question, answers, draft), status=_status(form)
    )


@require_safe
def twelve_summary(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The whole set in plain words, with what is not known and what may be wrong."""
    draft = found(draft_of(request.actor, pk))
    answers, follows = read_answers(draft.answers), follows_answers(draft)
    context = {
        "draft": draft,
        "parts": [(one, _shown_section(one, answers)) for one in QUESTIONS],
        "unanswered": [one for one in QUESTIONS if not is_answered(one, answers)],
        "remarks": lint([load(draft.text, draft.title)]) if follows else [],
        "follows": follows,
        "may_answer": follows and draft.adopted_id is None and may(request.actor, "guideline_draft.write", draft),
    }
    return render(request, "governance/twelve_summary.html", context)


def _shown_section(question: Question, answers: Answers) -> Any:
    return section_of(question, answers) if is_answered(question, answers) else None


def _context(form: QuestionForm, question: Question, answers: Answers, draft: GuidelineDraft | None) -> dict[str, Any]:
    at = (reverse("governance:twelve_question", args=[draft.pk, one.number]) if draft else "" for one in QUESTIONS)
    return {
        "form": form,
        "question": question,
        "draft": draft,
        "reading": _shown_section(question, answers),
        "example": example_of(question, answers),
        "back_url": _back(question, draft),
        "others": [(one, url, is_answered(one, answers)) for one, url in zip(QUESTIONS, at, strict=True)],
        "count": len(QUESTIONS),
    }


def _back(question: Question, draft: GuidelineDraft | None) -> str:
    if draft is None or question.number == 1:
        return reverse("governance:guidelines")
    return reverse("governance:twelve_question", args=[draft.pk, question.number - 1])


def _next(request: ActorRequest, draft: GuidelineDraft, question: Question) -> str:
    """The next question, the summary after the last, or the same question to see how the answer is read."""
    number = question.number if "stay" in request.POST else question.number + 1
    if number > len(QUESTIONS):
        return reverse("governance:twelve_summary", args=[draft.pk])
    return reverse("governance:twelve_question", args=[draft.pk, number])


def _question(number: int) -> Question:
    if not 1 <= number <= len(QUESTIONS):
        raise Http404
    return QUESTIONS[number - 1]


def _form(request: ActorRequest, question: Question, answers: Answers, initial: dict[str, Any]) -> QuestionForm:
    """The question's form with the municipality's bodies and documents of today."""
    rows = list(bodies(request.actor, today()))
    return FORMS[question.name](
        {row.code: row.name for row in rows},
        request.POST or None,
        initial=initial,
        working_committees={row.code: row.name for row in rows if row.body_kind == Body.Kind.SUBCOMMITTEE},
        documents=_documents(answers),
    )


def _documents(answers: Answers) -> dict[str, str]:
    """The municipality's documents in force, and the one already answered, by id."""
    in_force = [found.document for found in sets_on(today()) if found.document.rank != "law"]
    chosen = answers.document.replaces if answers.document else None
    former = {chosen.id: chosen.title} if chosen else {}
    return {**former, **{document.id: document.title for document in in_force}}


def _status(form: QuestionForm) -> int:
    return 422 if form.errors else 200
