"""A business asks to buy wholesale; finance or admin decides. Amounts in paise."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.accounts.models import User

from . import mails
from .models import Business, Quote
from .numbers import WrongNumber, tidy_number, wants_number

State = Business.State


class WholesaleRefused(Exception):
    """A step that isn't possible; the message is for whoever asked, and nothing has changed."""


@transaction.atomic
def ask_account(
    *,
    name: str,
    contact: str,
    email: str,
    country: str,
    tax_number: str,
    words: str,
    language: str,
    now: datetime,
) -> Business:
    """Store what a business says of itself; its number is checked by its country's rules. Raises WholesaleRefused.

    Under an e-mail address that is known already, its link is mailed there again, and what is stored stays.
    """
    try:
        number = tidy_number(country, tax_number)
    except WrongNumber as wrong:
        raise WholesaleRefused(_("This can't be a tax number of that country; please look again.")) from wrong
    if not number and wants_number(country):
        raise WholesaleRefused(_("In the European Union we need your VAT number."))
    known = Business.objects.filter(email__iexact=email).first()
    if known:
        mails.tell(known, "known")
        return known
    business = Business.objects.create(
        name=name, contact=contact, email=email, country_id=country, tax_number=number, words=words,
        language=language, asked_at=now,
    )  # fmt: skip
    mails.tell(business, "asked")
    mails.tell_us("asked_account", business)
    return business


@transaction.atomic
def decide_business(
    *, business: Business, approve: bool, credit: int, words: str, by: User, now: datetime
) -> Business:
    """Approve a business, with what it may owe at a time, or refuse it in words. Later, the credit can be changed.

    Raises WholesaleRefused. A refusal needs words; approved once, it isn't refused while it owes something.
    """
    if not by.has_perm("wholesale.approve_business"):
        raise WholesaleRefused(f"{by} may not decide on wholesale customers.")
    business = Business.objects.select_for_update().get(pk=business.pk)
    state = State.APPROVED if approve else State.REFUSED
    credit = credit if approve else 0
    if (business.state, business.credit) == (state, credit):
        return business
    if not approve and not words.strip():
        raise WholesaleRefused(_("Tell the business why."))
    if not approve and owes(business):
        raise WholesaleRefused(_("It still owes for an order."))
    told = business.state != state
    business.state, business.credit, business.answer = state, credit, words.strip()[:500]
    business.decided_by, business.decided_at = by, now
    business.save()
    if told:
        mails.tell(business, "approved" if approve else "refused", business.answer)
    return business


def owes(business: Business) -> int:
    """What it has been sent on credit and hasn't paid."""
    owed = business.quotes.filter(state=Quote.State.ORDERED, payment=Quote.Payment.CREDIT, paid_at=None)  # type: ignore[attr-defined]
    return sum(owed.values_list("total", flat=True))
