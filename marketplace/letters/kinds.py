"""Letters whose words editors may change: what can be named in each, how that is read from what the letter is about, and a
sample to look at. A name of a weaver is nowhere among it: only what consents show may stand in a letter, and templates see to that.
"""

from datetime import datetime
from decimal import Decimal
from types import SimpleNamespace as Sample
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from .dealing import CUSTOM, WHOLESALE
from .letter import Context, Letter, Name
from .people import ACCOUNTS, REVIEWS


def _buyer(context: Context) -> str:
    address = context["order"].shipping_address
    return str(address.name) if address else ""


NUMBER = Name("number", _("the order's number"), lambda context: context["order"].number, needed=True)
BUYER = Name("name", _("the buyer's name"), _buyer)
CARRIER = Name("carrier", _("who carries the parcel"), lambda context: context["parcel"].carrier)
DAYS = Name("days", _("for how many days the link works"), lambda context: context["days"])

_LINES = [
    Sample(
        title="Eri stole — lac red", quantity=1, paid=2310_00, makers=Sample(all=[Sample(shown="Daplin")])
    ),
    Sample(title="Handloom tote — tea brown", quantity=2, paid=2240_00, makers=Sample(all=[])),
]
_ORDER = Sample(
    number="100001",
    shipping_method="Speed Post",
    shipping_incl_tax=Decimal(120),
    total_incl_tax=Decimal(4670),
    shipping_address=Sample(
        name="Asha Rao", active_address_fields=["Asha Rao", "12 Laban Road", "Shillong 793001", "India"]
    ),
)
_ABOUT = {"order": _ORDER, "lines": _LINES}
_PARCEL = Sample(
    carrier="India Post",
    tracking="EE123456789IN",
    sent_at=datetime(2026, 11, 28, tzinfo=ZoneInfo("Asia/Kolkata")),
)
_PIECES = _("the pieces, the amounts, the address and the link")

LETTERS: dict[str, Letter] = {
    "order_placed": Letter(_("Order paid"), _("an order was paid"), _PIECES, (NUMBER, BUYER), _ABOUT),
    "order_sent": Letter(
        _("Order sent"),
        _("a parcel left"),
        _("the parcel's number, the pieces and the link"),
        (NUMBER, BUYER, CARRIER),
        _ABOUT | {"parcel": _PARCEL, "follow": "https://example.com/EE123456789IN", "corrected": False},
    ),
    "order_refunded": Letter(
        _("Sold to somebody else, money back"),
        _("it was paid too late, and the piece was gone"),
        _("why, the amount, the pieces and the link"),
        (),
        {"checkout": Sample(source="", total=2310_00, title="", lines=Sample(all=_LINES[:1]))},
    ),
    "money_back": Letter(
        _("Money back"),
        _("money went back to a buyer"),
        _("the amount, where it goes, the pieces and the link"),
        (NUMBER, BUYER),
        _ABOUT | {"back": Sample(amount=2310_00, to_card=False, shipping=0), "lines": _LINES[:1]},
    ),
    "return_answered": Letter(
        _("Answer to a return"),
        _("staff agreed to a return or refused it"),
        _("the answer, the pieces and the link"),
        (NUMBER, BUYER),
        _ABOUT | {"request": Sample(state="agreed", answer="Please send it to Shillong within ten days."), "lines": _LINES[:1]},
    ),
    "gift_card": Letter(
        _("Gift card"),
        _("a gift card was bought, to whom it is for"),
        _("its worth, its code, the giver's words and name"),
        (),
        {"card": Sample(value=2000_00, words="For your new home.", from_name="Rina", shown_code="ABCD-EFGH-JKLM")},
    ),
    "gift_bought": Letter(
        _("Gift card paid"),
        _("a gift card was paid, to whoever bought it"),
        _("its worth, when it is sent and to whom, and the link"),
        (),
        {"card": Sample(value=2000_00, to_email="rina@example.com", send_on=datetime(2026, 12, 24, tzinfo=ZoneInfo("Asia/Kolkata")))},
    ),
    "newsletter_confirm": Letter(
        _("Newsletter, to confirm"),
        _("an address was written into the form of the newsletter"),
        _("the links and for how long they work"),
        (DAYS,),
        {"days": 7, "leave_url": "https://example.com/leave/"},
    ),
    **ACCOUNTS,
    **REVIEWS,
    **CUSTOM,
    **WHOLESALE,
}  # fmt: skip
