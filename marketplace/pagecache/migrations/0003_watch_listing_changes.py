from django.db import migrations

from marketplace.pagecache.watching import watch


class Migration(migrations.Migration):
    dependencies = [
        ("pagecache", "0002_watch"),
        ("catalogue", "0008_cloth_kept_and_tiny"),
    ]

    operations = [watch("catalogue_listingchange")]
