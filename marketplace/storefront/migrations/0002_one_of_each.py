"""Of what Oscar's tables would let a buyer have several: one wish list, and one address that her parcels go to."""

from django.db import migrations

LIST = "CREATE UNIQUE INDEX one_wish_list_a_buyer ON wishlists_wishlist (owner_id)"
ADDRESS = """
CREATE UNIQUE INDEX one_address_for_parcels ON address_useraddress (user_id) WHERE is_default_for_shipping
"""


class Migration(migrations.Migration):
    dependencies = [
        ("storefront", "0001_trigram"),
        ("address", "0007_useraddress_code"),
        ("wishlists", "0004_auto_20220328_0939"),
    ]
    operations = [
        migrations.RunSQL(LIST, "DROP INDEX one_wish_list_a_buyer"),
        migrations.RunSQL(ADDRESS, "DROP INDEX one_address_for_parcels"),
    ]
