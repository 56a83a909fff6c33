"""The sections of a tjänsteskrivelse that can be commented on, in the order they are written."""

from __future__ import annotations

from typing import Any

from utblick.cases.models import OfficialReport

_NAMES = (
    "heading", "summary", "description", "area", "goals", "competence_gained", "experience_gained", "resources_gained",
    "added_value", "benefits", "sustainability", "mutual_competence", "business", "years", "signatory", "continuation",
    "if_no", "proposal", "sent_to",
)  # fmt: skip
_NAMED = {field.name: field.verbose_name for field in OfficialReport._meta.concrete_fields}
SECTIONS: dict[str, Any] = {name: _NAMED[name] for name in _NAMES}
"""The name of each section's field, and what it is called (translated when it is shown)."""
