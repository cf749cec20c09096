from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0002_initial")]

    operations = [
        migrations.AddField(
            model_name="listingchange",
            name="key",
            field=models.UUIDField(
                editable=False, null=True, unique=True, verbose_name="made by the phone that sent it"
            ),
        ),
        migrations.RunSQL(
            "CREATE SEQUENCE catalogue_reference AS integer START 73",
            "DROP SEQUENCE catalogue_reference",
        ),
    ]
