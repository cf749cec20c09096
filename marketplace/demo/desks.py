"""What waits on the desks of the demonstration: custom orders and wholesale, made by the steps that make real ones."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction

from catalog.models import Product
from marketplace.accounts.models import User
from marketplace.custom.asking import Asked, Buyer, ask_custom, say
from marketplace.custom.models import CustomRequest
from marketplace.custom.offers import Given, make_offer
from marketplace.forks.shipping.weights import grams_of
from marketplace.kernel.months import india_day
from marketplace.wholesale.businesses import ask_account, decide_business
from marketplace.wholesale.models import Business, Lot, LotPiece
from marketplace.wholesale.quotes import ask_quote

MAYA = Buyer("Maya Lindqvist", "maya@buyers.example", "SE", "en")
ARUN = Buyer("Arun Mehta", "arun@buyers.example", "IN", "en")
ELSA = Buyer("Elsa Brandt", "elsa@buyers.example", "DE", "en")


@transaction.atomic
def make_requests(*, now: datetime) -> int:
    """Three custom orders of the first coordinator's groups; only once. Gives how many are new."""
    by = User.objects.filter(username="coordinator").first()
    if by is None or CustomRequest.objects.exists():
        return 0
    pieces = list(Product.objects.live().of(by).filter(restrictions=None).order_by("upc")[:3])
    if len(pieces) < 3:
        return 0
    wider = ask_custom(
        product=pieces[0],
        asked=Asked(2, "For our two daughters. Could they be a little wider, and the edge the same?", width_cm=90),
        buyer=MAYA, photos=[], key=uuid4(), now=now - timedelta(days=3),
    )  # fmt: skip
    say(
        request=wider, words="The loom takes 90 cm. Do you want the fringe knotted?", by=by, key=uuid4(),
        now=now - timedelta(days=2),
    )  # fmt: skip
    say(request=wider, words="Yes, knotted, please.", by=None, key=uuid4(), now=now - timedelta(days=1))
    ask_custom(
        product=pieces[1],
        asked=Asked(
            12, "Twelve of them for a small inn; they need not be all alike.", colour="Indigo", currency="EUR",
            wished_by=india_day(now) + timedelta(days=120), budget=1500_00,
        ),
        buyer=ELSA, photos=[], key=uuid4(), now=now - timedelta(hours=20),
    )  # fmt: skip
    longer = ask_custom(
        product=pieces[2], asked=Asked(1, "Half a metre longer, for my father.", length_cm=pieces[2].length_cm + 50),
        buyer=ARUN, photos=[], key=uuid4(), now=now - timedelta(days=5),
    )  # fmt: skip
    _offer(longer, by, now=now - timedelta(days=1))
    return 3


@transaction.atomic
def make_wholesale(*, now: datetime) -> int:
    """A lot, a business that is approved and has asked for a quote, and one that waits; only once."""
    by = User.objects.filter(username="finance").first()
    if by is None or Business.objects.exists():
        return 0
    plenty = (
        Product.objects.live().filter(stockrecords__num_in_stock__gte=4, restrictions=None).order_by("upc")
    )
    pieces = list(plenty[:3])
    if len(pieces) < 3:
        return 0
    lot = Lot.objects.create(
        name="A shelf to begin with", percent=12, words="Three kinds of cloth, for a shop that tries us out."
    )
    for piece in pieces:
        LotPiece.objects.create(lot=lot, product=piece, quantity=2)
    ask_account(
        name="Nordlys Textiles", contact="Ingrid Moe", email="ingrid@nordlys.example", country="NO", tax_number="",
        words="A shop and a website in Bergen, for things made by hand.", language="en", now=now - timedelta(hours=7),
    )  # fmt: skip
    leaf = ask_account(
        name="Loom & Leaf", contact="Tara Rao", email="tara@loomleaf.example", country="IN",
        tax_number="27AAPFU0939F1ZV", words="Two shops in Pune. We sell mostly scarves and bags.", language="en",
        now=now - timedelta(days=9),
    )  # fmt: skip
    decide_business(
        business=leaf, approve=True, credit=40_000_00, words="", by=by, now=now - timedelta(days=8)
    )
    ask_quote(
        business=leaf, pieces={}, lot=lot, words="For the opening on the 20th, if it can be.", key=uuid4(),
        now=now - timedelta(hours=3),
    )  # fmt: skip
    return 3


def _offer(request: CustomRequest, by: User, *, now: datetime) -> None:
    piece = request.product
    make_offer(
        request=request,
        given=Given(
            title=piece.title, colour=piece.colour, length_cm=request.length_cm or piece.length_cm,
            width_cm=piece.width_cm, grams=grams_of(piece) + 60, quantity=1,
            unit_price=(piece.price or 0) * 5 // 4 // 10_00 * 10_00, terms="share:62.5",
            makers=list(piece.makers.values_list("weaver", "weight")), lead_time_days=35,
            shipping_code="speed-post", valid_days=21, words="It takes five weeks, with the same dye.",
        ),
        by=by, key=uuid4(), now=now,
    )  # fmt: skip
