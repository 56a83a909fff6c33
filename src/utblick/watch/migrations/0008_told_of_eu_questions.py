from django.db import migrations, models


def from_now_on(apps, schema_editor):
    """Whoever is told already is told of EU questions from now on, and not of what has been."""
    subscriptions = apps.get_model("watch", "Subscription").objects
    if not subscriptions.exists():
        return
    latest = {
        name: apps.get_model("watch", model).objects.aggregate(last=models.Max("pk"))["last"] or 0
        for name, model in (("told_question_match", "QuestionMatch"), ("told_question_change", "QuestionChange"))
    }
    subscriptions.update(**latest)


class Migration(migrations.Migration):

    dependencies = [
        ('watch', '0007_eu_questions'),
    ]

    operations = [
        migrations.AddField(
            model_name='questionchange',
            name='stage',
            field=models.CharField(blank=True, choices=[('consultation', 'EU-samråd'), ('proposal', 'Förslag från kommissionen'), ('communication', 'Meddelande från kommissionen'), ('council_document', 'Rådsdokument'), ('agenda', 'Kommenterad dagordning'), ('memorandum', 'Faktapromemoria'), ('parliament', 'Behandling i Europaparlamentet'), ('adopted_text', 'Europaparlamentets text'), ('adopted_act', 'Antagen rättsakt'), ('inquiry_terms', 'Kommittédirektiv'), ('inquiry_report', 'SOU'), ('ministry_report', 'Ds eller promemoria'), ('referral', 'Remiss'), ('legislation_council', 'Lagrådsremiss'), ('bill', 'Proposition'), ('government_communication', 'Skrivelse'), ('committee_report', 'Betänkande från utskott'), ('statute', 'Svensk författning (SFS)'), ('other', 'Annat')], max_length=30),
        ),
        migrations.AddField(
            model_name='questionstand',
            name='reason',
            field=models.CharField(blank=True, choices=[('not_our_task', 'Inte vår uppgift'), ('little_effect', 'Påverkar oss lite'), ('too_short', 'För kort om tid'), ('other_body', 'Hör till en annan nämnd'), ('others_answer', 'Andra svarar för oss')], max_length=20, verbose_name='varför'),
        ),
        migrations.AddField(
            model_name='subscription',
            name='told_question_change',
            field=models.BigIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name='subscription',
            name='told_question_match',
            field=models.BigIntegerField(default=0, editable=False),
        ),
        migrations.AlterField(
            model_name='questionchange',
            name='what',
            field=models.CharField(choices=[('new_paper', 'nytt papper'), ('stage', 'nytt läge'), ('day_moved', 'sista dagen flyttad'), ('merged', 'sammanförd med en annan fråga')], max_length=12),
        ),
        migrations.RunPython(from_now_on, migrations.RunPython.noop),
    ]
