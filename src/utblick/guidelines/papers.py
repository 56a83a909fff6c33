"""What a decision paper lacks of what a rule asks of it."""

from __future__ import annotations

from utblick.guidelines.conditions import Facts
from utblick.guidelines.effects import Content, ContentItem


def lacking(content: Content, facts: Facts, level: str = "must") -> tuple[ContentItem, ...]:
    """The items of one level that the paper (facts `contents` and `attachments`) does not hold.

    While nobody has told what the paper holds nothing is lacking: the list is then only shown.
    """
    if facts.get("contents") is None and facts.get("attachments") is None:
        return ()
    return tuple(item for item in content.items if item.level == level and _lacks(item, facts))


def _lacks(item: ContentItem, facts: Facts) -> bool:
    held = facts.get("attachments" if item.attachment else "contents")
    return isinstance(held, tuple | list) and item.name not in held
