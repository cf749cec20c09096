"""Terms and GST rates as dated data: entered by one person, in force once another has confirmed."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.money import show_rupees
from marketplace.kernel.second_person import TwoPersons, TwoPersonsQuerySet
from weavers.models import Group

from .terms import Terms

HSN = r"[0-9]{2}([0-9]{2}){0,3}"
"""Two, four, six or eight digits."""


def agreed_terms(text: str) -> None:
    """Refuse what isn't written as people agree to terms."""
    try:
        Terms.agreed(text)
    except ValueError as problem:
        raise ValidationError(
            _("Write piece: and rupees, like piece:450, or share: and a percentage, like share:62.5.")
        ) from problem


class TermsRule(TwoPersons):
    """What makers earn from a day on: of one piece, of a group's pieces, or of every piece of the cooperative.

    ``catalog.in_force.terms_on`` says which of them counts.
    """

    from_day = models.DateField(_("from"))
    terms = models.CharField(_("terms"), max_length=20, validators=[agreed_terms])
    product = models.ForeignKey(
        "catalogue.Product",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="terms_rules",
        verbose_name=_("piece"),
    )
    group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="terms_rules", verbose_name=_("group")
    )

    objects = TwoPersonsQuerySet.as_manager()

    class Meta(TwoPersons.Meta):
        ordering = ["from_day", "id"]
        verbose_name = _("terms")
        constraints = [
            *TwoPersons.Meta.constraints,
            models.CheckConstraint(condition=Q(product=None) | Q(group=None), name="termsrule_of_one_thing"),
        ]

    def __str__(self) -> str:
        return f"{self.whose}, {self.from_day:%Y-%m-%d}: {self.terms}"

    @property
    def whose(self) -> str:
        """The piece's reference, the group's name, or the cooperative."""
        if self.product:
            return self.product.sku
        return str(self.group) if self.group else str(_("the cooperative"))


class GstRate(TwoPersons):
    """The GST on what an HSN code begins with, from a day on, up to a price or at any.

    All rates of one beginning that are from one day belong together: a later day's take the place of all of them.
    """

    hsn = models.CharField(
        _("HSN code begins with"),
        max_length=8,
        validators=[RegexValidator(f"^{HSN}$", _("2, 4, 6 or 8 digits"))],
    )
    from_day = models.DateField(_("from"))
    rate = models.DecimalField(
        _("GST, percent"),
        max_digits=4,
        decimal_places=2,
        validators=[MinValueValidator(0), MaxValueValidator(50)],
    )
    up_to = models.PositiveIntegerField(
        _("for one piece up to, paise without GST; empty for any price"), null=True, blank=True
    )
    source = models.CharField(_("notification it is from"), max_length=120, blank=True)

    objects = TwoPersonsQuerySet.as_manager()

    class Meta(TwoPersons.Meta):
        ordering = ["hsn", "from_day", models.F("up_to").asc(nulls_last=True), "id"]
        verbose_name = _("GST rate")
        constraints = [
            *TwoPersons.Meta.constraints,
            models.CheckConstraint(condition=Q(rate__gte=0, rate__lte=50), name="gstrate_is_a_percent"),
            models.CheckConstraint(condition=Q(hsn__regex=f"^{HSN}$"), name="gstrate_of_an_hsn"),
        ]

    def __str__(self) -> str:
        most = f" ≤ {show_rupees(self.up_to)}" if self.up_to is not None else ""
        return f"HSN {self.hsn}{most}, {self.from_day:%Y-%m-%d}: {self.rate.normalize():f} %"
