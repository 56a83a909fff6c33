"""Writes the list of merge fields at the end of docs/handbok/15-egen-mall.md, from the fields there are.

scripts/merge_fields_page.py            write the list
scripts/merge_fields_page.py --check    fail when the list is stale
"""

from __future__ import annotations

import sys
from pathlib import Path

from utblick.documents.merge_fields import FIELDS, MergeField, usage

PAGE = Path(__file__).resolve().parents[1] / "docs/handbok/15-egen-mall.md"
HEADING = "## Fälten, ett för ett\n"


def page(written: str) -> str:
    """The page with its list made anew: everything from the heading on is generated."""
    head, found, _ = written.partition(HEADING)
    if not found:
        raise ValueError(f"{PAGE.name} has no heading {HEADING.strip()!r}")
    return head + HEADING + "\n".join(line for name, field in FIELDS.items() for line in lines(name, field)) + "\n"


def lines(name: str, field: MergeField) -> list[str]:
    needed = " *Behövs.*" if field.is_required else ""
    if not field.is_list:
        return [f"- **{name}**: {field.meaning.sv}.{needed} `{usage(name)[0]}`"]
    rows = ", ".join(f"`{line}`" for line in usage(name))
    return [f"- **{name}**, en lista: {field.meaning.sv}.{needed} Tre stycken: {rows}"]


def main() -> int:
    written = PAGE.read_text("utf-8")
    text = page(written)
    if "--check" not in sys.argv:
        PAGE.write_text(text, "utf-8")
    elif text != written:
        print(f"merge fields: {PAGE.name} is stale (run make pages)", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
