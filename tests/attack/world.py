"""A small world with a bit of everything in it: two lives that have nothing to do with each other.

For tests that ask of every page what it shows to whom. Each life has a group, its coordinator and weaver, a buyer with an
account and orders, and whatever else somebody might see of them.
"""

import io
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from axes.models import AccessAttempt
from django.core.files.base import ContentFile
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_tasks_db.models import DBTaskResult
from oscar.core.loading import get_model
from PIL import Image as Pixels
from wagtail.models import Page, Site

from catalog.keeping import restrict_piece
from catalog.models import ListingChange, PriceChange, Product, SignOff
from cms.contact.models import ContactMessage
from cms.models import HomePage, StandardPage, StoryIndexPage, StoryPage, Subscriber
from marketplace.accounts.models import User
from marketplace.custom.asking import Buyer
from marketplace.custom.models import CustomPhoto, CustomRequest, Message
from marketplace.forks.order.models import Line, Order, OrderNote, ShippingEvent
from marketplace.kernel.months import Month
from marketplace.making.models import Check, CheckFault, CheckPhoto, Job, SpokenNote
from marketplace.payment.models import (
    Checkout,
    Dispute,
    GiftCard,
    MoneyBack,
    ReturnPhoto,
    ReturnRequest,
    SetAside,
    StripeEvent,
)
from marketplace.reviews.models import Review, ReviewPhoto
from marketplace.wholesale.models import Business, Quote
from marketplace.workspace.models import PhoneCode, Pin
from payouts.models import (
    BankAccount,
    BankLine,
    BankStatement,
    CashMark,
    Question,
    RecoveryPlan,
    SentBack,
    YarnKind,
    YarnMove,
)
from payouts.services.dispatch import dispatch_lines
from tests.catalog.loom import (
    make_coordinator,
    make_draft,
    make_group,
    make_person,
    make_picture,
    make_weaver,
)
from tests.marketplace.custom.wishes import ask, offer
from tests.marketplace.dashboard.orders import make_order, make_piece
from tests.marketplace.wholesale.deals import business, quote
from tests.payouts.books import Desk, payee
from tests.payouts.taxes import exempt, taxed
from tests.payouts.test_entries import advance
from weavers.models import AccessLog, Consent, Notice, Weaver

STAFF = ("quality", "fulfilment", "editor", "finance", "approver", "admin")


@dataclass
class Life:
    weaver: Weaver
    coordinator: User
    buyer: User
    piece: Product
    draft: Product
    sent: Order
    paid: Order
    request: CustomRequest
    business: Business
    quote: Quote
    gift_card: GiftCard
    review: Review
    asked_back: ReturnRequest
    check: Check
    spoken: SpokenNote
    question: Question
    job: Job
    wish: Any

    def links(self) -> list[str]:
        """What its buyer was mailed: whoever holds one is let in."""
        secret = (self.sent, self.paid, self.request, self.business, self.quote, self.gift_card)
        return [each.get_absolute_url() for each in secret] + [f"{self.sent.get_absolute_url()}reviews/"]


def make_staff() -> dict[str, User]:
    """One of each role that is of no group."""
    people = {role: make_person(role, username=f"staff-{role}") for role in STAFF}
    for role, person in people.items():
        User.objects.filter(pk=person.pk).update(email=f"{role}@example.com")
        TOTPDevice.objects.create(user=person, name="phone", key="00" * 20)
        StaticDevice.objects.create(user=person).token_set.create(token="backup")
    AccessAttempt.objects.create(
        username="somebody", user_agent="x", post_data="x", ip_address="192.0.2.1", failures_since_start=1
    )
    DBTaskResult.objects.create(
        task_path="x", args_kwargs={"args": [], "kwargs": {}}, run_after=timezone.now(), backend_name="default",
        exception_class_path="x", traceback="x", worker_ids=[], status="FAILED", finished_at=timezone.now(),
    )  # fmt: skip
    return people


def photo() -> ContentFile:
    content = io.BytesIO()
    Pixels.new("RGB", (60, 45), "#96222f").save(content, "JPEG")
    return ContentFile(content.getvalue(), name="seen.jpg")


def make_site() -> HomePage:
    """A home page, a page of words and the stories' index."""
    root = Page.objects.get(depth=1)
    home = root.add_child(
        instance=HomePage(title="Home", slug="shop", heading="By hand", hero=make_picture())
    )
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "testserver", "root_page": home}
    )
    home.add_child(instance=StandardPage(title="About", slug="about", show_in_menus=True))
    home.add_child(instance=StoryIndexPage(title="Stories", slug="stories", show_in_menus=True))
    return home


def make_life(name: str, *, number: int, staff: dict[str, User]) -> Life:
    """Everything of one group and one buyer. ``number`` keeps what is unique apart."""
    now = timezone.now()
    group = make_group(f"{name} Circle")
    coordinator = make_coordinator(group, username=f"coordinator-{number}")
    User.objects.filter(pk=coordinator.pk).update(email=f"coordinator{number}@example.com")
    her = make_weaver(
        name,
        group=group,
        user=make_person("weaver", username=f"weaver-{number}"),
        village="Umden",
        phone=f"+91900008482{number}",
        story="At my mother's loom.",
    )
    buyer = make_person(username=f"buyer-{number}")
    buyer.email, buyer.first_name, buyer.last_name = f"buyer{number}@example.com", "Asha", "Devi"
    buyer.email_confirmed_at = now
    buyer.save()
    ContactMessage.objects.create(
        name="Ann", email="ann@example.com", email_hash="x", about="order", words="Where?", language="en",
        digest=f"{number:064d}", at=now,
    )  # fmt: skip
    Subscriber.objects.create(
        email="reader@example.com", email_hash=f"{number:064d}", language="en", asked_at=now, confirmed_at=now
    )
    _of_her(her, coordinator, staff, number)
    piece, draft = make_piece(f"IE-C{number}", makers=[her]), make_draft(coordinator, her)
    _of_piece(piece, coordinator, staff)
    stories = StoryIndexPage.objects.get()
    stories.add_child(
        instance=StoryPage(
            title=f"A story {number}", slug=f"story-{number}", date=date(2026, 1, 1), weaver=her
        )
    )
    sent, paid = (_order(buyer, make_piece(f"IE-{each}{number}", makers=[her])) for each in "DE")
    dispatch_lines(lines=list(sent.lines.all()), by=staff["fulfilment"], now=now)
    _of_order(sent, buyer, staff)
    Order.objects.filter(pk=paid.pk).update(
        gift_note="Happy birthday", business="Loom", tax_number="27AAPFU0939F1ZV"
    )
    wished = get_model("wishlists", "WishList").objects.create(owner=buyer, name="x")
    get_model("address", "UserAddress").objects.create(
        user=buyer, last_name="Asha Devi", line1="12 Laban Road", line4="Shillong", postcode="793001",
        country_id="IN", phone_number="+919862012345",
    )  # fmt: skip
    request = ask(piece, now=now, buyer=Buyer("Maya", f"maya{number}@example.com", "IN", "en"))
    CustomPhoto.objects.create(request=request, file=photo())
    offer(request, coordinator, now=now)
    Message.objects.create(request=request, by=None, from_buyer=True, words="Longer", at=now)
    shop = business(staff["finance"], now=now, email=f"tara{number}@example.com")
    dealt = quote(shop, make_piece(f"IE-F{number}", makers=[her], pieces=40), staff["finance"], now=now)
    line, to_make = sent.lines.get(), paid.lines.get()
    review = Review.objects.create(
        line=line, product=piece_of(line), user=buyer, score=4, words="Warm", shown_name="A.", written_at=now
    )
    ReviewPhoto.objects.create(review=review, file=photo())
    asked_back = ReturnRequest.objects.create(order=sent, reason="Too short", asked_at=now)
    ReturnPhoto.objects.create(request=asked_back, file=photo())
    return Life(
        weaver=her,
        coordinator=coordinator,
        buyer=buyer,
        piece=piece,
        draft=draft,
        sent=sent,
        paid=paid,
        request=request,
        business=shop,
        quote=dealt,
        gift_card=_gift_card(number),
        review=review,
        asked_back=asked_back,
        check=Check.objects.get(product=piece),
        spoken=SpokenNote.objects.get(product=piece),
        question=Question.objects.get(weaver=her),
        job=Job.objects.create(
            key=uuid4(), line=to_make, weaver=her, pieces=1, due_on=now.date(), team=[[her.pk, 1]], offered_by=coordinator,
            offered_at=now,
        ),
        wish=wished,
    )  # fmt: skip


def _of_her(her: Weaver, coordinator: User, staff: dict[str, User], number: int) -> None:
    """What is kept of a weaver that no page shows to everybody."""
    now = timezone.now()
    if number == 2:
        Consent.objects.filter(weaver=her, purpose="name").update(withdrawn_at=now)
    for purpose in ("story", "village"):  # given once, taken back since
        Consent.objects.create(
            weaver=her, purpose=purpose, version=1, given_on=now.date() - timedelta(days=9), form="spoken",
            ends_on=now.date() + timedelta(days=99), proof=ContentFile(b"voice", name="said.ogg"), witness="Lari",
            recorded_by=coordinator, recorded_at=now, key=uuid4(), withdrawn_at=now,
        )  # fmt: skip
    details = payee(her, "bank" if number == 1 else "upi", entered_by=staff["finance"])
    Notice.objects.create(weaver=her, kind="payee", payee=details, made_at=now)
    taxed(her, Month(2026, 5))
    exempt(her, date(2026, 4, 1), date(2027, 3, 31))
    Pin.objects.create(weaver=her, hash="x", set_at=now, set_by=coordinator)
    PhoneCode.objects.create(weaver=her, hash="x", until=now)
    AccessLog.objects.create(user=staff["finance"], weaver=her, what="legal name", why="asked", at=now)
    Question.objects.create(
        weaver=her, about="month/owed", label="Yours now", amount=1, words="Why?", asked_at=now, asked_by=coordinator,
        voice=ContentFile(b"voice", name="q.ogg"), key=uuid4(), answer="So", answered_at=now,
        answered_by=staff["finance"],
    )  # fmt: skip
    given = advance(her)
    given.entered_by, given.entered_at = staff["finance"], now
    given.save()
    RecoveryPlan.objects.create(
        weaver=her, from_month=date(2026, 7, 1), most=100_00, reason="A hard year", entered_by=staff["finance"],
        entered_at=now,
    )  # fmt: skip
    yarn, _new = YarnKind.objects.get_or_create(name="Eri", colour="natural")
    YarnMove.objects.create(
        ref=f"Y-{number}", what="issued", kind=yarn, weaver=her, grams=500, value=1, source="", day=now.date(),
        note="For a shawl", by=coordinator, at=now,
    )  # fmt: skip


def _of_piece(piece: Product, coordinator: User, staff: dict[str, User]) -> None:
    now = timezone.now()
    check = Check.objects.create(
        key=uuid4(), product=piece, pieces=1, grade="rework", note="A hole", by=coordinator, at=now
    )
    CheckFault.objects.create(check_made=check, fault="edge", words="Both edges")
    CheckPhoto.objects.create(check_made=check, file=photo())
    SpokenNote.objects.create(key=uuid4(), product=piece, file=photo(), seconds=3, by=coordinator, at=now)
    ListingChange.objects.create(
        product=piece, before="submitted", after="live", note="Nice", by=staff["quality"], at=now
    )
    PriceChange.objects.create(
        product=piece, before=1, after=2, state="refused", by=coordinator, at=now, decided_by=staff["quality"],
        decided_at=now, note="Too dear",
    )  # fmt: skip
    kept = restrict_piece(
        product=piece, community="four clans", reason="Worn at weddings", by=staff["quality"], now=now
    )
    SignOff.objects.create(
        restriction=kept, signed_by="Senora", office="Speaker", signed_on=now.date(), form="written",
        proof=photo(), from_day=now.date() - timedelta(days=1), recorded_by=staff["quality"], recorded_at=now,
        key=uuid4(), withdrawn_why="",
    )  # fmt: skip


def _order(buyer: User, piece: Product) -> Order:
    order = make_order(piece)
    Order.objects.filter(pk=order.pk).update(user=buyer)
    order.refresh_from_db()
    return order


def _of_order(order: Order, buyer: User, staff: dict[str, User]) -> None:
    now = timezone.now()
    OrderNote.objects.create(order=order, user=staff["fulfilment"], message="Rang twice")
    ShippingEvent.objects.filter(order=order).update(tracking="EK123456789IN", carrier="india-post")
    checkout = Checkout.objects.create(
        number=order.number, state="paid", user=buyer, email="a@example.com", address=order.shipping_address,
        shipping_code="speed-post", shipping_price=120_00, shipping_gst_rate=5, total=3400_00, started_at=now,
        reserved_until=now, stripe_session=f"cs_{order.number}", stripe_payment=f"pi_{order.number}", order=order,
    )  # fmt: skip
    MoneyBack.objects.create(
        order=order, checkout=checkout, amount=100, reason="A flaw", asked_at=now, state="failed", attempt=1,
        problem="No such card", by=staff["finance"],
    )  # fmt: skip
    SetAside.objects.create(
        checkout=checkout,
        stripe_session=f"cs_x{order.number}",
        why="Paid twice",
        details={"name": "A", "payment_intent": "pi_x", "amount_total": 100},
        at=now,
    )
    StripeEvent.objects.create(
        event_id=f"evt_{order.number}", type="x", received_at=now, outcome="", payload={"name": "A"}
    )
    Dispute.objects.create(
        stripe_dispute=f"dp_{order.number}", order=order, amount=100, currency="INR", reason="fraudulent",
        status="needs_response", opened_at=now, answer="We sent it", answered_by=staff["finance"], answered_at=now,
    )  # fmt: skip


def piece_of(line: Line) -> Product:
    assert line.product
    return line.product


def _gift_card(number: int) -> GiftCard:
    now = timezone.now()
    return GiftCard.objects.create(
        state="live", value=5000_00, left=5000_00, code=f"GIFT{number}", lookup=f"{number:064d}", ending=f"000{number}",
        buyer_email="a@example.com", from_name="Asha", to_name="Mei", to_email="mei@example.com", words="Warm",
        send_on=now.date(), asked_at=now, sold_at=now, sent_at=now,
    )  # fmt: skip


def close_books(desk: Desk, lives: list[Life], *, month: Month) -> None:
    """A month sold, approved and answered by the bank, and a line of the bank's statement."""
    for life in lives:
        desk.sold(month, {life.weaver: 1}, earning=900_00)
        desk.gave(life.weaver, month, 100_00)
    run = desk.approve(month)
    desk.bank_says(run, lives[0].weaver, "paid")
    account = BankAccount.objects.create(
        name="Main", book="assets:bank", number="50200012345678", made_at=timezone.now()
    )
    file = BankStatement.objects.create(
        account=account, name="june.csv", format="csv", sha256="0" * 64, first_day=month.first_day,
        last_day=month.first_day, lines_in_it=1, fresh=1, at=timezone.now(),
    )  # fmt: skip
    BankLine.objects.create(
        account=account, statement=file, position=1, key="1", day=month.first_day, amount=-900_00, text="NEFT",
        bank_reference="UTR1", reference="R1", state="open", why="unknown_debit", how="",
    )  # fmt: skip
    for life, payment in zip(lives, run.payments.order_by("reference"), strict=True):
        CashMark.objects.create(
            payment=payment, what="handed", day=month.last_day, witness="Ribha", note="At the market", picture=photo(),
            by=life.coordinator, at=timezone.now(), key=uuid4(),
        )  # fmt: skip
    for payment in run.payments.all()[:1]:
        SentBack.objects.create(
            payment=payment, day=month.first_day, bank_reference="B", note="Closed", at=timezone.now()
        )
