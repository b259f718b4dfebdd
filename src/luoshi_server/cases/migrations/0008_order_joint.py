"""Orders name each of several bearers on a line of its own, as obligations do.

An order that was written before has the names of its obligation where both are printed alike.
Where a unit was handed over since, they are not: those few get theirs when all state is built
again from the ledger.
"""

from django.db import migrations, models
from django.db.models import OuterRef, Q, Subquery


def name_bearers(apps, schema_editor):
    """Copy the names from obligations of several units, of which there are few, to their orders."""
    orders, obligations = apps.get_model("cases", "Order"), apps.get_model("cases", "Obligation")
    of_several = obligations.objects.filter(joint__gt="")
    same = of_several.filter(key=OuterRef("obligation"), unit=OuterRef("unit"))
    names = Subquery(same.values("joint")[:1])
    of_orders = orders.objects.filter(obligation__in=of_several.values("key"))
    of_orders.alias(names=names).filter(names__isnull=False).update(joint=names)


class Migration(migrations.Migration):
    """Adds the names, and an index of the orders that have several."""

    dependencies = [
        ("cases", "0007_counted_by_index"),
    ]

    operations = [
        migrations.AddField(
            model_name="order",
            name="joint",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.RunPython(name_bearers, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(
                condition=Q(joint__gt=""), fields=["unit"], name="cases_order_joint_idx"
            ),
        ),
    ]
