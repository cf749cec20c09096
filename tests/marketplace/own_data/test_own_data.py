"""Taking home what is held, and being forgotten: by whoever it is, once, and without the books noticing."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from oscar.core.loading import get_model
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from marketplace.accounts.models import User
from marketplace.custom.asking import Buyer
from marketplace.custom.models import CustomRequest, Message, Offer
from marketplace.forks.order.models import Order
from marketplace.own_data.forgetting import forget_what_is_due
from marketplace.own_data.gather import held
from marketplace.payment.models import ReturnRequest, StripeEvent
from marketplace.reviews.models import Review, ReviewPhoto
from marketplace.wholesale.dealing import accept_quote, let_go
from marketplace.wholesale.models import Business, Quote
from payouts.models import Invoice, InvoiceBuyer, Leg
from payouts.services.dispatch import dispatch_lines
from tests.catalog.loom import make_coordinator, make_group, make_person
from tests.marketplace.custom.wishes import ask, offer
from tests.marketplace.dashboard.orders import make_order
from tests.marketplace.reviews.test_reviews import photograph, say
from tests.marketplace.storefront.account.buyers import OURS, PASSWORD, link_of, make_buyer, signed_in
from tests.marketplace.storefront.account.test_orders_and_addresses import LABAN
from tests.marketplace.storefront.stock import make_piece, make_weaver
from tests.marketplace.wholesale.deals import GSTIN, business, quote, to

pytestmark = pytest.mark.django_db

NAMES = ("Asha", "Devi", "Laban", "asha@example.com", "62012345")


def sent_order(user: User | None = None, *, days: int = 40) -> Order:
    """Sent as staff send, with its invoice and earnings in the books, so many days ago."""
    order = make_order()
    Order.objects.filter(pk=order.pk).update(user=user)
    sent = timezone.now() - timedelta(days=days)
    dispatch_lines(lines=list(order.lines.all()), by=make_person("fulfilment"), now=sent)
    order.refresh_from_db()
    return order


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def stored_words() -> str:
    """Everything that tables of orders, payments, accounts and reviews hold, without invoices."""
    models = [get_model("order", "ShippingAddress"), get_model("address", "UserAddress"), Order, User, Review]
    models += [ReturnRequest, StripeEvent, get_model("wishlists", "Line"), get_model("payment", "Checkout")]
    return json.dumps([list(model.objects.values()) for model in models], default=str)


def test_a_buyer_takes_everything_home_and_nobody_elses(client: Client) -> None:
    user = make_buyer()
    inside, order, other = signed_in(user), sent_order(user), sent_order(make_buyer("rida@example.com"))
    inside.post("/account/addresses/new/", LABAN)
    inside.post("/wishes/heart/", {"piece": make_piece(title="A wished shawl").pk}, headers=OURS)
    say(inside, order, photos=photograph())
    found = unzipped(inside.post("/account/data/take/").content)
    data, page = json.loads(found["data.json"]), found["data.html"].decode()
    assert data["account"]["e-mail"] == "asha@example.com"
    assert [each["number"] for each in data["orders"]] == [order.number]
    assert data["orders"][0]["to whom they were made out"][0]["name"] == "Asha Devi"
    for words in ("12 Laban Road", "A wished shawl", "lighter than it looks", order.number):
        assert words in found["data.json"].decode() and words in page, words
    assert other.number not in found["data.json"].decode()
    assert [name for name in found if name.startswith("photos/review-")]
    assert client.post("/account/data/take/").status_code == 302


def test_what_is_held_takes_as_many_queries_for_many_orders(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    user = make_buyer()
    for _number in range(4):
        sent_order(user)
    with django_assert_max_num_queries(25):
        held(user=user, email=user.email)


def test_an_account_is_erased_with_its_password_and_everywhere_at_once(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    user = make_buyer()
    here, elsewhere = signed_in(user), signed_in(user)
    order = sent_order(user)
    here.post("/account/addresses/new/", LABAN)
    say(here, order, photos=photograph())
    legs = list(Leg.objects.order_by("pk").values())
    StripeEvent.objects.create(
        event_id="evt_1", type="x", received_at=timezone.now(), outcome="",
        payload={"data": {"object": {"client_reference_id": "none", "customer_details": {"name": "Asha"}}}},
    )  # fmt: skip
    StripeEvent.objects.all().delete()
    assert here.post("/account/data/", {"old_password": "wrong"}).status_code == 422
    assert User.objects.get(pk=user.pk).email == "asha@example.com"
    with django_capture_on_commit_callbacks(execute=True):
        answer = here.post("/account/data/", {"old_password": PASSWORD})
    assert "You are forgotten" in answer.content.decode()
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert {each.get("/account/").status_code for each in (here, elsewhere)} == {302}
    words = stored_words()
    assert [name for name in NAMES if name in words] == []
    review = Review.objects.get()
    assert (review.words, review.shown_name, review.user) == ("Warm, and lighter than it looks.", "", None)
    assert not ReviewPhoto.objects.exists()
    assert list(Leg.objects.order_by("pk").values()) == legs
    assert InvoiceBuyer.objects.get().name == "Asha Devi"
    assert mail.outbox[-1].subject == "You are forgotten"
    assert Client().get(order.get_absolute_url()).status_code == 404
    assert here.post("/account/data/", {"old_password": PASSWORD}).status_code == 302
    make_buyer("asha@example.com")  # she may come back as somebody new


def test_an_order_under_way_knows_its_buyer_until_it_is_done(client: Client) -> None:
    user = make_buyer()
    paid, lately = make_order(), sent_order(user, days=5)
    Order.objects.filter(pk=paid.pk).update(user=user)
    signed_in(user).post("/account/data/", {"old_password": PASSWORD})
    assert set(Order.objects.values_list("guest_email", flat=True)) == {"asha@example.com"}
    assert client.get(lately.get_absolute_url()).status_code == 200
    now = timezone.now()
    assert forget_what_is_due(now=now) == (0, 0)
    assert [forget_what_is_due(now=now + timedelta(days=days))[0] for days in (26, 27)] == [1, 0]
    dispatch_lines(lines=list(paid.lines.all()), by=make_person("fulfilment"), now=now)
    assert forget_what_is_due(now=now + timedelta(days=31)) == (1, 0)
    assert "Laban" not in stored_words()
    call_command("forget")


def test_a_return_that_is_open_keeps_its_buyer(client: Client) -> None:
    order = sent_order()
    asked = ReturnRequest.objects.create(order=order, reason="Asha says", asked_at=timezone.now())
    Order.objects.update(forget_from=timezone.now())
    assert forget_what_is_due(now=timezone.now()) == (0, 0)
    by = make_person("finance")
    ReturnRequest.objects.filter(pk=asked.pk).update(
        state="refused", answer="No.", decided_at=timezone.now(), decided_by=by
    )
    assert forget_what_is_due(now=timezone.now()) == (1, 0)
    assert ReturnRequest.objects.get().reason == ""


def test_invoices_name_their_buyer_for_eight_financial_years() -> None:
    sent_order(days=0)
    sent, now = Invoice.objects.get(), timezone.now()
    years = [
        forget_what_is_due(now=now.replace(year=sent.year + years, month=6, day=1))[1] for years in (8, 9)
    ]
    assert years == [0, 1]
    assert (Invoice.objects.count(), InvoiceBuyer.objects.count()) == (1, 0)


def test_a_guest_takes_and_erases_by_the_orders_link_and_her_mail(client: Client) -> None:
    order = sent_order()
    door = f"/order/{order.number}/{order.token}/data/"
    assert door in client.get(order.get_absolute_url()).content.decode()
    assert client.post(f"/order/{order.number}/{'x' * 43}/data/").status_code == 404
    client.post(door)
    assert mail.outbox[0].to == ["asha@example.com"]
    link = link_of(mail.outbox[0])
    assert "1 order" in client.get(link).content.decode()
    assert order.number in unzipped(client.post(link, {"take": "1"}).content)["data.json"].decode()
    assert client.post("/your-data/made-up/", {"erase": "1"}).status_code == 410
    for _press in range(2):
        assert "You are forgotten" in client.post(link, {"erase": "1"}).content.decode()
    assert [name for name in NAMES if name in stored_words()] == []


def test_a_guests_link_opens_no_account(client: Client) -> None:
    user = make_buyer()
    order = sent_order(user)
    assert client.post(f"/order/{order.number}/{order.token}/data/")["Location"] == "/account/data/"
    assert not mail.outbox


def test_whoever_works_here_is_not_erased(client: Client) -> None:
    user = make_person("quality")
    user.set_password(PASSWORD)
    user.save()
    page = signed_in(user).post("/account/data/", {"old_password": PASSWORD}).content.decode()
    assert "only an admin can take your account away" in page
    assert User.objects.get(pk=user.pk).is_active


def test_who_asked_for_something_to_be_woven_or_to_buy_wholesale_is_forgotten_by_her_link(
    client: Client,
) -> None:
    now, staff = timezone.now(), make_coordinator(make_group(), username="staff")
    staff.groups.add(*Group.objects.filter(name="finance"))
    staff = User.objects.get(pk=staff.pk)
    piece = make_piece(makers=[make_weaver()], stock=60)
    tara = Buyer("Tara Rao", "tara@loomleaf.example", "IN", "en")
    wish = ask(piece, now=now, buyer=tara)
    made = offer(wish, staff, now=now, words="Dear Tara")
    shop = business(staff, now=now)
    agreed = quote(shop, piece, staff, now=now)
    accept_quote(quote=agreed, address=to(), now=now)
    open_one = quote(shop, piece, staff, now=now)
    answer = client.post(f"{shop.get_absolute_url()}data/")
    assert "tara@loomleaf.example" in answer.text
    link = link_of(mail.outbox[-1])
    told = json.loads(unzipped(client.post(link, {"take": "1"}).content)["data.json"])
    assert (told["wholesale"][0]["contact"], told["quotes"][0]["total"]) == ("Tara Rao", agreed.total)
    assert told["custom orders"][0]["name"] == "Tara Rao"

    assert "isn't paid yet" in client.post(link, {"erase": "1"}).text.replace("&#x27;", "'")
    assert Business.objects.get().email == "tara@loomleaf.example"
    let_go(quote=agreed, by=staff, now=now)
    assert "You are forgotten" in client.post(link, {"erase": "1"}).text
    tables = [Business, Quote, CustomRequest, Offer, Message, get_model("order", "ShippingAddress")]
    words = json.dumps([list(model.objects.values()) for model in tables], default=str)
    assert [name for name in ("Tara", "Leaf", "Pune", "Law College", GSTIN) if name in words] == []
    assert Offer.objects.get(pk=made.pk).state == "refused"
    assert Quote.objects.get(pk=open_one.pk).state == "withdrawn"
    for gone in (shop, open_one, wish):
        assert client.get(gone.get_absolute_url()).status_code == 404
    business(staff, now=now)  # it may come back, and so may another that was forgotten
