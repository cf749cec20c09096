"""EARNINGS.md once more, in plain Python over plain lists: slow, obvious, and sharing no line with what it checks.

Months are counted as whole numbers, year · 12 + month. Amounts are paise.
"""

from dataclasses import dataclass, field
from fractions import Fraction

LONG_AGO = 1999 * 12 + 12


def half_up(amount: Fraction) -> int:
    return int((amount + Fraction(1, 2)) // 1)


def shares_of(total: int, weights: dict[str, int]) -> dict[str, int]:
    """By weight, whole paise; those left over go to the largest remainders, ties to the lower code."""
    whole = sum(weights.values())
    parts = {code: total * weight // whole for code, weight in weights.items()}
    left = total - sum(parts.values())
    for code in sorted(weights, key=lambda code: (-(total * weights[code] % whole), code))[:left]:
        parts[code] += 1
    return parts


@dataclass
class Piece:
    """Something that is sold: ``terms`` is ("piece", paise) or ("share", percent)."""

    terms: tuple[str, int]
    gst: int
    makers: dict[str, int]

    def earning(self, price: int, quantity: int) -> int:
        if self.terms[0] == "piece":
            return self.terms[1] * quantity
        full = price * quantity
        net = full - half_up(Fraction(full * self.gst, 100 + self.gst))
        return half_up(Fraction(net * self.terms[1], 100))

    def split(self, price: int, quantity: int) -> dict[str, int]:
        return (
            shares_of(self.earning(price, quantity), self.makers)
            if quantity
            else dict.fromkeys(self.makers, 0)
        )


@dataclass
class Sale:
    piece: Piece
    price: int
    quantity: int
    back: int = 0
    charged: int = 0


@dataclass
class Her:
    method: str
    status: str = "active"
    verified: bool = True
    payee: int = 0
    hold: set[int] = field(default_factory=set)
    pay_small: set[int] = field(default_factory=set)
    saves: dict[int, int] = field(default_factory=dict)
    """Percent of a month's earnings, by the month it begins in."""


@dataclass
class Sent:
    code: str
    amount: int
    payee: int
    state: str = "approved"
    batch: int = 1
    came_back: int | None = None
    """The month that its coming back is booked in."""
    retried: bool = False


@dataclass
class Run:
    state: str
    items: dict[str, dict[str, object]] = field(default_factory=dict)
    payments: list[Sent] = field(default_factory=list)
    closed_before: int = LONG_AGO


class Model:
    def __init__(self) -> None:
        self.closed = LONG_AGO
        self.people: dict[str, Her] = {}
        self.moves: list[tuple[str, int, str, int]] = []
        """Code, month, kind and paise: what came to her (above zero) or went from her."""
        self.advances: list[tuple[str, int, int]] = []
        """Code, month and paise: given above zero, recovered below."""
        self.saved: dict[str, int] = {}
        self.runs: dict[int, Run] = {}
        self.policies: list[tuple[int, int, int]] = [(0, 30, 100_00)]
        """From which month, cap in percent, minimum."""

    def booked(self, month: int) -> int:
        """The month that something of ``month`` goes into."""
        return max(month, self.closed + 1)

    def sell(self, piece: Piece, price: int, quantity: int, month: int) -> Sale:
        for code, part in piece.split(price, quantity).items():
            self.moves.append((code, self.booked(month), "earned", part))
        return Sale(piece, price, quantity)

    def take_back(self, sale: Sale, quantity: int, by_makers: bool, month: int) -> None:
        sale.back += quantity
        if by_makers:
            before = sale.piece.split(sale.price, sale.quantity - sale.charged)
            after = sale.piece.split(sale.price, sale.quantity - sale.charged - quantity)
            sale.charged += quantity
            for code in before:
                self.moves.append((code, self.booked(month), "charged_back", after[code] - before[code]))

    def adjust(self, code: str, amount: int, month: int) -> None:
        self.moves.append((code, self.booked(month), "adjusted", amount))

    def give(self, code: str, amount: int, month: int) -> None:
        self.advances.append((code, self.booked(month), amount))

    def owed(self, code: str, month: int) -> int:
        return sum(amount for who, when, amount in self.advances if who == code and when <= month)

    def recoverable(self, code: str, month: int) -> int:
        """What she owes at a month's end and hasn't paid back since."""
        later = [
            self.owed(code, when) for who, when, _amount in self.advances if who == code and when > month
        ]
        return max(0, min([self.owed(code, month), *later]))

    def opening(self, code: str, month: int) -> int:
        before = [m for m, run in self.runs.items() if m < month and run.state != "draft"]
        item = self.runs[max(before)].items.get(code) if before else None
        return int(item["carried"]) if item else 0  # type: ignore[call-overload]

    def month_of(self, code: str, month: int, kind: str) -> int:
        return sum(
            amount for who, when, what, amount in self.moves if (who, when, what) == (code, month, kind)
        )

    def item(self, code: str, month: int) -> dict[str, object] | None:
        her = self.people[code]
        cap, minimum = [(cap, least) for since, cap, least in self.policies if since <= month][-1]
        opening = self.opening(code, month)
        earned, back, adjusted, returned = (
            self.month_of(code, month, kind) for kind in ("earned", "charged_back", "adjusted", "returned")
        )
        if opening == earned == back == adjusted == returned == 0:
            return None
        gross = opening + earned + back + adjusted + returned
        fresh = max(0, earned + back + adjusted)
        recovered = max(0, min(self.recoverable(code, month), fresh * cap // 100, gross))
        begun = [since for since in her.saves if since <= month]
        wants = fresh * her.saves[max(begun)] // 100 if begun else 0
        deducted = min(wants, max(0, gross - recovered))
        net = gross - recovered - deducted
        payable = max(0, net)
        if her.method == "cash":
            payable -= payable % 100
        if net == 0:
            status = "nothing_due"
        elif (
            net < 0
            or payable == 0
            or payable < minimum
            and her.status not in ("leaving", "left")
            and month not in her.pay_small
        ):
            status = "carried"
        elif month in her.hold or her.status == "on_hold" or her.method == "" or not her.verified:
            status = "held"
        else:
            status = "payable"
        if status != "payable":
            payable = 0
        return {
            "opening": opening, "earned": earned, "charged_back": back, "adjusted": adjusted, "returned": returned,
            "gross": gross, "recovered": recovered, "deducted": deducted, "net": net, "payable": payable,
            "carried": net - payable, "status": status,
        }  # fmt: skip

    def items(self, month: int) -> dict[str, dict[str, object]]:
        found = {code: self.item(code, month) for code in sorted(self.people)}
        return {code: item for code, item in found.items() if item}

    def gap(self, month: int) -> bool:
        """Whether an earlier month has to be approved first."""
        return any(self.closed < when < month for _code, when, _kind, _amount in self.moves) or (
            month - 1 > self.closed and bool(self.items(month - 1))
        )

    def may_close(self, month: int, today: int) -> bool:
        if month >= today:
            return False
        run = self.runs.get(month)
        if run:
            return run.state == "draft"
        return month > self.closed and not self.gap(month)

    def may_approve(self, month: int) -> bool:
        run = self.runs.get(month)
        return bool(run) and run.state == "draft" and month > self.closed and not self.gap(month)  # type: ignore[union-attr]

    def approve(self, month: int) -> None:
        run = self.runs[month]
        run.state, run.items = "approved", self.items(month)
        run.closed_before, self.closed = self.closed, month
        for code, item in run.items.items():
            recovered, deducted, payable = (int(item[k]) for k in ("recovered", "deducted", "payable"))  # type: ignore[call-overload]
            self.moves.append((code, month, "run", -recovered - deducted - payable))
            self.advances.append((code, month, -recovered))
            self.saved[code] = self.saved.get(code, 0) + deducted
            if payable:
                run.payments.append(Sent(code, payable, self.people[code].payee))

    def may_cancel(self, month: int) -> bool:
        run = self.runs.get(month)
        return bool(run) and (  # type: ignore[return-value]
            run.state == "draft" or (run.state == "approved" and self.closed == month)  # type: ignore[union-attr]
        )

    def cancel(self, month: int) -> None:
        run = self.runs.pop(month)
        if run.state == "draft":
            return
        self.closed = run.closed_before
        for code, item in run.items.items():
            recovered, deducted, payable = (int(item[k]) for k in ("recovered", "deducted", "payable"))  # type: ignore[call-overload]
            self.moves.append((code, month, "run", recovered + deducted + payable))
            self.advances.append((code, month, recovered))
            self.saved[code] = self.saved.get(code, 0) - deducted

    def answer(self, month: int, payment: Sent, result: str, today: int) -> None:
        run = self.runs[month]
        payment.state = result
        if result == "returned":
            payment.came_back = self.booked(today)
            self.moves.append((payment.code, payment.came_back, "returned", payment.amount))
        if all(each.state != "approved" for each in run.payments):
            run.state = "settled"

    def may_retry(self, payment: Sent) -> bool:
        her = self.people[payment.code]
        return (
            payment.state == "returned"
            and not payment.retried
            and payment.came_back is not None
            and payment.came_back > self.closed
            and her.payee == payment.payee
            and her.status != "on_hold"
        )

    def retry(self, month: int, payment: Sent) -> None:
        assert payment.came_back is not None
        run = self.runs[month]
        payment.retried = True
        self.moves.append((payment.code, payment.came_back, "returned", -payment.amount))
        batch = max(each.batch for each in run.payments) + 1
        run.payments.append(Sent(payment.code, payment.amount, payment.payee, batch=batch))
        run.state = "exported"

    def balance(self, code: str) -> int:
        return sum(amount for who, _when, _kind, amount in self.moves if who == code)

    def in_transit(self) -> int:
        return sum(p.amount for run in self.runs.values() for p in run.payments if p.state == "approved")
