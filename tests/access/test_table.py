"""docs/access.toml names every address and every act of the product; what it does not name does not exist."""

import ast
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from conftest import ROOT
from utblick.audit.policy import policy

ACTIONS = sorted((ROOT / "src" / "utblick").glob("**/*.py"))


def route_names(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from route_names(pattern, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}"


def test_every_address_is_named_with_who_may_use_it():
    unnamed = sorted(name for name in route_names(get_resolver()) if policy().route_rule(name) is None)
    assert unnamed == []


def test_no_named_address_has_gone():
    names = set(route_names(get_resolver()))
    gone = sorted(name for name in policy().routes if not name.endswith("*") and name not in names)
    assert gone == []


def test_every_act_behind_an_address_is_in_the_table():
    for name, rule in policy().routes.items():
        if "." in rule:
            kind, _, act = rule.partition(".")
            assert act in policy().acts(kind), f"{name} asks for {rule}, which nobody may do"


def verbs_opened() -> Iterator[tuple[str, str]]:
    """Every literal verb given to `change`, with where it stands."""
    for path in ACTIONS:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "change"
            if called and len(node.args) > 1 and isinstance(node.args[1], ast.Constant):
                yield str(node.args[1].value), f"{path.name}:{node.lineno}"


def test_every_act_that_writes_is_allowed_to_someone():
    opened = [(*verb.partition(".")[::2], where) for verb, where in verbs_opened()]
    assert len(opened) > 100
    assert [f"{where}: {kind}.{act}" for kind, act, where in opened if act not in policy().acts(kind)] == []
