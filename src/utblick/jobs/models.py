"""The technical state of background work; not part of the municipality's record."""

from django.db import models


class Lease(models.Model):
    """The right to do one named thing, held by one process until a moment (UTC)."""

    name = models.CharField(max_length=80, primary_key=True)
    holder = models.CharField(max_length=80)
    until = models.DateTimeField()


class Beat(models.Model):
    """When a named recurring thing was last done (UTC): the worker's heartbeat, the last backup, the last daily run."""

    name = models.CharField(max_length=80, primary_key=True)
    at = models.DateTimeField()
    day = models.DateField(null=True)


class Cursor(models.Model):
    """How far a reader of the event log has come."""

    name = models.CharField(max_length=80, primary_key=True)
    seq = models.BigIntegerField(default=0)


class OutgoingMail(models.Model):
    """A mail to be sent once: the key keeps a second run from queueing it again (utkorg).

    ``html`` is what stands inside the page's body; "" for plain text alone. Addresses within Utblick are written
    with `mail.HERE` before them. ``unsubscribe`` is where the reader stops such mail with one click. A ``personal``
    mail holds links that act for its reader: its texts go when it has been sent. ``queued_on`` is the municipality's
    date.
    """

    key = models.CharField(max_length=160, unique=True)
    recipient = models.EmailField("till")
    subject = models.CharField("ämne", max_length=200)
    body = models.TextField("text")
    html = models.TextField("text som HTML", blank=True)
    language = models.CharField("språk", max_length=2, default="sv")
    unsubscribe = models.CharField(max_length=300, blank=True)
    personal = models.BooleanField(default=False)
    attachments = models.JSONField(default=list)
    queued_at = models.DateTimeField()
    queued_on = models.DateField("lagt i utkorgen", null=True)
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["sent_at", "tries"], name="mail_waiting")]
