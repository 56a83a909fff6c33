"""The installation itself: whose it is, and whether it plays a demo on a date of its own."""

from django.db import models
from django.db.models import Q


class Installation(models.Model):
    """One municipality's installation (one row). Demo mode is a property of the database and never changes.

    ``county`` is the county's code (länskod); "" = the first two digits of the municipality's ``code``.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    municipality = models.CharField("kommun", max_length=120)
    code = models.CharField("kommunkod", max_length=4, blank=True)
    county = models.CharField("länskod", max_length=2, blank=True)
    accent = models.CharField("accentfärg", max_length=7, default="#0b5c7a")
    demo = models.BooleanField("demo", default=False)
    demo_date = models.DateField("demons datum", null=True)
    created_at = models.DateTimeField("skapad")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="installation_one_row"),
            models.CheckConstraint(
                condition=Q(demo=True, demo_date__isnull=False) | Q(demo=False, demo_date__isnull=True),
                name="installation_demo_has_date",
            ),
        ]
