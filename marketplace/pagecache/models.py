"""That something changed which public pages show, noted by the database itself."""

from django.db import models


class Change(models.Model):
    """One statement of a transaction that wrote to a table of ``WATCHED``. Triggers add it and clear old ones away."""

    xact = models.BigIntegerField(db_index=True)
    """PostgreSQL's number of the transaction."""

    class Meta:
        verbose_name = "change"

    def __str__(self) -> str:
        return f"{self.xact}"
