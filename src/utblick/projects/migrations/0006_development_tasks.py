import django.db.models.deletion
import utblick.clock.now
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisation', '0001_initial'),
        ('projects', '0005_applicant'),
    ]

    operations = [
        migrations.CreateModel(
            name='DevelopmentTask',
            fields=[
                ('id', models.UUIDField(default=utblick.clock.now.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('year', models.PositiveSmallIntegerField(verbose_name='år')),
                ('what', models.CharField(max_length=300, verbose_name='utvecklingsuppdrag')),
                ('result', models.CharField(blank=True, choices=[('tested', 'prövad'), ('none_suitable', 'inget lämpligt'), ('not_now', 'ej aktuellt'), ('later', 'pröva senare')], max_length=20, verbose_name='prövning')),
                ('tested_on', models.DateField(blank=True, null=True, verbose_name='prövad')),
                ('tested_by', models.CharField(blank=True, max_length=80, verbose_name='av')),
                ('body', models.ForeignKey(db_column='body_code', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.body', to_field='code', verbose_name='nämnd')),
            ],
            options={
                'ordering': ['-year', 'body_id', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('what', ''), _negated=True), ('year__range', (1990, 2199))), name='development_task_named'), models.CheckConstraint(condition=models.Q(models.Q(('result', ''), ('tested_on__isnull', True)), models.Q(models.Q(('result', ''), _negated=True), ('tested_on__isnull', False)), _connector='OR'), name='development_task_tested_dated'), models.UniqueConstraint(fields=('year', 'body', 'what'), name='development_task_once')],
            },
        ),
    ]
