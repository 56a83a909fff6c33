from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('watch', '0002_others_in_the_county'),
    ]

    operations = [
        migrations.DeleteModel(
            name='CallNote',
        ),
    ]
