"""What goes on in the villages of the demonstration: orders to make and to send, hours, yarn, checks and wages.

Made by the steps that make the real ones. What was ordered is in the books as if Stripe had it, but no session is behind
it: money for it can't be given back, which the shop says.
"""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction

from catalog.kinds import kind_of
from catalog.models import Product
from catalog.terms import Terms
from marketplace.accounts.models import User
from marketplace.forks.order.models import Line, ShippingAddress
from marketplace.forks.order.services import FrozenLine, place_order
from marketplace.forks.shipping.ways import way
from marketplace.kernel.months import india_day
from marketplace.making.checking import Found, record_check
from marketplace.making.hours import note_hours
from marketplace.making.jobs import answer_job, finish_job, offer_job
from marketplace.making.models import Check, Fault, HoursNote
from marketplace.making.parcels import Parcel, send_parcels
from marketplace.payment.services import reserve
from marketplace.payment.taken import next_number
from payouts.models import DayWage, Run, YarnKind, YarnRate
from payouts.services.buyers import post_buyer_paid
from payouts.services.yarn import move_yarn
from weavers.models import Weaver

STAFF = ("quality", "finance", "approver")
COORDINATORS = ("coordinator", "coordinator2")

TO_SEND = (
    ("IE-00016", 1, 9, "Neha Verma"), ("IE-00032", 2, 6, "Arjun Pillai"), ("IE-00053", 1, 4, "Sunita Rao"),
    ("IE-00008", 2, 2, "Farah Khan"), ("IE-00023", 1, 1, "Joseph Lobo"),
    ("IE-00014", 1, 7, "Ritu Sethi"), ("IE-00068", 1, 3, "Kavya Iyer"), ("IE-00031", 1, 1, "Anil Das"),
)  # fmt: skip
"""Piece, how many, how many days ago it was paid for, by whom."""
HAVE_LEFT = (
    ("IE-00061", 1, 8, "Mohan Bhatt", "EM473124829IN"),
    ("IE-00013", 1, 5, "Leela Menon", "EM473124832IN"),
)
TO_MAKE = (
    ("IE-00029", 1, 27, "Priya Nair", "W0003", -6, "accept"),
    ("IE-00071", 2, 24, "Tara Gill", "W0001", 6, "accept"),
    ("IE-00017", 1, 2, "Usha Kapoor", "W0001", 19, ""),
    ("IE-00046", 3, 6, "Dev Malhotra", "W0022", 8, "made"),
    ("IE-00065", 2, 3, "Nina Thomas", "", 0, ""),
    ("IE-00044", 1, 20, "Zoya Ali", "W0014", -2, "accept"),
    ("IE-00005", 1, 5, "Vikram Shah", "W0012", 9, "decline"),
)  # fmt: skip
"""Piece, how many, days since, by whom; whom of the weavers was asked, in how many days it's due, and what she said."""
YARN = (("Eri silk", "undyed", 1800_00, 4), ("Eri silk", "lac red", 2350_00, 4), ("Cotton", "undyed", 420_00, 3),
        ("Cotton", "indigo", 560_00, 3))  # fmt: skip
"""Name, colour, value of a kilogram in paise, wastage allowed in percent."""
IN_HAND = (
    ("W0001", 0, 2400, 1310, 41, 0), ("W0002", 1, 1800, 900, 22, 250), ("W0003", 2, 3000, 1760, 118, 0),
    ("W0008", 0, 1500, 420, 9, 0), ("W0012", 3, 2600, 1900, 37, 300), ("W0014", 2, 2200, 0, 0, 0),
    ("W0020", 3, 1900, 1540, 71, 0),
)  # fmt: skip
"""Weaver, which yarn, then grams handed out, worked up, lost and brought back."""
WAGES = (("", 380_00), ("Ri Bhoi", 412_00), ("Majuli", 395_00), ("Aizawl", 420_00))
"""District and paise for a day of eight hours. Examples: nobody's law."""
FOUND = (
    ("IE-00002", 74, "B", (Fault.EDGE,)), ("IE-00040", 71, "A", ()), ("IE-00049", 66, "rework", (Fault.FINISH,)),
    ("IE-00020", 63, "A", ()), ("IE-00055", 48, "B", (Fault.THREAD, Fault.EDGE)), ("IE-00011", 44, "A", ()),
    ("IE-00056", 39, "B", (Fault.STAIN,)), ("IE-00067", 37, "A", ()), ("IE-00049", 34, "A", ()),
    ("IE-00070", 20, "rework", (Fault.EDGE, Fault.SIZE)), ("IE-00070", 12, "A", ()), ("IE-00019", 11, "B", (Fault.COLOUR,)),
    ("IE-00026", 5, "A", ()),
)  # fmt: skip
"""Piece, days since it was looked at, its grade and what was wrong."""
IN_WORDS = {
    Fault.EDGE: "The edge draws in towards one end.",
    Fault.FINISH: "Two tassels of the fringe are loose.",
    Fault.THREAD: "Ends of thread on the back.",
    Fault.STAIN: "A pale spot near a corner.",
    Fault.SIZE: "Shorter than the other by three centimetres.",
    Fault.COLOUR: "The second hank took the dye darker.",
}


@dataclass
class _Promise:
    """What ``reserve`` asks of a line."""

    stockrecord_id: int
    product_id: int
    quantity: int
    title: str


@dataclass(frozen=True)
class _People:
    """Who does it, and each weaver by her code, with the coordinator who looks after her."""

    quality: User
    finance: User
    approver: User
    weavers: dict[str, tuple[Weaver, User]]


@transaction.atomic
def make_work(*, now: datetime) -> int:
    """All of it, only once, and never into months that somebody has closed. Gives how many rows are new."""
    if HoursNote.objects.exists() or Run.objects.exists():
        return 0
    staff = {user.username: user for user in User.objects.filter(username__in=[*STAFF, *COORDINATORS])}
    if len(staff) < len([*STAFF, *COORDINATORS]):
        return 0
    weavers = {
        weaver.code: (weaver, staff[name])
        for name in COORDINATORS
        for weaver in Weaver.objects.of(staff[name]).at_work()
    }
    people = _People(staff["quality"], staff["finance"], staff["approver"], weavers)
    steps = (_set_wages, _hand_out_yarn, _take_orders, _look, _note_hours)
    return sum(step(people, now) for step in steps)


def take_order(*, sku: str, pieces: int, name: str, now: datetime) -> Line:
    """One paid order of one piece, its stock promised and its money in the books."""
    piece = Product.objects.get(upc=sku)
    record = piece.stockrecords.get()
    shipping = way("speed-post", "IN", on=india_day(now))
    first, _space, last = name.rpartition(" ")
    frozen = FrozenLine(
        product=piece, stockrecord=record, quantity=pieces, unit_price=piece.price or 0, discount=0,
        gst_rate=piece.gst_rate, terms=str(Terms.parse(piece.terms)),
        makers=[(maker.weaver_id, maker.weight) for maker in piece.makers.all()],
    )  # fmt: skip
    reserve([_Promise(record.pk, piece.pk, pieces, piece.title)], now=now)
    order = place_order(
        number=next_number(), lines=[frozen], shipping=shipping,
        address=ShippingAddress.objects.create(
            first_name=first, last_name=last, line1="7 Church Street", line4="Bengaluru", state="Karnataka",
            postcode="560001", country_id="IN",
        ),
        email=f"{last.lower()}@buyers.example", user=None, basket_id=None, now=now,
    )  # fmt: skip
    post_buyer_paid(number=order.number, amount=frozen.paid + shipping.price, moment=now)
    return order.lines.get()


def _set_wages(people: _People, now: datetime) -> int:
    day = india_day(now) - timedelta(days=120)
    for district, amount in WAGES:
        DayWage.objects.create(
            district=district, from_day=day, amount=amount, source="An example, and no law", entered_by=people.finance,
            entered_at=now, confirmed_by=people.approver, confirmed_at=now,
        )  # fmt: skip
    return len(WAGES)


def _hand_out_yarn(people: _People, now: datetime) -> int:
    """Yarn comes into the store and goes out to weavers; some is worked up, some lost, some brought back."""
    today, finance, moves = india_day(now), people.finance, 0
    kinds: list[YarnKind] = []
    for number, (name, colour, per_kg, wastage) in enumerate(YARN):
        kind = YarnKind.objects.create(name=name, colour=colour)
        YarnRate.objects.create(
            kind=kind, from_day=today - timedelta(days=120), per_kg=per_kg, wastage=Decimal(wastage), entered_by=finance,
            entered_at=now, confirmed_by=people.approver, confirmed_at=now,
        )  # fmt: skip
        move_yarn(
            ref=f"D{number}", what="received", kind=kind, weaver=None, grams=40_000, day=today - timedelta(days=50),
            by=finance, now=now, source="bank",
        )  # fmt: skip
        kinds.append(kind)
    for code, which, *grams in IN_HAND:
        weaver, by = people.weavers[code]
        for days, what, weight in zip(
            (40, 21, 20, 6), ("issued", "used", "wasted", "returned"), grams, strict=True
        ):
            if weight:
                move_yarn(
                    ref=f"D{code}{what}", what=what, kind=kinds[which], weaver=weaver, grams=weight,
                    day=today - timedelta(days=days), by=by, now=now,
                )  # fmt: skip
                moves += 1
    return len(kinds) + moves


def _take_orders(people: _People, now: datetime) -> int:
    """What is to be sent, what is to be made, and two that have left."""
    for sku, pieces, days, name in TO_SEND:
        take_order(sku=sku, pieces=pieces, name=name, now=now - timedelta(days=days))
    for sku, pieces, days, name, number in HAVE_LEFT:
        line = take_order(sku=sku, pieces=pieces, name=name, now=now - timedelta(days=days))
        parcel = Parcel(line.order, [line], "India Post Speed Post", number)
        send_parcels(parcels=[parcel], by=people.weavers["W0005"][1], now=now - timedelta(days=days - 2))
    for sku, pieces, days, name, code, due, answer in TO_MAKE:
        line = take_order(sku=sku, pieces=pieces, name=name, now=now - timedelta(days=days))
        if code:
            _ask(people, line, code, india_day(now) + timedelta(days=due), answer, now - timedelta(days=days))
    return len(TO_SEND) + len(HAVE_LEFT) + len(TO_MAKE)


def _ask(people: _People, line: Line, code: str, due_on: date, answer: str, now: datetime) -> None:
    weaver, by = people.weavers[code]
    job = offer_job(
        line=line, weaver=weaver, pieces=line.quantity, due_on=due_on, by=by, now=now, key=uuid4()
    )
    later = now + timedelta(hours=20)
    if answer:
        job = answer_job(job=job, accept=answer != "decline", by=by, now=later)
    if answer == "made":
        finish_job(job=job, by=by, now=later + timedelta(days=3))


def _look(people: _People, now: datetime) -> int:
    """Pieces that were looked at, and two that are to leave: one good, one to be made good."""
    by = people.quality
    pieces = Product.objects.in_bulk([sku for sku, *_rest in FOUND], field_name="upc")
    last: dict[str, int] = {}
    for sku, days, grade, faults in FOUND:
        check = record_check(
            product=pieces[sku], line=None, found=_found(pieces[sku], grade, faults), version=last.get(sku, 0), by=by,
            now=now - timedelta(days=days), key=uuid4(),
        )  # fmt: skip
        last[sku] = check.pk
    for sku, grade, faults in (("IE-00016", "A", ()), ("IE-00032", "rework", (Fault.FINISH,))):
        line = Line.objects.select_related("product").get(
            upc=sku, order__guest_email__endswith="@buyers.example"
        )
        assert isinstance(line.product, Product)
        record_check(
            product=line.product, line=line, found=_found(line.product, grade, faults), version=0, by=by,
            now=now - timedelta(hours=9), key=uuid4(),
        )  # fmt: skip
    return len(FOUND) + 2


def _found(piece: Product, grade: str, faults: tuple[Fault, ...]) -> Found:
    photos = [_photo(piece)] if grade == Check.Grade.REWORK else []
    return Found(grade, faults=[(fault, IN_WORDS[fault]) for fault in faults], photos=photos)


def _photo(piece: Product) -> ContentFile:
    """The picture of its edge, as if somebody had photographed what is wrong there."""
    image = piece.images.select_related("image").order_by("-display_order").first()
    assert image is not None
    with image.image.file.open() as file:
        return ContentFile(file.read(), name=f"{secrets.token_hex(12)}.jpg")


def _note_hours(people: _People, now: datetime) -> int:
    """How long each weaver needed for two pieces of hers."""
    today, notes = india_day(now), 0
    for weaver, by in people.weavers.values():
        for piece in Product.objects.filter(makers__weaver=weaver, hours__gt=0).order_by("upc")[:2]:
            minutes = max(60, piece.hours * 60 + (weaver.pk * 7 + piece.pk * 5) % 9 * 45 - 180)
            day = today - timedelta(days=3 + (weaver.pk * 5 + piece.pk) % 50)
            note_hours(
                weaver=weaver, kind=kind_of(piece.title), pieces=1, minutes=minutes, day=day, by=by, now=now, key=uuid4()
            )  # fmt: skip
            notes += 1
    return notes
