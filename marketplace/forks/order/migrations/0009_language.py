from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("order", "0008_due_days")]

    operations = [
        migrations.AddField(
            model_name="order",
            name="language",
            field=models.CharField(db_default="en", default="en", max_length=8, verbose_name="language"),
        ),
    ]
