import django.db.models.deletion
import utblick.clock.now
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cooperation', '0008_exchanges'),
        ('organisation', '0001_initial'),
        ('projects', '0003_idea_of_partner_request'),
    ]

    operations = [
        migrations.CreateModel(
            name='Project',
            fields=[
                ('id', models.UUIDField(default=utblick.clock.now.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('title', models.CharField(max_length=300, verbose_name='titel')),
                ('account_code', models.CharField(max_length=40, verbose_name='projektkod')),
                ('leader', models.CharField(max_length=120, verbose_name='projektledare')),
                ('leader_email', models.EmailField(blank=True, max_length=254, verbose_name='projektledarens e-post')),
                ('grant_minor', models.PositiveBigIntegerField(verbose_name='beviljat belopp')),
                ('currency', models.CharField(choices=[('SEK', 'kronor'), ('EUR', 'euro')], default='SEK', max_length=3, verbose_name='valuta')),
                ('rate', models.PositiveIntegerField(blank=True, null=True, verbose_name='kurs')),
                ('rated_on', models.DateField(blank=True, null=True, verbose_name='kursens dag')),
                ('starts_on', models.DateField(verbose_name='börjar')),
                ('ends_on', models.DateField(verbose_name='slutar')),
                ('continuation', models.TextField(blank=True, max_length=2000, verbose_name='fortsättning efter pengarna')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='avslutat')),
                ('competence', models.TextField(blank=True, max_length=2000, verbose_name='kompetens')),
                ('experience', models.TextField(blank=True, max_length=2000, verbose_name='erfarenheter')),
                ('resources', models.TextField(blank=True, max_length=2000, verbose_name='ekonomiska resurser')),
                ('kept_until', models.DateField(blank=True, null=True, verbose_name='underlagen finns kvar till')),
                ('followed_up_on', models.DateField(blank=True, null=True, verbose_name='följt upp')),
                ('effect', models.TextField(blank=True, max_length=2000, verbose_name='vad som finns kvar efter ett år')),
                ('agreement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='projects', to='cooperation.agreement', verbose_name='avtal')),
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='project', to='projects.application', verbose_name='ansökan')),
                ('body', models.ForeignKey(db_column='body_code', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.body', to_field='code', verbose_name='nämnd')),
            ],
            options={
                'ordering': ['-starts_on', '-id'],
                'indexes': [models.Index(fields=['ends_on'], name='project_end')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('account_code', ''), _negated=True), models.Q(('leader', ''), _negated=True)), name='project_named'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='project_ends_after_start', violation_error_message='Projektet kan inte sluta innan det börjar.'), models.CheckConstraint(condition=models.Q(models.Q(('rate__isnull', True), ('rated_on__isnull', True)), models.Q(('currency', 'EUR'), ('rate__gt', 0), ('rated_on__isnull', False)), _connector='OR'), name='project_rate_dated', violation_error_message='En kurs har en dag, och finns bara för belopp i euro.'), models.CheckConstraint(condition=models.Q(('closed_on__isnull', True), models.Q(('competence', ''), _negated=True), models.Q(('experience', ''), _negated=True), models.Q(('resources', ''), _negated=True), _connector='OR'), name='project_closed_with_result', violation_error_message='Skriv minst ett av de tre resultaten.'), models.CheckConstraint(condition=models.Q(('followed_up_on__isnull', True), ('closed_on__isnull', False), _connector='OR'), name='project_closed_first')],
            },
        ),
        migrations.CreateModel(
            name='Payment',
            fields=[
                ('id', models.UUIDField(default=utblick.clock.now.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('payment_kind', models.CharField(choices=[('prefinancing', 'förskott'), ('claim', 'rekvisition'), ('final', 'slutrekvisition')], default='claim', max_length=20, verbose_name='slag')),
                ('asked_on', models.DateField(verbose_name='begärs')),
                ('asked_minor', models.PositiveBigIntegerField(verbose_name='begärt belopp')),
                ('expected_on', models.DateField(blank=True, null=True, verbose_name='väntas')),
                ('paid_on', models.DateField(blank=True, null=True, verbose_name='betalat')),
                ('paid_minor', models.PositiveBigIntegerField(blank=True, null=True, verbose_name='betalat belopp')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='projects.project', verbose_name='projekt')),
            ],
            options={
                'ordering': ['asked_on', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('paid_minor__isnull', True), ('paid_on__isnull', True)), models.Q(('paid_minor__isnull', False), ('paid_on__isnull', False)), _connector='OR'), name='payment_paid_whole', violation_error_message='Skriv både dagen och beloppet som betalades.'), models.CheckConstraint(condition=models.Q(('asked_minor__gt', 0)), name='payment_of_something', violation_error_message='Skriv ett belopp över noll.')],
            },
        ),
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('id', models.UUIDField(default=utblick.clock.now.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('name', models.CharField(max_length=200, verbose_name='vad som mäts')),
                ('target', models.PositiveIntegerField(verbose_name='mål')),
                ('value', models.PositiveIntegerField(blank=True, null=True, verbose_name='utfall')),
                ('measured_on', models.DateField(blank=True, null=True, verbose_name='mätt')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='indicators', to='projects.project', verbose_name='projekt')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='project_indicator_named')],
            },
        ),
        migrations.CreateModel(
            name='BudgetYear',
            fields=[
                ('id', models.UUIDField(default=utblick.clock.now.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('year', models.PositiveSmallIntegerField(verbose_name='år')),
                ('grant_minor', models.PositiveBigIntegerField(default=0, verbose_name='bidrag')),
                ('own_minor', models.PositiveBigIntegerField(default=0, verbose_name='egna pengar')),
                ('time_minor', models.PositiveBigIntegerField(default=0, verbose_name='egen tid')),
                ('partners_minor', models.PositiveBigIntegerField(default=0, verbose_name='partner')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='budget', to='projects.project', verbose_name='projekt')),
            ],
            options={
                'ordering': ['year'],
                'constraints': [models.UniqueConstraint(fields=('project', 'year'), name='budget_year_once', violation_error_message='Året finns redan i budgeten. Ändra det i stället.'), models.CheckConstraint(condition=models.Q(('year__range', (1990, 2199))), name='budget_year_sound')],
            },
        ),
        migrations.CreateModel(
            name='Amendment',
            fields=[
                ('id', models.UUIDField(default=utblick.clock.now.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('what', models.TextField(max_length=2000, verbose_name='vad som ändras')),
                ('changed_on', models.DateField(verbose_name='ändrat')),
                ('own_cost_minor', models.PositiveBigIntegerField(blank=True, null=True, verbose_name='ny egen kostnad')),
                ('role', models.CharField(blank=True, choices=[('coordinator', 'samordnare'), ('partner', 'partner'), ('associated', 'associerad part')], max_length=20, verbose_name='ny roll')),
                ('outcome', models.CharField(blank=True, max_length=20, verbose_name='svar enligt riktlinjerna')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='amendments', to='projects.project', verbose_name='projekt')),
            ],
            options={
                'ordering': ['changed_on', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='amendment_told')],
            },
        ),
        migrations.CreateModel(
            name='ProjectPartner',
            fields=[
                ('id', models.UUIDField(default=utblick.clock.now.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('name', models.CharField(max_length=200, verbose_name='namn')),
                ('role', models.CharField(choices=[('coordinator', 'samordnare'), ('partner', 'partner'), ('associated', 'associerad part')], default='partner', max_length=20, verbose_name='roll')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='partners', to='projects.project', verbose_name='projekt')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('project', 'name'), name='project_partner_once', violation_error_message='Parten finns redan i projektet.')],
            },
        ),
        migrations.CreateModel(
            name='Undertaking',
            fields=[
                ('id', models.UUIDField(default=utblick.clock.now.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('undertaking_kind', models.CharField(choices=[('milestone', 'milstolpe'), ('deliverable', 'leverans'), ('report', 'rapport')], default='milestone', max_length=20, verbose_name='slag')),
                ('what', models.CharField(max_length=300, verbose_name='vad')),
                ('due_on', models.DateField(verbose_name='senast')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='klart')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='undertakings', to='projects.project', verbose_name='projekt')),
            ],
            options={
                'ordering': ['due_on', 'id'],
                'indexes': [models.Index(fields=['due_on'], name='undertaking_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='undertaking_named')],
            },
        ),
    ]
