"""That something changed which public pages show, noted by the database itself."""

from django.db import models


class Change(models.Model):
    """A transaction that wrote to a watched table. Triggers add it, once, and clear old ones away."""

    xact = models.BigIntegerField(db_index=True)
    """PostgreSQL's number of the transaction."""

    class Meta:
        verbose_name = "change"

    def __str__(self) -> str:
        return f"{self.xact}"
