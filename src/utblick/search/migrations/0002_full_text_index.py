from django.db import migrations

from utblick.search import index


def create(apps, schema_editor):
    index.create(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
