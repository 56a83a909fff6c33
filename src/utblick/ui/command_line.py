"""How a room adds its commands to `./utblick`: a `register(command)` in its `commands.py`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Protocol

Run = Callable[[argparse.Namespace], int]


class AddCommand(Protocol):
    """``command("audit verify", run, "what it does")`` gives the parser to add arguments to.

    ``run`` gets the parsed arguments and returns the exit code.
    """

    def __call__(self, words: str, run: Run, help: str) -> argparse.ArgumentParser: ...
