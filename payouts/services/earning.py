"""What an order's lines earn their makers, and what its delivery brings: posted when EARNINGS.md says. In paise."""

from datetime import datetime

from catalog.terms import Terms, split_line
from marketplace.accounts.models import User
from marketplace.forks.order.models import Line, Order
from marketplace.kernel.money import split
from payouts.models import Sale, SaleShare, Transaction
from payouts.models.ledger import Account, Kind
from payouts.services.posting import post, post_sales


def post_earnings(
    order: Order, lines: list[Line], *, channel: str, by: User | None, now: datetime
) -> list[Sale]:
    """Store the sale of each of these lines with its makers' shares, and post them.

    An online line when it's sent, a wholesale one when the sale is made; to be called in that transaction.
    """
    numbers = {
        pk: place for place, pk in enumerate(order.lines.order_by("pk").values_list("pk", flat=True), 1)
    }
    sales = []
    for line in lines:
        money = split_line(
            unit_price=line.unit_price,
            quantity=line.quantity,
            discount=line.discount,
            gst_rate=line.gst_rate,
            terms=Terms.parse(line.terms),
        )
        assert line.product is not None  # whoever calls has looked
        sale = Sale.objects.create(
            ref=order.number,
            line=numbers[line.pk],
            channel=channel,
            sold_at=now,
            product=line.product,
            order_line=line,
            quantity=line.quantity,
            unit_price=line.unit_price,
            discount=line.discount,
            gst_rate=line.gst_rate,
            hsn=line.product.hsn,
            terms=line.terms,
            paid=money.paid,
            tax=money.tax,
            earning=money.earning,
        )
        makers = list(line.makers.select_related("weaver").order_by("weaver__code"))
        parts = split(sale.earning, [maker.weight for maker in makers])
        SaleShare.objects.bulk_create(
            SaleShare(sale=sale, weaver=maker.weaver, weight=maker.weight, earning=part)
            for maker, part in zip(makers, parts, strict=True)
        )
        sales.append(sale)
    post_sales([sale.pk for sale in sales], by=by)
    return sales


def post_shipping(order: Order, *, by: User | None, now: datetime) -> None:
    """What the buyer pays for shipping, once an order: online with the first line that leaves, wholesale with the sale."""
    price = int(order.shipping_incl_tax * 100)
    if not price or Transaction.objects.filter(kind=Kind.SHIPPED, source_key=order.number).exists():
        return
    tax = price - int(order.shipping_excl_tax * 100)
    owed = Account.BUYERS if order.channel == Order.Channel.ONLINE else Account.WHOLESALE
    post(
        kind=Kind.SHIPPED,
        source_key=order.number,
        moment=now,
        by=by,
        legs=[
            (owed, None, price),
            (Account.GST, None, -tax),
            (Account.SHIPPING, None, tax - price),
        ],
    )


def post_wholesale(order: Order, *, by: User | None, now: datetime) -> list[Sale]:
    """A wholesale sale is made: its buyer owes all of it, and its makers have earned."""
    lines = list(order.lines.order_by("pk"))
    sales = post_earnings(order, lines, channel=Sale.Channel.WHOLESALE, by=by, now=now)
    post_shipping(order, by=by, now=now)
    return sales


def post_wholesale_paid(
    *, number: str, amount: int, by: User | None, moment: datetime, through_stripe: bool
) -> Transaction:
    """What a wholesale buyer owed for order ``number`` is here: at Stripe, as her money until now, or at the bank.

    Posted once; a line of a bank statement is put beside it like any other of takings brought to the bank.
    """
    kind = Kind.WHOLESALE_PAID if through_stripe else Kind.DEPOSITED
    key = number if through_stripe else f"wholesale/{number}"
    posted = Transaction.objects.filter(kind=kind, source_key=key).first()
    return posted or post(
        kind=kind,
        source_key=key,
        moment=moment,
        by=by,
        legs=[
            (Account.BUYERS if through_stripe else Account.BANK, None, amount),
            (Account.WHOLESALE, None, -amount),
        ],
    )
