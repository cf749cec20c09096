"""What statements say, in each weaver's language: words, digits, dates and amounts, all from our own catalogues.

Four of the languages have no locale in Django, so the catalogues are read directly: the one that is active for
whoever asks for a statement has no say in it.
"""

import gettext
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from marketplace.kernel.money import show_rupees

LOCALE = Path(__file__).resolve().parent.parent / "locale"
DIGITS = "0123456789"


class Words:
    """One language. Where a catalogue doesn't have a sentence, it is English."""

    def __init__(self, language: str):
        self._catalogue = gettext.translation("django", LOCALE, [language], fallback=True)
        self.language = language if (LOCALE / language).is_dir() else "en"
        self._digits = str.maketrans(DIGITS, self.say("0123456789"))
        self._months = [self.say(name) for name in MONTHS]
        self._day, self._month = self.say("%(day)s %(month)s"), self.say("%(month)s %(year)s")

    def say(self, sentence: str, **values: Any) -> str:
        """A sentence with its values; numbers among them are written in her digits."""
        said = self._catalogue.gettext(sentence)
        return said % {name: self.number(value) for name, value in values.items()} if values else said

    def number(self, value: Any) -> str:
        """A number or a text that has numbers, in her digits."""
        return str(value).translate(self._digits)

    def rupees(self, paise: int) -> str:
        """``₹1,23,456.50`` in her digits; whole rupees without decimals."""
        return show_rupees(paise).translate(self._digits)

    def day(self, day: date) -> str:
        """``15 June``."""
        return self.days([day])

    def days(self, days: Iterable[date]) -> str:
        """``3, 12 June``: the days of each month together, each day once."""
        months = groupby(sorted(set(days)), key=lambda day: (day.year, day.month))
        return ", ".join(
            self._day
            % {"day": ", ".join(self.number(day.day) for day in alike), "month": self._months[month - 1]}
            for (_year, month), alike in months
        )

    def month(self, day: date) -> str:
        """``June 2026``."""
        return self._month % {"month": self._months[day.month - 1], "year": self.number(day.year)}


@cache
def words_in(language: str) -> Words:
    """The words of a language, read once; English where it has no catalogue."""
    return Words(language)


def _noted(sentence: str) -> str:
    """Mark for translation what is looked up later."""
    return sentence


_: Callable[[str], str] = _noted
MONTHS = [
    _("January"), _("February"), _("March"), _("April"), _("May"), _("June"),
    _("July"), _("August"), _("September"), _("October"), _("November"), _("December"),
]  # fmt: skip
