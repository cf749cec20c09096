"""What may be said in public of all weavers together. Never of fewer than ten people: such a figure could be one woman's.

Sums are of whole months that are over, each with ten people or more in it, in thousands of rupees. So neither a figure nor what
it has grown by since somebody last looked is about fewer.
"""

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
    """``value`` is written out; ``people``: how many it's about, of sums in the month with the fewest."""

    key: str
    value: str
    label: str
    people: int


_IMPACT = Prepared(
    "public_impact",
    "date, date, timestamptz, timestamptz, date",
    f"""
WITH earned AS (
    SELECT date_trunc('month', sale.sold_at AT TIME ZONE 'Asia/Kolkata')::date AS month,
        count(DISTINCT share.weaver_id) FILTER (WHERE share.earning > 0) AS people, sum(share.earning) AS amount
    FROM payouts_saleshare AS share JOIN payouts_sale AS sale ON sale.id = share.sale_id
    WHERE sale.sold_at >= LEAST($3, $4) GROUP BY 1
), back AS (
    SELECT date_trunc('month', refund.refunded_at AT TIME ZONE 'Asia/Kolkata')::date AS month, sum(share.amount) AS amount
    FROM payouts_refundshare AS share JOIN payouts_refund AS refund ON refund.id = share.refund_id
    WHERE refund.refunded_at >= $3 GROUP BY 1
), paid AS (
    SELECT count(DISTINCT weaver_id) AS people, sum(amount) AS amount FROM payouts_payment
    WHERE state = 'paid' AND settled_on >= $1 AND settled_on < $2 GROUP BY date_trunc('month', settled_on)
), whole AS (
    SELECT earned.people, earned.amount - coalesce(back.amount, 0) AS amount FROM earned LEFT JOIN back USING (month)
    WHERE month >= $1 AND month < $2
)
SELECT (SELECT coalesce(min(people), 0) FROM paid WHERE people >= {FEWEST}),
    (SELECT coalesce(sum(amount), 0)::bigint FROM paid WHERE people >= {FEWEST}),
    (SELECT coalesce(min(people), 0) FROM whole WHERE people >= {FEWEST}),
    (SELECT coalesce(sum(amount), 0)::bigint FROM whole WHERE people >= {FEWEST}),
    (SELECT coalesce(sum(people), 0)::bigint FROM earned WHERE month = $5),
    (SELECT coalesce(sum(people), 0)::bigint FROM earned WHERE month = ($4 AT TIME ZONE 'Asia/Kolkata')::date)""",
)


def impact(*, on: date) -> list[Figure]:
    """The figures of a day that may be shown. One query.

    ``paid`` is what the bank has confirmed since April, ``earned`` what sales have brought since April less what was
    charged back, ``month`` the women with income this month, or in the month before while they are too few in this.
    """
    april, month = date(tax_year(on), 4, 1), Month.of(on)
    paid_people, paid, earned_people, earned, now, before = _counted(april, month)
    shown, people = (month, now) if now >= FEWEST else (month.previous, before)
    since = {"since": date_format(april, "F Y")}
    told = {"month": date_format(shown.first_day, "F Y")}
    found = [
        Figure("paid", _thousands(paid), _("paid to weavers since %(since)s") % since, paid_people),
        Figure("earned", _thousands(earned), _("earned by weavers since %(since)s") % since, earned_people),
        Figure("month", str(people), _("weavers with income in %(month)s") % told, people),
    ]
    return [figure for figure in found if figure.people >= FEWEST]


def _counted(april: date, month: Month) -> tuple[int, ...]:
    before, this = month.previous.first_day, month.first_day
    return _IMPACT.rows(april, this, *map(midnight, (april, before)), this)[0]


def _thousands(paise: int) -> str:
    """``19_009_500`` → ``₹1,90,000``."""
    return show_rupees(paise - paise % 100_000)
