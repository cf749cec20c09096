"""The rules that a month is closed by, as dated data."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.months import Month


class Policy(models.Model):
    """The rules from a month on, until a later row. A run keeps what it used, so no past figure moves."""

    from_month = models.DateField(_("from month"), unique=True)
    cap = models.PositiveSmallIntegerField(
        _("most of a month's earnings that recovers advances, percent"),
        default=30,
        validators=[MaxValueValidator(100)],
    )
    minimum = models.PositiveIntegerField(_("least that is paid, paise"), default=100_00)

    class Meta:
        ordering = ["from_month"]
        verbose_name = _("policy")

    def __str__(self) -> str:
        return f"{self.from_month:%Y-%m}: {self.cap} %, {self.minimum}"

    @classmethod
    def of(cls, month: Month) -> "Policy":
        """The rules in force in a month."""
        found = cls.objects.filter(from_month__lte=month.first_day).last()
        assert found is not None, "the first policy is made with the tables"
        return found
