"""What is read outside the pages: a person's own feeds."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.crypto import constant_time_compare, salted_hmac

from utblick.audit.models import Record


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
