"""Someone who reads and clicks in a real browser, and notices everything a page does wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, Response

from demo_installation import Served

ACCOUNTS = {
    "coordinator": "Maria Lindqvist",
    "officer": "Elin Haddad",
    "school_officer": "Johan Berggren",
    "board_officer": "Sofia Nyholm",
    "registrar": "Gunilla Östberg",
    "clerk": "Amir Rostami",
    "board_clerk": "Karin Wåhlin",
    "reader": "Leo Sandström",
    "company": "Petra Kallio",
    "administrator": "Daniel Öhman",
    "board_chair": "Ulrika Sjögren",
    "member": "Hamid Farahani",
}
"""Who plays each role in the demo (demo/data/people.py); officer, clerk and member belong to KFN."""
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
CONTRAST = "color-contrast"
JUDGE = """([wanted, options]) => {
  const own = part => [part.localName, part.getAttribute("class") ?? "", part.getAttribute("type") ?? ""].join("|");
  const nested = part => part.parentElement ? `${nested(part.parentElement)}/${own(part)}` : own(part);
  const left = new Set(wanted), all = new Set(wanted);
  const chosen = wanted.length === 0 ? [] : [...document.querySelectorAll("*")].filter(part => {
    const names = [own(part), nested(part)].filter(name => all.has(name));
    names.forEach(name => left.delete(name));
    return names.length > 0;
  });
  return axe.run(left.size === 0 && chosen.length > 0 ? {include: chosen} : document, options);
}"""
"""axe on the elements wanted, or on the whole page when none is, or one is not there."""
HTMX_KEYS = {"htmx-current-path-for-history"}
Part = tuple[str, str, str]
"""An element by its name, its classes and its type."""
EXPECTED_STATUSES = {403, 404, 409, 422}
PATIENCE, LONG_PATIENCE = 30_000, 120_000
"""How long a page, and the many days passed when the date is moved, may take on a busy machine, in milliseconds."""


@dataclass
class Reader:
    """A browser window of one person at one served installation.

    ``faults`` gathers console errors (a breach of the content policy is one), uncaught errors, requests to another
    host, and answers that are server errors or missing parts.
    """

    served: Served
    context: BrowserContext
    page: Page
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.set_default_timeout(PATIENCE)
        self.context.on("request", self._note_request)
        self.context.on("response", self._note_response)
        self.page.on("console", self._note_console)
        self.page.on("pageerror", lambda error: self.faults.append(f"{self.page.url}: uncaught {error}"))

    def open(self, path: str) -> Response:
        """Go to a path (or a whole address of this installation)."""
        response = self.page.goto(path if path.startswith("http") else self.served.url(path))
        assert response is not None
        return response

    def sign_in(self, role: str) -> None:
        """Become one of the demo's people with one click; `ACCOUNTS` names them."""
        self.open("/konto/demo/")
        self.page.locator("main tr", has_text=ACCOUNTS[role]).get_by_role("button").click()
        self.page.wait_for_url(self.served.url("/"))

    def move_date(self, day: date) -> None:
        """Move the demo's date forward with the form at the top of every page."""
        self.page.fill("#demo-date", day.isoformat())
        self.page.get_by_role("button", name="Flytta", exact=True).click(timeout=LONG_PATIENCE)
        self.page.wait_for_load_state()
        assert self.page.input_value("#demo-date") == day.isoformat()

    def press(self, name: str) -> None:
        """Press the button or link of this name and wait for the page it leads to."""
        self.named(name).click()
        self.page.wait_for_load_state()

    def follow(self, words: str) -> None:
        """Follow the first link in the content that has these words in its name."""
        self.page.locator("main").get_by_role("link", name=words).first.click()
        self.page.wait_for_load_state()

    def fill(self, answers: Mapping[str, str | int | date | bool]) -> None:
        """Answer the questions of a form by their labels: a text, a day, a choice by its words, or a tick."""
        for label, answer in answers.items():
            choices = self.page.locator("main").get_by_role("group", name=label)
            if choices.count():
                choices.get_by_label(str(answer), exact=True).check()
                continue
            field = self.page.locator("main").get_by_label(re.compile(rf"^\s*{re.escape(label)}")).first
            if isinstance(answer, bool):
                field.set_checked(answer)
            elif field.evaluate("part => part.tagName") == "SELECT":
                field.select_option(label=self._choice(field, str(answer)))
            else:
                field.fill(answer.isoformat() if isinstance(answer, date) else str(answer))

    def named(self, name: str) -> Locator:
        """The button or link of exactly this name in the page's content."""
        content = self.page.locator("main")
        button = content.get_by_role("button", name=name, exact=True)
        return button.or_(content.get_by_role("link", name=name, exact=True)).first

    def _choice(self, field: Locator, words: str) -> str:
        """The whole text of the choice that begins with these words."""
        texts = [text.strip() for text in field.locator("option").all_inner_texts()]
        return next(text for text in texts if text.startswith(words))

    @property
    def text(self) -> str:
        """What the page says, in one line, with plain spaces."""
        return " ".join(self.page.locator("main").inner_text().split())

    def accessibility_faults(self, *, colours: bool = True) -> list[str]:
        """What axe finds by all rules of WCAG 2.2 A and AA, or by all but that of colours; must be nothing."""
        return self._axe({"runOnly": AXE_TAGS, "rules": {CONTRAST: {"enabled": colours}}})

    def colour_faults(self, among: Iterable[tuple[Part, ...]] = ()) -> list[str]:
        """Texts that stand out too little from what is behind them (WCAG 1.4.3); half of all that axe does.

        ``among``: the elements to judge with all that is in them, each by the parts that hold it, from the outermost
        or only itself. The whole page when there are none, or one is not found as it was written.
        """
        return self._axe({"runOnly": {"type": "rule", "values": [CONTRAST]}}, among)

    def _axe(self, rules: dict[str, Any], among: Iterable[tuple[Part, ...]] = ()) -> list[str]:
        options = {**rules, "resultTypes": ["violations"], "preload": False}
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE_SCRIPT)
            self.context.add_init_script(AXE_SCRIPT)
        found = self.page.evaluate(JUDGE, [["/".join("|".join(part) for part in one) for one in among], options])
        return [
            f"{self.page.url}: {violation['id']}: {node['target']} {node['html'][:160]}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]

    def storage_faults(self) -> list[str]:
        """What the page has left in the browser beyond htmx's current path; must be nothing."""
        kept = self.page.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage)]")
        left = [f"localStorage {key}" for key in kept[0]]
        left += [f"sessionStorage {key}" for key in kept[1] if key not in HTMX_KEYS]
        return [f"{self.page.url}: {words}" for words in left]

    def assert_faultless(self) -> None:
        """Nothing has gone wrong on any page so far."""
        assert not self.faults, "\n".join(self.faults)

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith(f"{self.served.address}/"):
            self.faults.append(f"{self.page.url}: request to {request.url}")

    def _note_response(self, response: Response) -> None:
        is_page = response.request.resource_type in ("document", "xhr", "fetch")
        if response.status >= 500 or (response.status >= 400 and not is_page):
            self.faults.append(f"{response.status} from {response.url}")

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning") or _tells_of_status(message):
            return
        self.faults.append(f"{self.page.url}: console {message.type}: {message.text}")


def _tells_of_status(message: ConsoleMessage) -> bool:
    """Chromium writes each answer of 400 and above to the console; `_note_response` judges those."""
    return message.text.startswith("Failed to load resource") and any(
        f"status of {status} " in message.text for status in EXPECTED_STATUSES
    )


def path_of(url: str) -> str:
    """The path and query of an address."""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
