from django.db import migrations


class Migration(migrations.Migration):
    """Order numbers, one after another; one that was never paid leaves a gap."""

    dependencies = [("payment", "0001_initial")]
    operations = [
        migrations.RunSQL("CREATE SEQUENCE payment_order_number START 100001", "DROP SEQUENCE payment_order_number")
    ]
