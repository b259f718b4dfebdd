"""Reports are found by the day for which they were asked, and those that are public by entry."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("duties", "0002_hand_over"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["public", "entry"], name="duties_repo_public_f4159a_idx"),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["kind", "due"], name="duties_repo_kind_8d52a2_idx"),
        ),
    ]
