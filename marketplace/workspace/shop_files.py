"""Reading what Shopify and Etsy export, and our own file of pieces: CSV in UTF-8, known by its header.

Shopify has one row for each variant and each further picture of a handle; each variant becomes a piece. Etsy has
one row for each listing, with its variations only named. Nothing is fetched: addresses of pictures stay words.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from catalog.kinds import title_of
from catalog.models import Product
from catalog.terms import Terms
from marketplace.kernel.money import BOOKS_CURRENCY
from marketplace.kernel.tables import as_typed
from payouts.services.loading import COLUMNS, MORE

from .shop_cells import (
    Found,
    put_description,
    put_name,
    put_number,
    put_picture,
    put_price,
    put_words,
    whole_of,
)

MOST_BYTES = 1_000_000
MOST_PIECES = 200
"""In one file; they become drafts in one transaction."""

Cells = dict[str, str]
"""Column in small letters → what is in it."""
Rows = list[tuple[int, Cells]]
"""With the number that a spreadsheet gives each row."""


class FileNotRead(Exception):
    """A file that is none of those we read. The message is for whoever chose it."""


@dataclass(frozen=True)
class ShopFile:
    """What was read. ``shop`` is shopify, etsy or ours; ``unused`` are columns with something in them that nobody takes over."""

    shop: str
    found: list[Found]
    unused: list[str]

    @property
    def name(self) -> str:
        return {"shopify": "Shopify", "etsy": "Etsy"}.get(self.shop, str(_("our own file of pieces")))


def read_shop_file(content: bytes) -> ShopFile:
    """Raises FileNotRead where it's too large, isn't CSV in UTF-8, or has the header of no file that we know."""
    header, rows = _rows(_text(content))
    shop = next((name for name, (needed, _used, _reader) in SHOPS.items() if needed <= set(header)), "")
    if not shop:
        raise FileNotRead(
            _("Its first row isn't that of an export from Shopify or Etsy, or of our own file of pieces.")
        )
    _needed, used, reader = SHOPS[shop]
    found = reader(rows)
    if not found:
        raise FileNotRead(_("There is no piece in this file."))
    if len(found) > MOST_PIECES:
        raise FileNotRead(
            _("There are %(count)d pieces in this file; %(most)d at once is the most. Divide it.")
            % {"count": len(found), "most": MOST_PIECES}
        )
    _once_each(found)
    filled = {column for _row, cells in rows for column, value in cells.items() if value.strip()}
    unused = [name for column, name in header.items() if column in filled and not _is_used(column, used)]
    return ShopFile(shop.split()[0], found, unused)


def _text(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise FileNotRead(_("The file is larger than 1 MB. Divide it."))
    if content.startswith(b"PK"):
        raise FileNotRead(_("This is a spreadsheet (XLSX). Save it as “CSV UTF-8” first."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise FileNotRead(_("This file isn't text in UTF-8. Save it as “CSV UTF-8” first."))
    return text


def _rows(text: str) -> tuple[dict[str, str], Rows]:
    """The header, small letters → as it's written, and the rows under it."""
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as problem:
        raise FileNotRead(_("This file isn't whole as CSV: %(what)s.") % {"what": problem}) from problem
    names = [cell.strip() for cell in lines[0]] if lines else []
    header = {name.lower(): name for name in names if name}
    if len(header) != len([name for name in names if name]):
        raise FileNotRead(_("A column stands twice in the first row."))
    rows: Rows = []
    for number, cells in enumerate(lines[1:], start=2):
        if any(cell.strip() for cell in cells):
            if len(cells) > len(names):
                raise FileNotRead(_("Row %(row)d has more cells than the first row.") % {"row": number})
            padded = [*cells, *[""] * (len(names) - len(cells))]
            rows.append((number, dict(zip((name.lower() for name in names), padded, strict=True))))
    return header, rows


def _is_used(column: str, used: Iterable[str]) -> bool:
    return any(column == name or (name.endswith("*") and column.startswith(name[:-1])) for name in used)


def _once_each(found: list[Found]) -> None:
    times = Counter(piece.reference for piece in found)
    for piece in found:
        if times[piece.reference] > 1:
            piece.faults.append(
                _("“%(reference)s” stands twice in this file.") % {"reference": piece.reference}
            )


# Shopify


def _cell(cells: Cells, *names: str) -> str:
    """The first of these columns that has something in it: Shopify has renamed its own."""
    return next((cells[name].strip() for name in names if cells.get(name, "").strip()), "")


def _shopify(rows: Rows) -> list[Found]:
    by_handle: dict[str, Rows] = {}
    for number, cells in rows:
        by_handle.setdefault(_cell(cells, "handle", "url handle"), []).append((number, cells))
    return [piece for handle, its in by_handle.items() for piece in _of_handle(handle, its)]


def _of_handle(handle: str, rows: Rows) -> list[Found]:
    """The pieces of one handle: one for each variant, with all the pictures."""
    first = rows[0][1]
    variants = [
        (number, cells)
        for number, cells in rows
        if _cell(cells, "variant price", "price", "option1 value", "variant sku", "sku")
    ] or rows[:1]
    pieces = [_variant(number, handle, first, cells, alone=len(variants) == 1) for number, cells in variants]
    pictures = sorted(
        (int(place) if (place := _cell(cells, "image position")).isdecimal() else 999, number, cells)
        for number, cells in rows
    )
    for piece in pieces:
        for _place, _number, cells in pictures:
            put_picture(piece, _cell(cells, "image src", "product image url"))
    return pieces


def _variant(row: int, handle: str, first: Cells, cells: Cells, *, alone: bool) -> Found:
    options = {
        _cell(first, f"option{place} name").lower(): value
        for place in (1, 2, 3)
        if (value := _cell(cells, f"option{place} value")) and value != "Default Title"
    }
    chosen = ", ".join(options.values())
    piece = Found(row, handle if alone or not chosen else f"{handle} {chosen}")
    if not handle:
        piece.faults.append(_("It has no handle."))
    title = _cell(first, "title")
    put_name(piece, title_of(title, chosen) if title and chosen and not alone else title)
    put_description(piece, _cell(first, "body (html)", "description"))
    put_price(piece, _cell(cells, "variant price", "price"))
    put_number(piece, "weight_grams", _grams(cells), least=1, most=20_000)
    put_words(piece, "colour", options.get("color") or options.get("colour") or "")
    stock = _cell(cells, "variant inventory qty", "inventory quantity")
    piece.pieces = (
        0 if stock.startswith("-") and stock[1:].isdecimal() else whole_of(piece, stock, least=0, most=999)
    )
    if _cell(first, "gift card").lower() == "true":
        piece.faults.append(_("A gift card isn't a piece."))
    if (state := _cell(first, "status").lower()) in ("archived", "draft"):
        piece.notes.append(_("It isn't for sale there: %(state)s.") % {"state": state})
    return piece


def _grams(cells: Cells) -> str:
    grams = _cell(cells, "variant grams", "weight value (grams)")
    return "" if re.fullmatch(r"0*(\.0*)?", grams) else grams


# Etsy


def _etsy(rows: Rows) -> list[Found]:
    return [_listing(number, cells) for number, cells in rows]


def _listing(row: int, cells: Cells) -> Found:
    piece = Found(row, cells.get("sku", "").strip() or " ".join(cells["title"].split()))
    put_name(piece, cells["title"])
    put_description(piece, cells["description"])
    put_price(piece, cells["price"])
    piece.currency = cells["currency_code"].strip().upper()
    if not piece.currency and piece.price is not None:
        piece.currency = "?"
    piece.pieces = whole_of(piece, cells["quantity"], least=0, most=999)
    materials = cells.get("materials", "").replace("_", " ")
    put_words(piece, "fibre", Truncator(", ".join(part.strip() for part in materials.split(","))).chars(60))
    for place in range(1, 11):
        put_picture(piece, cells.get(f"image{place}", ""))
    for place in (1, 2, 3):
        if values := cells.get(f"variation {place} values", "").strip():
            name = cells.get(f"variation {place} name", "").strip()
            piece.notes.append(
                _("There it's to be had in several: %(name)s %(values)s. Here each is a piece of its own.")
                % {"name": name[:40], "values": values[:200]}
            )
    return piece


# Our own


def _ours(rows: Rows) -> list[Found]:
    return [_own(number, {name: as_typed(value) for name, value in cells.items()}) for number, cells in rows]


def _own(row: int, cells: Cells) -> Found:
    piece = Found(row, cells["sku"].strip(), currency=BOOKS_CURRENCY)
    piece.shelf, piece.makers = cells["category"].strip(), cells["makers"].strip()
    if not piece.reference:
        piece.faults.append(_("It has no reference (sku)."))
    put_name(piece, cells["title"])
    put_price(piece, cells["price"])
    piece.pieces = whole_of(piece, cells["stock"], least=0, most=999)
    for name in ("fibre", "technique", "colour", "dyestuff", "community"):
        put_words(piece, name, cells.get(name, ""))
    for name, least, most in (
        ("hours", 1, 2000),
        ("length_cm", 1, 2000),
        ("width_cm", 1, 2000),
        ("lead_time_days", 0, 365),
    ):
        put_number(piece, name, cells[name], least=least, most=most)
    dye = cells.get("dye", "").strip()
    if dye in Product.Dye.values:
        piece.said["dye"] = dye
    elif dye:
        piece.faults.append(_("“%(value)s” is no way of dyeing.") % {"value": dye[:30]})
    if dye == Product.Dye.UNDYED and piece.said.get("dyestuff"):
        piece.faults.append(_("It's undyed, and dyed with something."))
    _agreed(piece, cells)
    return piece


def _agreed(piece: Found, cells: Cells) -> None:
    """Its terms and its rate of GST."""
    try:
        if cells["terms"].strip():
            piece.said["terms"] = str(Terms.agreed(cells["terms"].strip()))
        if rate := cells["gst_rate"].strip():
            piece.said["gst_rate"] = Decimal(rate)
            if not (0 <= piece.said["gst_rate"] <= 50 and piece.said["gst_rate"] * 100 % 1 == 0):
                raise InvalidOperation
    except InvalidOperation:
        piece.said.pop("gst_rate", None)
        piece.faults.append(_("“%(value)s” is not a rate of GST.") % {"value": cells["gst_rate"][:30]})
    except ValueError:
        piece.faults.append(_("“%(value)s” are no terms.") % {"value": cells["terms"][:30]})


_SHOPIFY = (
    "handle", "url handle", "title", "body (html)", "description", "variant price", "price", "variant grams",
    "weight value (grams)", "variant inventory qty", "inventory quantity", "option1 *", "option2 *", "option3 *",
    "image src", "product image url", "image position", "gift card", "status",
)  # fmt: skip
_ETSY = (
    "title", "description", "price", "currency_code", "quantity", "materials", "sku", "image*", "variation *",
)  # fmt: skip
_OURS = COLUMNS["products"].split(",")

Reader = Callable[[Rows], list[Found]]
SHOPS: dict[str, tuple[set[str], tuple[str, ...], Reader]] = {
    "shopify": ({"handle", "title", "variant price"}, _SHOPIFY, _shopify),
    "shopify since 2025": ({"url handle", "title", "price", "option1 value"}, _SHOPIFY, _shopify),
    "etsy": ({"title", "description", "price", "currency_code", "quantity"}, _ETSY, _etsy),
    "ours": (set(_OURS), (*_OURS, *MORE["products"].split()), _ours),
}
"""By which columns a file is known, which of them are taken over, and how."""
