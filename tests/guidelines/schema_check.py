"""Enough of JSON Schema to try the guideline sets on the schema that editors get."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

_SORTS: dict[str, Any] = {
    "object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float),
}  # fmt: skip
_UNDERSTOOD = {
    "$ref", "type", "enum", "const", "pattern", "minLength", "maxLength", "minItems", "minimum", "maximum",
    "exclusiveMinimum", "required", "properties", "additionalProperties", "items", "anyOf", "oneOf", "allOf", "if",
    "then",
}  # fmt: skip
_SAID_ONLY = {"$schema", "$defs", "title", "description", "default", "format", "x-taplo"}


def as_editors_read(value: Any) -> Any:
    """TOML values as JSON: days are texts."""
    if isinstance(value, dict):
        return {key: as_editors_read(part) for key, part in value.items()}
    if isinstance(value, list):
        return [as_editors_read(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def fits(value: Any, schema: Any, root: dict[str, Any]) -> bool:
    """Whether a JSON value fits a schema; AssertionError for a word of JSON Schema not understood here."""
    if isinstance(schema, bool):
        return schema
    assert set(schema) <= _UNDERSTOOD | _SAID_ONLY, set(schema) - _UNDERSTOOD - _SAID_ONLY
    if "$ref" in schema and not fits(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root):
        return False
    chosen = [sum(fits(value, part, root) for part in schema[key]) for key in ("oneOf",) if key in schema]
    return (
        _sort_fits(value, schema)
        and _text_or_number_fits(value, schema)
        and _table_fits(value, schema, root)
        and (not isinstance(value, list) or _list_fits(value, schema, root))
        and all(number == 1 for number in chosen)
        and all(fits(value, part, root) for part in schema.get("allOf", []))
        and ("anyOf" not in schema or any(fits(value, part, root) for part in schema["anyOf"]))
        and ("if" not in schema or not fits(value, schema["if"], root) or fits(value, schema["then"], root))
    )


def _sort_fits(value: Any, schema: dict[str, Any]) -> bool:
    wanted = schema.get("type", [])
    sorts = [wanted] if isinstance(wanted, str) else wanted
    if isinstance(value, bool):
        return not sorts or "boolean" in sorts
    return not sorts or any(isinstance(value, _SORTS[sort]) for sort in sorts if sort != "boolean")


def _text_or_number_fits(value: Any, schema: dict[str, Any]) -> bool:
    if value not in schema.get("enum", [value]) or value != schema.get("const", value):
        return False
    if isinstance(value, str):
        return (
            re.search(schema.get("pattern", ""), value) is not None
            and schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value))
        )  # fmt: skip
    if isinstance(value, int | float) and not isinstance(value, bool):
        above = "exclusiveMinimum" not in schema or value > schema["exclusiveMinimum"]
        return above and schema.get("minimum", value) <= value <= schema.get("maximum", value)
    return True


def _table_fits(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    if not isinstance(value, dict):
        return True
    named = schema.get("properties", {})
    closed = schema.get("additionalProperties") is False
    return (
        set(schema.get("required", [])) <= set(value)
        and (not closed or set(value) <= set(named))
        and all(fits(value[key], part, root) for key, part in named.items() if key in value)
    )


def _list_fits(value: list[Any], schema: dict[str, Any], root: dict[str, Any]) -> bool:
    enough = len(value) >= schema.get("minItems", 0)
    return enough and all(fits(item, schema["items"], root) for item in value if "items" in schema)
