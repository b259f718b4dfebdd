"""What can be found by its words, and the index of their tokens, as each database keeps one."""

from django.db import OperationalError, migrations, models, transaction


def make_index(apps, schema_editor):
    """An FTS5 table that holds no text of its own, or a column with a GIN index."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE documents_searchable ADD COLUMN tokens tsvector")
        schema_editor.execute(
            "CREATE INDEX documents_searchable_tokens ON documents_searchable USING gin (tokens)"
        )
        return
    try:
        with transaction.atomic(using=schema_editor.connection.alias):
            schema_editor.execute(
                "CREATE VIRTUAL TABLE documents_words USING fts5("
                "tokens, content='', detail=none, prefix='5')"
            )
    except OperationalError:
        # This SQLite was built without FTS5: every text is looked through instead.
        return


def remove_index(apps, schema_editor):
    """The column goes with its table."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE IF EXISTS documents_words")


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Searchable",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=12)),
                ("key", models.CharField(max_length=260)),
                ("text", models.TextField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kind", "key"), name="found_once")]
            },
        ),
        migrations.RunPython(make_index, remove_index),
    ]
