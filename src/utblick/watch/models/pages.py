"""Web pages and feeds that somebody watches, and what has changed on them.

Nothing there is a call before a person says so.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.watch.models.calls import Call


class WatchedPage(Record):
    """A web page or feed (bevakad sida) that is read once a day for a body.

    What the reading has found (`measured`) is no event: ``text`` is the main content as last read, ``seen`` the hashes
    of a feed's entries, ``read_on`` the last day it could be read, ``failing_since`` the first day it could not.
    """

    kind = "watched_page"
    body_field = "body_code"

    class Form(models.TextChoices):
        PAGE = "page", _("webbsida")
        FEED = "feed", _("flöde (RSS eller Atom)")

    class Problem(models.TextChoices):
        ROBOTS = "robots", _("Webbplatsen vill inte läsas av program (robots.txt).")
        REFUSED = "refused", _("Adressen leder in i ett eget nät och läses inte.")
        SILENT = "silent", _("Webbplatsen svarade inte.")
        STATUS = "status", _("Webbplatsen svarade med ett fel.")
        TOO_BIG = "too_big", _("Sidan är för stor.")
        NO_TEXT = "no_text", _("Sidan har ingen text som går att jämföra.")
        NO_FEED = "no_feed", _("Adressen är inget flöde.")

    name = models.CharField(_("namn"), max_length=120)
    url = models.CharField(_("adress"), max_length=500, unique=True)
    form = models.CharField(_("slag"), max_length=4, choices=Form.choices, default=Form.PAGE)
    body_code = models.CharField(_("nämnd"), max_length=20)
    enabled = models.BooleanField(_("läses varje dag"), default=True)
    text = models.TextField(blank=True, editable=False)
    seen = models.JSONField(default=list, editable=False)
    etag = models.CharField(max_length=200, blank=True, editable=False)
    last_modified = models.CharField(max_length=60, blank=True, editable=False)
    asked_on = models.DateField(null=True, editable=False)
    read_on = models.DateField(_("senast läst"), null=True, editable=False)
    problem = models.CharField(max_length=8, choices=Problem.choices, blank=True, editable=False)
    failing_since = models.DateField(null=True, editable=False)

    measured = frozenset(
        {"text", "seen", "etag", "last_modified", "asked_on", "read_on", "problem", "failing_since"}
    )  # fmt: skip

    def __str__(self) -> str:
        return self.name

    def values(self) -> dict[str, object]:
        return {name: value for name, value in super().values().items() if name not in self.measured}

    def get_absolute_url(self) -> str:
        return reverse("watch:page", args=[self.pk])


class PageChange(Record):
    """Something new on a watched page (ändring): the text before and after, or one entry of a feed.

    It waits until a person says that it is a call or nothing for us. A page has at most one that waits.
    """

    kind = "page_change"
    body_field = "page__body_code"

    class Answer(models.TextChoices):
        WAITING = "waiting", _("väntar på svar")
        CALL = "call", _("ny utlysning")
        NOTHING = "nothing", _("inget för oss")

    page = models.ForeignKey(WatchedPage, on_delete=models.PROTECT, related_name="changes")
    seen_on = models.DateField(_("sedd"))
    title = models.CharField(_("rubrik"), max_length=300, blank=True)
    link = models.CharField(_("länk"), max_length=500, blank=True)
    old_text = models.TextField(blank=True, editable=False)
    new_text = models.TextField(blank=True, editable=False)
    answer = models.CharField(_("svar"), max_length=8, choices=Answer.choices, default=Answer.WAITING)
    decided_by = models.CharField(max_length=80, blank=True, editable=False)
    decided_on = models.DateField(null=True, editable=False)
    call = models.ForeignKey(Call, on_delete=models.PROTECT, null=True, related_name="page_changes")

    class Meta:
        ordering = ["-seen_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(call__isnull=True) | Q(answer="call"), name="page_change_call_answered"),
            models.CheckConstraint(
                condition=Q(answer="waiting", decided_on__isnull=True)
                | (~Q(answer="waiting") & Q(decided_on__isnull=False)),
                name="page_change_answered_once",
            ),
        ]
        indexes = [models.Index(fields=["answer", "-seen_on"], name="page_change_waiting")]

    def __str__(self) -> str:
        return self.title or self.page.name

    def values(self) -> dict[str, object]:
        """The page's own texts are kept in the row alone."""
        return {name: value for name, value in super().values().items() if name not in ("old_text", "new_text")}

    def get_absolute_url(self) -> str:
        return reverse("watch:page_change", args=[self.pk])
