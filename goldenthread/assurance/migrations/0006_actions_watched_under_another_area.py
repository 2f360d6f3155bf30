import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assurance", "0005_earlier_decisions")]

    operations = [
        migrations.AddField(
            model_name="action",
            name="watched_in",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="watched_actions",
                to="assurance.area",
            ),
        ),
        migrations.AlterField(
            model_name="action",
            name="monitoring",
            field=models.CharField(
                choices=[
                    ("active", "Monitored"),
                    ("released", "Released from formal monitoring"),
                    ("merged", "Merged into another"),
                    ("moved", "Watched under another area"),
                    ("split", "Split into several"),
                    ("retired", "Retired"),
                ],
                default="active",
                max_length=10,
            ),
        ),
    ]
