"""The product's own settings, on a throw-away `var/` and with the guard against stray writes."""

import os
import tempfile
from pathlib import Path

if "UTBLICK_TEST_VAR" not in os.environ:
    os.environ["UTBLICK_TEST_VAR"] = tempfile.mkdtemp(prefix="utblick-tests-")
os.environ["UTBLICK_VAR"] = os.environ["UTBLICK_TEST_VAR"]
os.environ.setdefault("UTBLICK_TEST_STATIC", str(Path(tempfile.gettempdir()) / f"utblick-static-{os.getuid()}"))
os.environ["UTBLICK_AUDIT_GUARD"] = "1"
os.environ.setdefault("UTBLICK_LOG_LEVEL", "ERROR")

from utblick.operations import keys  # noqa: E402

keys.ensure(Path(os.environ["UTBLICK_VAR"]))

from utblick.config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ALLOWED_HOSTS = ["*"]
