"""Mailing subscribers what is new. Each mail has a key, so that a second run sends nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.accounts.actions import NewLink, issue_links
from utblick.audit.change import Change, change
from utblick.jobs.actions import queue_mail
from utblick.jobs.mail import HERE
from utblick.jobs.models import OutgoingMail
from utblick.organisation.queries import body
from utblick.values import Text, system_actor
from utblick.watch.actions.inviting import ALTER, END, link_for
from utblick.watch.actions.telling_questions import told_questions
from utblick.watch.models import Call, CallVersion, Match, Stand, Subscription
from utblick.watch.queries.telling import Latest, News, latest, may_answer, may_be_told, news_for

TELLING = system_actor("telling")
STANDS = (Stand.Choice.INTERESTING, Stand.Choice.NOT_FOR_US, Stand.Choice.TAKEN)
MONDAY = 0
Frequency = Subscription.Frequency


@dataclass(frozen=True)
class ToldCall:
    """A call as it stands in a mail: ``answers`` are the (label, address) of its three links, none for those who may
    only read."""

    call: Call
    url: str
    reason: str
    answers: list[tuple[str, str]]
    version: CallVersion | None = None


def tell_news(frequencies: Iterable[str], day: date, health: Callable[[], str] | None = None) -> int:
    """Mail everybody who wants news this often; returns how many mails were queued. ``health`` says how the sources
    are, in the language that holds when it is asked."""
    rows = Subscription.objects.filter(frequency__in=list(frequencies), confirmed_on__isnull=False)
    known = latest()
    return sum(_tell(row, day, known, health) for row in rows.select_related("person__user"))


def tell_move(version: CallVersion, day: date, body_codes: Iterable[str]) -> int:
    """Tell everybody who is told of these bodies' calls that a last day has moved; each person once."""
    rows = Subscription.objects.filter(body_code__in=list(body_codes), confirmed_on__isnull=False)
    told = 0
    for row in rows.exclude(frequency=Frequency.OFF).select_related("person__user"):
        key = f"move:{version.pk}:{row.person_id}"
        if not OutgoingMail.objects.filter(key=key).exists() and may_be_told(row, day):
            with change(TELLING, "mail_link.issue") as opened, translation.override(row.language):
                subject = _("Ny sista dag: %s") % version.call.titles.in_language(row.language)
                _queue(opened, row, key, subject, {"moved": [_told_move(row, version)]})
            told += 1
    return told


def _tell(row: Subscription, day: date, known: Latest, health: Callable[[], str] | None) -> int:
    if not may_be_told(row, day):
        return 0
    news = news_for(row, day, known)
    at_once = row.frequency == Frequency.AT_ONCE
    until = news.reach if at_once else day.isoformat()
    key = f"news:{row.pk}:{row.frequency}:{until}"
    if (news.is_empty and row.frequency != Frequency.WEEKLY) or OutgoingMail.objects.filter(key=key).exists():
        return 0
    with change(TELLING, "mail_link.issue") as opened, translation.override(row.language):
        answers = may_answer(row.person, row.body_code, day)
        new = _told_calls(opened, row, news.new, answers)
        closing = _told_calls(opened, row, news.closing, answers)
        moved = [_told_move(row, version) for version in news.moved]
        questions, happened = told_questions(opened, row, news.questions, day)
        told = {"new": new, "closing": closing, "moved": moved, "more": news.more, "health": health() if health else ""}
        told |= {"questions": questions, "happened": happened, "more_questions": news.questions.more}
        _queue(opened, row, key, _subject(row, news), {**told, "is_empty": news.is_empty})
        Subscription.objects.filter(pk=row.pk).update(
            told_match=news.last_match,
            told_version=news.last_version,
            told_question_match=news.questions.last_match,
            told_question_change=news.questions.last_change,
            told_on=day,
        )
    return 1


def _subject(row: Subscription, news: News) -> str:
    """How many calls and EU questions are new, else what the mail is about."""
    counted = []
    if news.new:
        number = len(news.new) + news.more
        counted.append(ngettext("%d ny utlysning", "%d nya utlysningar", number) % number)
    if news.questions.new:
        number = len(news.questions.new)
        counted.append(ngettext("%d ny EU-fråga", "%d nya EU-frågor", number) % number)
    if counted:
        return _("%(what)s för %(body)s") % {"what": ", ".join(counted), "body": _body_name(row)}
    if news.is_empty:
        return _("Inget nytt för %s") % _body_name(row)
    if news.moved or news.closing:
        return _("Utlysningar för %s") % _body_name(row)
    return _("Nytt om EU-frågor för %s") % _body_name(row)


def _queue(opened: Change, row: Subscription, key: str, subject: str, told: dict[str, Any]) -> None:
    alter, end = issue_links(opened, [link_for(row, ALTER), link_for(row, END)])
    context = {
        **told,
        "row": row,
        "body": _body_name(row),
        "alter": alter,
        "end": end,
        "list": f"{HERE}/utlysningar/?body={row.body_code}" if row.person.user_id else "",
        "question_list": f"{HERE}/eu-fragor/?body={row.body_code}" if row.person.user_id else "",
    }
    queue_mail(
        key,
        row.person.email,
        subject,
        _tidy(render_to_string("watch/mail/news.txt", context)),
        html=render_to_string("watch/mail/news.html", context),
        language=row.language,
        unsubscribe=end,
        personal=True,
    )


def _told_calls(opened: Change, row: Subscription, matches: list[Match], answers: bool) -> list[ToldCall]:
    wanted = [_link(row, match, choice) for match in matches for choice in STANDS] if answers else []
    addresses = iter(issue_links(opened, wanted) if wanted else [])
    told = []
    for match in matches:
        links = [(str(choice.label), next(addresses)) for choice in STANDS] if answers else []
        told.append(ToldCall(match.call, _url(row, match.call), reason_of(match, row.language), links))
    return told


def _told_move(row: Subscription, version: CallVersion) -> ToldCall:
    return ToldCall(version.call, _url(row, version.call), "", [], version)


def _url(row: Subscription, call: Call) -> str:
    """The call's page for those who can sign in, the source's own for others."""
    return HERE + call.get_absolute_url() if row.person.user_id else call.url


def _link(row: Subscription, match: Match, choice: Stand.Choice) -> NewLink:
    return NewLink(
        act=f"stand.{choice.value}",
        subject=match.call.ref,
        body_code=row.body_code,
        holder=row.person.ref,
        name=row.person.name,
        email=row.person.email,
        language=row.language,
        question=f"stand:{match.call_id}:{row.body_code}:{row.person_id}",
    )


def reason_of(match: Match, language: str) -> str:
    """The strongest reason, as it stands in a mail or a feed."""
    found = match.reasons[0] if match.reasons else {}
    return Text(found.get("sv", ""), found.get("en", "")).in_language(language)


def _body_name(row: Subscription) -> str:
    found = body(row.body_code)
    return found.names.in_language(row.language) if found else row.body_code


def _tidy(text: str) -> str:
    """Without the empty lines that tags leave: at most one after another."""
    lines = [line.rstrip() for line in text.strip().splitlines()]
    kept = [line for place, line in enumerate(lines) if line or (place and lines[place - 1])]
    return "\n".join(kept) + "\n"
