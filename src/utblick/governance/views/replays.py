"""*Pröva bakåt*: ask for a replay, see how far it has come, and what it shows."""

from __future__ import annotations

import json
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from utblick.audit.policy import may, require
from utblick.governance.actions.replays import ask_replay
from utblick.governance.models import GuidelineDraft, Replay
from utblick.governance.queries import adopted_sets
from utblick.governance.queries.replays import progress_of, proposed_drafts, replay, replays, titles_of
from utblick.governance.replaying.export import as_json, as_workbook
from utblick.governance.replaying.forms import ADOPTED, DRAFT, ReplayForm, ShownForm
from utblick.governance.replaying.picture import flow_picture
from utblick.governance.replaying.tables import SHOWN, chosen, counted, flow_rows, number_of, rows_for
from utblick.governance.replaying.words import answer, days_in_all, number, shown_name
from utblick.guidelines import ExchangeError, GuidelineErrors
from utblick.guidelines.replay_json import result_from_json
from utblick.guidelines.replay_summary import Summary, summary_of
from utblick.guidelines.replaying import Replayed, Result
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found
from utblick.ui.workbooks import XLSX

Proposal = tuple[str, str, GuidelineDraft | None]


@require_http_methods(["GET", "HEAD", "POST"])
def replay_list(request: ActorRequest) -> HttpResponse:
    """The replays made, and the form that asks for one."""
    require(request.actor, "replay.see")
    may_ask = may(request.actor, "replay.ask")
    proposals = _proposals(request) if may_ask else {}
    names = [(key, name) for key, (name, _text, _draft) in proposals.items()]
    first = {"proposal": request.GET.get("forslag", "")}
    is_asked = request.method == "POST"
    form = ReplayForm(names, *((request.POST, request.FILES) if is_asked else ()), initial=first)
    if is_asked:
        require(request.actor, "replay.ask")
        asked = _ask(request, form, proposals) if form.is_valid() else None
        if asked is not None:
            messages.success(request, _("Prövningen är beställd. Du kan lämna sidan, arbetet går vidare."))
            return redirect("governance:replay", asked.pk)
    page = page_of(replays(request.actor), request.GET)
    titles = titles_of(page.items)
    rows = [(asked, titles[asked.pk]) for asked in page]
    context = {"form": form, "may_ask": may_ask, "page": page, "page_rows": rows}
    return render(request, "governance/replays.html", context, status=422 if form.errors else 200)


@require_safe
def replay_page(request: ActorRequest, pk: UUID) -> HttpResponse:
    """One replay: how far it has come, or what it shows."""
    asked = found(replay(request.actor, pk))
    context = {"asked": asked, "title": titles_of([asked])[asked.pk]}
    if asked.result is None:
        return render(request, "governance/replay_waiting.html", {**context, "progress": progress_of(asked)})
    result = result_from_json(asked.result)
    summary = summary_of(result)
    shown = request.GET.get("visa", "")
    shown = shown if shown in SHOWN else "other"
    page = page_of(_Chosen(chosen(result, shown)), request.GET)
    context |= {
        "result": result,
        "summary": summary,
        "answer": answer(summary),
        "picture": flow_picture(summary.flows),
        "flows": flow_rows(summary),
        "moved": counted(result, "moved"),
        "gone": counted(result, "gone"),
        "come": counted(result, "come"),
        "days": days_in_all(summary.days),
        "filter": ShownForm([(name, _choice(summary, name)) for name in SHOWN], shown),
        "page": page,
        "rows": rows_for(page.items, request.actor),
    }
    return render(request, "governance/replay.html", context)


@require_safe
def replay_workbook(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The replay as Excel."""
    return _attached(as_workbook(_result(request, pk), request.actor), XLSX, "prova-bakat.xlsx")


@require_safe
def replay_json(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The replay as JSON."""
    told = json.dumps(as_json(_result(request, pk), request.actor), ensure_ascii=False, indent=1)
    return _attached(told.encode(), "application/json", "prova-bakat.json")


def _proposals(request: ActorRequest) -> dict[str, Proposal]:
    """What can be proposed out of the room, by its value in the form: name, text and draft."""
    drafts = proposed_drafts(request.actor)
    proposals: dict[str, Proposal] = {
        f"{DRAFT}:{draft.pk}": (_("Utkast: %s") % draft.title, draft.text, draft) for draft in drafts
    }
    for adopted in adopted_sets(request.actor):
        name = _("Antagna från %(day)s: %(title)s") % {"day": adopted.valid_from, "title": adopted.title}
        proposals[f"{ADOPTED}:{adopted.pk}"] = (name, adopted.text, None)
    return proposals


def _ask(request: ActorRequest, form: ReplayForm, proposals: dict[str, Proposal]) -> Replay | None:
    """Ask for the replay; None when a text was refused, with the reasons in the form."""
    told = form.cleaned_data
    field = "proposal_file" if told["proposal_file"] else "proposal"
    if told["proposal_file"]:
        filename, text = told["proposal_file"]
        draft = None
    else:
        (_name, text, draft), filename = proposals[told["proposal"]], _("förslaget")
    matters = told["matters_file"][1] if told["matters_file"] else None
    try:
        return ask_replay(request.actor, text, filename, draft=draft, from_on=told["from_on"], matters=matters)
    except GuidelineErrors as refused:
        language = get_language() or "sv"
        for mistake in refused.mistakes[:20]:
            form.add_error(field, mistake.in_language(language))
    except ExchangeError as refused:
        form.add_error("matters_file", str(refused))
    return None


class _Chosen(list[Replayed]):
    """Matters that a page can count and slice."""

    def count(self) -> int:  # type: ignore[override]
        return len(self)


def _choice(summary: Summary, shown: str) -> str:
    return f"{shown_name(shown)} ({number(number_of(summary, shown))})"


def _result(request: ActorRequest, pk: UUID) -> Result:
    """The result of a replay that is done; else 404."""
    return result_from_json(found(found(replay(request.actor, pk)).result))


def _attached(content: bytes, media_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=media_type, headers=headers)
