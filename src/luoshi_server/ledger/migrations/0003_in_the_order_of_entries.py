"""What is searched for in the ledger is found in the order of the entries.

The table itself is not touched: it could only be made anew, and lose what guards it.
"""

from django.db import migrations, models

FOUND_ALONE = (["kind"], ["about"], ["unit"])


def drop_indexes_of_one(apps, schema_editor):
    """Drop the indexes that the new ones begin with."""
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        known = connection.introspection.get_constraints(cursor, "luoshi_ledger_line")
    for name, one in known.items():
        is_of_one = one["index"] and not one["unique"] and one["columns"] in FOUND_ALONE
        # PostgreSQL finds beginnings of words by an index of their own.
        if is_of_one and not name.endswith("_like"):
            schema_editor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")


class Migration(migrations.Migration):
    """Puts an index by entry in the place of each by a single column."""

    dependencies = [("luoshi_ledger", "0002_never_altered")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField("line", "kind", models.CharField(max_length=60)),
                migrations.AlterField("line", "about", models.CharField(max_length=200)),
                migrations.AlterField("line", "unit", models.CharField(max_length=200)),
            ],
            database_operations=[
                migrations.RunPython(drop_indexes_of_one, migrations.RunPython.noop)
            ],
        ),
        migrations.AddIndex(
            model_name="line",
            index=models.Index(fields=["kind", "number"], name="luoshi_ledg_kind_d6dd43_idx"),
        ),
        migrations.AddIndex(
            model_name="line",
            index=models.Index(fields=["about", "number"], name="luoshi_ledg_about_d8dc0f_idx"),
        ),
        migrations.AddIndex(
            model_name="line",
            index=models.Index(fields=["unit", "number"], name="luoshi_ledg_unit_6586fd_idx"),
        ),
    ]
