"""Obligations know how often their end was moved, so that a rung has its key without its events."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds how often the end of an obligation was moved."""

    dependencies = [
        ("cases", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="obligation",
            name="moved",
            field=models.PositiveSmallIntegerField(default=0),
        ),
    ]
