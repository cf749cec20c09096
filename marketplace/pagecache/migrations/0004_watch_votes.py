from django.db import migrations

from marketplace.pagecache.watching import watch


class Migration(migrations.Migration):

    dependencies = [
        ("pagecache", "0003_watch_listing_changes"),
        ("weavers", "0008_votes_and_answers"),
    ]

    operations = [watch("weavers_proposal", "weavers_tally")]
