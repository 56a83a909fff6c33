"""*Jämför*: two versions clause by clause and rule by rule."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from utblick.governance.drafting.checking import examine
from utblick.governance.drafting.decision_forms import CompareForm
from utblick.governance.drafting.words import Choices
from utblick.governance.queries import adopted_sets
from utblick.governance.queries import drafts as queries
from utblick.guidelines.versions import NAMED, compare_versions
from utblick.ui.requests import ActorRequest

COUNTED = ("added", "removed", "changed")


@require_safe
def compare(request: ActorRequest) -> HttpResponse:
    """Choose two versions, drafts too, and read what differs."""
    both = request.GET.get("old") and request.GET.get("new")
    form = CompareForm(_versions(request), request.GET if both else None, initial=request.GET.dict())
    context: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        tables = [_tables(request, told[side]) for side in ("old", "new")]
        context["unreadable"] = [side for side, one in zip(("old", "new"), tables, strict=True) if one is None]
        old, new = tables
        if old is not None and new is not None:
            differences = compare_versions(old, new)
            context["groups"] = [
                (table, [one for one in differences if one.table == table]) for table in ("document", *NAMED)
            ]
            context["counts"] = {change: sum(one.change == change for one in differences) for change in COUNTED}
            context["differences"] = differences
    return render(request, "governance/compare.html", context, status=422 if form.errors else 200)


def _versions(request: ActorRequest) -> Choices:
    drafts = [(f"draft:{row.pk}", f"{_('Utkast')}: {row.title}") for row in queries.drafts(request.actor)]
    adopted = [
        (f"set:{row.pk}", f"{row.title} ({row.adopted_by} § {row.paragraph}, {row.adopted_on})")
        for row in adopted_sets(request.actor).defer("text")
    ]
    return [*drafts, *adopted]


def _tables(request: ActorRequest, key: str) -> Any:
    text = queries.version_text(request.actor, key)
    return examine(text).tables if text is not None else None
