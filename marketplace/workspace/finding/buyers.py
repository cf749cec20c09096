"""What buyers and businesses ordered, asked for and sent back."""

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.custom.models import CustomRequest
from marketplace.forks.order.models import Order, ShippingAddress
from marketplace.forks.order.sending import ALL, OWN, orders_of
from marketplace.kernel.holding import holds
from marketplace.payment.models import ReturnRequest
from marketplace.wholesale.models import Business, Quote

from .asked import Asked, Found

BACK = "payment.give_back"
DEAL, FLOOR = "wholesale.deal_wholesale", "wholesale.confirm_floor"
MAY_ORDERS = (ALL, OWN, BACK)
MAY_RETURNS = (BACK,)
MAY_CUSTOM = ("catalogue.list_piece", BACK)
MAY_BUSINESSES = ("wholesale.approve_business", DEAL)
MAY_QUOTES = (DEAL, FLOOR)
TONES = {"paid": "warn", "sent": "good", "asked": "warn", "agreed": "accent", "done": "good", "checked": "warn", "ordered": "good", "approved": "good", "making": "accent"}  # fmt: skip


def matching(asked: Asked) -> "QuerySet[Order]":
    """Orders by their whole number, the buyer's whole e-mail address, or words of a name: each its own index, put together."""
    named = ShippingAddress.objects.filter(holds(asked.words, "first_name", "last_name"))
    ways = [Q(number=asked.whole.removeprefix("#")), Q(shipping_address__in=named.values("pk"))]
    rows = [Order.objects.filter(way).order_by().values("pk") for way in ways]
    if "@" in asked.whole:
        mail = Order.objects.alias(low=Lower("guest_email")).filter(low=asked.whole.lower())
        rows.append(mail.order_by().values("pk"))
    return Order.objects.filter(pk__in=rows[0].union(*rows[1:]))


def orders(user: User, asked: Asked, part: slice) -> list[Found]:
    """All, for whoever packs everything or gives money back; else those with a piece of her groups."""
    everything = user.has_perm(ALL)
    hers = matching(asked) if everything or user.has_perm(BACK) else orders_of(user) & matching(asked)
    where = "dashboard:order" if everything or not user.has_perm(BACK) else "dashboard:refund"
    rows = hers.select_related("shipping_address").order_by("-pk")[part]
    return [
        Found(
            f"{order.number} {order.shipping_address.name if order.shipping_address else ''}".strip(),
            reverse(where, args=[order.number]),
            _("ordered %(day)s") % {"day": date_format(localdate(order.date_placed), "j M Y")},
            str(Order.Status(order.status).label),
            TONES.get(order.status, ""),
        )
        for order in rows
    ]


def returns(user: User, asked: Asked, part: slice) -> list[Found]:
    rows = ReturnRequest.objects.filter(order__in=matching(asked).values("pk"))
    return [
        Found(
            _("Return of %(number)s") % {"number": each.order.number},
            reverse("dashboard:return", args=[each.pk]),
            date_format(localdate(each.asked_at), "j M Y"),
            each.get_state_display(),
            TONES.get(each.state, ""),
        )
        for each in rows.select_related("order").order_by("-pk")[part]
    ]


def custom(user: User, asked: Asked, part: slice) -> list[Found]:
    """All, for whoever may cancel them; else those of her groups."""
    everything = user.has_perm(BACK)
    rows = CustomRequest.objects.all() if everything else CustomRequest.objects.of(user)
    rows = rows.filter(Q(email__iexact=asked.whole) | holds(asked.words, "name", "product__title"))
    return [
        Found(
            f"{each.name}: {each.product.title}",
            reverse("dashboard:custom" if everything else "workspace:custom", args=[each.pk]),
            date_format(localdate(each.asked_at), "j M Y"),
            each.get_state_display(),
            TONES.get(each.state, ""),
        )
        for each in rows.select_related("product").order_by("-pk")[part]
    ]


def businesses(user: User, asked: Asked, part: slice) -> list[Found]:
    by = (
        Q(email__iexact=asked.whole)
        | Q(tax_number__iexact=asked.whole)
        | holds(asked.words, "name", "contact")
    )
    rows = Business.objects.filter(by).order_by("-pk")[part]
    return [
        Found(
            each.name,
            reverse("dashboard:wholesale-business", args=[each.pk]),
            each.contact,
            each.get_state_display(),
            TONES.get(each.state, ""),
        )
        for each in rows
    ]


def quotes(user: User, asked: Asked, part: slice) -> list[Found]:
    serial = Asked.of(asked.whole.rsplit("/", 1)[-1]).number
    by = holds(asked.words, "business__name") | (Q(pk__in=[]) if serial is None else Q(serial=serial))
    rows = Quote.objects.filter(by).select_related("business").order_by("-pk")[part]
    return [
        Found(
            f"{each.number or _('Not numbered yet')} · {each.business.name}",
            reverse("dashboard:wholesale-quote", args=[each.pk]),
            date_format(localdate(each.asked_at), "j M Y"),
            each.get_state_display(),
            TONES.get(each.state, ""),
        )
        for each in rows
    ]
