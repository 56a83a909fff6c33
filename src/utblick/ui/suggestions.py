"""A text field with names to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms


class SuggestInput(forms.TextInput):
    """A text field with names to choose from; anything else may be written too."""

    template_name = "ui/components/suggest.html"

    def __init__(self, names: Iterable[str] = (), **options: Any) -> None:
        super().__init__(**options)
        self.names = names

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["list"] = f"{name}-names"
        return {**context, "names": self.names}
