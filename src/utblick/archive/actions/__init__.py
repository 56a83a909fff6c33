"""Every write of the records room."""

from utblick.archive.actions.packages import ask_package, import_package, make_package

__all__ = ["ask_package", "import_package", "make_package"]
