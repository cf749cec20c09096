"""What buyer and coordinators are mailed about a custom order, once the step is stored. Nothing of what makers earn."""

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from marketplace.accounts.models import User
from marketplace.forks.order.mails import send
from marketplace.kernel.money import show_rupees

from .models import CustomRequest, Offer

Words = str | Promise

TO_US: dict[str, Words] = {
    "asked": _("A custom order is asked for"),
    "message": _("A buyer has written about a custom order"),
    "withdrawn": _("A custom request was withdrawn"),
    "refused": _("An offer isn't wanted like this"),
    "accepted": _("An offer is accepted: it can be woven"),
    "rest_paid": _("The rest of a custom order is paid"),
    "cancel_asked": _("A buyer wants to cancel a custom order"),
    "cancelled": _("A custom order is cancelled"),
    "lost": _("Stop weaving: a buyer's bank took the money of a custom order back"),
}


def tell_buyer(
    request: CustomRequest, what: str, words: str = "", *, offer: Offer | None = None, back: int = 0
) -> None:
    """Once this transaction is stored, write to the buyer in her language; ``back`` is what goes back, in paise."""
    mail_buyer.enqueue(request.pk, what, words, offer.pk if offer else None, back)


def tell_coordinators(request: CustomRequest, what: str, words: str) -> None:
    mail_coordinators.enqueue(request.pk, what, words)


@task()
def mail_buyer(request_id: int, what: str, words: str, offer_id: int | None, back: int) -> None:
    request = CustomRequest.objects.select_related("product").get(pk=request_id)
    send(
        f"custom_{what}",
        to=request.email,
        language=request.language,
        path=request.get_absolute_url(),
        context={
            "request": request, "words": words,
            "offer": Offer.objects.filter(pk=offer_id or 0).first(), "back": show_rupees(back) if back else "",
        },
    )  # fmt: skip


@task()
def mail_coordinators(request_id: int, what: str, words: str) -> None:
    request = CustomRequest.objects.select_related("product", "group").get(pk=request_id)
    path = reverse("workspace:custom", args=[request.pk])
    for user in User.objects.filter(coordinator__groups=request.group_id, is_active=True).exclude(email=""):
        context = {"request": request, "heading": TO_US[what], "words": words}
        send("custom_work", to=user.email, language=settings.LANGUAGE_CODE, path=path, context=context)
