"""A piece as another shop's file has it, put together cell by cell. Every fault is kept, in words."""

import re
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from marketplace.kernel.money import parse_rupees

from .hands import MOST_PRICE

MOST_TITLE, MOST_SAID = 200, 1000
HANDY_TITLE = 80
"""Letters; the form of a piece takes no longer name."""
_GROUPED = re.compile(r"\d{1,3}(,\d{2,3})*,\d{3}(\.\d{1,2})?")


@dataclass
class Found:
    """A piece as a file has it; what the file is silent about isn't in ``said``, or None, or empty."""

    row: int
    reference: str
    """By which the other shop knows it."""
    title: str = ""
    price: int | None = None
    """Paise, or hundredths of ``currency``."""
    currency: str = ""
    pieces: int | None = None
    said: dict[str, Any] = field(default_factory=dict)
    """Names of ``Facts`` → values."""
    makers: str = ""
    """``CODE:weight;CODE:weight``, in our own file alone."""
    shelf: str = ""
    pictures: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


UNFINISHED = re.compile(r"(<[a-z/!?][^<>]*)+\Z", re.I)
"""Tags that were cut off, which parsers take for words."""


def plain_text(html: str) -> str:
    """What a description in HTML says, a paragraph a line, without what it was marked up with."""
    soup = BeautifulSoup(UNFINISHED.sub("", html), "html.parser")
    for hidden in soup(["script", "style", "template"]):
        hidden.decompose()
    for each in soup(["br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table"]):
        each.insert_after("\n")
    lines = (" ".join(line.split()) for line in soup.get_text().splitlines())
    said = "\n".join(line for line in lines if line)
    return "".join(letter for letter in said if letter.isprintable() or letter == "\n")


def put_words(piece: Found, name: str, text: str, *, most: int = 60) -> None:
    """A fact in words, where the file has one."""
    value = " ".join(text.split())
    if not value.isprintable() or len(value) > most:
        piece.faults.append(
            _("“%(value)s…” is longer than %(most)d letters, or can't be printed.")
            % {"value": "".join(filter(str.isprintable, value))[:30], "most": most}
        )
    elif value:
        piece.said[name] = value


def put_name(piece: Found, text: str) -> None:
    put_words(piece, "title", text, most=MOST_TITLE)
    piece.title = piece.said.pop("title", "")
    if not piece.title and not piece.faults:
        piece.faults.append(_("It has no title."))
    if len(piece.title) > HANDY_TITLE:
        piece.notes.append(_("A long name: make it shorter when you add the pictures."))


def put_description(piece: Found, html: str) -> None:
    said = plain_text(html)
    if len(said) > MOST_SAID:
        piece.notes.append(_("Its description is cut to %(most)d letters.") % {"most": MOST_SAID})
        said = Truncator(said).chars(MOST_SAID)
    piece.said["description"] = said


def put_price(piece: Found, text: str) -> None:
    plain = text.strip().replace(",", "") if _GROUPED.fullmatch(text.strip()) else text.strip()
    if not plain:
        return
    try:
        piece.price = parse_rupees(plain)
        if not 0 < piece.price < MOST_PRICE:
            raise ValueError
    except ValueError:
        piece.price = None
        piece.faults.append(_("“%(value)s” is not a price.") % {"value": text[:30]})


def whole_of(piece: Found, text: str, *, least: int, most: int) -> int | None:
    plain = text.strip().removesuffix(".0")
    if not plain:
        return None
    if plain.isascii() and plain.isdigit() and len(plain) < 8 and least <= int(plain) <= most:
        return int(plain)
    piece.faults.append(
        _("“%(value)s” is not a whole number from %(least)d to %(most)d.")
        % {"value": text[:30], "least": least, "most": most}
    )
    return None


def put_number(piece: Found, name: str, text: str, *, least: int, most: int) -> None:
    value = whole_of(piece, text, least=least, most=most)
    if value is not None:
        piece.said[name] = value


def put_picture(piece: Found, text: str) -> None:
    address = text.strip()
    if address and address.isprintable() and len(address) <= 500 and address not in piece.pictures:
        piece.pictures.append(address)
