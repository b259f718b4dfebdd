"""What is owed in a case is found with the earliest first."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0004_found_by_entry"),
    ]

    operations = [
        migrations.AlterField(
            model_name="obligation",
            name="case",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="obligations",
                to="cases.case",
            ),
        ),
        migrations.AddIndex(
            model_name="obligation",
            index=models.Index(
                fields=["case", "how", "due"], name="cases_oblig_case_id_5e2ecb_idx"
            ),
        ),
    ]
