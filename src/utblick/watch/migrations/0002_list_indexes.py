from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("watch", "0001_initial"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="call",
            index=models.Index(
                condition=models.Q(("stated_closed", False), ("withdrawn_on__isnull", True)),
                fields=["next_deadline_on", "id", "last_deadline_on"],
                name="call_not_closed",
            ),
        ),
        migrations.AddIndex(
            model_name="call",
            index=models.Index(fields=["programme_code", "programme_sv", "programme_en"], name="call_programmes"),
        ),
    ]
