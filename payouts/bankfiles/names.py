"""Names and references as a bank's own files can carry them: Latin letters, digits and spaces, nothing else."""

import re
import unicodedata

from anyascii import anyascii
from django.utils.translation import gettext as _

NO_SPACE = "'’ʼ`´·•‧"
"""Marks inside a word: an apostrophe, and the raised dot that Garo writes."""
JOINERS = "\u200c\u200d"
"""They shape Indic letters and say nothing themselves."""


class NotLatin(ValueError):
    """The name can't be carried; the message says why, without the name."""


def latin_name(name: str, *, most: int) -> str:
    """A name in plain Latin letters, at most ``most`` of them, the same for the same name.

    Letters of other scripts are transliterated, accents and marks left out, other punctuation a space. NotLatin
    for a name with symbols or control characters in it, or that leaves no letter.
    """
    kept = "".join(_kept(char) for char in unicodedata.normalize("NFC", name))
    latin = " ".join(filter(None, map(_latin_word, kept.split())))
    if not re.search("[A-Za-z]", latin):
        raise NotLatin(_("the name has no letter that a bank's file can carry"))
    return latin[:most].rstrip()


def plain(text: str) -> str:
    """Letters and digits only, as ``202610W0001`` of the reference ``2026-10-W0001``."""
    return re.sub("[^A-Za-z0-9]", "", text)


def _kept(char: str) -> str:
    kind = unicodedata.category(char)
    if char in NO_SPACE or char in JOINERS:
        return ""
    if kind[0] in "LMN":
        return char
    if kind[0] in "PZ":
        return " "
    raise NotLatin(
        _("the name has a character that no bank's file carries: U+%(code)04X") % {"code": ord(char)}
    )


def _latin_word(word: str) -> str:
    """A word of a script without capitals begins with one."""
    latin = plain(anyascii(word))
    if not latin and any(unicodedata.category(char)[0] == "L" for char in word):
        raise NotLatin(_("a word of the name is in a script that can't be written in Latin letters"))
    return latin.capitalize() if word.lower() == word.upper() else latin
