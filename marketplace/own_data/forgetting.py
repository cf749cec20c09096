"""Forgetting a buyer: at once whatever no law and no open order wants kept, and the rest when its time has come.

``docs/own-data.md`` says what is kept, why, and for how long. The books name no buyer, and stay as they are.
"""

from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult
from oscar.core.loading import get_model

from cms.contact.models import ContactMessage
from cms.newsletter.models import Subscriber, email_hash
from marketplace.accounts.models import User
from marketplace.custom.models import CustomPhoto, CustomRequest, Message, Offer
from marketplace.forks.order.models import Line, Order, ShippingAddress
from marketplace.kernel.months import india_day
from marketplace.payment.disputing import OPEN
from marketplace.payment.models import Checkout, GiftCard, MoneyBack, ReturnPhoto, ReturnRequest, StripeEvent
from marketplace.reviews.models import DoNotAsk, Review
from marketplace.reviews.services import remove_photos
from marketplace.wholesale.models import Business, Quote
from payouts.models import Invoice, InvoiceBuyer
from payouts.models.tax import tax_year

from .gather import custom_of, orders_of, quotes_of

INVOICE_YEARS = 8
"""Full financial years that a tax invoice keeps its buyer's name: the longest that a law of India asks for."""
PERSONAL = {
    "billing_details", "collected_information", "customer", "customer_details", "customer_email", "receipt_email",
    "shipping", "shipping_details", "evidence",
}  # fmt: skip
"""Where Stripe's events say who paid."""


class NotForgotten(Exception):
    """Somebody who can't be forgotten now; the message says why, and nothing has changed."""


@transaction.atomic
def forget_account(*, user: User, now: datetime) -> None:
    """Empty an account for good: nobody signs in with it again, wherever she is signed in she is out.

    Her orders forget her as ``forget_order`` says. Asked again, nothing happens. Raises NotForgotten for whoever
    works here, or weaves: their names stand for what they did.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    if user.groups.exists() or hasattr(user, "weaver") or hasattr(user, "coordinator"):
        raise NotForgotten(_("You work with us, so only an admin can take your account away."))
    email = user.email
    _nothing_under_way(user, email)
    _forget_orders(list(orders_of(user=user, email=email)), now=now)
    for label, name in (("wishlists", "WishList"), ("basket", "Basket")):
        get_model(label, name).objects.filter(owner=user).delete()
    get_model("address", "UserAddress").objects.filter(user=user).delete()
    _forget_address(user, email, now=now)
    user.first_name = user.last_name = user.email = user.language = user.currency = ""
    user.username, user.email_confirmed_at, user.is_active = f"forgotten-{user.pk}", None, False
    user.set_unusable_password()
    user.save()


@transaction.atomic
def forget_guest(*, email: str, now: datetime) -> int:
    """The same for whoever placed orders with an address and without an account; gives how many orders."""
    _nothing_under_way(None, email)
    orders = list(orders_of(user=None, email=email))
    _forget_orders(orders, now=now)
    if not User.at_address(email).exists():
        _forget_address(None, email, now=now)
    return len(orders)


def _nothing_under_way(user: User | None, email: str) -> None:
    State = CustomRequest.State
    if custom_of(user=user, email=email).filter(state__in=[State.MAKING, State.MADE]).exists():
        raise NotForgotten(
            _("Something is being woven for you. Ask again when you have it, or have cancelled it.")
        )
    agreed = Q(state=Quote.State.AGREED) | Q(state=Quote.State.ORDERED, paid_at=None)
    if quotes_of(email).filter(agreed).exists():
        raise NotForgotten(
            _("Your business has agreed to a quote that isn't paid yet. Ask again when it is.")
        )


def _forget_custom(user: User | None, email: str) -> None:
    """What she asked to be woven stays as measures and colours; what nobody has answered yet is withdrawn.

    Who pays for an offer at this moment has the money back: it's no longer open.
    """
    State = CustomRequest.State
    found = list(custom_of(user=user, email=email).values_list("pk", flat=True))
    for photo in CustomPhoto.objects.filter(request__in=found):
        transaction.on_commit(partial(photo.file.storage.delete, str(photo.file.name)))
        photo.delete()
    Message.objects.filter(request__in=found).update(words="")
    Offer.objects.filter(request__in=found, state=Offer.State.OPEN).update(state=Offer.State.REFUSED)
    Offer.objects.filter(request__in=found).update(words="")
    asked = CustomRequest.objects.filter(pk__in=found)
    asked.filter(state__in=[State.ASKED, State.OFFERED]).update(state=State.WITHDRAWN)
    asked.update(name="", email="", words="", user=None)


def _forget_business(email: str, *, now: datetime) -> None:
    """A business and who is written to there. Its quotes stay as figures; an open one is withdrawn, as above."""
    State, quotes = Quote.State, list(quotes_of(email).values_list("pk", flat=True))
    quoted = Quote.objects.filter(pk__in=quotes)
    places = list(quoted.filter(order=None, address__isnull=False).values_list("address", flat=True))
    ShippingAddress.objects.filter(pk__in=places).update(**_nobody())
    quoted.filter(state__in=[State.ASKED, State.CHECKED, State.SENT]).update(
        state=State.WITHDRAWN, moved_at=now
    )
    quoted.update(words="", note="")
    Business.objects.filter(email__iexact=email).exclude(email="").update(
        name="", contact="", email="", tax_number="", words="", answer="", credit=0
    )


def _forget_orders(orders: list[Order], *, now: datetime) -> None:
    """What she said of pieces stays without her name; orders forget her now, or as soon as they may."""
    for review in Review.objects.select_for_update().filter(line__order__in=orders):
        remove_photos(review)
        review.user, review.shown_name = None, ""
        review.save(update_fields=["user", "shown_name"])
    Order.objects.filter(pk__in=[order.pk for order in orders], forget_from=None).update(forget_from=now)
    for order in orders:
        forget_order(order=order, now=now)


def _forget_address(user: User | None, email: str, *, now: datetime) -> None:
    """What is kept under an e-mail address itself."""
    unpaid = Checkout.objects.filter(email__iexact=email, order=None).exclude(
        state__in=[Checkout.State.OPEN, Checkout.State.SET_ASIDE, Checkout.State.REFUNDING]
    )
    places = list(unpaid.values_list("address", flat=True))
    ShippingAddress.objects.filter(pk__in=places).update(**_nobody())
    unpaid.update(email="", gift_note="", user=None)
    _forget_custom(user, email)
    _forget_business(email, now=now)
    # The code still pays: what is left of a card is somebody's money, whoever is forgotten.
    GiftCard.objects.filter(buyer_email__iexact=email).update(buyer_email="", from_name=None, words=None)
    GiftCard.objects.filter(to_email__iexact=email).update(to_email="", to_name=None, words=None)
    Subscriber.objects.filter(email_hash=email_hash(email)).delete()
    ContactMessage.objects.filter(email_hash=email_hash(email)).delete()
    DoNotAsk.objects.filter(key=DoNotAsk.key_of(email)).delete()
    AccessAttempt.objects.filter(username=email.casefold()).delete()
    DBTaskResult.objects.filter(args_kwargs__icontains=email, finished_at__isnull=False).delete()


def _nobody() -> dict[str, Any]:
    """An address of which only state and country are left, which the tax was worked out by."""
    names = (
        "title",
        "first_name",
        "last_name",
        "line1",
        "line2",
        "line3",
        "line4",
        "postcode",
        "phone_number",
    )
    return dict.fromkeys((*names, "notes", "search_text"), "")


def still_needed(order: Order, *, now: datetime) -> bool:
    """Whether somebody has to know yet whose an order is: to send it, take it back, or give or defend its money."""
    since = now - timedelta(days=settings.RETURN_DAYS)
    lines = Line.objects.filter(order=order)
    return (
        lines.filter(
            Q(status=Line.Status.PAID) | Q(status=Line.Status.SENT, dispatched_at__gt=since)
        ).exists()
        or ReturnRequest.objects.filter(order=order, state__in=["asked", "agreed"]).exists()
        or MoneyBack.objects.filter(order=order).exclude(state=MoneyBack.State.DONE).exists()
        or order.disputes.filter(status__in=OPEN).exists()  # type: ignore[attr-defined]
    )


@transaction.atomic
def forget_order(*, order: Order, now: datetime) -> bool:
    """Take from an order whose it was, if its buyer asked for it and nobody has to know any more; gives whether.

    What was bought, paid and sent stays. So does the tax invoice with its buyer's name, for as long as the law asks.
    """
    order = Order.objects.select_for_update().get(pk=order.pk)
    if order.forgotten_at or order.forget_from is None or still_needed(order, now=now):
        return False
    ShippingAddress.objects.filter(order=order).update(**_nobody())
    checkout = Checkout.objects.filter(order=order).first()
    if checkout:
        Checkout.objects.filter(pk=checkout.pk).update(email="", gift_note="", user=None)
        _forget_events(checkout)
    for photo in ReturnPhoto.objects.filter(request__order=order):
        transaction.on_commit(partial(photo.file.storage.delete, str(photo.file.name)))
        photo.delete()
    ReturnRequest.objects.filter(order=order).update(reason="")
    MoneyBack.objects.filter(order=order).update(reason="")
    known = Order.objects.filter(pk=order.pk)
    known.update(guest_email="", gift_note="", user=None, forgotten_at=now)
    if not Invoice.objects.filter(
        order=order
    ).exists():  # with one it's made out to them, as long as the law asks
        known.update(business="", tax_number="")
    return True


def _forget_events(checkout: Checkout) -> None:
    """Stripe's events of a payment, without who paid."""
    about = Q(payload__data__object__client_reference_id=checkout.number)
    if checkout.stripe_payment:
        about |= Q(payload__data__object__payment_intent=checkout.stripe_payment)
    for event in StripeEvent.objects.filter(about):
        event.payload = _without(event.payload)
        event.save(update_fields=["payload"])


def _without(what: Any) -> Any:
    if isinstance(what, dict):
        return {key: None if key in PERSONAL else _without(value) for key, value in what.items()}
    return [_without(each) for each in what] if isinstance(what, list) else what


def forget_what_is_due(*, now: datetime) -> tuple[int, int]:
    """Each night: orders that may forget their buyers by now, and buyers of invoices that the law lets go.

    Gives how many of each. Run again, nothing more happens.
    """
    waiting = Order.objects.filter(forget_from__isnull=False, forgotten_at=None)
    done = sum(forget_order(order=order, now=now) for order in waiting)
    letters = Q(task_path__startswith="marketplace.storefront.account.letters.")
    letters |= Q(task_path__startswith="marketplace.own_data.letters.")
    DBTaskResult.objects.filter(letters, finished_at__lt=now - timedelta(days=1)).delete()
    oldest = tax_year(_years_before(india_day(now), INVOICE_YEARS)) - 1
    past = InvoiceBuyer.objects.filter(invoice__year__lte=oldest)
    sold = Order.objects.filter(pk__in=list(past.values_list("invoice__order", flat=True)))
    sold.exclude(business="").update(business="", tax_number="")
    gone, _each = past.delete()
    return done, gone


def _years_before(day: date, years: int) -> date:
    return date(day.year - years, day.month, min(day.day, 28))
