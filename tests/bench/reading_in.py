"""Reads a file of exchanges into the installation in $UTBLICK_VAR twice, and tells what it took as JSON."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import django


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "utblick.config.settings")
    django.setup()
    from utblick.audit import guard
    from utblick.organisation.models import Body

    with guard.opened():
        Body.objects.get_or_create(code="KFN", defaults={"name": "Fritidsnämnden", "body_kind": "committee"})
    content = Path(sys.argv[1]).read_bytes()
    print(json.dumps([read_in(content), read_in(content)]))
    return 0


def read_in(content: bytes) -> dict[str, float]:
    from utblick.audit.models import Event
    from utblick.cooperation.actions.tables import store_table
    from utblick.cooperation.tables.checking import check_file
    from utblick.cooperation.tables.registers import REGISTERS
    from utblick.values import system_actor

    before, began, work = Event.objects.count(), time.monotonic(), time.process_time()
    actor, register = system_actor("bench"), REGISTERS["utbyten"]
    checked = check_file(actor, register, content)
    store_table(actor, register, checked)
    return {
        "seconds": time.monotonic() - began,
        "work": time.process_time() - work,
        "new": len(checked.new),
        "events": Event.objects.count() - before,
    }


if __name__ == "__main__":
    sys.exit(main())
