"""Writing that an idea looks for a partner."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.audit.change import Change, change
from utblick.audit.policy import standing_of
from utblick.clock.queries import today
from utblick.projects.models import Idea
from utblick.search.actions import store_entry
from utblick.search.models import SearchEntry
from utblick.support.models import PartnerSearch
from utblick.values import Actor


def seek_partner(actor: Actor, idea: Idea, **told: Any) -> PartnerSearch:
    """Say that an idea looks for a partner; ``told``: what is sought. Raises ValidationError when it already does."""
    if PartnerSearch.objects.filter(idea=idea).exists():
        raise ValidationError(_("Idén söker redan partner."))
    with change(actor, "partner_search.seek", Standing(idea.body_id)) as opened:
        row = opened.add(PartnerSearch(idea=idea, since=today(), **told))
        _index(opened, row)
    return row


def alter_search(actor: Actor, row: PartnerSearch, *, version: int, **new: Any) -> PartnerSearch:
    """Change what is sought. Raises Stale."""
    with change(actor, "partner_search.alter", standing_of(row)) as opened:
        opened.alter(row, version=version, **new)
        _index(opened, row)
    return row


def close_search(actor: Actor, row: PartnerSearch, *, found: str = "") -> PartnerSearch:
    """Say that nobody is sought any longer, and whom it led to ("" = nobody)."""
    with change(actor, "partner_search.close", standing_of(row)) as opened:
        return opened.alter(row, closed_on=today(), found=found)


def reopen_search(actor: Actor, row: PartnerSearch) -> PartnerSearch:
    """Seek again."""
    with change(actor, "partner_search.seek", standing_of(row)) as opened:
        return opened.alter(row, closed_on=None, found="")


def _index(opened: Change, row: PartnerSearch) -> None:
    text = " ".join((row.idea.what, row.what_en, row.sought_en))
    store_entry(
        opened, row.ref, scope=SearchEntry.INTERNAL, title=row.sought, url=search_url(row), text=text, day=row.since
    )


def search_url(row: PartnerSearch) -> str:
    return reverse("support:partner_search", args=[row.pk])
