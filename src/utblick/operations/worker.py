"""The worker process of `utblick serve`: says at once that it lives, then works the queue."""

from __future__ import annotations

import os
import sys

import django
from django.core.management import call_command


def main() -> int:
    """Run until stopped."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "utblick.config.settings")
    django.setup()
    from utblick.jobs.jobs import beat

    beat()
    call_command("qcluster")
    return 0


if __name__ == "__main__":
    sys.exit(main())
