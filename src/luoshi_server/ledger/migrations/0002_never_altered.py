"""The database itself refuses to alter or remove an entry of the ledger."""

from django.db import migrations

SQLITE = (
    """CREATE TRIGGER luoshi_ledger_no_update BEFORE UPDATE ON luoshi_ledger_line
    BEGIN SELECT RAISE(ABORT, 'an entry of the ledger is never altered'); END;""",
    """CREATE TRIGGER luoshi_ledger_no_delete BEFORE DELETE ON luoshi_ledger_line
    BEGIN SELECT RAISE(ABORT, 'an entry of the ledger is never removed'); END;""",
)
POSTGRESQL = (
    """CREATE FUNCTION luoshi_ledger_never() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'an entry of the ledger is never altered or removed'; END $$;""",
    """CREATE TRIGGER luoshi_ledger_never BEFORE UPDATE OR DELETE ON luoshi_ledger_line
    FOR EACH ROW EXECUTE FUNCTION luoshi_ledger_never();""",
)


def refuse(apps, schema_editor):
    """Put the triggers of the database's kind."""
    vendor = schema_editor.connection.vendor
    for statement in SQLITE if vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """Adds the triggers."""

    dependencies = [("luoshi_ledger", "0001_initial")]
    operations = [migrations.RunPython(refuse, migrations.RunPython.noop)]
