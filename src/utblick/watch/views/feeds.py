"""Feeds by a secret address, and the county's export."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from utblick.clock.queries import installation, today
from utblick.organisation.queries import body
from utblick.ui.languages import spoken
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found
from utblick.watch.actions.sharing import renew_feed_address
from utblick.watch.feeds import atom, calendar, last_days, last_days_to_be_heard, shared_rows, shared_table
from utblick.watch.hooks import calendar_days_of
from utblick.watch.models import Match
from utblick.watch.queries import sharing


@require_POST
def renew(request: ActorRequest) -> HttpResponse:
    """Make one's feed address, or a new one in place of the old."""
    renew_feed_address(request.actor, request.user)  # type: ignore[arg-type]
    messages.success(request, _("Du har nya adresser. Gamla adresser fungerar inte längre."))
    return redirect("/utlysningar/besked/#floden")


@require_safe
def atom_feed(request: HttpRequest, pk: UUID, token: str, body_code: str) -> HttpResponse:
    """A body's calls and EU questions as an Atom feed, with the rights of the address's owner."""
    owner, matches = _owned(pk, token, body_code)
    with translation.override(owner):
        title = _("Utlysningar och EU-frågor för %s") % _name(body_code)
        questions = sharing.feed_questions(body_code, today())
        told = atom(matches, questions, title=title, here=_here(request), own=request.build_absolute_uri())
    return _private(HttpResponse(told, content_type="application/atom+xml; charset=utf-8"))


@require_safe
def calendar_feed(request: HttpRequest, pk: UUID, token: str, body_code: str) -> HttpResponse:
    """The last days of a body's calls and EU questions as a calendar, with the rights of the address's owner."""
    owner, matches = _owned(pk, token, body_code)
    with translation.override(owner):
        title = _("Sista dagar för %s") % _name(body_code)
        questions, here = sharing.feed_questions(body_code, today()), _here(request)
        days = [*last_days(matches, today(), here), *last_days_to_be_heard(questions, today(), here)]
        days += calendar_days_of(body_code, today(), here)
        told = calendar(title, days)
    return _private(HttpResponse(told, content_type="text/calendar; charset=utf-8"))


@require_safe
def shared_csv(request: ActorRequest) -> HttpResponse:
    """Calls that are looked at, for colleagues in the county."""
    answer = HttpResponse(shared_table(_shared(request)), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="utlysningar-vi-tittar-pa.csv"'
    return answer


@require_safe
def shared_json(request: ActorRequest) -> HttpResponse:
    """The same as `shared_csv`, for programs."""
    return JsonResponse({"calls": _shared(request)}, json_dumps_params={"ensure_ascii": False})


def _shared(request: ActorRequest) -> list[dict[str, object]]:
    municipality = installation()
    calls = sharing.shared_calls(request.actor, today())
    return shared_rows(calls, municipality.municipality if municipality else "")


def _owned(pk: UUID, token: str, body_code: str) -> tuple[str, list[Match]]:
    """The owner's language and the matches; 404 for a wrong address, or what its owner may not see."""
    owner = found(sharing.feed_owner(pk, token))
    return owner.language, list(found(sharing.feed_matches(owner, body_code, today())))


def _private(answer: HttpResponse) -> HttpResponse:
    answer.headers["Cache-Control"] = "private, max-age=3600"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _name(body_code: str) -> str:
    row = body(body_code)
    return spoken(row.names) if row else body_code


def _here(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")
