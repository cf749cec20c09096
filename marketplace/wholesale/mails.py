"""What a business and finance are mailed, once a step is stored."""

from django.conf import settings
from django.contrib.auth.models import Permission
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from marketplace.accounts.models import User
from marketplace.forks.order.mails import send

from .models import Business, Quote

Words = str | Promise

TO_US: dict[str, Words] = {
    "asked_account": _("A business wants to buy wholesale"),
    "asked_quote": _("A wholesale quote is asked for"),
    "quote_refused": _("A wholesale quote isn't wanted"),
    "agreed": _("A wholesale quote is accepted"),
}


def tell(business: Business, what: str, words: str = "", *, quote: Quote | None = None) -> None:
    """Once this transaction is stored, write to the business in its language."""
    mail_business.enqueue(business.pk, what, words, quote.pk if quote else None)


def tell_us(what: str, business: Business, quote: Quote | None = None, words: str = "") -> None:
    mail_us.enqueue(what, business.pk, quote.pk if quote else None, words)


@task()
def mail_business(business_id: int, what: str, words: str, quote_id: int | None) -> None:
    business = Business.objects.get(pk=business_id)
    quote = Quote.objects.filter(pk=quote_id or 0).first()
    send(
        f"wholesale_{what}",
        to=business.email,
        language=business.language,
        path=(quote or business).get_absolute_url(),
        context={"business": business, "quote": quote, "words": words},
    )


@task()
def mail_us(what: str, business_id: int, quote_id: int | None, words: str) -> None:
    """To whoever decides on it."""
    business = Business.objects.get(pk=business_id)
    quote = Quote.objects.filter(pk=quote_id or 0).first()
    needed = "deal_wholesale" if quote else "approve_business"
    path = (
        reverse("dashboard:wholesale-quote", args=[quote.pk])
        if quote
        else reverse("dashboard:wholesale-business", args=[business.pk])
    )
    permission = Permission.objects.get(codename=needed, content_type__app_label="wholesale")
    holders = User.objects.filter(Q(groups__permissions=permission), is_active=True).exclude(email="")
    for user in holders.distinct():
        context = {"business": business, "quote": quote, "heading": TO_US[what], "words": words}
        send("wholesale_work", to=user.email, language=settings.LANGUAGE_CODE, path=path, context=context)
