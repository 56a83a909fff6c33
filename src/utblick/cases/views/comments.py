"""The page of comments on a tjänsteskrivelse, and of what has happened to it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from utblick.audit.policy import may, require, standing_of
from utblick.cases.actions.comments import reopen_comment, resolve_comment, write_comment
from utblick.cases.comment_forms import CommentForm
from utblick.cases.queries.comments import comment, comments, trace_of
from utblick.cases.views.common import seen_report
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


@require_http_methods(["GET", "HEAD", "POST"])
def listed(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """What has been said and what has happened; a new comment; ``?om`` says about which section."""
    report = seen_report(request, identifier)
    require(request.actor, "comment.see", standing_of(report))
    form = CommentForm(request.POST or None, initial={"section": request.GET.get("om", "")})
    if request.method == "POST":
        require(request.actor, "comment.write", standing_of(report))
        if form.is_valid():
            write_comment(request.actor, report, **form.cleaned_data)
            return redirect(_url(report.pk))
    said = comments(request.actor, report)
    context = {
        "report": report,
        "form": form,
        "open": [one for one in said if not one.comment.resolved_at],
        "resolved": [one for one in said if one.comment.resolved_at],
        "trace": trace_of(report),
        "may_write": may(request.actor, "comment.write", report),
        "may_resolve": may(request.actor, "comment.resolve", report),
    }
    return render(request, "cases/comments.html", context, status=422 if form.errors else 200)


@require_POST
def resolve(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """Seen to; with ``again`` not seen to after all."""
    one = found(comment(request.actor, identifier))
    act = reopen_comment if request.POST.get("again") else resolve_comment
    act(request.actor, one)
    return redirect(_url(one.report_id))


def _url(report_id: UUID) -> str:
    return reverse("cases:comments", args=[report_id])
