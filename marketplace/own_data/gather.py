"""All that is held about one buyer, as plain data, and as a folder to take home.

A buyer is an account, or whoever reads the mail of an address that orders were placed with.
"""

import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from axes.models import AccessAttempt
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import F, Q, QuerySet
from django.template.loader import render_to_string
from oscar.core.loading import get_model

from cms.contact.models import ContactMessage
from cms.newsletter.models import Subscriber, email_hash
from marketplace.accounts.models import User
from marketplace.custom.models import CustomPhoto, CustomRequest, Message
from marketplace.forks.order.models import Line, Order, ShippingEvent
from marketplace.kernel.plain import shown
from marketplace.payment.models import Checkout, GiftCard, MoneyBack, ReturnPhoto, ReturnRequest
from marketplace.reviews.models import Review, ReviewPhoto
from marketplace.reviews.services import asks
from marketplace.wholesale.models import Business, Quote
from payouts.models import Invoice, InvoiceBuyer

UserAddress = get_model("address", "UserAddress")
WishLine = get_model("wishlists", "Line")
BasketLine = get_model("basket", "Line")


@dataclass(frozen=True)
class Held:
    """What is held, under headings; ``photos`` are names in the folder with their stored files."""

    data: dict[str, Any]
    photos: Sequence[tuple[str, Any]] = field(default_factory=list)


def orders_of(*, user: User | None, email: str) -> QuerySet[Order]:
    """The orders of an account; without one, those placed with the address."""
    return (
        Order.objects.filter(user=user) if user else Order.objects.of_guest(email).filter(forgotten_at=None)
    )


def custom_of(*, user: User | None, email: str) -> QuerySet[CustomRequest]:
    """What somebody with this address, or from this account, asked to be woven."""
    hers = Q(email__iexact=email) | Q(user=user) if user else Q(email__iexact=email)
    return CustomRequest.objects.filter(hers).exclude(email="")


def quotes_of(email: str) -> QuerySet[Quote]:
    """What a business that is written to at this address asked a price for."""
    return Quote.objects.filter(business__email__iexact=email).exclude(business__email="")


def held(*, user: User | None, email: str) -> Held:
    """Everything, in a constant number of queries. Amounts in paise."""
    orders = list(
        orders_of(user=user, email=email).select_related("shipping_address__country").order_by("pk")
    )
    woven = custom_of(user=user, email=email)
    reviews = Review.objects.filter(line__order__in=orders).order_by("pk")
    data: dict[str, Any] = {
        "account": _account(user) if user else {"e-mail": email},
        **(_lists(user) if user else {}),
        "orders": _orders(orders),
        "reviews": _rows(
            reviews, "product__title", "score", "words", "shown_name", "state", "reason", "answer", "written_at"
        ),
        **_asked(woven, email),
        **_paid(email),
        **_written(email),
        "may we ask what you think": asks(email),
    }  # fmt: skip
    photos: dict[str, QuerySet[Any]] = {
        "review": ReviewPhoto.objects.filter(review__in=reviews).annotate(of=F("review")),
        "return": ReturnPhoto.objects.filter(request__order__in=orders).annotate(of=F("request")),
        "custom": CustomPhoto.objects.filter(request__in=woven).annotate(of=F("request")),
    }
    named = [
        (f"{name}-{each.of}-{each.pk}.jpg", each.file) for name, found in photos.items() for each in found
    ]
    return Held(data, named)


def _asked(woven: QuerySet[CustomRequest], email: str) -> dict[str, Any]:
    """What was asked to be woven, or for a business."""
    return {
        "custom orders": _rows(
            woven, "name", "email", "words", "colour", "length_cm", "width_cm", "quantity", "budget", "currency",
            "country", "state", "asked_at",
        ),
        "said about them": _rows(Message.objects.filter(request__in=woven), "at", "from_buyer", "words"),
        "wholesale": _rows(
            Business.objects.filter(email__iexact=email).exclude(email=""),
            "name", "contact", "email", "country", "tax_number", "words", "language", "state", "asked_at", "answer",
        ),
        "quotes": _rows(
            quotes_of(email), "asked_at", "state", "words", "note", "total", "charged", "currency", "valid_until",
            "order__number",
        ),
    }  # fmt: skip


def _paid(email: str) -> dict[str, Any]:
    """What was paid, or nearly, besides orders."""
    return {
        "payments begun": _rows(
            Checkout.objects.filter(email__iexact=email),
            "number", "state", "email", "started_at", "gift_note", "total",
        ),
        "gift cards bought": _rows(
            GiftCard.objects.filter(buyer_email__iexact=email),
            "asked_at", "value", "left", "from_name", "to_name", "to_email", "words", "send_on",
        ),
        "gift cards received": _rows(
            GiftCard.objects.filter(to_email__iexact=email, sent_at__isnull=False),
            "sent_at", "value", "left", "from_name", "to_name", "words",
        ),
    }  # fmt: skip


def _written(email: str) -> dict[str, Any]:
    """What the address was used for besides."""
    return {
        "newsletter": _rows(
            Subscriber.objects.filter(email_hash=email_hash(email)), "asked_at", "confirmed_at", "left_at", "language"
        ),
        "messages to us": _rows(
            ContactMessage.objects.filter(email_hash=email_hash(email)), "at", "name", "about", "words", "answered_at"
        ),
        "wrong passwords lately": _rows(
            AccessAttempt.objects.filter(username=email.casefold()), "ip_address", "user_agent", "attempt_time"
        ),
    }  # fmt: skip


def _account(user: User) -> dict[str, Any]:
    return {
        "e-mail": user.email,
        "address confirmed": user.email_confirmed_at,
        "first name": user.first_name,
        "last name": user.last_name,
        "language": user.language,
        "currency": user.currency,
        "made": user.date_joined,
        "last signed in": user.last_login,
    }


def _lists(user: User) -> dict[str, Any]:
    return {
        "addresses": [
            _place(each) for each in UserAddress.objects.filter(user=user).select_related("country")
        ],
        "wish list": _rows(WishLine.objects.filter(wishlist__owner=user), "title", "product"),
        "basket": _rows(
            BasketLine.objects.filter(basket__owner=user), "product__title", "quantity", "date_created"
        ),
    }


def _place(address: Any) -> dict[str, Any]:
    return {"lines": address.active_address_fields(), "phone": str(address.phone_number or "")}


def _orders(orders: Sequence[Order]) -> list[dict[str, Any]]:
    parts = {
        "lines": _by_order(
            Line.objects.filter(order__in=orders), "title", "quantity", "line_price_incl_tax", "status"
        ),
        "parcels": _by_order(
            ShippingEvent.objects.filter(order__in=orders), "date_created", "carrier", "tracking"
        ),
        "invoices": _by_order(
            Invoice.objects.filter(order__in=orders), "series", "year", "serial", "issued_at", "content"
        ),
        "to whom they were made out": _by_order(
            InvoiceBuyer.objects.filter(invoice__order__in=orders), "name", "address", order="invoice__order"
        ),
        "returns": _by_order(
            ReturnRequest.objects.filter(order__in=orders), "asked_at", "reason", "state", "answer"
        ),
        "money back": _by_order(
            MoneyBack.objects.filter(order__in=orders), "asked_at", "amount", "reason", "state"
        ),
    }
    return [
        {
            "number": order.number,
            "placed": order.date_placed,
            "status": order.status,
            "e-mail": order.guest_email,
            "goes to": _place(order.shipping_address) if order.shipping_address else None,
            "gift note": order.gift_note,
            "total": int(order.total_incl_tax * 100),
            "charged": order.charged,
            "currency": order.charged_currency,
            **{name: found.get(order.pk, []) for name, found in parts.items()},
        }
        for order in orders
    ]


def _rows(found: QuerySet[Any], *names: str) -> list[dict[str, Any]]:
    return [{_plain(name): value for name, value in row.items()} for row in found.values(*names)]


def _by_order(found: QuerySet[Any], *names: str, order: str = "order") -> dict[int, list[dict[str, Any]]]:
    rows: dict[int, list[dict[str, Any]]] = {}
    for row in found.order_by("pk").values(order, *names):
        key = row.pop(order)
        rows.setdefault(key, []).append({_plain(name): value for name, value in row.items()})
    return rows


def _plain(name: str) -> str:
    return {
        "product__title": "piece",
        "line_price_incl_tax": "price in rupees",
        "order__number": "order",
    }.get(name, name.replace("_", " "))


def folder(found: Held, *, now: datetime) -> bytes:
    """A zip: the same as JSON for programs and as a page for people, and the photographs she sent."""
    text = json.dumps(found.data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
    page = render_to_string(
        "own_data/page.html", {"parts": list(shown(json.loads(text))), "now": now, "photos": found.photos}
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("data.json", text)
        packed.writestr("data.html", page)
        for name, file in found.photos:
            with file.open() as stored:
                packed.writestr(f"photos/{name}", stored.read())
    return data.getvalue()
