"""How much memory a fetch takes that also reads the portal's full list."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copyfileobj

from bench.figures import Figure
from installation import Installation
from utblick.watch.sources.funding_tenders.full_list import PATH

FILE_BYTES, BUDGET = 130_000_000, 250
DAY = "2026-05-06"


def measure(folder: Path) -> dict[str, Figure]:
    """The greatest resident size of one process that fetches 100 calls and the list, as the product does."""
    path = folder / "full.json"
    topics = write_full_list(path, FILE_BYTES)
    installation = Installation(folder / "fetching", "")
    installation.var.mkdir()
    recorded = str(Path(__file__).parents[1] / "prove" / "recorded_days.py")
    subprocess.run([sys.executable, recorded, "open", str(installation.var), DAY], env=installation.environment,
                   check=True, capture_output=True)  # fmt: skip
    server = serve(path)
    command = [sys.executable, "-m", "utblick.operations.command_line", "watch", "fetch", "funding-tenders", "--json"]
    command += ["--base-url", f"http://127.0.0.1:{server.server_port}"]
    process = subprocess.Popen(command, env=installation.environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    told = json.loads(process.stdout.read())
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    server.shutdown()
    server.server_close()
    assert told["complete"], told
    (check,) = (json.loads(row[1]) for row in installation.rows("(SELECT id, cross_check FROM watch_fetchrun)"))
    assert check["listed"] == topics, check
    megabytes = usage.ru_maxrss / 1024
    text = f"{megabytes:.0f} MB at most; a file of {path.stat().st_size / 1e6:.0f} MB with {topics} topics"
    return {"bulk": Figure(text, megabytes <= BUDGET)}


def write_full_list(path: Path, size: int) -> int:
    """A file of the full list's shape and about ``size`` bytes; returns how many topics it has."""
    number = 0
    with path.open("w", encoding="utf-8") as file:
        file.write('{"fundingData":{"GrantTenderObj":[')
        while file.tell() < size:
            number += 1
            record = {
                "type": 1, "ccm2Id": number, "identifier": f"BENCH-2026-{number:06}", "title": "Towns that meet",
                "status": {"id": 31094502, "abbreviation": "Open"}, "deadlineDatesLong": [1_790_121_600_000],
                "tags": [f"tag {n} of {number}" for n in range(300)], "links": ["https://example.org/" + "x" * 60] * 70,
            }  # fmt: skip
            file.write(("," if number > 1 else "") + json.dumps(record))
        file.write("]}}")
    return number


def serve(path: Path) -> ThreadingHTTPServer:
    """A portal with one page of calls and the full list, in a thread."""
    from watch.portal import topic

    listed = [topic(number) for number in range(1, 101)]

    class Portal(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            facets = [{"name": "frameworkProgramme", "values": [{"rawValue": "43251589", "value": "x", "count": 100}]}]
            answer = {"totalResults": 100, "results": listed} if "/search?" in self.path else {"facets": facets}
            self.reply(json.dumps(answer).encode())

        def do_GET(self) -> None:
            if self.path != PATH:
                self.send_error(404)
                return
            self.send_response(200)
            self.send_header("Content-Length", str(path.stat().st_size))
            self.end_headers()
            with path.open("rb") as file:
                copyfileobj(file, self.wfile)

        def reply(self, body: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Portal)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
