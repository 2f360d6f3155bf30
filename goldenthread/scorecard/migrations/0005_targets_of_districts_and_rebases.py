import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('scorecard', '0004_published_benchmarks'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Rebase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('month_on', models.DateField(verbose_name='month')),
                ('reason', models.CharField(max_length=300)),
                ('decided_at', models.DateTimeField()),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='target',
            name='one_target_per_label',
        ),
        migrations.AddField(
            model_name='target',
            name='group',
            field=models.CharField(blank=True, max_length=100, verbose_name='district'),
        ),
        migrations.AddField(
            model_name='target',
            name='grouped_by',
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name='target',
            name='revision',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='target',
            name='until_on',
            field=models.DateField(blank=True, null=True, verbose_name='until'),
        ),
        migrations.AlterField(
            model_name='target',
            name='from_on',
            field=models.DateField(blank=True, null=True, verbose_name='from'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.UniqueConstraint(fields=('code', 'kind', 'label', 'grouped_by', 'group'), name='one_target_per_label_and_place'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('group', ''), ('grouped_by', '')), models.Q(('grouped_by', 'district'), models.Q(('group', ''), _negated=True)), _connector='OR'), name='target_is_of_the_area_or_a_district'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='target_period_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='rebase',
            constraint=models.UniqueConstraint(fields=('code', 'month_on'), name='one_rebase_per_month'),
        ),
        migrations.AddConstraint(
            model_name='rebase',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='rebase_has_a_reason'),
        ),
    ]
