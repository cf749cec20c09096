from django.db import migrations

FORWARDS = [
    "UPDATE payment_checkoutline SET charged = unit_price * quantity - discount",
    "UPDATE payment_checkout SET charged = total, shipping_charged = shipping_price",
    "UPDATE payment_moneyback SET charged = amount",
]


class Migration(migrations.Migration):

    dependencies = [("payment", "0007_currencies")]

    operations = [migrations.RunSQL(FORWARDS, migrations.RunSQL.noop)]
