"""The JSON Schema of a guideline set file, for editors: completion, hover texts and red lines while writing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from utblick.guidelines.conditions import ALLOWED_COMPARISONS
from utblick.guidelines.editor_words import KEYS, KEYS_OF_ONE_TABLE, TABLES
from utblick.guidelines.facts import FACTS
from utblick.guidelines.schema import SetFile
from utblick.guidelines.tables import COMPARISONS
from utblick.guidelines.vocabulary import ANCHORS, DECISION_KINDS, TRIGGERS
from utblick.values import Text

Schema = dict[str, Any]
_AMOUNT: Schema = {"anyOf": [{"$ref": f"#/$defs/{name}"} for name in ("Amount", "IndexAmount", "ParameterRef")]}
_ON_LIST: Schema = {
    "type": "object",
    "description": "The names on one of the set's lists, on the day asked about.",
    "properties": {"list": {"type": "string", "description": "The id of one of the set's lists."}},
    "required": ["list"],
    "additionalProperties": False,
}
_LIMITS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}
_VALUE_OF_KIND: Mapping[str, Schema] = {
    "yes_no": {"type": "boolean"},
    "text": {"type": "string"},
    "body": {"type": "string"},
    "bodies": {"type": "string"},
    "names": {"type": "string"},
    "number": {"type": "number"},
    "money": _AMOUNT,
    "date": {"type": "string", "format": "date", "description": "A day without quotes: 2026-09-01"},
}


def json_schema() -> Schema:
    """The JSON Schema (2020-12) of a guideline set file. TOML dates count as strings, as editors read them."""
    schema = _tidy(SetFile.model_json_schema())
    tables: dict[str, Schema] = schema["$defs"]
    for name, table in (("SetFile", schema), *tables.items()):
        table.setdefault("description", TABLES.get(name, ""))
        for key, value in table["properties"].items():
            value["description"] = KEYS_OF_ONE_TABLE.get(f"{name}.{key}") or KEYS.get(key, "")
    _name_the_known(tables)
    for name, key in (("Amount", "amount"), ("IndexAmount", "times")):
        number = tables[name]["properties"][key]
        limits = {word: number[short] for short, word in _LIMITS.items() if short in number}
        tables[name]["properties"][key] = {"type": "number", "description": number["description"], **limits}
    tables["Condition"] |= _condition_shapes(tables["Condition"]["properties"])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "Utblick guideline set"}


def _tidy(value: Any) -> Any:
    """Without what TOML cannot say (null) and what only describes the Python behind it."""
    if isinstance(value, list):
        return [_tidy(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "properties" in value:
        inner = {key: _tidy(field) for key, field in value["properties"].items()}
        return {**_tidy({key: part for key, part in value.items() if key != "properties"}), "properties": inner}
    kept = {
        key: _tidy(part)
        for key, part in value.items()
        if key not in ("title", "discriminator") and not (key == "default" and part is None)
    }
    choices = [choice for choice in kept.get("anyOf", []) if choice != {"type": "null"}]
    if len(choices) == 1:
        return {**{key: part for key, part in kept.items() if key != "anyOf"}, **choices[0]}
    return {**kept, "anyOf": choices} if choices else kept


def _name_the_known(tables: Mapping[str, Schema]) -> None:
    """Triggers, kinds of decision, moments and dates by name, with their Swedish words."""
    triggers = one_of({name: trigger.label for name, trigger in TRIGGERS.items()})
    kinds = one_of(DECISION_KINDS)
    tables["Rule"]["properties"]["triggers"]["items"] = triggers
    tables["Document"]["properties"]["silent_on"]["items"] = triggers
    for name in ("RequireDecision", "Link"):
        tables[name]["properties"]["decision"] |= kinds
    tables["Deadline"]["properties"]["anchor"]["enum"] = sorted(ANCHORS)
    dates = {name: fact.question for name, fact in FACTS.items() if fact.kind == "date"}
    tables["RequireDecision"]["properties"]["not_before"] |= one_of(dates)


def one_of(words: Mapping[str, Text]) -> Schema:
    """A text that is one of the names, with the words editors for TOML show beside them."""
    return {
        "type": "string",
        "enum": list(words),
        "x-taplo": {"docs": {"enumValues": [f"{text.sv} / {text.en}" for text in words.values()]}},
    }


def _condition_shapes(properties: Schema) -> Schema:
    """One of five shapes; and for each sort of fact its own comparisons and values."""
    properties["fact"] |= one_of({name: fact.question for name, fact in FACTS.items()})
    for name in ("eq", "lt", "lte", "gt", "gte"):
        properties[name] |= {"type": ["boolean", "number", "string", "object"]}
    properties["in"] = {"description": properties["in"]["description"], "type": ["array", "object"]}
    shapes: list[Schema] = [{"required": [name], **_without(("all", "any", "not", "fact", "parameter"), name)}
                            for name in ("all", "any", "not")]  # fmt: skip
    for name in ("fact", "parameter"):
        comparisons = COMPARISONS if name == "fact" else ("eq", "in")
        shapes += [
            {"required": [name, one], **_without((*COMPARISONS, "all", "any", "not", "fact", "parameter"), name, one)}
            for one in comparisons
        ]
    return {"oneOf": shapes, "allOf": [_fact_of_kind(kind) for kind in ALLOWED_COMPARISONS] + _choices()}


def _without(keys: Iterable[str], *kept: str) -> Schema:
    return {"properties": {key: False for key in keys if key not in kept}}


def _fact_of_kind(kind: str) -> Schema:
    """If the fact is of a sort, only the comparisons of that sort may stand, with values of that sort."""
    allowed = ALLOWED_COMPARISONS[kind]
    value = _VALUE_OF_KIND.get(kind, {"type": "string"})
    several: Schema = {"type": "array", "items": value, "minItems": 1}
    values: Schema = {
        name: False
        if name not in allowed
        else {"anyOf": [several, _ON_LIST]} if name == "in" and kind == "text"
        else several if name == "in"
        else value
        for name in COMPARISONS
        if name not in ("within", "known") or name not in allowed
    }  # fmt: skip
    return _if_fact([name for name, fact in FACTS.items() if fact.kind == kind], values)


def _choices() -> list[Schema]:
    """For each fact with choices, their names."""
    return [
        _if_fact([name], {"eq": one_of(fact.choices), "in": {"type": "array", "items": one_of(fact.choices)}})
        for name, fact in FACTS.items()
        if fact.choices
    ]


def _if_fact(names: list[str], values: Schema) -> Schema:
    return {
        "if": {"required": ["fact"], "properties": {"fact": {"enum": names}}},
        "then": {"properties": values},
    }
