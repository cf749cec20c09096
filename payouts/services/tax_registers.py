"""What accountants file from: tax taken at source by quarter, section and weaver, and GST by HSN code and rate.

Reads closed months alone, so it says the same whenever it's asked. Amounts are paise, rates percent.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import connection
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.forks.shipping.ways import SHIPPING_GST_RATE
from marketplace.kernel.months import Month
from payouts.models import Books, TaxProfile, TdsChallan, TdsRule
from payouts.services.posting import SQL
from payouts.services.tax import first_of_year, keep_bases, months_sql, rules_until
from weavers.models import AccessLog, Weaver

NOBODY = "SELECT NULL::bigint AS weaver_id, 0::bigint AS earnings, 0::bigint AS sales WHERE false"
SHIPPING_CODE = "9968"
"""The service code of carrying parcels."""


@dataclass(frozen=True)
class Quarter:
    """A quarter of a financial year: 1 is April to June of ``year``, 4 January to March of the next."""

    year: int
    number: int

    @classmethod
    def of(cls, month: Month) -> "Quarter":
        return cls(first_of_year(month).year, (month.number - 4) % 12 // 3 + 1)

    @classmethod
    def parse(cls, text: str) -> "Quarter":
        """The quarter written ``2026-Q3``. Raises ValueError for anything else."""
        year, _dash, number = text.partition("-Q")
        if number not in ("1", "2", "3", "4") or not (year.isascii() and year.isdigit() and len(year) == 4):
            raise ValueError(f"“{text}” is not a quarter; write it like 2026-Q3.")
        return cls(int(year), int(number))

    @property
    def months(self) -> list[Month]:
        first = Month(self.year + (self.number == 4), (self.number * 3) % 12 + 1)
        return [first, first.next, first.next.next]

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"


@dataclass(frozen=True)
class TaxRow:
    """One weaver's tax of one month in one role. ``taxable`` is by how much the year's taxed sum grew in it."""

    code: str
    weaver_id: int
    display_name: str
    month: date
    role: str
    section: str
    base: int
    taxable: int
    rate: Decimal | None
    has_pan: bool | None
    certificate: str | None
    certificate_rate: Decimal | None
    at_certificate: int
    due: int
    taken: int

    @property
    def applied(self) -> Decimal | None:
        """The rate that counted; where a certificate's limit was passed within the month, the one above it."""
        if self.certificate and self.at_certificate == self.taxable:
            return self.certificate_rate
        return self.rate

    @property
    def reason(self) -> str:
        """Why less or more than the usual was taken, in the letters of the quarterly statement."""
        if not self.taxable:
            return "Y"
        if self.certificate and self.at_certificate:
            return "A"
        return "C" if self.has_pan is False else ""


@dataclass(frozen=True)
class Deposited:
    """What was taken of a role in a month, and what of it is deposited, by which challans."""

    role: str
    month: date
    section: str
    weavers: int
    taken: int
    challans: list[TdsChallan]

    @property
    def deposited(self) -> int:
        return sum(challan.amount for challan in self.challans)

    @property
    def left(self) -> int:
        return self.taken - self.deposited


def tax_rows(since: Month, through: Month, *, weaver: Weaver | None = None) -> list[TaxRow]:
    """Every weaver's months of one financial year with something that counts for tax; closed ones alone."""
    closed = Month.of(Books.objects.get().closed_through)
    through = min(through, closed)
    if through < since:
        return []
    bases = set(rules_until(through).values_list("base", flat=True))
    if TdsRule.Base.SALES in bases:
        keep_bases(through)
    with connection.cursor() as cursor:
        cursor.execute(
            (SQL / "tax_register.sql").read_text().replace("{months}", months_sql(NOBODY)),
            {
                "since": since.first_day,
                "month": through.first_day,
                "tax_through": through.first_day,
                "tax_year": first_of_year(through),
                "weaver": weaver.pk if weaver else None,
            },
        )
        return [TaxRow(*row) for row in cursor.fetchall()]


def deposits(rows: Iterable[TaxRow]) -> list[Deposited]:
    """The months and roles of some rows in which tax was taken, with their confirmed challans."""
    taken: dict[tuple[date, str], list[TaxRow]] = defaultdict(list)
    for row in rows:
        if row.taken:
            taken[row.month, row.role].append(row)
    challans = defaultdict(list)
    for challan in TdsChallan.objects.filter(transaction__isnull=False, month__in={m for m, _role in taken}):
        challans[challan.month, challan.role].append(challan)
    return [
        Deposited(
            role, month, each[0].section, len(each), sum(row.taken for row in each), challans[month, role]
        )
        for (month, role), each in sorted(taken.items())
    ]


def read_pans(rows: Iterable[TaxRow], *, by: User, why: str, now: datetime) -> dict[int, tuple[str, str]]:
    """Legal name and PAN (empty without one) of the weavers of some rows, by primary key. That they're read is kept."""
    keys = {row.weaver_id for row in rows}
    people = {her.pk: her for her in Weaver.objects.filter(pk__in=keys).order_by("code")}
    pans: dict[int, str] = {}
    profiles = TaxProfile.objects.confirmed().filter(weaver__in=keys).order_by("from_month", "id")
    for key, pan in profiles.values_list("weaver", "pan"):
        pans[key] = pan or ""
    AccessLog.objects.bulk_create(
        AccessLog(user=by, weaver=her, what="legal name, PAN", why=why[:200], at=now)
        for her in people.values()
    )
    return {key: (her.legal_name, pans.get(key, "")) for key, her in people.items()}


def untaxed(month: Month) -> list[tuple[str, str]]:
    """Code and name of weavers at work whom no tax profile says anything of in a month, once a rule is in force."""
    if not rules_until(month).exists():
        return []
    known = TaxProfile.objects.confirmed().filter(from_month__lte=month.first_day).values("weaver")
    return list(
        Weaver.objects.at_work().exclude(pk__in=known).order_by("code").values_list("code", "display_name")
    )


@dataclass(frozen=True)
class Supply:
    """What was supplied under one code at one rate, less what came back."""

    hsn: str
    rate: Decimal
    pieces: int
    back: int
    value: int
    tax: int


@dataclass(frozen=True)
class GstMonth:
    """Outward supplies of a month, and the GST that the books have in it, which they must come to."""

    supplies: list[Supply]
    booked: int

    @property
    def value(self) -> int:
        return sum(supply.value for supply in self.supplies)

    @property
    def tax(self) -> int:
        return sum(supply.tax for supply in self.supplies)

    @property
    def unexplained(self) -> int:
        """GST in the books that no supply here stands for; nothing where all is right."""
        return self.booked - self.tax


def gst_month(month: Month) -> GstMonth:
    """By HSN code and rate, shipping last. Two queries."""
    with connection.cursor() as cursor:
        cursor.execute((SQL / "gst_register.sql").read_text(), {"month": month.first_day})
        supplies = [Supply(*row) for row in cursor.fetchall()]
        cursor.execute((SQL / "gst_other.sql").read_text(), {"month": month.first_day})
        booked, shipping_tax, shipping = cursor.fetchone()
    if shipping or shipping_tax:
        supplies.append(Supply(SHIPPING_CODE, SHIPPING_GST_RATE, 0, 0, shipping, shipping_tax))
    return GstMonth(supplies, booked)


def role_name(role: str) -> str:
    """A legal role in a word or two, as tables name it."""
    return {"seller": _("seller"), "job_worker": _("job-worker")}[role]
