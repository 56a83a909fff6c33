"""One part of a draft as a form: its head, a clause, a rule or a body. The form changes only that part of the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from utblick.governance.actions.drafts import save_draft
from utblick.governance.drafting.checking import Examined, examine
from utblick.governance.drafting.forms import DocumentForm, TableForm
from utblick.governance.drafting.names import Names
from utblick.governance.drafting.outline import FORMS, KEY, index_of
from utblick.governance.drafting.splicing import NotSpliceable, add_block, remove_block, set_keys
from utblick.governance.models import GuidelineDraft
from utblick.governance.queries import drafts as queries
from utblick.governance.views.drafts import PARTS, posted_version, tell_saved
from utblick.guidelines.condition_words import condition_in_words
from utblick.guidelines.positions import Path
from utblick.ui.conflicts import Stale, conflict
from utblick.ui.languages import spoken
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found

TITLES = {
    "document": gettext_lazy("Dokumentets huvud"),
    "clauses": gettext_lazy("Klausul"),
    "rules": gettext_lazy("Regel"),
    "bodies": gettext_lazy("Organ"),
}


@dataclass(frozen=True)
class Part:
    """What is being written: `path` is None for a part that is not in the text (yet, or any longer)."""

    draft: GuidelineDraft
    examined: Examined
    listed: str
    path: Path | None
    table: Mapping[str, Any]

    @property
    def form_class(self) -> type[TableForm]:
        return DocumentForm if self.listed == "document" else FORMS[self.listed]

    @property
    def title(self) -> str:
        return str(TITLES[self.listed])

    @property
    def lines(self) -> list[tuple[int, str]]:
        """Its lines in the text, with the tables under it."""
        spans = [span for place, span in self.examined.lines.items() if self.path and place[:2] == self.path[:2]]
        own = [span for place, span in self.examined.lines.items() if place == self.path]
        first, last = (own if self.listed == "document" else [(min(spans)[0], max(spans)[1])])[0] if spans else (1, 0)
        return [(number, line) for number, line in enumerate(self.draft.text.split("\n"), 1) if first <= number <= last]


@require_http_methods(["GET", "POST"])
def draft_head(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The document's head."""
    row, examined = _open(request, pk)
    table = (examined.tables or {}).get("document")
    if not isinstance(table, dict):
        raise Http404
    return _answer(request, Part(row, examined, "document", ("document",), table))


@require_http_methods(["GET", "POST"])
def draft_part(request: ActorRequest, pk: UUID, part: str, name: str = "") -> HttpResponse:
    """A clause, rule or body; without a name a new one, and so when someone has taken it away meanwhile."""
    row, examined = _open(request, pk)
    if part not in PARTS:
        raise Http404
    listed, tables = PARTS[part], examined.tables or {}
    index = index_of(tables, listed, name) if name else None
    if index is not None:
        return _answer(request, Part(row, examined, listed, (listed, index), tables[listed][index]))
    if name and request.method != "POST":
        raise Http404
    return _answer(request, Part(row, examined, listed, None, {}))


def _open(request: ActorRequest, pk: UUID) -> tuple[GuidelineDraft, Examined]:
    """A draft that is not adopted yet, and whose text is TOML."""
    row = found(queries.draft(request.actor, pk))
    examined = examine(row.text)
    if row.adopted_id is not None or examined.tables is None:
        raise Http404
    return row, examined


def _answer(request: ActorRequest, part: Part) -> HttpResponse:
    initial = part.form_class.initial_of(part.table) if part.path else {}
    if initial is None:
        raise Http404
    posted = request.POST if request.method == "POST" else None
    form = part.form_class(Names(part.examined.tables or {}), posted, initial=initial)
    refreshing = posted is not None and "refresh" in posted
    removing = posted is not None and "remove" in posted and part.path is not None and part.listed != "document"
    if posted is None or refreshing:
        return _page(request, part, form, refreshing=refreshing)
    if not removing and not form.is_valid():
        return _page(request, part, form)
    back = reverse("governance:draft", args=[part.draft.pk])
    try:
        _save(request, part, form, removing=removing)
    except Stale as stale:
        return conflict(request, form, Stale(stale.version, initial), back)
    except NotSpliceable:
        form.add_error(None, _("Den här delen är skriven så att den bara kan ändras i texten."))
    except ValidationError as refused:
        for name, errors in (refused.error_dict if hasattr(refused, "error_dict") else {"": refused}).items():
            form.add_error(name if name in form.fields else None, errors)
    else:
        return redirect(back)
    return _page(request, part, form)


def _save(request: ActorRequest, part: Part, form: TableForm, *, removing: bool) -> None:
    version = posted_version(request)
    if version != part.draft.version:
        raise Stale(part.draft.version, {})
    text = remove_block(part.draft.text, part.path) if removing and part.path else _with_part(part, form)
    save_draft(request.actor, part.draft, text, version=version)
    tell_saved(request, text)


def _with_part(part: Part, form: TableForm) -> str:
    """The text with the part as the form says. Raises ValidationError for a name that another part has."""
    said, text = form.table(part.table), part.draft.text
    if part.listed == "document":
        return set_keys(text, ("document",), said)
    key = KEY[part.listed]
    rows = (part.examined.tables or {}).get(part.listed)
    taken = {row.get(key) for row in rows if isinstance(row, dict)} if isinstance(rows, list) else set()
    if said[key] != part.table.get(key) and said[key] in taken:
        raise ValidationError({key: _("Det namnet finns redan.")})
    if part.path is None:
        return add_block(text, part.listed, {name: value for name, value in said.items() if value is not None})
    return set_keys(text, part.path, said)


def _page(request: ActorRequest, part: Part, form: TableForm, *, refreshing: bool = False) -> HttpResponse:
    """The form beside its own lines. What is only refreshed is not judged."""
    if refreshing:
        form.full_clean()
        form.errors.clear()
    context = {
        "draft": part.draft,
        "part": part,
        "form": form,
        "is_rule": part.listed == "rules",
        "condition": spoken(condition_in_words(part.table.get("when"))) if part.table.get("when") else "",
    }
    wrong = form.is_bound and not refreshing
    return render(request, "governance/draft_part.html", context, status=422 if wrong else 200)
