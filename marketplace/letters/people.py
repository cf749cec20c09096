"""Letters about accounts, about what is held of somebody, and about reviews."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marketplace.languages.names import said

from .letter import Letter, Name

Words = str | Promise


def _account(title: Words, when: Words) -> Letter:
    return Letter(title, when, _("the heading, the link, and why they get it"), layout="letter")


ACCOUNTS = {
    "account_new": _account(_("Account, to confirm"), _("an address without an account asked for one")),
    "account_known": _account(_("Account, there is one"), _("an address that has an account asked for one")),
    "account_taken": _account(_("New address, taken"), _("somebody wants to change to an address that has an account")),
    "password_new": _account(_("Another password"), _("somebody forgot the password")),
    "password_nobody": _account(_("Another password, no account"), _("a password was asked for, and the address has no account")),
    "address_new": _account(_("New address, to confirm"), _("somebody wants to change to this address")),
    "address_asked": _account(_("Address about to change"), _("another address was asked for, to the one so far")),
    "password_changed": _account(_("Password changed"), _("a password was changed")),
    "address_changed": _account(_("Address changed"), _("an address was changed, to the one before")),
    "own_data": _account(_("Own data"), _("a buyer without an account asks what is held of her")),
    "own_data_erased": _account(_("Own data erased"), _("somebody was forgotten")),
}  # fmt: skip

PIECE = Name("piece", _("the piece"), lambda context: said(context["piece"]))


def _review(title: Words, when: Words, stays: Words, *names: Name, **sample: Any) -> Letter:
    return Letter(title, when, stays, names, {"piece": "Eri stole — lac red", **sample}, layout="letter")


REVIEWS = {
    "review_shown": _review(
        _("Review shown"), _("staff show a review, to who wrote it"), _("the heading and the link"), PIECE
    ),
    "review_refused": _review(
        _("Review not shown"),
        _("staff don't show a review, to who wrote it"),
        _("the heading, the reason, that she may take it back, and the link"),
        PIECE,
        quoted="It is about another piece.",
    ),
    "review_answered": _review(
        _("Review answered"),
        _("staff answer a review, to who wrote it"),
        _("the heading, the answer and the link"),
        PIECE,
        quoted="Thank you. The indigo is from her own garden.",
    ),
    "review_ask": _review(
        _("How is it?"),
        _("a parcel should have come two weeks ago"),
        _("the heading, the pieces, the link, and the one that stops such letters"),
        quoted="“Eri stole — lac red”",
        stop="https://example.com/stop/",
    ),
}
