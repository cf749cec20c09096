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

TO_BUYER: dict[str, tuple[Words, Words, Words]] = {
    "asked": (
        _("We have what you asked for"),
        _("The coordinator of the group that weaves this cloth reads it and answers, usually within three days. This link is yours: it needs no login, so keep it to yourself."),
        _("See your request"),
    ),
    "message": (_("An answer about your custom order"), "", _("Read and answer")),
    "declined": (_("It can't be woven, we're sorry"), "", _("See your request")),
    "offer": (
        _("An offer for you"),
        _("It says what will be woven, by whom, what it costs with delivery, and until when it stands. You can pay half now and half when it's made."),
        _("See the offer"),
    ),
    "offer_withdrawn": (
        _("Our offer no longer stands"),
        _("Something has changed, and we make you another one."),
        _("See your request"),
    ),
    "accepted": (
        _("Thank you. Your piece is going to be woven"),
        _("We have your payment, and write again when it's made."),
        _("See how far it is"),
    ),
    "made": (
        _("Your piece is made"),
        _("It leaves with the next parcels; then we send you the number to follow it by."),
        _("See it"),
    ),
    "made_to_pay": (
        _("Your piece is made"),
        _("As soon as the rest is paid, it leaves."),
        _("See it and pay the rest"),
    ),
    "rest_paid": (
        _("Thank you. All is paid"),
        _("We write again when it leaves, with the number to follow it by."),
        _("See how far it is"),
    ),
    "cancelled": (_("Your custom order is cancelled"), "", _("See your request")),
}  # fmt: skip
"""What happened → heading, what else there is to say, and the words on the button."""

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
    heading, more, label = TO_BUYER[what]
    send(
        "custom_buyer",
        to=request.email,
        language=request.language,
        path=request.get_absolute_url(),
        context={
            "request": request, "heading": heading, "more": more, "label": label, "words": words,
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
