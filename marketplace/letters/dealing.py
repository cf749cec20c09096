"""Letters about custom orders, and to businesses that buy wholesale."""

from types import SimpleNamespace as Sample

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marketplace.languages.names import said

from .letter import Letter, Name

Words = str | Promise

PIECE = Name("piece", _("the piece"), lambda context: said(context["request"].product.title))
BUSINESS = Name("business", _("the name of the business"), lambda context: context["business"].name)
_OFFER = Sample(
    title="Eri stole — lac red", length_cm=200, width_cm=70, quantity=1, goods=3400_00, total=3520_00
)


def _custom(title: Words, when: Words, *, words: str = "", offer: object = None, back: str = "") -> Letter:
    sample = {
        "request": Sample(product=Sample(title="Eri stole — lac red")),
        "words": words,
        "offer": offer,
        "back": back,
    }
    stays = _("the heading, the piece, what we wrote, the offer, the amounts and the link")
    return Letter(title, when, stays, (PIECE,), sample, layout="custom_buyer")  # fmt: skip


CUSTOM = {
    "custom_asked": _custom(_("Custom order asked for"), _("somebody asked for a custom order")),
    "custom_message": _custom(_("Custom order, our answer"), _("a coordinator wrote to the buyer"), words="Would a darker red do as well?"),
    "custom_declined": _custom(_("Custom order declined"), _("it can't be woven"), words="Nobody of us weaves so wide a cloth."),
    "custom_offer": _custom(_("Custom order, offer"), _("an offer is made"), offer=_OFFER),
    "custom_offer_withdrawn": _custom(_("Custom order, offer withdrawn"), _("an offer no longer stands")),
    "custom_accepted": _custom(_("Custom order accepted"), _("a buyer has paid the first part, or all"), offer=_OFFER),
    "custom_made": _custom(_("Custom order made, all paid"), _("a piece is made that is paid whole"), offer=_OFFER),
    "custom_made_to_pay": _custom(_("Custom order made, rest to pay"), _("a piece is made that is paid in part"), offer=_OFFER),
    "custom_rest_paid": _custom(_("Custom order, rest paid"), _("the rest is paid"), offer=_OFFER),
    "custom_cancelled": _custom(_("Custom order cancelled"), _("a custom order is cancelled"), words="As you wished.", back="₹1,760"),
}  # fmt: skip


def _wholesale(title: Words, when: Words, *, words: str = "", quote: object = None) -> Letter:
    sample = {"business": Sample(name="Laban Textiles"), "words": words, "quote": quote}
    stays = _("the heading, what we wrote, the quote's number, the amount and the link")
    return Letter(title, when, stays, (BUSINESS,), sample, layout="wholesale_buyer")


_QUOTE = Sample(number="Q2026-0001", total=48000_00)
WHOLESALE = {
    "wholesale_asked": _wholesale(_("Wholesale, asked"), _("a business asks to buy wholesale")),
    "wholesale_known": _wholesale(_("Wholesale, its page"), _("somebody asks again with a business's address")),
    "wholesale_approved": _wholesale(_("Wholesale, welcome"), _("a business is approved")),
    "wholesale_refused": _wholesale(_("Wholesale, refused"), _("a business is refused"), words="We sell to shops alone."),
    "wholesale_quote": _wholesale(_("Wholesale, quote"), _("a quote is made"), quote=_QUOTE),
    "wholesale_quote_withdrawn": _wholesale(_("Wholesale, quote withdrawn"), _("a quote no longer stands"), quote=_QUOTE),
    "wholesale_agreed": _wholesale(_("Wholesale, quote accepted"), _("a quote is accepted and paid later"), quote=_QUOTE),
    "wholesale_paid": _wholesale(_("Wholesale, paid"), _("the payment of a quote is here"), quote=_QUOTE),
}  # fmt: skip
