"""Every write of the records room."""

from utblick.archive.actions.disposal import decide_list, gather_list, review_list, spare
from utblick.archive.actions.packages import ask_package, import_package, make_package
from utblick.archive.actions.retention import add_rule, alter_rule, type_documents

__all__ = [
    "add_rule",
    "alter_rule",
    "ask_package",
    "decide_list",
    "gather_list",
    "import_package",
    "make_package",
    "review_list",
    "spare",
    "type_documents",
]
