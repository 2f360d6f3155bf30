import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('scorecard', '0006_returns_taken_back'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PublishedMonth',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month_on', models.DateField()),
                ('edition', models.PositiveSmallIntegerField()),
                ('published_at', models.DateTimeField()),
                ('signed_off_name', models.CharField(max_length=120)),
                ('signed_off_role', models.CharField(max_length=120)),
                ('note', models.TextField(blank=True)),
                ('reason', models.TextField(blank=True)),
                ('facts_as_of_on', models.DateField()),
                ('facts_digest', models.CharField(max_length=64)),
                ('manifest_digest', models.CharField(max_length=64)),
                ('published_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='RevisionReason',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('reason', models.TextField()),
                ('numerator', models.IntegerField(blank=True, null=True)),
                ('denominator', models.IntegerField(blank=True, null=True)),
                ('value', models.FloatField(blank=True, null=True)),
                ('written_at', models.DateTimeField()),
                ('revision', models.PositiveIntegerField(default=1)),
                ('published', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reasons', to='scorecard.publishedmonth')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddConstraint(
            model_name='publishedmonth',
            constraint=models.UniqueConstraint(fields=('month_on', 'edition'), name='one_row_per_edition'),
        ),
        migrations.AddConstraint(
            model_name='publishedmonth',
            constraint=models.CheckConstraint(condition=models.Q(('edition', 1), models.Q(('edition__gt', 1), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='another_edition_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='publishedmonth',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('signed_off_name', ''), _negated=True), models.Q(('signed_off_role', ''), _negated=True)), name='published_month_is_signed_off'),
        ),
        migrations.AddConstraint(
            model_name='revisionreason',
            constraint=models.UniqueConstraint(fields=('published', 'code'), name='one_reason_per_published_figure'),
        ),
        migrations.AddConstraint(
            model_name='revisionreason',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='revision_reason_says_something'),
        ),
    ]
