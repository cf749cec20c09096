"""What a weaver is asked, word by word. A wording that anybody has agreed to is never changed: a new one is added.

It's read out to her in her language before she signs or speaks. ``tests/weavers/test_consents.py`` holds every version
to what it was.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

JOINED = 0
"""She named herself when she joined, and the file that came with it says so."""

WORDINGS: Mapping[int, Mapping[str, str | Promise]] = {
    JOINED: {"name": _("The name that I chose may stand beside what I weave.")},
    1: {
        "name": _(
            "The name that I chose, my group and my district may stand beside what I weave, on the shop's pages, "
            "where everybody can see them. It need not be the name on my papers."
        ),
        "photo": _(
            "My photograph may be shown on the shop's pages, where everybody can see it. Others can copy a picture, "
            "and nobody can call a copy back."
        ),
        "story": _("What I tell of myself may be shown on the shop's pages, in my words."),
        "village": _("The name of my village may be shown on the shop's pages. Whoever reads it knows where I live."),
    },
}  # fmt: skip
ALWAYS = _(
    "I can take this back on any day, without a reason, and nothing else changes for me: not my work, not my pay. "
    "It ends by itself on the day that is named."
)
"""Said with each of them."""
NEWEST = max(WORDINGS)


def wording(purpose: str, version: int) -> str | Promise:
    """What she agreed to. Empty for a version that was never asked of this purpose."""
    return WORDINGS.get(version, {}).get(purpose, "")
