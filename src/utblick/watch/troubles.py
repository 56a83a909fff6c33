"""What went wrong with a source, in words for people. The source's own answer stands beside it."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

TOLD = {
    "refused-address": gettext_lazy(
        "Adressen leder in i ett internt nät. Utblick frågar bara servrar på det öppna internet."
    ),
    "redirects": gettext_lazy("Källan skickar vidare till en annan adress, som Utblick inte följer."),
    "too-big": gettext_lazy("Svaret var större än Utblick tar emot. Inget av det är sparat."),
    "timeout": gettext_lazy("Källan svarade inte i tid."),
    "unreachable": gettext_lazy("Källan går inte att nå."),
    "reset": gettext_lazy("Förbindelsen bröts mitt i svaret."),
    "coding": gettext_lazy("Svaret var packat på ett sätt som Utblick inte tar emot."),
    "not-json": gettext_lazy("Källan svarade något annat än data, till exempel en webbsida om underhåll."),
    "empty": gettext_lazy("Källan svarade utan poster fast den nyss räknade några."),
    "error-500": gettext_lazy("Källan säger att den har ett fel hos sig."),
    "error-400": gettext_lazy("Källan avvisade frågan."),
    "error-http": gettext_lazy("Källan svarade med ett felmeddelande."),
}
_KIND = re.compile(rf"\b({'|'.join(TOLD)}):")
_LOSS = re.compile(r"found, \d+ last time|none found$")


def trouble_told(problems: list[str]) -> str:
    """The first problem of a run that has words, in words; "" when there is none."""
    for problem in problems:
        if found := _KIND.search(problem):
            return str(TOLD[found[1]])
        if _LOSS.search(problem):
            return _("Källan listade mycket färre poster än väntat.")
    return ""
