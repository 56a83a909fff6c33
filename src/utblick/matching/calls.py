"""The text of one call, as the matcher reads it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CallText:
    """What a funder says about one call; plain text in English or Swedish, any field may be empty.

    `topic` is the funder's own identifier, `programme` and `type_of_action` its own names for them.
    """

    topic: str
    title: str = ""
    call_title: str = ""
    programme: str = ""
    type_of_action: str = ""
    description: str = ""
