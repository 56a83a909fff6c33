"""`python -m tests.prove [NAME …]`: every long proof, or those named; the whole is kept in docs/proofs.md."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]

from prove import archiving, banking, copying, mutating, numbering, replaying, writing  # noqa: E402
from prove.proofs import LeftOut, Outcome, Proof, as_page  # noqa: E402

PROOFS = [
    Proof("writers", "Processes that write at once are neither refused nor fork the chain", writing.two_writers),
    Proof("kills", "A writer killed at any moment leaves a whole chain and no half change", writing.killed_writers),
    Proof("numbering", "Two processes that number at once, and one killed, leave no gap", numbering.two_numberers),
    Proof("backups", "A backup made while others write comes back equal", copying.backups_while_writing),
    Proof("replay", "106 recorded days of the portal: nothing missed, nothing false", replaying.every_recorded_day),
    Proof("fetches", "A fetch killed at any moment loses, doubles and leaves nothing", replaying.killed_fetches),
    Proof(
        "archive", "An archive package is what the E-ARK validator calls well formed and valid", archiving.valid_package
    ),
    Proof("banks", "The project banks' ways to write a municipality are recognised", banking.municipalities_recognised),
    Proof("mutants", "Mistakes put into the rules and the dates are noticed by their tests", mutating.rules_and_dates),
]


def main() -> int:
    wanted = set(sys.argv[1:]) or {proof.name for proof in PROOFS}
    if unknown := wanted - {proof.name for proof in PROOFS}:
        print(f"unknown: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    outcomes = [tried(proof) for proof in PROOFS if proof.name in wanted]
    if len(outcomes) == len(PROOFS):
        (ROOT / "docs" / "proofs.md").write_text(as_page(outcomes), "utf-8")
    return 1 if any(outcome.state == "does NOT hold" for outcome in outcomes) else 0


def tried(proof: Proof) -> Outcome:
    try:
        state, figures = "holds", proof.run()
    except LeftOut as error:
        state, figures = "left out", [str(error)]
    except (AssertionError, subprocess.SubprocessError) as error:
        state, figures = "does NOT hold", [str(error)[:500]]
    print(f"{state:14} {proof.claim}", *figures, sep="\n    ", flush=True)
    return Outcome(proof, state, figures)


if __name__ == "__main__":
    sys.exit(main())
