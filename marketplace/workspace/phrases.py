"""What can be read to a weaver on her page, where somebody has recorded it in her language.

Figures are put together from recordings of their parts: 2,345 is 2, thousand, 3, hundred, 45. A language that says a
part otherwise records it as it is said; all 99 are recorded one by one, as Hindi has a word of its own for each.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PHRASES: dict[str, str | Promise] = {
    "yours": _("This is yours now. It is worked out anew when the month is closed."),
    "month": _("This month so far, and how it comes about"),
    "months": _("Your statements, month by month"),
    "waiting": _("Pieces that wait: drafts, and those that somebody looks at first"),
    "shop": _("Pieces in the shop"),
    "sold": _("Pieces sold"),
    "coming": _("Pieces that are paid for and haven't been sent yet"),
    "advances": _("What you were given ahead, and what is left of it"),
    "savings": _("What you put aside"),
    "hours": _("Hours of work in what was sold this month"),
    "ask": _("If a figure seems wrong, press here. Finance looks at it and answers."),
    "answers": _("Your questions and the answers"),
    "votes": _("What members decide together"),
    "shows": _("What the shop shows of you"),
    "held": _("What is held about you"),
    "pin": _("Choose your PIN"),
    "leave": _("Press here to leave this page at once"),
}
"""By key: what the recording says, for whoever records it."""

LARGE = {"crore": 10**7, "lakh": 10**5, "thousand": 10**3, "hundred": 100}
FIGURES: dict[str, str | Promise] = {f"n{number}": str(number) for number in range(100)} | {
    "hundred": _("hundred"),
    "thousand": _("thousand"),
    "lakh": _("lakh (a hundred thousand)"),
    "crore": _("crore (a hundred lakh)"),
    "rupees": _("rupees"),
    "paise": _("paise"),
    "less": _("less (said before a figure below nothing)"),
}
"""Parts of figures, likewise."""

ALL = PHRASES | FIGURES


def number_said(number: int) -> list[str]:
    """The parts of a whole number in the order in which they're said."""
    if number < 0:
        return ["less", *number_said(-number)]
    said = []
    for word, worth in LARGE.items():
        if number >= worth:
            said += [*number_said(number // worth), word]
            number %= worth
    return said + [f"n{number}"] if number or not said else said


def rupees_said(paise: int) -> list[str]:
    """The same for an amount."""
    rupees, rest = divmod(abs(paise), 100)
    said = [*number_said(rupees), "rupees"] if rupees or not rest else []
    if rest:
        said += [*number_said(rest), "paise"]
    return ["less", *said] if paise < 0 else said
