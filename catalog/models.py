"""The catalogue: Oscar's models, with what a woven piece needs: makers, terms, facts, and how it came to be listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelsearch import index
from oscar.apps.catalogue.abstract_models import AbstractCategory, AbstractProduct, AbstractProductImage
from oscar.apps.catalogue.managers import ProductQuerySet as OscarProductQuerySet
from wagtail.search.queryset import SearchableQuerySetMixin

from weavers.models import Group, Weaver

from .prices import PriceChange as PriceChange
from .prices import PriceLimit as PriceLimit
from .restrictions import Restriction as Restriction  # the app's models are all to be had here
from .restrictions import SignOff as SignOff
from .rules import HSN
from .rules import GstRate as GstRate
from .rules import TermsRule as TermsRule

if TYPE_CHECKING:
    from marketplace.accounts.models import User


class ProductQuerySet(SearchableQuerySetMixin, OscarProductQuerySet):
    """Oscar's, with searching and our own adjectives."""

    def live(self) -> ProductQuerySet:
        """Pieces that the public may see."""
        return self.filter(state=Product.State.LIVE, is_public=True, parent=None)

    def of(self, user: User) -> ProductQuerySet:
        """Pieces made in the groups that ``user`` coordinates."""
        return self.filter(makers__weaver__group__in=Group.objects.of(user)).distinct()


class Product(index.Indexed, AbstractProduct):
    """A piece. Its reference (``sku``) is Oscar's ``upc``; the price with GST is its one stock record's."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("waiting for approval")
        SENT_BACK = "sent_back", _("sent back")
        LIVE = "live", _("in the shop")
        WITHDRAWN = "withdrawn", _("withdrawn")
        BESPOKE = "bespoke", _("made for a buyer")

    class Dye(models.TextChoices):
        NATURAL = "natural", _("Natural dyes")
        UNDYED = "undyed", _("Undyed")
        AZO_FREE = "azo_free", _("Azo-free dyes")

    state = models.CharField(_("state"), max_length=9, choices=State, default=State.DRAFT)
    terms = models.CharField(_("terms"), max_length=24, blank=True)
    """Empty where the group's or the cooperative's count: ``in_force.terms_on`` says what does."""
    hsn = models.CharField(
        _("HSN code"),
        max_length=8,
        blank=True,
        validators=[RegexValidator(f"^{HSN}$", _("2, 4, 6 or 8 digits"))],
    )
    gst_rate = models.DecimalField(_("GST, percent"), max_digits=4, decimal_places=2)
    fibre = models.CharField(_("fibre"), max_length=60)
    technique = models.CharField(_("technique"), max_length=60)
    colour = models.CharField(_("colour"), max_length=60)
    dye = models.CharField(_("how it's dyed"), max_length=8, choices=Dye, blank=True)
    """Empty where nobody can say."""
    dyestuff = models.CharField(_("what it's dyed with"), max_length=60, blank=True)
    community = models.CharField(_("whose weaving it is"), max_length=60, blank=True)
    """The community that this kind of cloth comes from, which says nothing of who made this piece of it."""
    hours = models.PositiveSmallIntegerField(_("hours of work"))
    lead_time_days = models.PositiveSmallIntegerField(_("days to make it ready"), default=0)
    length_cm = models.PositiveSmallIntegerField(_("length, cm"))
    width_cm = models.PositiveSmallIntegerField(_("width, cm"))
    weight_grams = models.PositiveIntegerField(
        _("weight, grams"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    making = models.TextField(_("how it was made"), blank=True)
    care = models.TextField(_("how to look after it"), blank=True)
    irregularities = models.CharField(_("what is uneven about this piece"), max_length=500, blank=True)
    one_of_a_kind = models.BooleanField(_("one of a kind"), default=False)
    """Nobody will weave it again, so there is never more than one, and none to order."""
    yarn_paise = models.PositiveIntegerField(_("yarn in one piece, paise"), null=True, blank=True)
    """A part of what the cooperative has of the price; None where nobody has worked it out."""
    weavers = models.ManyToManyField(Weaver, through="Maker", related_name="products")

    objects: ClassVar = ProductQuerySet.as_manager()

    search_fields = [
        index.SearchField("title", boost=5),
        index.AutocompleteField("title"),
        index.SearchField("description"),
        index.SearchField("fibre", boost=2),
        index.SearchField("technique", boost=2),
        index.SearchField("colour", boost=2),
        index.SearchField("dyestuff"),
        index.SearchField("community", boost=2),
        index.AutocompleteField("dyestuff"),
        index.AutocompleteField("community"),
        index.AutocompleteField("colour"),
        index.AutocompleteField("technique"),
        index.FilterField("state"),
        index.FilterField("is_public"),
        index.FilterField("parent_id"),
        index.RelatedFields("weavers", [index.SearchField("found_by"), index.AutocompleteField("found_by")]),
    ]

    class Meta(AbstractProduct.Meta):
        abstract = False
        ordering = ["-date_created", "-id"]
        permissions = [
            ("list_piece", "List pieces of her own groups"),
            ("approve_listing", "Approve listings"),
        ]
        indexes = [
            models.Index(
                fields=["-date_created", "-id"], condition=Q(state="live"), name="product_live_newest"
            ),
            GinIndex(fields=["title"], opclasses=["gin_trgm_ops"], name="product_title_slips"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="live") | ~Q(upc=None), name="live_piece_has_reference"
            ),
            models.CheckConstraint(
                condition=Q(hsn="") | Q(hsn__regex=f"^{HSN}$"), name="piece_hsn_is_a_code"
            ),
            models.CheckConstraint(
                condition=Q(gst_rate__gte=0, gst_rate__lte=50), name="gst_rate_is_a_percent"
            ),
            models.CheckConstraint(
                condition=~Q(dye="undyed") | Q(dyestuff=""), name="undyed_has_no_dyestuff"
            ),
            models.CheckConstraint(
                condition=Q(weight_grams=None) | Q(weight_grams__gte=1), name="piece_weighs_something"
            ),
            models.CheckConstraint(
                condition=Q(one_of_a_kind=False) | Q(lead_time_days=0), name="the_only_one_is_not_to_order"
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("storefront:piece", args=[self.slug, self.pk])

    @property
    def sku(self) -> str:
        return self.upc or ""

    @property
    def price(self) -> int | None:
        """Its price with GST in paise; None while it has none. Reads the prefetched stock record where there is one."""
        record = next(iter(self.stockrecords.all()), None)
        return None if record is None or record.price is None else int(record.price * 100)


class Maker(models.Model):
    """A weaver of a piece, with her weight when its earning is shared."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="makers")
    weaver = models.ForeignKey(Weaver, models.PROTECT, related_name="made")
    weight = models.PositiveSmallIntegerField(_("weight"), default=1, validators=[MinValueValidator(1)])

    class Meta:
        ordering = ["weaver__code"]
        verbose_name = _("maker")
        constraints = [
            models.UniqueConstraint(fields=["product", "weaver"], name="maker_once"),
            models.CheckConstraint(condition=Q(weight__gte=1), name="maker_weight_counts"),
        ]

    def __str__(self) -> str:
        return f"{self.weaver.display_name}"


class ProductImage(AbstractProductImage):
    """A picture of a piece, kept in Wagtail's library (renditions, focal point)."""

    original = None  # type: ignore[assignment]
    image = models.ForeignKey(
        "wagtailimages.Image", models.PROTECT, related_name="+", verbose_name=_("picture")
    )
    tiny = models.CharField(_("the same in 8 × 10 pixels"), max_length=600, blank=True, editable=False)
    """WebP in base64, to lie in the picture's place until it's there; empty where none was made."""

    class Meta(AbstractProductImage.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["product", "image"], name="picture_once")]


class Category(AbstractCategory):
    """A shelf of the shop."""

    def get_absolute_url(self, parent_slug: str | None = None) -> str:
        return reverse("storefront:category", args=[self.slug])


class ListingChange(models.Model):
    """One step of a listing: who moved it or changed what of it, when, and what she said. Only ever added."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="listing_changes")
    before = models.CharField(_("before"), max_length=9, choices=Product.State, blank=True)
    after = models.CharField(_("after"), max_length=9, choices=Product.State)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("when"))
    note = models.CharField(_("note"), max_length=500, blank=True)
    changed = models.JSONField(_("what was changed"), default=dict, blank=True, editable=False)
    """Field → what it was and what it became, as people read it."""
    key = models.UUIDField(_("made by the phone that sent it"), null=True, unique=True, editable=False)
    """Sent twice under one key, a step is taken once."""

    class Meta:
        ordering = ["at", "id"]
        verbose_name = _("step of a listing")
        constraints = [
            models.CheckConstraint(
                condition=~Q(before=F("after")) | ~Q(changed={}), name="listing_step_moves_or_changes"
            )
        ]

    def __str__(self) -> str:
        return f"{self.product.upc}: {self.before} → {self.after}"


from oscar.apps.catalogue.models import *  # type: ignore[assignment]  # noqa: E402, F403 - Oscar's other models, unchanged
