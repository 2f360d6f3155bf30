from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assurance", "0004_titles_through_time_and_agenda_of_reviews")]

    operations = [
        migrations.AddField(
            model_name="roundexception",
            name="decided_before",
            field=models.TextField(blank=True),
        ),
    ]
