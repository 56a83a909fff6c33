import django.core.validators
import utblick.clock.now
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('projects', '0004_projects'),
    ]

    operations = [
        migrations.CreateModel(
            name='Applicant',
            fields=[
                ('id', models.UUIDField(default=utblick.clock.now.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('only', models.BooleanField(default=True, editable=False)),
                ('legal_name', models.CharField(max_length=200, verbose_name='juridiskt namn')),
                ('english_name', models.CharField(blank=True, max_length=200, verbose_name='namn på engelska')),
                ('organisation_number', models.CharField(max_length=11, validators=[django.core.validators.RegexValidator('^\\d{6}-\\d{4}$', 'Skriv organisationsnumret som 212000-0000.')], verbose_name='organisationsnummer')),
                ('vat_number', models.CharField(blank=True, max_length=20, verbose_name='momsregistreringsnummer')),
                ('pic', models.CharField(blank=True, max_length=9, validators=[django.core.validators.RegexValidator('^\\d{9}$', 'En PIC har nio siffror.')], verbose_name='PIC')),
                ('oid', models.CharField(blank=True, max_length=9, validators=[django.core.validators.RegexValidator('^E\\d{8}$', 'Ett OID börjar på E och har åtta siffror.')], verbose_name='OID')),
                ('nuts', models.CharField(blank=True, max_length=5, validators=[django.core.validators.RegexValidator('^[A-Z]{2}[0-9A-Z]{1,3}$', 'Skriv NUTS-koden som SE110.')], verbose_name='NUTS')),
                ('address', models.CharField(blank=True, max_length=300, verbose_name='postadress')),
                ('lear', models.CharField(blank=True, max_length=200, verbose_name='LEAR')),
                ('signatories', models.TextField(blank=True, max_length=500, verbose_name='vem som undertecknar')),
                ('confirmed_on', models.DateField(verbose_name='senast genomgånget')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('only',), name='applicant_one_row'), models.CheckConstraint(condition=models.Q(('only', True)), name='applicant_only_one'), models.CheckConstraint(condition=models.Q(models.Q(('legal_name', ''), _negated=True), models.Q(('organisation_number', ''), _negated=True)), name='applicant_named')],
            },
        ),
    ]
