"""What the open register shows of a matter."""

from __future__ import annotations

from collections.abc import Mapping

from utblick.audit.change import change
from utblick.audit.policy import standing_of
from utblick.cases.models import Matter, MatterDocument
from utblick.values import Actor


def choose_shown_in_register(
    actor: Actor,
    matter: Matter,
    *,
    title_left_out: bool,
    documents: Mapping[MatterDocument, str],
    version: int | None = None,
) -> Matter:
    """Say what the open register leaves out of a matter and of each document in it (OSL 5:2 second paragraph)."""
    with change(actor, "matter.write", standing_of(matter)) as opened:
        opened.alter(matter, version=version, title_left_out=title_left_out)
        for document, shows in documents.items():
            opened.alter(document, register_shows=shows)
    return matter
