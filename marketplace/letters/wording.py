"""Words with names in braces: checked against what a letter has, and filled in. No template language, nothing is evaluated."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

NAME = re.compile(r"\{([a-z_]+)\}")
_LINK = re.compile(r"https?:|www\.|//|\S@\S", re.IGNORECASE)
_FIGURE = re.compile(r"[₹$€£]|\bRs\b|\bINR\b", re.IGNORECASE)


def what_is_wrong(
    words: str, known: Mapping[str, object], *, needed: frozenset[str] = frozenset()
) -> list[str]:
    """What keeps these words out of a letter, each in a sentence; nothing where there are none."""
    if not words:
        return []
    wrong = []
    used = set(NAME.findall(words))
    there = ", ".join(f"{{{name}}}" for name in known) or _("none")
    for name in sorted(used - set(known)):
        wrong.append(
            _("{%(name)s} can't be named in this letter. There is: %(there)s.")
            % {"name": name, "there": there}
        )
    for name in sorted(needed - used):
        wrong.append(_("{%(name)s} is missing: without it nobody knows which it is about.") % {"name": name})
    if set("{}") & set(NAME.sub("", words)):
        wrong.append(
            _("A brace stands alone. Names are written like {number}, in small letters. There is: %s.")
            % there
        )
    if set("<>") & set(words):
        wrong.append(_("Words only: no < and no >."))
    if _LINK.search(words):
        wrong.append(_("No links and no addresses: the letter has its own button."))
    if _FIGURE.search(words):
        wrong.append(_("No amounts: the letter has its own, from the books."))
    return wrong


def filled(words: str, values: Mapping[str, object]) -> str:
    """The words with each name's value in its place. Raises KeyError for a name that isn't among them."""
    return NAME.sub(lambda name: str(values[name[1]]), words)
