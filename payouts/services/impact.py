"""What may be said in public of all weavers together. Never of fewer than ten people: such a figure could be one woman's."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from marketplace.kernel.money import show_rupees
from marketplace.kernel.months import Month, midnight
from marketplace.kernel.prepared import Prepared
from payouts.models.tax import tax_year

FEWEST = 10
"""People that a figure has to be about."""


@dataclass(frozen=True)
class Figure:
    """``value`` is written out; ``people``: how many it's about."""

    key: str
    value: str
    label: str
    people: int


_IMPACT = Prepared(
    "public_impact",
    "date, timestamptz, timestamptz, timestamptz",
    """
WITH earned AS (
    SELECT share.weaver_id, share.earning AS amount, sale.sold_at AS at
    FROM payouts_saleshare AS share JOIN payouts_sale AS sale ON sale.id = share.sale_id WHERE sale.sold_at >= LEAST($2, $3)
), back AS (
    SELECT share.weaver_id, share.amount
    FROM payouts_refundshare AS share JOIN payouts_refund AS refund ON refund.id = share.refund_id
    WHERE refund.refunded_at >= $2
), paid AS (
    SELECT weaver_id, amount FROM payouts_payment WHERE state = 'paid' AND settled_on >= $1
)
SELECT (SELECT count(DISTINCT weaver_id) FROM paid), (SELECT coalesce(sum(amount), 0)::bigint FROM paid),
    (SELECT count(DISTINCT weaver_id) FROM earned WHERE amount > 0 AND at >= $2),
    (SELECT coalesce(sum(amount), 0)::bigint FROM earned WHERE at >= $2) - (SELECT coalesce(sum(amount), 0)::bigint FROM back),
    (SELECT count(DISTINCT weaver_id) FROM earned WHERE amount > 0 AND at >= $4),
    (SELECT count(DISTINCT weaver_id) FROM earned WHERE amount > 0 AND at >= $3 AND at < $4)""",
)


def impact(*, on: date) -> list[Figure]:
    """The figures of a day that may be shown. Rupees are whole: what is beyond is dropped. One query.

    ``paid`` is what the bank has confirmed since April, ``earned`` what sales have brought since April less what was
    charged back, ``month`` the women with income this month, or in the month before while they are too few in this.
    """
    april, month = date(tax_year(on), 4, 1), Month.of(on)
    paid_people, paid, earned_people, earned, now, before = _counted(april, month)
    shown, people = (month, now) if now >= FEWEST else (month.previous, before)
    since_april = {"since": date_format(april, "F Y")}
    found = [
        Figure("paid", _rupees(paid), _("paid to weavers since %(since)s") % since_april, paid_people),
        Figure(
            "earned", _rupees(earned), _("earned by weavers since %(since)s") % since_april, earned_people
        ),
        Figure(
            "month",
            str(people),
            _("weavers with income in %(month)s") % {"month": date_format(shown.first_day, "F Y")},
            people,
        ),
    ]
    return [figure for figure in found if figure.people >= FEWEST]


def _counted(april: date, month: Month) -> tuple[int, ...]:
    begins = [midnight(day) for day in (april, month.previous.first_day, month.first_day)]
    return _IMPACT.rows(april, *begins)[0]


def _rupees(paise: int) -> str:
    return show_rupees(paise - paise % 100)
