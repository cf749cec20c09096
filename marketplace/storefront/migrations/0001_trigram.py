from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations


class Migration(migrations.Migration):
    """Search that forgives slips of the finger compares words by their three-letter parts."""

    dependencies = [("wagtailsearch", "0010_add_text_fields")]

    operations = [TrigramExtension()]
