"""What can be read to a weaver on her page, where somebody has recorded it in her language."""

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
