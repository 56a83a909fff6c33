"""What is read outside the pages: a person's own feeds, and a note on who else looks at a call."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.watch.models.calls import Call


class FeedAddress(Record):
    """A person's own secret address for feeds. Its secret follows from the installation's key and ``serial``, so that
    nothing to steal is stored; the next serial makes the old address useless."""

    kind = "feed_address"

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="feed_address")
    serial = models.PositiveIntegerField(default=1)

    @property
    def token(self) -> str:
        return salted_hmac("utblick.feeds", f"{self.pk}:{self.serial}", algorithm="sha256").hexdigest()[:48]

    def is_opened_by(self, token: str) -> bool:
        return constant_time_compare(self.token, token)


class CallNote(Record):
    """Other municipalities that look at a call (G-22), one a line."""

    kind = "call_note"
    words = frozenset({"municipalities"})

    call = models.OneToOneField(Call, on_delete=models.PROTECT, related_name="note")
    municipalities = models.TextField(_("andra kommuner som tittar"), max_length=1_000, blank=True)

    @property
    def names(self) -> list[str]:
        return [line.strip() for line in self.municipalities.splitlines() if line.strip()]
