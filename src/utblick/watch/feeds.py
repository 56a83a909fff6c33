"""Calls and EU questions as others read them: an Atom feed, a calendar of last days (RFC 5545), a table, a text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.feedgenerator import Atom1Feed
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _

from utblick.ui import formats
from utblick.ui.languages import page_language, spoken
from utblick.watch.models import Call, EuQuestion, Match, QuestionMatch
from utblick.watch.sources.parsed import DeadlineKind, next_deadline

LONGEST_LINE = 75
"""Octets of a line in a calendar file, without its end (RFC 5545, 3.1)."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class AllDay:
    """One day in a calendar file. ``uid`` stays when the day moves; ``revision`` grows then. ``changed`` is when it was
    last changed."""

    uid: str
    day: date
    title: str
    text: str
    url: str
    revision: int
    changed: date


def atom(matches: Iterable[Match], questions: Iterable[QuestionMatch], *, title: str, here: str, own: str) -> str:
    """The matched calls and EU questions with their reasons. ``here`` is the site's address, ``own`` the feed's."""
    feed = Atom1Feed(title, here, "", language=page_language(), feed_url=own)
    for match in matches:
        call, reasons = match.call, [reason.get(page_language(), "") for reason in match.reasons[:3]]
        feed.add_item(
            title=_clean(spoken(call.titles)),
            link=here + call.get_absolute_url(),
            description=_clean(". ".join([*reasons, last_day(call)])),
            unique_id=f"urn:uuid:{call.pk}",
            updateddate=make_aware(datetime.combine(match.matched_on, time())),
        )
    for found in questions:
        question, reasons = found.question, [reason.get(page_language(), "") for reason in found.reasons[:3]]
        feed.add_item(
            title=_clean(_("EU-fråga: %s") % spoken(question.titles)),
            link=here + question.get_absolute_url(),
            description=_clean(". ".join([*reasons, last_day_to_be_heard(question)])),
            unique_id=f"urn:uuid:{question.pk}",
            updateddate=make_aware(datetime.combine(found.changed_on or found.matched_on, time())),  # type: ignore[attr-defined]
        )
    return feed.writeString("utf-8")


def last_days(matches: Iterable[Match], day: date, here: str) -> list[AllDay]:
    """Every last day still ahead of the matched calls."""
    found = []
    for match in matches:
        call = match.call
        for deadline in call.deadline_rows:
            if deadline.day >= day:
                step = f" ({_('steg')} {deadline.number})" if deadline.kind == DeadlineKind.STAGE else ""
                found.append(
                    AllDay(
                        uid=f"{call.pk}-{deadline.kind.value}-{deadline.number}@utblick",
                        day=deadline.day,
                        title=_("Sista dag: %s") % spoken(call.titles) + step,
                        text=f"{spoken(call.programme)} {call.identifier}".strip(),
                        url=here + call.get_absolute_url(),
                        revision=call.version,
                        changed=max(match.matched_on, call.first_seen_on),
                    )
                )
    return found


def last_days_to_be_heard(questions: Iterable[QuestionMatch], day: date, here: str) -> list[AllDay]:
    """Every last day to be heard still ahead on the matched EU questions, once a paper."""
    found: dict[object, AllDay] = {}
    for match in questions:
        for link in match.question.links.all():
            paper = link.paper
            if paper.pk not in found and paper.last_day and paper.last_day >= day:
                unsure = f" ({_('osäker dag')})" if paper.needs_asking else ""
                found[paper.pk] = AllDay(
                    uid=f"{paper.pk}@utblick",
                    day=paper.last_day,
                    title=_("Sista dag att säga något: %s") % spoken(match.question.titles) + unsure,
                    text=_("%(stage)s: %(title)s") % {"stage": spoken(paper.stage_name), "title": spoken(paper.titles)},
                    url=here + match.question.get_absolute_url(),
                    revision=paper.version,
                    changed=max(match.matched_on, paper.first_seen_on),
                )
    return [*found.values()]


def calendar(name: str, days: Iterable[AllDay]) -> str:
    """A calendar file of all-day events (RFC 5545)."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Utblick//Sista dagar//SV", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{_escaped(name)}")
    for event in days:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{event.uid}",
            f"DTSTAMP:{event.changed:%Y%m%d}T000000Z",
            f"SEQUENCE:{event.revision}",
            f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escaped(event.title)}",
            f"DESCRIPTION:{_escaped(event.text)}",
            f"URL:{event.url}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def shared_rows(calls: Iterable[Call], municipality: str) -> list[dict[str, Any]]:
    """What colleagues in the county may have of each call: no persons, no reasons (G-22)."""
    return [
        {
            "municipality": municipality,
            "identifier": call.identifier,
            "title": call.title,
            "programme": call.programme_sv,
            "last_day": call.next_deadline_on.isoformat() if call.next_deadline_on else "",
            "url": call.url,
            "stands": [
                {"body": stand.body_code, "stand": stand.choice, "since": stand.decided_on.isoformat()}
                for stand in call.shared_stands  # type: ignore[attr-defined]
            ],
            "other_municipalities": [
                note.organisation
                for note in call.shared_notes  # type: ignore[attr-defined]
            ],
        }
        for call in calls
    ]


def shared_table(rows: Iterable[dict[str, Any]]) -> bytes:
    """The same as CSV with semicolons and a byte order mark, as Swedish spreadsheets want it."""
    sheet = io.StringIO()
    table = csv.writer(sheet, delimiter=";")
    table.writerow(["Kommun", "Beteckning", "Utlysning", "Program", "Sista dag", "Adress", "Nämnder", "Andra kommuner"])
    for row in rows:
        stands = ", ".join(f"{stand['body']}: {stand['stand']}" for stand in row["stands"])
        values = [row[name] for name in ("municipality", "identifier", "title", "programme", "last_day", "url")]
        table.writerow([_as_text(value) for value in (*values, stands, ", ".join(row["other_municipalities"]))])
    return b"\xef\xbb\xbf" + sheet.getvalue().encode("utf-8", "replace")


def for_intranet(call: Call, day: date, here: str) -> str:
    """A call as a text to paste on the intranet."""
    deadline = next_deadline(call.deadline_rows, day)
    lines = [spoken(call.titles), "", spoken(call.programme)]
    if call.opens_on and call.opens_on > day:
        lines.append(_("Öppnar %s.") % formats.day(call.opens_on, page_language()))
    if deadline:
        lines.append(_("Sista dag är %s.") % formats.weekday_day(deadline.day, page_language()))
    if call.max_contribution:
        lines.append(_("Högst %s per projekt.") % formats.money(call.max_contribution, page_language()))
    lines += ["", _("Läs hos källan: %s") % call.url] if call.url else []
    lines += [_("I Utblick: %s") % (here + call.get_absolute_url())]
    return "\n".join(lines)


def last_day(call: Call) -> str:
    """ "Sista dag är …", or "" without one."""
    if call.next_deadline_on is None:
        return ""
    return _("Sista dag är %s.") % formats.weekday_day(call.next_deadline_on, page_language())


def last_day_to_be_heard(question: EuQuestion) -> str:
    """ "Det går att säga något till och med …", or "" without a last day."""
    if question.next_on is None:
        return ""
    return _("Det går att säga något till och med %s.") % formats.weekday_day(question.next_on, page_language())


def _escaped(text: str) -> str:
    """Text as a value in a calendar file (RFC 5545, 3.3.11)."""
    plain = _clean(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\n", "\\n")


def _folded(line: str) -> Iterable[str]:
    """The line in parts of at most 75 octets, no letter cut in two; every part but the first begins with a space."""
    part = ""
    for letter in line:
        if len((part + letter).encode()) > LONGEST_LINE:
            yield part
            part = " "
        part += letter
    yield part


def _clean(text: str) -> str:
    """Without the control characters that neither XML nor a calendar may hold."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        letter for letter in lines if letter == "\n" or letter.isprintable() or letter.isspace() and letter > " "
    )


def _as_text(value: str) -> str:
    line = " ".join(value.split())
    return f"'{line}" if line.startswith(_FORMULA) else line
