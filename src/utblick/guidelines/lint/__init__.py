"""What is allowed in a set but wrong or probably not meant. `lint` is the whole of it."""

from utblick.guidelines.lint.findings import Remark, Severity
from utblick.guidelines.lint.linting import lint

__all__ = ["Remark", "Severity", "lint"]
