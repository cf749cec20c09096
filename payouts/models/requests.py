"""What somebody asks to have booked, and a second person agrees to: only then is it posted."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.second_person import TwoPersons, TwoPersonsQuerySet
from weavers.models import Weaver

from .ledger import Transaction
from .sales import Sale


class Request(TwoPersons):
    """One booking on a weaver's account that needs two people. Confirmed, it is posted under ``request/ID``."""

    class Kind(models.TextChoices):
        ADVANCE = "advance", _("advance given")
        ADVANCE_REPAID = "advance_repaid", _("advance paid back")
        ADJUSTMENT = "adjustment", _("adjustment")
        CHARGE_BACK = "charge_back", _("return borne by the makers")
        SAVINGS_OUT = "savings_out", _("savings withdrawn")

    class Source(models.TextChoices):
        BANK = "bank", _("bank")
        CASH = "cash", _("cash")
        YARN = "yarn", _("yarn")

    kind = models.CharField(_("what"), max_length=14, choices=Kind)
    weaver = models.ForeignKey(
        Weaver, models.PROTECT, related_name="requests", verbose_name=_("weaver"), null=True
    )
    day = models.DateField(_("day"))
    amount = models.BigIntegerField(_("paise"))
    source = models.CharField(_("from"), max_length=4, choices=Source, blank=True)
    sale = models.ForeignKey(Sale, models.PROTECT, null=True, blank=True, related_name="requests")
    quantity = models.PositiveIntegerField(_("pieces"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200)
    transaction = models.OneToOneField(
        Transaction, models.PROTECT, null=True, related_name="request", verbose_name=_("posted as")
    )

    objects = TwoPersonsQuerySet.as_manager()

    class Meta(TwoPersons.Meta):
        ordering = ["-id"]
        verbose_name = _("request")
        constraints = [
            *TwoPersons.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind="adjustment") | Q(amount__gt=0), name="request_of_something"
            ),
            models.CheckConstraint(condition=~Q(amount=0), name="request_moves_something"),
            models.CheckConstraint(
                condition=Q(kind="charge_back", sale__isnull=False, quantity__gte=1, weaver=None)
                | ~Q(kind="charge_back") & Q(sale=None, quantity=None, weaver__isnull=False),
                name="request_names_what_it_is_of",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["adjustment", "charge_back"], source="")
                | Q(kind__in=["advance", "advance_repaid"], source__in=["bank", "cash", "yarn"])
                | Q(kind="savings_out", source__in=["bank", "cash"]),
                name="request_has_its_source",
            ),
            models.CheckConstraint(
                condition=Q(transaction=None) | Q(confirmed_at__isnull=False),
                name="request_posted_when_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return f"request/{self.pk}"
