"""What the room says, word for word: it stands in `told/` to be read, and a change is seen there in review.

Write it anew with UTBLICK_WRITE_TOLD=1.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from utblick.values import Text

FOLDER = Path(__file__).parent / "told"
WRITES = bool(os.environ.get("UTBLICK_WRITE_TOLD"))


def as_told(name: str, found: Any) -> Any:
    """What stands in the file of that name; writes it first when asked to."""
    if WRITES:
        _write(name, found)
    return _read(name)


def english_of(name: str, said: Iterable[Text]) -> dict[str, str]:
    """The English that the file of that name has for each Swedish message; adds those it lacks when asked to."""
    texts = {text.sv: text.en for text in said}
    if WRITES:
        _write(name, dict(sorted({**_read(name), **texts}.items())))
    told = _read(name)
    return {sv: told.get(sv, "") for sv in texts}


def assert_said_in_english(name: str, said: Iterable[Text]) -> None:
    """Every message stands in the file with the English that it has."""
    messages = list(said)
    assert english_of(name, messages) == {text.sv: text.en for text in messages}


def _read(name: str) -> Any:
    file = FOLDER / f"{name}.json"
    return json.loads(file.read_text("utf-8")) if file.exists() else {}


def _write(name: str, found: Any) -> None:
    FOLDER.mkdir(exist_ok=True)
    text = json.dumps(found, ensure_ascii=False, indent=1, default=str) + "\n"
    (FOLDER / f"{name}.json").write_text(text, "utf-8")
