"""The tax of one weaver's year as one would work it out on paper: month after month, with nothing of the program's."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction


@dataclass
class PaperRule:
    role: str
    from_month: date
    rate: Fraction
    without_pan: Fraction
    threshold: int
    on_whole: bool
    needs_pan: bool


@dataclass
class PaperProfile:
    from_month: date
    role: str
    has_pan: bool


@dataclass
class PaperCertificate:
    from_day: date
    until_day: date
    rate: Fraction
    limit: int | None


@dataclass
class PaperYear:
    """Rules in the order in which they were entered; so too profiles and certificates."""

    rules: list[PaperRule]
    profiles: list[PaperProfile]
    certificates: list[PaperCertificate]
    so_far: dict[str, int] = field(default_factory=dict)
    taxed: dict[str, int] = field(default_factory=dict)
    used: dict[int, int] = field(default_factory=dict)
    due: dict[str, int] = field(default_factory=dict)
    taken: dict[str, int] = field(default_factory=dict)


def month_on_paper(year: PaperYear, history: list[tuple[date, int]], month: date) -> dict[str, int]:
    """What is to be taken in ``month``, by role. ``history`` has each month of the year so far with its base."""
    year.so_far, year.taxed, year.used, year.due = {}, {}, {}, {}
    for then, base in history:
        profile = newest([p for p in year.profiles if p.from_month <= then])
        if profile is None:
            continue
        of_role = [r for r in year.rules if r.role == profile.role and r.from_month <= month]
        if not of_role:
            continue
        rule = newest([r for r in of_role if r.from_month <= then])
        in_force = rule is not None
        if rule is None:
            first = min(r.from_month for r in of_role)
            rule = [r for r in of_role if r.from_month == first][-1]
        so_far = year.so_far.get(rule.role, 0) + base
        year.so_far[rule.role] = so_far
        threshold = 0 if rule.needs_pan and not profile.has_pan else rule.threshold
        taxable = 0
        if so_far > threshold:
            taxable = so_far if rule.on_whole else so_far - threshold
        more = taxable - year.taxed.get(rule.role, 0)
        year.taxed[rule.role] = taxable
        rate = rule.rate if profile.has_pan else rule.without_pan
        tax = more * rate / 100
        number = certificate_of(year, then) if profile.has_pan else None
        if number is not None:
            certificate = year.certificates[number]
            before = year.used.get(number, 0)
            after = before + more
            year.used[number] = after
            within = more
            if certificate.limit is not None:
                within = min(after, certificate.limit) - min(before, certificate.limit)
            tax = within * certificate.rate / 100 + (more - within) * rate / 100
        if in_force:
            rupees = (tax / 100 + Fraction(1, 2)).__floor__()
            year.due[rule.role] = year.due.get(rule.role, 0) + rupees * 100
    left = {role: due - year.taken.get(role, 0) for role, due in year.due.items()}
    return {role: amount for role, amount in left.items() if amount > 0}


def newest(dated):
    """The one from the latest month; of two from one month, the one entered later."""
    best = None
    for each in dated:
        if best is None or each.from_month >= best.from_month:
            best = each
    return best


def certificate_of(year: PaperYear, month: date) -> int | None:
    last_day = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    best = None
    for number, each in enumerate(year.certificates):
        if each.from_day <= last_day <= each.until_day and (
            best is None or each.from_day >= year.certificates[best].from_day
        ):
            best = number
    return best
