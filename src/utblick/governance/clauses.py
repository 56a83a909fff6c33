"""Each clause of a set with what it does here."""

from __future__ import annotations

from dataclasses import dataclass

from utblick.guidelines import GuidelineSet
from utblick.guidelines.effects import Content
from utblick.guidelines.schema import Rule
from utblick.guidelines.vocabulary import TRIGGERS
from utblick.values import Text


@dataclass(frozen=True)
class ClauseRow:
    """A clause as the page shows it: what it says, what it does here, and how its open questions are answered."""

    id: str
    place: str
    paraphrase: Text
    does: tuple[Text, ...]
    answers: tuple[tuple[Text, Text], ...]


def clause_rows(found: GuidelineSet) -> list[ClauseRow]:
    """Every clause in the order of the document."""
    return [
        ClauseRow(
            clause.id,
            clause.place,
            Text(clause.sv, clause.en),
            _does(found, clause.id),
            _answers(found, clause.id),
        )
        for clause in found.source.clauses
    ]


def _does(found: GuidelineSet, clause_id: str) -> tuple[Text, ...]:
    clause = found.clauses[clause_id]
    noted = [clause.does.text] if clause.does else []
    ruled = [line for rule in found.source.rules for line in _lines(rule, clause_id)]
    return tuple(dict.fromkeys((*noted, *ruled)))


def _lines(rule: Rule, clause_id: str) -> list[Text]:
    """What a rule does because of this clause: its effect, or the contents that the clause asks a paper for."""
    effect = rule.effect
    if isinstance(effect, Content):
        return [
            Text(f"{effect.label.text.sv} {item.label.text.sv}.", f"{effect.label.text.en} {item.label.text.en}.")
            for item in effect.items
            if item.clause == clause_id
        ]
    label = getattr(effect, "label", None)
    if rule.clause != clause_id or label is None:
        return []
    when = [TRIGGERS[name].label for name in dict.fromkeys(rule.triggers)]
    return [
        Text(
            f"{label.text.sv} – när det gäller att {', '.join(text.sv for text in when)}.",
            f"{label.text.en} – when about to {', '.join(text.en for text in when)}.",
        )
    ]


def _answers(found: GuidelineSet, clause_id: str) -> tuple[tuple[Text, Text], ...]:
    rows = []
    for parameter in found.source.parameters:
        if parameter.clause != clause_id:
            continue
        chosen = found.choices[parameter.id]
        option = next((option.label.text for option in parameter.options if option.value == chosen), None)
        none = Text("ingen gräns", "no limit")
        rows.append((parameter.question.text, option or (Text(str(chosen), str(chosen)) if chosen else none)))
    return tuple(rows)
