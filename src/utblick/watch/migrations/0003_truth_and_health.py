from django.db import migrations, models

from utblick.audit import guard


def carry_over(apps, schema_editor):
    """Until now only people said that a call was withdrawn, and texts were compared by lines."""
    with guard.opened():
        apps.get_model("watch", "Call").objects.exclude(withdrawn_on=None).update(withdrawn_how="person")
        versions = apps.get_model("watch", "CallVersion")
        for version in versions.objects.all().iterator():
            if any("lines" in change for change in version.changes):
                for change in version.changes:
                    if "lines" in change:
                        change["words"] = [[[line[0], line[2:]]] for line in change.pop("lines")]
                version.save(update_fields=["changes"])


class Migration(migrations.Migration):
    dependencies = [
        ("watch", "0002_list_indexes"),
    ]

    operations = [
        migrations.AddField(
            model_name="call",
            name="looked_up_on",
            field=models.DateField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="call",
            name="withdrawn_how",
            field=models.CharField(
                blank=True,
                choices=[
                    ("person", "sagt av en person"),
                    ("source", "källans egna ord"),
                    ("absence", "borta ur källan"),
                ],
                max_length=8,
                verbose_name="hur det är känt",
            ),
        ),
        migrations.AddField(
            model_name="fetchrun",
            name="cross_check",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="fetchrun",
            name="drift",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="source",
            name="checked_on",
            field=models.DateField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="source",
            name="programme_names",
            field=models.JSONField(default=dict, editable=False),
        ),
        migrations.AddField(
            model_name="source",
            name="shape",
            field=models.JSONField(default=dict, editable=False),
        ),
        migrations.AddField(
            model_name="source",
            name="validators",
            field=models.JSONField(default=dict, editable=False),
        ),
        migrations.RunPython(carry_over, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="call",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("withdrawn_how", ""), ("withdrawn_on__isnull", True)),
                    models.Q(("withdrawn_on__isnull", False), models.Q(("withdrawn_how", ""), _negated=True)),
                    _connector="OR",
                ),
                name="call_withdrawn_known_how",
            ),
        ),
    ]
