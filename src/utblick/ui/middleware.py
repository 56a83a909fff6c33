"""Headers that keep pages closed to everything that is not ours."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from utblick.ui.responses import wants_part

Handler = Callable[[HttpRequest], HttpResponse]

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def closed_pages(get_response: Handler) -> Handler:
    """Every answer: strict content policy and its companions. A view may set a header of its own, which stays."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return middleware


def private_pages(get_response: Handler) -> Handler:
    """Signed-in pages are stored nowhere. Stands after the authentication middleware."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        user = getattr(request, "user", None)
        if user is not None and user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
            patch_vary_headers(response, ["HX-Request"])
        return response

    return middleware


def whole_error_pages(get_response: Handler) -> Handler:
    """An error page answered to a request for a part takes the place of the whole page, not of the part."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code in (403, 404, 409) and wants_part(request):
            response.headers.setdefault("HX-Retarget", "body")
            response.headers.setdefault("HX-Reswap", "innerHTML")
        return response

    return middleware


def chosen_language(get_response: Handler) -> Handler:
    """Swedish, unless the reader has chosen English (kept in a cookie by the language switch). What the browser asks
    for is not a choice: the municipality's language is Swedish (språklagen 2009:600, 10 §)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        asked = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ["Cookie"])
        return response

    return middleware
