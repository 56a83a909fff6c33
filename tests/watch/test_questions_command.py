"""`./utblick watch fetch g0v` killed in the middle: nothing lost, nothing doubled, nothing left running."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from pytest_httpserver import HTTPServer

from installation import Installation
from utblick.clock.now import day_in_stockholm
from watch.law import Law, dumped, government, referral

FETCH = ("watch", "fetch", "g0v", "--json", "--base-url")
NAMES = ("faktapromemoria", "remisser", "rattsliga-dokument/proposition",
         "rattsliga-dokument/statens-offentliga-utredningar",
         "rattsliga-dokument/departementsserien-och-promemorior", "rattsliga-dokument/lagradsremiss",
         "rattsliga-dokument/kommittedirektiv", "kommenterade-dagordningar")  # fmt: skip
REMISSER = 30
TODAY = day_in_stockholm().isoformat()


class Mirror(Law):
    """The mirror with many remisser; stands still at the page that is asked for as number ``still_at``."""

    def __init__(self, server: HTTPServer) -> None:
        super().__init__(server)
        self.still_at = 0
        self.let_go = threading.Event()
        self.stood_still = threading.Event()
        self.pages = 0
        self.answers = {f"/{name}.json": b"[]" for name in NAMES}
        listed = []
        for number in range(REMISSER):
            record, page = referral(number, f"Remiss av SOU 2026:{number + 1}", "# R\n\nSvar önskas.", published=TODAY)
            listed += json.loads(record.body)
            self.answers[f"/remisser/2026/04/remiss-{number}.md"] = self._page(page.body)
        self.answers["/remisser.json"] = dumped(listed)
        self.answers["/faktapromemoria.json"] = government("memorandum", "/f/1/", "Fritid", id="2025/26:FPM1").body

    def _page(self, body: bytes) -> Callable[[object], bytes]:
        def answer(_asked: object) -> bytes:
            self.pages += 1
            if self.pages == self.still_at:
                self.stood_still.set()
                self.let_go.wait(20)
            return body

        return answer


@pytest.fixture
def mirror(httpserver: HTTPServer) -> Iterator[Mirror]:
    mirror = Mirror(httpserver)
    yield mirror
    mirror.let_go.set()


def test_a_run_killed_while_it_asks_about_papers_is_gone_on_with(
    real_installation: Callable[[str], Installation], mirror: Mirror
) -> None:
    installed = real_installation("killed")
    mirror.still_at = 12
    command = [sys.executable, "-m", "utblick.operations.command_line", *FETCH, mirror.base_url]
    with subprocess.Popen(command, env=installed.environment, stdout=subprocess.DEVNULL) as process:
        assert mirror.stood_still.wait(60)
        time.sleep(0.1)
        process.kill()
    mirror.let_go.set()
    first = json.loads(installed.run(*FETCH, mirror.base_url))
    assert (first["complete"], first["quarantined"]) == (True, 0)
    assert installed.count("watch_eupaper") == REMISSER + 1
    assert installed.count("watch_euquestion") == REMISSER + 1
    before = {name: installed.count(name) for name in ("watch_rawrecord", "watch_telling", "audit_event")}
    again = json.loads(installed.run(*FETCH, mirror.base_url))
    assert (again["complete"], again["new"], again["changed"]) == (True, 0, 0)
    assert {name: installed.count(name) for name in before} == before
    states = [word for row in installed.rows("watch_fetchrun") for word in row if word in ("interrupted", "complete")]
    assert states == ["interrupted", "complete", "complete"]
