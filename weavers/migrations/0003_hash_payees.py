"""The hash of every payee detail that is stored already."""

from typing import Any

from django.db import migrations


def hash_payees(apps: Any, schema_editor: Any) -> None:
    payees = apps.get_model("weavers", "Payee").objects.using(schema_editor.connection.alias)
    rows = payees.only("account_number", "ifsc", "upi_id", "details_hash").order_by("pk")
    for payee in rows.iterator(chunk_size=2000):
        payee.save(update_fields=["details_hash"])


class Migration(migrations.Migration):
    dependencies = [("weavers", "0002_payee_hash")]

    operations = [migrations.RunPython(hash_payees, migrations.RunPython.noop)]
