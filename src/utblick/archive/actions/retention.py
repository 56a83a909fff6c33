"""Writing the dokumenthanteringsplan, and saying which handlingstyp a document is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from utblick.archive.models import RetentionRule, TypedDocument
from utblick.audit.change import change
from utblick.audit.policy import standing_of
from utblick.cases.models import Matter, MatterDocument
from utblick.values import Actor


def add_rule(actor: Actor, **values: Any) -> RetentionRule:
    """Add a handlingstyp to the plan."""
    with change(actor, "retention_rule.write") as opened:
        return opened.add(RetentionRule(**values))


def alter_rule(actor: Actor, rule: RetentionRule, version: int | None = None, **values: Any) -> RetentionRule:
    """Change a handlingstyp. What is on a disposal list already stands there as it was gathered."""
    with change(actor, "retention_rule.write") as opened:
        return opened.alter(rule, version=version, **values)


def type_documents(actor: Actor, matter: Matter, types: Mapping[MatterDocument, RetentionRule | None]) -> None:
    """Say which handlingstyp each of a matter's documents is; None: not known."""
    with change(actor, "typed_document.write", standing_of(matter)) as opened:
        known = {row.document_id: row for row in TypedDocument.objects.filter(document__matter=matter)}
        for document, rule in types.items():
            typed = known.get(document.pk)
            if typed and rule:
                opened.alter(typed, rule_id=rule.pk)
            elif typed:
                opened.remove(typed)
            elif rule:
                opened.add(TypedDocument(document=document, rule=rule))
