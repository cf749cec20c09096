"""What one statement says, put together from frozen figures: words and amounts ready to print, and the paise beside.

The result is stored as it is, so a sheet printed years later needs nothing but it, its pictures and its template.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from marketplace.kernel.money import round_half_up
from payouts.models.ledger import Kind
from payouts.services.accounts import HerMonth, Sold
from payouts.statements.words import Words, words_in

FIGURES = [
    "opening", "earned", "charged_back", "adjusted", "returned", "gross", "recovered", "deducted", "net",
    "payable", "carried", "owed",
]  # fmt: skip
NOTES = [500, 200, 100, 50, 20, 10, 5, 2, 1]
SUNS_A_ROW = 26

Said = dict[str, Any]


@dataclass(frozen=True)
class Facts:
    """All that one statement is made from. ``item`` has the FIGURES, ``reason`` and ``method`` as the run froze them,
    and her ``code``, ``name``, ``group`` and ``language``; amounts are in paise."""

    item: Mapping[str, Any]
    run: str
    month: date
    minimum: int
    year_from: date
    year: Mapping[str, int]
    """Since April, this month with it: earned, paid, repaid, saved, tax."""
    hers: HerMonth
    deductions: list[tuple[str, str, int]]
    """What (tds, rule, savings), label and amount."""
    saved: int
    """Her savings at the month's end."""
    wage: int | None
    """The legal minimum wage of a day, where it is known."""
    pictures: Mapping[int, str]
    """Fingerprint of the picture by product."""


def compose(facts: Facts) -> Said:
    """The data of one statement, in her language. Its ``figures`` are the paise that its words were written from."""
    words = words_in(facts.item["language"])
    say = words.say
    item = facts.item
    figures = _figures(facts)
    return {
        "lang": words.language,
        "month": words.month(facts.month),
        "run": facts.run,
        "name": item["name"],
        "code": item["code"],
        "group": item["group"],
        "figures": figures,
        "hero": _hero(item, facts.minimum, words),
        "sums": _sums(facts, words),
        "ends": [
            _line("purse", say("Paid to you"), item["payable"], words),
            _line("next", say("Kept for next month"), item["carried"], words),
        ],
        "worth": _worth(figures, words),
        "colours": [
            {"who": who, "icon": who, "word": word} for who, word in _parts(facts.hers.sold, words).items()
        ],
        "sold": [_sold(lines, facts.pictures, words) for lines in _alike(facts.hers.sold)],
        "moved": _moved(facts.hers, words),
        "advances": _advances(item, facts.hers, figures, words),
        "savings": _savings(facts, figures, words),
        "year": _year(facts, words),
        "others": _others(facts.hers),
        "words": {
            "ask": say("Is something not right? Show this sheet to your coordinator."),
            "sold": say("What was sold"),
            "none": say("Nothing was sold this month."),
            "buyer": say("The buyer paid"),
            "moved": say("Taken back and put right"),
        },
    }  # fmt: skip


def _figures(facts: Facts) -> dict[str, int]:
    taken = {
        what: sum(a for w, _label, a in facts.deductions if w == what) for what in ("tds", "rule", "savings")
    }
    out = -sum(each.amount for each in facts.hers.savings)
    given = sum(each.amount for each in facts.hers.advances)
    earned = facts.item["earned"]
    noted = [line for line in facts.hers.sold if line.hours]
    hours = sum(
        (Fraction(each.hours * each.quantity * each.weight, each.weights) for each in noted), Fraction(0)
    )
    return {
        **{name: facts.item[name] for name in FIGURES},
        "tds": taken["tds"],
        "rules": taken["rule"],
        "put_aside": taken["savings"],
        "taken_out": out,
        "saved_before": facts.saved - taken["savings"] + out,
        "saved": facts.saved,
        "owed_before": facts.item["owed"] - given,
        "given": given,
        "left": facts.item["owed"] - facts.item["recovered"],
        "wage": facts.wage or 0,
        "tenths_of_days": max(0, earned) * 10 // facts.wage if facts.wage else 0,
        "minutes": round_half_up(hours * 60),
        "an_hour": round_half_up(Fraction(sum(each.hers for each in noted)) / hours) if hours else 0,
        **{f"year_{name}": amount for name, amount in facts.year.items()},
    }


def _line(icon: str, word: str, amount: int, words: Words) -> Said:
    return {"icon": icon, "word": word, "amount": words.rupees(amount), "less": amount < 0}


def _hero(item: Mapping[str, Any], minimum: int, words: Words) -> Said:
    """The largest figure: what was paid; else what is kept for her, or still to be set off."""
    say, net, paid = words.say, item["net"], item["payable"]
    if paid or net == 0:
        icon, word, amount = "purse", say("Paid to you"), paid
    elif net > 0:
        icon, word, amount = "kept", say("Kept for you"), net
    else:
        icon, word, amount = "next", say("To be set off later"), -net
    notes = [[str(worth), words.number(count)] for worth, count in notes_of(paid)]
    return {
        "icon": icon,
        "word": word,
        "amount": words.rupees(amount),
        "why": _why(item, minimum, words),
        "by": {"bank": "bank", "upi": "upi", "cash": "cash"}.get(item["method"], "") if paid else "",
        "notes": notes,
        "digits": {worth: words.number(worth) for worth, _count in notes},
    }


def notes_of(paise: int) -> list[tuple[int, int]]:
    """The fewest notes and coins for the whole rupees of an amount."""
    left, found = paise // 100, []
    for worth in NOTES:
        count, left = divmod(left, worth)
        if count:
            found.append((worth, count))
    return found


def _why(item: Mapping[str, Any], minimum: int, words: Words) -> str:
    _ = words.say
    paid = {
        "bank": _("into your bank account"),
        "upi": _("to your UPI id"),
        "cash": _("in cash, from your coordinator"),
    }
    return {
        "payable": paid.get(item["method"], ""),
        "zero": _("Nothing is due this month."),
        "owes": _(
            "More was taken off than you had earned. The rest is carried to next month; you pay nothing."
        ),
        "less_than_a_rupee": _("Less than a rupee is carried to next month."),
        "below_minimum": _(
            "Below %(minimum)s nothing is paid yet. It is carried to next month, and stays yours.",
            minimum=words.rupees(minimum),
        ),
        "no_method": _(
            "We don't know how to pay you yet. Tell your coordinator; your money is kept for you."
        ),
        "not_verified": _("Your new account is still being confirmed. Your money is kept for you."),
        "on_hold": _("Payments to you are on hold. Your money is kept for you; ask your coordinator."),
        "held_by_hand": _(
            "Your money is kept for you while a question is looked into; ask your coordinator."
        ),
    }[item["reason"]]


def _sums(facts: Facts, words: Words) -> list[Said]:
    """What adds up to what is paid and kept: the opening and the earnings always, else what isn't zero."""
    item, _ = facts.item, words.say
    surplus = sum(each.amount for each in facts.hers.adjusted if each.kind == Kind.PATRONAGE)
    labels = {"tds": ("tax", _("Tax (TDS)")), "savings": ("pot", _("Put aside as savings"))}
    lines = [
        ("before", _("From last month"), item["opening"], True),
        ("cloth", _("Your part of what was sold"), item["earned"], True),
        ("back", _("For cloth that came back"), item["charged_back"], False),
        ("scales", _("Corrections"), item["adjusted"] - surplus, False),
        ("share", _("Share of the surplus"), surplus, False),
        ("bankback", _("Sent back by the bank"), item["returned"], False),
        ("yarn", _("Towards your advance"), -item["recovered"], False),
        *[
            (*labels.get(what, ("minus", label or _("Other deductions"))), -amount, False)
            for what, label, amount in facts.deductions
        ],
    ]
    return [_line(icon, word, amount, words) for icon, word, amount, always in lines if amount or always]


def _worth(figures: Mapping[str, int], words: Words) -> Said | None:
    """Days of work that her earnings are worth at the legal minimum, as suns, and what came of an hour."""
    days, hour, say = figures["tenths_of_days"], figures["an_hour"], words.say
    if not days and not hour:
        return None
    whole, part = divmod(days, 10)
    return {
        "suns": [round(100 * row / SUNS_A_ROW, 2) for row in _rows_of_suns(days / 10)],
        "days": words.number(f"{whole}.{part}" if part else whole) if days else "",
        "word": say("days of work"),
        "law": say("A day's work is at least %(wage)s by law.", wage=words.rupees(figures["wage"])),
        "hour": words.rupees(hour) if hour else "",
        "each": say("for each hour of weaving"),
    }


def _rows_of_suns(days: float) -> list[float]:
    """How many suns are in each row; no more than four rows, as nobody counts further."""
    rows: list[float] = []
    while days > 0 and len(rows) < 4:
        rows.append(min(days, SUNS_A_ROW))
        days -= SUNS_A_ROW
    return rows


def _parts(sold: list[Sold], words: Words) -> dict[str, str]:
    """Who has a part of the prices, in the order of the bar; other makers only where there are some."""
    _ = words.say
    shared = any(line.weight != line.weights for line in sold)
    return {
        "you": _("You"),
        **({"makers": _("Other makers")} if shared else {}),
        "house": _("Cooperative"),
        "tax": _("GST"),
    }


def _alike(sold: list[Sold]) -> list[list[Sold]]:
    """Sales of the same piece that differ in nothing but their day together, in the order of their first days."""
    found: dict[tuple[object, ...], list[Sold]] = {}
    for line in sold:
        same = tuple(value for name, value in vars(line).items() if name != "day")
        found.setdefault(same, []).append(line)
    return list(found.values())


def _sold(lines: list[Sold], pictures: Mapping[int, str], words: Words) -> Said:
    """What is printed of sales that are alike: one sum, and the figures of each with the days of all."""
    line, times = lines[0], len(lines)
    where = {"online": "online", "fair": "fair", "shop": "shop", "wholesale": "wholesale"}[line.where]
    others = line.makers - line.hers
    split = [("you", line.hers), ("makers", others), ("house", line.cooperative), ("tax", line.gst)]
    count = line.quantity * times
    return {
        "title": line.title,
        "count": words.number(count) if count > 1 else "",
        "where": f"{words.days([each.day for each in lines])} · {words.say(where)}",
        "hers": words.rupees(line.hers * times),
        "part": words.say("%(part)s of %(whole)s parts", part=line.weight, whole=line.weights)
        if line.weight != line.weights
        else "",
        "paid": words.rupees(line.paid * times),
        "picture": pictures.get(line.product, ""),
        "split": [
            {"who": who, "amount": words.rupees(amount * times), "share": max(0, amount)}
            for who, amount in split
            if who != "makers" or line.weight != line.weights
        ],
        "raw": {
            "days": [each.day.isoformat() for each in lines], "channel": line.where, "quantity": line.quantity,
            "paid": line.paid, "gst": line.gst, "cooperative": line.cooperative, "makers": line.makers,
            "hers": line.hers, "weight": line.weight, "weights": line.weights,
        },
    }  # fmt: skip


def _moved(hers: HerMonth, words: Words) -> list[Said]:
    """Charge-backs, corrections and payments that came back, each with its day and what is known of it."""
    _ = words.say
    kinds = {
        Kind.ADJUSTED.value: ("scales", _("Correction")),
        Kind.PATRONAGE.value: ("share", _("Share of the surplus")),
        Kind.RETURNED.value: ("bankback", _("Sent back by the bank")),
        Kind.RETRIED.value: ("bank", _("Tried again")),
    }
    back = [
        ("back", _("Cloth that came back"), each.day, _piece(each.title, each.quantity, each.reason, words), each.amount)
        for each in hers.charged_back
    ]  # fmt: skip
    rest = [
        (*kinds[each.kind], each.day, each.what, each.amount) for each in [*hers.adjusted, *hers.returned]
    ]
    return [
        {
            **_line(icon, word, amount, words),
            "day": words.day(day),
            "what": what,
        }
        for icon, word, day, what, amount in [*back, *rest]
    ]


def _others(hers: HerMonth) -> list[Said]:
    """All lines but the sold ones as sheets have them, in paise; their kinds are the ledger's."""
    back = [
        (Kind.CHARGED_BACK.value, each.day, f"{each.title} × {each.quantity}: {each.reason}", each.amount)
        for each in hers.charged_back
    ]
    ahead = [
        (each.kind if each.kind == Kind.ADVANCE_REPAID else f"advance_{each.kind}", each.day, "", each.amount)
        for each in hers.advances
    ]
    rest = [
        (each.kind, each.day, each.what, each.amount)
        for each in [*hers.adjusted, *hers.returned, *hers.savings]
    ]
    return [
        {"kind": kind, "day": day.isoformat(), "what": what, "amount": amount}
        for kind, day, what, amount in [*back, *rest, *ahead]
    ]


def _piece(title: str, quantity: int, reason: str, words: Words) -> str:
    counted = f"{title} × {words.number(quantity)}" if quantity > 1 else title
    return f"{counted}: {reason}" if reason else counted


def _advances(
    item: Mapping[str, Any], hers: HerMonth, figures: Mapping[str, int], words: Words
) -> Said | None:
    if not item["owed"] and not hers.advances:
        return None
    _ = words.say
    kinds = {
        "yarn": ("yarn", _("yarn")),
        "cash": ("cash", _("cash")),
        "bank": ("bank", _("by bank")),
        Kind.ADVANCE_REPAID.value: ("purse", _("Given back")),
    }
    lines = []
    for each in hers.advances:
        icon, word = kinds[each.kind]
        lines.append(_line(icon, f"{words.day(each.day)} · {word}", each.amount, words))
    before = (
        [_line("before", _("Owed before"), figures["owed_before"], words)] if figures["owed_before"] else []
    )
    taken = [_line("cloth", _("Taken this month"), -item["recovered"], words)] if item["recovered"] else []
    return {
        "word": _("Advance"),
        "sums": [*before, *lines, *taken],
        "ends": [_line("yarn", _("Left to repay"), figures["left"], words)],
    }


def _savings(facts: Facts, figures: Mapping[str, int], words: Words) -> Said | None:
    if not any(figures[name] for name in ("saved_before", "put_aside", "taken_out", "saved")):
        return None
    _ = words.say
    lines = [
        ("before", _("Saved before"), figures["saved_before"]),
        ("pot", _("Put aside this month"), figures["put_aside"]),
        ("purse", _("Taken out"), -figures["taken_out"]),
    ]
    return {
        "word": _("Savings"),
        "sums": [_line(icon, word, amount, words) for icon, word, amount in lines if amount],
        "ends": [_line("pot", _("Saved so far"), figures["saved"], words)],
    }


def _year(facts: Facts, words: Words) -> Said:
    _ = words.say
    sums = [
        ("cloth", _("Earned"), "earned", True),
        ("purse", _("Paid"), "paid", True),
        ("yarn", _("Repaid"), "repaid", False),
        ("pot", _("Saved"), "saved", False),
        ("tax", _("Tax"), "tax", False),
    ]
    return {
        "word": _("From %(month)s until now", month=words.month(facts.year_from)),
        "sums": [
            {"icon": icon, "word": word, "amount": words.rupees(facts.year[name])}
            for icon, word, name, always in sums
            if facts.year[name] or always
        ],
    }
