from django.db import migrations

OPEN_MONTH = """
CREATE FUNCTION payouts_open_month(moment timestamptz) RETURNS date LANGUAGE sql STABLE AS $$
    SELECT greatest(
        date_trunc('month', moment AT TIME ZONE 'Asia/Kolkata')::date,
        (SELECT (closed_through + interval '1 month')::date FROM payouts_books)
    )
$$
"""


class Migration(migrations.Migration):
    """The month that something is booked in: that of its own moment, or the first that isn't closed."""

    dependencies = [("payouts", "0002_initial")]
    operations = [migrations.RunSQL(OPEN_MONTH, "DROP FUNCTION payouts_open_month(timestamptz)")]
