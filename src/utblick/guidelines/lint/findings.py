"""What lint says, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from utblick.guidelines.positions import Path
from utblick.guidelines.sets import GuidelineSet
from utblick.values import Text

Severity = Literal["mistake", "remark"]


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding of lint: where, what, and how to mend it.

    `mistake`: the set cannot mean this. `remark` (anmärkning): it may well mean this, but look once more.
    """

    file: str
    line: int
    severity: Severity
    message: Text

    def in_language(self, language: str) -> str:
        """``file:line: message``; a remark says that it is one."""
        said = self.message.in_language(language)
        if self.severity == "remark":
            said = f"{_REMARK.in_language(language)}: {said}"
        return f"{self.file}:{self.line}: {said}"

    def __str__(self) -> str:
        return self.in_language("sv")


@dataclass(frozen=True, slots=True)
class Found:
    """A finding at a path of a set."""

    guidelines: GuidelineSet
    path: Path
    severity: Severity
    message: Text

    @property
    def remark(self) -> Remark:
        return Remark(self.guidelines.filename, self.guidelines.line(self.path), self.severity, self.message)


_REMARK = Text("anmärkning", "remark")
