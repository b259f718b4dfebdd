"""What a case was told and ordered is found by the entry that told it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0003_ended"),
    ]

    operations = [
        migrations.AlterField(
            model_name="caseabout",
            name="case",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="abouts",
                to="cases.case",
            ),
        ),
        migrations.AlterField(
            model_name="caseevent",
            name="case",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="events",
                to="cases.case",
            ),
        ),
        migrations.AlterField(
            model_name="caseevent",
            name="entry",
            field=models.BigIntegerField(db_index=True),
        ),
        migrations.AlterField(
            model_name="order",
            name="entry",
            field=models.BigIntegerField(db_index=True, null=True),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(fields=["mechanism", "at"], name="cases_order_mechani_86b10e_idx"),
        ),
    ]
