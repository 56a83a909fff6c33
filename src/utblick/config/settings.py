"""Settings, all from the environment and from `var/`; nothing here names a municipality."""

import os
from pathlib import Path

from utblick.config import databases, mail

ROOT = Path(__file__).resolve().parents[3]
VAR = Path(os.environ.get("UTBLICK_VAR", ROOT / "var")).resolve()
DEBUG = False

SECRET_KEY_FILE = VAR / "keys" / "secret.key"
AUDIT_KEY_FILE = VAR / "keys" / "audit.key"
AUDIT_HEADS_FILE = VAR / "audit-heads.log"
SECRET_KEY = SECRET_KEY_FILE.read_text("ascii").strip() if SECRET_KEY_FILE.exists() else ""
FILES_ROOT = VAR / "files"
BACKUPS_ROOT = VAR / "backups"
GUIDELINES_ROOT = ROOT / "guidelines"
HANDBOOK_ROOT = ROOT / "docs" / "handbok"

ALLOWED_HOSTS = [host for host in os.environ.get("UTBLICK_HOSTS", "localhost,127.0.0.1").split(",") if host]
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("UTBLICK_ORIGINS", "").split(",") if origin]
PUBLIC_URL = os.environ.get("UTBLICK_URL", next(iter(CSRF_TRUSTED_ORIGINS), "http://localhost:8000")).rstrip("/")
HTTPS = os.environ.get("UTBLICK_HTTPS", "") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_HTTPONLY = True

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    *databases.rooms(),
    "django.forms",  # after the rooms: a list of choices is written by the template of ui
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "django_q",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "utblick.ui.middleware.closed_pages",
    "utblick.clock.middleware.one_date_a_request",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "utblick.ui.middleware.chosen_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "utblick.ui.middleware.private_pages",
    "utblick.accounts.middleware.actor_of_request",
    "utblick.accounts.middleware.GuardedRoutes",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "utblick.ui.middleware.whole_error_pages",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "utblick.config.urls"
WSGI_APPLICATION = "utblick.config.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "utblick.ui.shell.shell",
            ],
        },
    }
]

DATABASES = {"default": databases.configured(os.environ.get("UTBLICK_DATABASE_URL", ""), VAR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache_entry"},
    "jobs": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "jobs"},
}
Q_CLUSTER = {
    "name": "utblick",
    "orm": "default",
    "workers": 1,
    "timeout": 90,
    "retry": 120,
    "max_attempts": 5,
    "catch_up": False,
    "cache": "jobs",
    "save_limit": 500,
    "poll": 1.0,
    "label": "Jobb",
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "utblick.accounts.adapter.ClosedSignup"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("UTBLICK_STATIC", VAR / "static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 6_000_000

globals().update(mail.configured(os.environ.get("UTBLICK_EMAIL_URL", ""), VAR))
DEFAULT_FROM_EMAIL = os.environ.get("UTBLICK_EMAIL_FROM", "utblick@localhost")
MAIL_DOMAINS = frozenset(name.strip().lower() for name in os.environ.get("UTBLICK_MAIL_DOMAINS", "").split(",") if name)
MAILBOX_URL = os.environ.get("UTBLICK_MAILBOX_URL", "")
MAILBOX_CA = os.environ.get("UTBLICK_MAILBOX_CA", "")

ACCESS_TABLE = ROOT / "docs" / "access.toml"
AUDIT_GUARD = os.environ.get("UTBLICK_AUDIT_GUARD", "") == "1"
AUDIT_EXEMPT_TABLES = ["accounts_user", "jobs_lease", "jobs_beat", "jobs_cursor", "jobs_outgoingmail"]

LOG_LEVEL = os.environ.get("UTBLICK_LOG_LEVEL", "INFO")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "utblick.config.logs.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"level": LOG_LEVEL},
        "django-q": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "httpx2": {"level": "WARNING"},
        "httpcore2": {"level": "WARNING"},
    },
}
