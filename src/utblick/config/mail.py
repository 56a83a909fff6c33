"""How mail leaves: through a mail server, or as files in `var/mail/` until one is given."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import environ

TO_FILES = "django.core.mail.backends.filebased.EmailBackend"


def configured(url: str, var: Path) -> dict[str, Any]:
    """Django's mail settings for ``url`` (smtp+tls://USER:PASSWORD@HOST:587), or files when it is empty."""
    if not url:
        return {"EMAIL_BACKEND": TO_FILES, "EMAIL_FILE_PATH": var / "mail"}
    return dict(environ.Env.email_url_config(url))
