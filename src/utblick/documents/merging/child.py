"""Run as a script, with JSON on standard input: ``clean`` makes each PDF one that can be joined, ``join`` joins them.

Knows nothing of Utblick. What a broken or hostile PDF does to qpdf, it does to this process alone.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from contextlib import ExitStack
from typing import Any

import pikepdf

MOST_PAGES = 2_000
SECONDS, BYTES = 20, 2_000_000_000
"""Of computing for one document; of memory for all."""
ACTIVE = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE")
"""What a page may ask its reader's program to do; none of it belongs in a folder of papers."""


def clean(asked: list[list[str]]) -> None:
    """Copy each document's pages without what acts; one line of JSON a document, when it is done."""
    for source, target in asked:
        limit = int(time.process_time()) + SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
        sys.stdout.write(json.dumps(cleaned(source, target)) + "\n")
        sys.stdout.flush()


def cleaned(source: str, target: str) -> dict[str, Any]:
    try:
        with pikepdf.open(source) as document, pikepdf.new() as copy:
            pages = len(document.pages)
            if not 0 < pages <= MOST_PAGES:
                return {"state": "too_large" if pages else "damaged"}
            copy.pages.extend(document.pages)
            for page in copy.pages:
                silence(page.obj)
            copy.save(target)
            return {"state": "whole", "pages": pages}
    except pikepdf.PasswordError:
        return {"state": "locked"}
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, AttributeError, KeyError):
        return {"state": "damaged"}


def silence(page: Any) -> None:
    """Take away what acts by itself or reaches outside the document."""
    for acting in (page, *page.get("/Annots", ())):
        if "/AA" in acting:
            del acting["/AA"]
        if "/A" in acting and str(acting["/A"].get("/S", "")) in ACTIVE:
            del acting["/A"]


def join(plan: dict[str, Any]) -> None:
    """The parts in order (file, first page, how many), bookmarks in two levels by page number from 0."""
    with ExitStack() as stack, pikepdf.new() as joined:
        opened: dict[str, pikepdf.Pdf] = {}
        for path, first, count in plan["parts"]:
            if path not in opened:
                opened[path] = stack.enter_context(pikepdf.open(path))
            joined.pages.extend(opened[path].pages[first : first + count])
        with joined.open_outline() as outline:
            for title, page, below in plan["bookmarks"]:
                mark = pikepdf.OutlineItem(title, page)
                mark.children.extend(pikepdf.OutlineItem(name, number) for name, number in below)
                outline.root.append(mark)
        joined.docinfo["/Title"] = plan["title"]
        joined.Root.Lang = pikepdf.String(plan["language"])
        joined.Root.PageMode = pikepdf.Name.UseOutlines
        joined.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        joined.save(plan["target"], deterministic_id=True)


def main(asked: str) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    told = json.load(sys.stdin)
    if asked == "clean":
        clean(told)
    else:
        join(told)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
