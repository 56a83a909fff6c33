"""What can be found, and by whom."""

from django.db import models


class SearchEntry(models.Model):
    """One object as search knows it. The stemmed text lies in the database's own full-text index beside it.

    ``scope`` is "public", "internal" (everyone signed in) or the body code that alone may find it.
    """

    PUBLIC = "public"
    INTERNAL = "internal"

    ref = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=40)
    scope = models.CharField(max_length=20)
    title = models.CharField("rubrik", max_length=500)
    extract = models.CharField("utdrag", max_length=300, blank=True)
    url = models.CharField(max_length=300)
    day = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "scope"], name="search_kind_scope")]
