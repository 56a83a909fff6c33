"""What people say of EU questions and their papers."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.audit.change import change
from utblick.cases.actions import open_matter
from utblick.cases.models import Matter
from utblick.clock.queries import today
from utblick.values import Actor, in_batches
from utblick.watch.actions.papers import rename_papers
from utblick.watch.actions.question_stands import take_question_stand
from utblick.watch.actions.questions_filed import papers_of, refresh_question
from utblick.watch.actions.storing import WATCH
from utblick.watch.models import EuPaper, EuQuestion, HandLink, PaperLink, PaperName, QuestionChange, QuestionStand
from utblick.watch.sources.identifiers import Identifier, identifiers_in
from utblick.watch.sources.linking import CORE
from utblick.watch.sources.stages import Where

Settled, Addressee = EuPaper.Settled, EuPaper.Addressee
BATCH = 200


def settle_last_day(
    actor: Actor, paper: EuPaper, answer: str, *, on: date | None = None, version: int | None = None
) -> EuPaper:
    """Say that the last day read is right, that it is another (``on``), or that there is none.

    It holds as long as the same day and sentence are read. Raises ValidationError when the day is missing, and Stale.
    """
    if answer == Settled.RIGHT:
        on = paper.answer_on
    if answer in (Settled.RIGHT, Settled.OTHER_DAY) and on is None:
        raise ValidationError({"on": _("Skriv vilken dag som är den sista.")})
    day = on if answer in (Settled.RIGHT, Settled.OTHER_DAY) else None
    before = paper.last_day
    with change(actor, "eu_paper.settle") as opened:
        opened.alter(paper, version=version, settled=answer, settled_on=day, settled_for=paper.read_from)
        _note_moved(paper, before)
    return paper


def answer_addressee(actor: Actor, paper: EuPaper, answer: str, *, version: int | None = None) -> EuPaper:
    """Say whether the municipality is one of those that a remiss is sent to (*Är vi remissinstans?*). Raises Stale."""
    with change(actor, "eu_paper.answer") as opened:
        return opened.alter(paper, version=version, addressee=answer)


def unlink_paper(actor: Actor, question: EuQuestion, paper: EuPaper) -> None:
    """Take a paper out of a question's file, for good: the names that brought it there are no longer its."""
    link = PaperLink.objects.filter(question=question, paper=paper).first()
    if link is None:
        return
    with change(actor, "eu_paper.unlink") as opened:
        for scheme, value, where in link.through:
            _say(paper, Identifier(scheme, value), linked=False, forget=where == Where.HAND)
        opened.record(paper.ref, {"question": [str(question.ref), None]})
        rename_papers(opened, [paper], today())


def link_paper(actor: Actor, paper: EuPaper, number: str) -> EuQuestion | None:
    """Put a paper in the file of the question with this number ("COM(2026) 12", "SOU 2026:3").

    The two questions that it may then stand in stay two. Gives the one it was put in, None when its papers make no
    question yet. Raises ValidationError when no paper has the number.
    """
    names = [name for name in identifiers_in(number) if name.scheme in CORE]
    known = PaperName.objects.filter(value__in=[name.value for name in names]).exclude(paper=paper)
    name = next((name for name in names if known.filter(scheme=name.scheme, value=name.value).exists()), None)
    if name is None:
        raise ValidationError({"number": _("Ingen EU-fråga här har det numret. Skriv till exempel COM(2026) 112.")})
    with change(actor, "eu_paper.link") as opened:
        _say(paper, name, linked=True)
        opened.record(paper.ref, {"name": [None, name.value]})
        rename_papers(opened, [paper], today())
    questions = EuQuestion.objects.filter(links__paper=paper)
    return next((question for question in questions if name.value in question.names), None)


def open_answer(actor: Actor, question: EuQuestion, paper: EuPaper, body_code: str) -> Matter:
    """Open the matter in which a body answers a remiss, and note that the body has taken the question.

    Raises ValidationError when the body has an open matter on it already.
    """
    title = _("Remiss: %s") % paper.titles.sv
    matter = open_matter(
        actor, body_code=body_code, title=title[:200], subject=question.ref, origin=Matter.Origin.REFERRAL
    )
    take_question_stand(actor, question, body_code, QuestionStand.Choice.TAKEN)
    return matter


def refresh_questions(day: date) -> None:
    """Set the next day to be heard of every question whose day has passed; safe to repeat."""
    passed = EuQuestion.objects.filter(next_on__lt=day, merged_into=None)
    for batch in in_batches(list(passed), BATCH):
        papers = papers_of([question.pk for question in batch])
        with change(WATCH, "eu_question.fetch"):
            for question in batch:
                refresh_question(question, papers.get(question.pk, []), day)


def _say(paper: EuPaper, name: Identifier, *, linked: bool, forget: bool = False) -> None:
    said = HandLink.objects.filter(paper=paper, scheme=name.scheme, value=name.value)
    if forget:
        said.delete()
        return
    HandLink.objects.update_or_create(paper=paper, scheme=name.scheme, value=name.value, defaults={"linked": linked})


def _note_moved(paper: EuPaper, before: date | None) -> None:
    """The questions follow their paper's day, and tell when it has been set or moved."""
    day, after = today(), paper.last_day
    questions = list(EuQuestion.objects.filter(links__paper=paper))
    papers = papers_of([question.pk for question in questions])
    for question in questions:
        refresh_question(question, papers[question.pk], day)
        if after is not None and before != after:
            QuestionChange.objects.create(
                question=question, paper=paper, what="day_moved", on=day, day_before=before, day_after=after
            )
