"""The list of calls, the page of one, and its plan."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from utblick.audit.policy import may
from utblick.clock.queries import today
from utblick.governance.queries import Road
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found, render_part
from utblick.values import Text
from utblick.watch import actions, queries
from utblick.watch.feeds import for_intranet
from utblick.watch.forms import CallFilter, StandForm, WithdrawForm
from utblick.watch.hooks import experience_page_of, idea_page_of
from utblick.watch.models import Call, Stand
from utblick.watch.queries.county import county_mark, county_marks, county_notes, own_county, who_may_apply
from utblick.watch.sources.entered import EXPECTED, MANUAL

TONES = {"yes": "good", "tight": "care", "no": "stop"}


def calls(request: ActorRequest) -> HttpResponse:
    """Calls by deadline; every filter stands in the address."""
    day, bodies = today(), queries.own_fields(request.actor)
    first = {"status": queries.CURRENT, "body": queries.ANY if bodies else ""}
    programmes = queries.programmes(request.actor)
    filters = CallFilter({**first, **request.GET.dict()}, bodies, programmes)
    chosen = filters.chosen()
    rows = queries.calls(
        request.actor,
        day,
        status=chosen["status"],
        programme=chosen.get("programme", ""),
        body_code=chosen.get("body", ""),
        since=chosen.get("since"),
        sort=request.GET.get("sort", "deadline"),
        bodies=bodies,
    )
    page, own = page_of(rows, request.GET), own_county()
    marks = county_marks(list(page), own)
    context = {
        "filters": filters,
        "page": page,
        "rows": [_row(call, day) | {"mark": marks[call.pk].value} for call in page],
        "county": own,
        "sort": request.GET.get("sort", "deadline"),
        "today": day,
        "follows": bool(bodies),
        "may_share": may(request.actor, "call.share"),
        "may_see_sources": may(request.actor, "source.switch"),
        "may_register": may(request.actor, "call.register"),
        "any_stored": bool(programmes),
    }
    return render(request, "watch/calls.html", context)


def call(request: ActorRequest, pk: UUID) -> HttpResponse:
    """One call: how it stands, why it concerns whom, and what has happened to it."""
    page = found(queries.call_page(request.actor, pk, today()))
    return render(request, "watch/call.html", call_context(request, page))


def call_context(request: ActorRequest, page: queries.CallPage, wrong: StandForm | None = None) -> dict[str, Any]:
    """What the call page needs; ``wrong`` is a stand form with mistakes, shown in place of its body's."""
    name, entered = request.actor.name, page.call.source.code in (MANUAL, EXPECTED)
    forms = []
    for concern in page.concerns:
        stand = concern.stand
        may_take = may(request.actor, "stand.take", stand or Stand(body_code=concern.body.code))
        initial = {
            "reason": stand.reason if stand else "",
            "owner": (stand.owner if stand else "") or name,
            "look_by": stand.look_by if stand else None,
            "version": stand.version if stand else 0,
        }
        form = StandForm(initial=initial, prefix=concern.body.code) if may_take else None
        if wrong is not None and wrong.prefix == concern.body.code:
            form = wrong
        forms.append((concern, form))
    return {
        "page": page,
        "call": page.call,
        "concerns": forms,
        "today": today(),
        "planned_for": page.planned_for,
        "idea_url": idea_page_of(page.call, request.actor),
        "experience_url": experience_page_of(page.call, request.actor),
        "entered": entered,
        "may_alter": entered and may(request.actor, "call.alter"),
        "may_announce": page.call.forecast and not page.call.replaced_by and may(request.actor, "call.register"),
        "announce_query": f"?omgang={page.call.pk}",
        "may_withdraw": may(request.actor, "call.withdraw"),
        "withdraw_form": WithdrawForm(),
        "county": (own := own_county()),
        "county_mark": county_mark(page.call, own, who_may_apply(page.texts.values())).value,
        "county_notes": county_notes(request.actor, page.call),
        "may_note": may(request.actor, "county_note.write"),
        "intranet": for_intranet(page.call, today(), request.build_absolute_uri("/").rstrip("/")),
    }


def plan(request: ActorRequest, pk: UUID, body_code: str) -> HttpResponse:
    """*Hinner vi?* for one body: as a part of the call's page, or as a page of its own."""
    call = found(queries.call(request.actor, pk))
    row = found(queries.watch_field(request.actor, body_code))
    road = queries.plan_of(call, row.body_code, today())
    context = {
        "call": call,
        "body_code": row.body_code,
        "body_name": _name(road, row.body_code),
        "road": road,
        "tone": TONES[road.plan.verdict] if road else "",
        "today": today(),
    }
    return render_part(request, "watch/plan.html", "watch/parts/plan.html", context)


@require_POST
def withdraw(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Say that a call has been withdrawn, or take it back."""
    call: Call = found(queries.call(request.actor, pk))
    if "back" in request.POST:
        actions.reinstate_call(request.actor, call)
        return redirect("watch:call", pk)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        page = found(queries.call_page(request.actor, pk, today()))
        context = {**call_context(request, page), "withdraw_form": form}
        return render(request, "watch/call.html", context, status=422)
    actions.withdraw_call(request.actor, call, reason=form.cleaned_data["reason"])
    messages.success(request, _("Utlysningen är märkt som indragen."))
    return redirect("watch:call", pk)


def _name(road: Road | None, body_code: str) -> Text:
    """What the plan's calendar calls the body; its code when there is none."""
    calendar = road.plan.calendars.get(body_code) if road else None
    return calendar.name if calendar else Text(body_code, body_code)


def _row(call: Call, day: Any) -> dict[str, Any]:
    stands = {stand.body_code: stand for stand in call.own_stands}  # type: ignore[attr-defined]
    codes = [match.body_code for match in call.own_matches]  # type: ignore[attr-defined]
    return {
        "call": call,
        "status": queries.status_of(call, day),
        "concerns": [(code, stands.get(code)) for code in codes],
    }
