"""What the catalogue's data name in English, said in the reader's language: colours, fibres, crafts, shelves, kinds of piece.

Data are stored once, as they were typed. Names that come again and again stand in ``KNOWN`` and have their translation in
the catalogues of messages, under the context ``catalogue``; a title such as "Eri stole — indigo" is said part by part.
What isn't known stays as it was typed, and pages mark it as English (``templatetags/spoken.py``).
"""

from functools import cache

from django.conf import settings
from django.utils.translation import get_language, gettext, override, pgettext

CONTEXT = "catalogue"
BETWEEN = " — "
"""What stands between the parts of a title."""

KNOWN = (
    # shelves
    "Shawls & stoles", "Wraps & skirts", "Scarves", "Table & home", "Bags & pouches", "Stationery",
    # fibres
    "Eri silk", "Muga silk", "Mulberry silk", "Cotton", "Wool", "Nettle", "Hemp", "Banana fibre",
    # crafts
    "Throw-shuttle loom", "Fly-shuttle loom", "Frame loom", "Loin loom", "Extra-weft motif", "Hand stitched",
    "Hand embroidered", "Natural dye", "Ikat",
    # colours
    "Lac red", "Iron grey", "Tea brown", "Turmeric gold", "Indigo", "Annatto orange", "Leaf green", "Natural ecru",
    "Red", "Maroon", "Pink", "Orange", "Yellow", "Gold", "Green", "Blue", "Purple", "Brown", "Grey", "Black", "White",
    "Cream",
    # dyes
    "Lac", "Iron-rich mud", "Tea", "Turmeric", "Annatto", "Turmeric and indigo", "Onion skin", "Walnut", "Madder",
    # communities
    "Khasi", "Garo", "Mishing", "Bodo", "Karbi", "Mizo", "Jaintia", "Dimasa", "Rabha", "Tiwa", "Naga", "Meitei", "Apatani",
    "Assamese", "Tripuri",
    # kinds of piece
    "Ryndia shawl", "Eri stole", "Eri shawl", "Muga stole", "Dakmanda wrap", "Gero wrap", "Mekhela chador", "Aronai scarf",
    "Gamosa", "Pekok shawl", "Ngotekherh runner", "Puan", "Cushion cover", "Laptop sleeve", "Zip pouch", "Handloom tote",
    "Table runner", "Bookmarks, set of three", "Scarf", "Shawl", "Stole", "Wrap", "Throw", "Bag", "Pouch",
    # pages of the menu
    "About", "Prices",
    # districts
    "Aizawl", "Karbi Anglong", "Kokrajhar", "Majuli", "Ri Bhoi", "West Garo Hills", "East Garo Hills", "West Jaintia Hills",
    "East Khasi Hills", "West Khasi Hills", "Kamrup", "Imphal West",
)  # fmt: skip


@cache
def _as_stored(language: str) -> tuple[tuple[str, str], ...]:
    """Each known name as it is said in a language and as it is stored, the longest first."""
    with override(language):
        pairs = [(pgettext(CONTEXT, name), name) for name in KNOWN]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def stored(words: str) -> str:
    """What somebody typed who searches, with the known names in it as data have them."""
    language = get_language() or settings.LANGUAGE_CODE
    if language != settings.LANGUAGE_CODE:
        for name, known in _as_stored(language):
            words = words.replace(name, known)
    return words


def said(text: str) -> str:
    """A name from the catalogue, or a title or text made of such, in the reader's language; else as it was typed."""
    if not text or get_language() == settings.LANGUAGE_CODE:
        return text
    return "\n\n".join(_paragraph(each) for each in text.split("\n\n"))


def _paragraph(text: str) -> str:
    found = _part(text)
    return found if found != text else BETWEEN.join(_part(part) for part in text.split(BETWEEN))


def _part(part: str) -> str:
    """Within a title a name may begin with a small letter; what an order has stored may be any message of ours."""
    named = part[:1].upper() + part[1:]
    for key, found in (
        (part, pgettext(CONTEXT, part)),
        (named, pgettext(CONTEXT, named)),
        (part, gettext(part)),
    ):
        if found != key:
            return found
    return part
