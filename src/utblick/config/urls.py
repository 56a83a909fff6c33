"""Every room's addresses, under the room's Swedish word."""

from importlib.util import find_spec

from allauth.account.views import login
from django.urls import include, path

PREFIXES = {
    "ui": "",
    "accounts": "konto/",
    "search": "sok/",
    "jobs": "utskick/",
    "organisation": "organisation/",
    "documents": "handlingar/",
    "governance": "riktlinjer/",
    "cases": "arenden/",
    "watch": "utlysningar/",
    "cooperation": "partner/",
    "projects": "ansokningar/",
    "support": "stod/",
    "archive": "arkiv/",
    "reporting": "redovisning/",
    "operations": "halsa/",
    "demo": "demo/",
    "web": "",
}

urlpatterns = [
    path(prefix, include(f"utblick.{room}.urls"))
    for room, prefix in PREFIXES.items()
    if find_spec(f"utblick.{room}.urls") is not None
]
urlpatterns += [path("eu-fragor/", include("utblick.watch.question_urls"))]
urlpatterns += [path("konto/", include("allauth.account.urls")), path("konto/2fa/", include("allauth.mfa.urls"))]
# The last pattern of a name is the one that links lead to.
urlpatterns += [path("konto/logga-in/", login, name="account_login")]
