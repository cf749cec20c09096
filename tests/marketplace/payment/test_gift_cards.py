"""A gift card is money: bought once, spent no more than there is of it, given back to it, and in the books throughout."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.db import IntegrityError, connections, transaction
from django.test import Client
from django.utils import timezone

from marketplace.accounts.models import User
from marketplace.forks.order.models import Order, ShippingAddress
from marketplace.forks.partner.models import StockRecord
from marketplace.forks.shipping.ways import way
from marketplace.payment import gift_buying, services
from marketplace.payment.gift_buying import CardNotChanged
from marketplace.payment.gift_cards import LEAST_ONLINE, CardRefused, GiftCard, card_of, part_of
from marketplace.payment.models import Checkout, MoneyBack
from marketplace.payment.refunds import refund_lines
from payouts.services.checks import check_ledger
from payouts.services.dispatch import dispatch_lines
from tests.marketplace.storefront.stock import make_piece, make_weaver
from tests.marketplace.storefront.test_checkout import GUEST
from tests.payouts.books import balance

from .standin.process import Standin
from .test_paying import fill_basket, pay


def asked(value: int = 5000_00, **given: Any) -> GiftCard:
    terms: dict[str, Any] = {
        "send_on": timezone.localdate(),
        "to_email": "mei@example.com",
        "to_name": "Mei",
        "from_name": "Asha",
        "words": "For the winter",
    }
    return GiftCard(value=value, buyer_email="asha@example.com", **(terms | given))


def buy(shop: Standin, value: int = 5000_00, *, currency: str = "INR", **given: Any) -> GiftCard:
    """A card that is paid."""
    bill = gift_buying.buy_card(
        key=uuid4(), card=asked(value, **given), currency=currency, now=timezone.now()
    )
    pay(shop, bill)
    services.confirm_payment(bill.stripe_session or "", now=timezone.now())
    return GiftCard.objects.latest("asked_at")


def code_of(card: GiftCard) -> str:
    assert card.code
    return card.code


def go_to_pay(basket: Any, card: GiftCard, **given: Any) -> Checkout:
    return services.start_payment(
        basket_id=basket.pk,
        address=ShippingAddress(last_name="Mei", line1="12 Laban Road", country_id="IN"),
        email="mei@example.com",
        shipping=way("speed-post", "IN"),
        language="en",
        now=timezone.now(),
        gift_card=card.shown_code.lower(),
        **given,
    )


def pouches(quantity: int, card: GiftCard, *, stock: int = 20) -> Checkout:
    """So many at ₹370, and ₹120 for the post."""
    piece = make_piece(f"P{quantity}", title="Zip pouch", price="370", stock=stock, makers=[make_weaver()])
    return go_to_pay(fill_basket(piece, quantity), card)


def kept() -> int:
    """What the books owe on cards, which is what all cards have and what is held for orders on their way."""
    held = Checkout.objects.filter(state=Checkout.State.OPEN).values_list("gift", flat=True)
    assert sum(GiftCard.objects.values_list("left", flat=True)) + sum(held) == -balance(
        "liabilities:gift-cards"
    )
    assert list(check_ledger()) == []
    return -balance("liabilities:gift-cards")


def test_it_is_paid_once_mailed_on_its_day_and_owed_in_the_books(shop: Standin) -> None:
    card = buy(shop, send_on=timezone.localdate() + timedelta(days=2), language="hi")
    code = code_of(card)
    assert (card.state, card.left, len(code), card.ending) == ("live", 5000_00, 16, code[-4:])
    assert (kept(), balance("liabilities:buyers")) == (5000_00, 0)
    assert balance("assets:stripe") + balance("expenses:stripe-fees") == 5000_00
    assert [message.to for message in mail.outbox] == [["asha@example.com"]]
    assert card.shown_code not in mail.outbox[0].body, "it's on the card's own page"
    gift_buying.send_due_cards.func(timezone.localdate().isoformat())
    assert len(mail.outbox) == 1
    for _again in range(2):
        gift_buying.send_due_cards.func((timezone.localdate() + timedelta(days=3)).isoformat())
    assert [message.to for message in mail.outbox[1:]] == [["mei@example.com"]]
    assert card.shown_code in mail.outbox[1].body and "For the winter" in mail.outbox[1].body
    assert card_of(f" {code[:8]} {code[8:]} ") == card


def test_pressed_twice_and_told_twice_it_is_one_card_and_one_payment(shop: Standin) -> None:
    key, now = uuid4(), timezone.now()
    first = gift_buying.buy_card(key=key, card=asked(), currency="USD", now=now)
    assert gift_buying.buy_card(key=key, card=asked(), currency="USD", now=now) == first
    assert (first.currency, first.total, first.address) == ("USD", 5000_00, None) and first.charged < 5000_00
    pay(shop, first)
    for _again in range(2):
        services.confirm_payment(first.stripe_session or "", now=now)
    with pytest.raises(services.CannotPay):
        gift_buying.buy_card(key=key, card=asked(), currency="USD", now=now)
    assert (GiftCard.objects.count(), kept()) == (1, 5000_00)


def test_it_pays_for_all_of_an_order_without_stripe(shop: Standin, staff: User) -> None:
    card, before = buy(shop), balance("assets:stripe")
    checkout = pouches(2, card)
    assert (checkout.state, checkout.stripe_session, checkout.gift, checkout.online) == (
        "paid",
        None,
        860_00,
        0,
    )
    assert checkout.order and checkout.order.status == Order.Status.PAID
    card.refresh_from_db()
    assert (card.left, kept()) == (4140_00, 4140_00)
    assert (balance("liabilities:buyers"), balance("assets:stripe")) == (-860_00, before)
    dispatch_lines(lines=list(checkout.order.lines.all()), by=staff, now=timezone.now())
    assert balance("liabilities:buyers") == 0


def test_it_pays_a_part_and_stripe_the_rest_and_a_return_goes_back_the_same_way(
    shop: Standin, staff: User
) -> None:
    card = buy(shop, 500_00)
    checkout = pouches(2, card)
    card.refresh_from_db()
    assert (checkout.online, checkout.charged, card.left) == (360_00, 360_00, 0)
    pay(shop, checkout)
    order = services.confirm_payment(checkout.stripe_session or "", now=timezone.now()).order
    assert order and (kept(), balance("liabilities:buyers")) == (0, -860_00)
    dispatch_lines(lines=list(order.lines.all()), by=staff, now=timezone.now())
    line = order.lines.get()
    for pieces, goes in ((1, [(False, 360_00), (True, 10_00)]), (1, [(True, 370_00)])):
        made = refund_lines(
            order=order, pieces={line.pk: pieces}, with_shipping=False, reason="Changed her mind", by=staff, now=timezone.now()
        )  # fmt: skip
        assert [(back.to_card, back.amount) for back in made] == goes
    card.refresh_from_db()
    assert (card.left, kept()) == (380_00, 380_00)
    assert set(MoneyBack.objects.values_list("state", flat=True)) == {"done"}
    assert "on the gift card again" in mail.outbox[-1].body


def test_what_never_left_goes_back_before_it_was_earned(shop: Standin, staff: User) -> None:
    card = buy(shop)
    order = pouches(2, card).order
    assert order
    refund_lines(
        order=order, pieces={order.lines.get().pk: 2}, with_shipping=True, reason="Out of yarn", by=staff, now=timezone.now()
    )  # fmt: skip
    card.refresh_from_db()
    assert (card.left, kept(), balance("liabilities:buyers")) == (5000_00, 5000_00, 0)


def test_what_is_held_comes_back_when_nothing_is_paid_and_is_asked_for_again_when_paid_late(
    shop: Standin,
) -> None:
    card = buy(shop, 500_00)
    checkout = pouches(2, card)
    services.end_checkout(checkout, now=timezone.now())
    card.refresh_from_db()
    assert (card.left, kept()) == (500_00, 500_00)
    other = go_to_pay(fill_basket(StockRecord.objects.get().product, 2), card)
    pay(shop, checkout)  # the first, late; the card is promised to another order
    services.confirm_payment(checkout.stripe_session or "", now=timezone.now())
    checkout.refresh_from_db()
    assert checkout.state == "refunded"
    pay(shop, other)
    assert services.confirm_payment(other.stripe_session or "", now=timezone.now()).state == "paid"
    assert (kept(), balance("liabilities:buyers")) == (0, -860_00)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("left", "total", "pays"),
    [(100_00, 860_00, 100_00), (860_00, 860_00, 860_00), (840_00, 860_00, 810_00), (20_00, 40_00, 0), (9_00, 9_00, 9_00)],
)  # fmt: skip
def test_the_rest_is_nothing_or_enough_for_stripe(left: int, total: int, pays: int) -> None:
    assert part_of(GiftCard(left=left), total) == pays
    assert total - pays == 0 or total - pays >= LEAST_ONLINE or pays == 0


def test_ten_tabs_spend_what_there_is(shop: Standin) -> None:
    card = buy(shop, 1000_00)
    piece = make_piece("B", title="Zip pouch", price="370", stock=20, makers=[make_weaver()])
    baskets = [fill_basket(piece, 1) for _tab in range(10)]

    def start(basket: Any) -> str:
        try:
            return go_to_pay(basket, card).state
        except CardRefused:
            return "refused"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(10) as tabs:
        fates = list(tabs.map(start, baskets))
    card.refresh_from_db()
    assert sorted(set(fates)) == ["open", "paid", "refused"]
    assert (fates.count("paid"), fates.count("open"), card.left) == (2, 1, 0), "490 twice, and 20 of a third"
    kept()


def test_finance_blocks_it_gives_it_another_code_and_takes_it_back_unspent(
    shop: Standin, staff: User
) -> None:
    card = buy(shop)
    code = code_of(card)
    desk = Client()
    desk.force_login(staff)
    address = f"/dashboard/gift-cards/{card.pk}/"
    assert "asha@example.com" in desk.get("/dashboard/gift-cards/", {"q": card.ending}).text
    assert code not in desk.get(address).text
    desk.post(address, {"step": "block", "why": "She lost it"})
    with pytest.raises(CardRefused, match="can't be used"):
        card_of(code)
    desk.post(address, {"step": "code", "why": "She lost it"})
    with pytest.raises(CardRefused, match="no gift card"):
        card_of(code)
    assert card_of(code_of(GiftCard.objects.get())).left == 5000_00
    with pytest.raises(CardNotChanged, match="Say why"):
        gift_buying.take_card_back(card=card, why=" ", by=staff, now=timezone.now())
    for _again in range(2):
        desk.post(address, {"step": "back", "why": "Not wanted"})
    fee = balance("expenses:stripe-fees")
    assert (kept(), balance("liabilities:buyers"), balance("assets:stripe")) == (0, 0, -fee)
    assert GiftCard.objects.get().state == "ended"


def test_a_card_that_was_used_is_not_taken_back(shop: Standin, staff: User) -> None:
    card = buy(shop)
    pouches(1, card)
    with pytest.raises(CardNotChanged, match="Something was paid"):
        gift_buying.take_card_back(card=card, why="Not wanted", by=staff, now=timezone.now())
    assert kept() == 4510_00


def test_a_buyer_buys_it_looks_at_it_and_pays_with_it_on_the_shops_own_pages(shop: Standin) -> None:
    buyer = Client()
    page = buyer.get("/gift-cards/").text
    key = re.findall(r'name="key" value="([^"]+)"', page)[0]
    form = {
        "key": key, "amount": "₹ 1,500", "currency": "INR", "send_on": timezone.localdate().isoformat(),
        "buyer_email": "asha@example.com", "to_email": "", "to_name": "", "words": "", "from_name": "",
    }  # fmt: skip
    for wrong in ({"amount": "499"}, {"amount": "1e9"}, {"send_on": "2020-01-01"}, {"buyer_email": "x"}):
        assert buyer.post("/gift-cards/", form | wrong).status_code == 400
    assert buyer.post("/gift-cards/", form).status_code == 303
    pay(shop, Checkout.objects.get())
    card = GiftCard.objects.get()
    back = f"{card.get_absolute_url()}?paid={Checkout.objects.get().stripe_session}"
    shown = buyer.get(back, follow=True).text
    card.refresh_from_db()
    assert card.value == 1500_00 and card.shown_code in shown
    assert buyer.get(card.get_absolute_url().replace(card.token, "x" * 43)).status_code == 404
    said = buyer.post("/gift-cards/left/", {"code": card.shown_code}, follow=True).text
    assert "₹1,500 is left on this gift card." in said
    make_piece("B", title="Zip pouch", price="370", stock=5, makers=[make_weaver()])
    piece = StockRecord.objects.get().product_id
    buyer.post("/basket/add/", {"piece": piece, "quantity": 2}, headers={"sec-fetch-site": "same-origin"})
    told = buyer.post("/checkout/", GUEST | {"gift_card": "WRONG", "shown_total": "860"})
    assert "There is no gift card with this code." in told.text and not Order.objects.exists()
    asks = buyer.post("/checkout/", GUEST | {"gift_card": card.shown_code, "update": "1"}).text
    assert "Order with the gift card" in asks
    assert re.findall(r"[^>]*stays on it", asks) == ["The gift card pays for all of it; ₹590 stays on it"]
    done = buyer.post("/checkout/", GUEST | {"gift_card": card.shown_code, "shown_total": "0"})
    assert done.status_code == 303 and "/order/" in done["Location"]
    assert "Of it with a gift card" in buyer.get(done["Location"]).text
    kept()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong", [{"left": 600_00}, {"value": 100}, {"state": "live"}, {"state": "ended", "left": 5}]
)
def test_the_database_refuses_a_card_that_cannot_be(wrong: dict[str, Any]) -> None:
    card = asked(500_00)
    for name, value in wrong.items():
        setattr(card, name, value)
    card.asked_at = timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        card.save()
    assert not GiftCard.objects.exists()
