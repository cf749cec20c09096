"""What the writer of a review is sent, and the question two weeks after a parcel has come."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from marketplace.accounts.models import User
from marketplace.forks.order.mails import send_letter
from marketplace.forks.order.models import Order

from .models import DoNotAsk, Review


def reached_at(order: Order) -> tuple[str, str]:
    """The address and language of an order's buyer: her account's, where she has one."""
    user = User.objects.filter(pk=order.user_id).first() if order.user_id else None
    if user and user.email:
        return user.email, user.language or order.language
    return order.guest_email, order.language


@task()
def mail_review_decided(review_id: int) -> None:
    review = Review.objects.select_related("line__order", "product").get(pk=review_id)
    order, title = review.line.order, review.line.title
    to, _hers = reached_at(order)
    with translation.override(review.language):
        if review.state == Review.State.SHOWN:
            subject, words = (
                _("Your review is on the page"),
                [_("What you say of “%s” is there for others now.") % title],
            )
            path, label = review.product.get_absolute_url(), _("See it")
        else:
            subject = _("Your review is not on the page")
            words = [
                _("We have read what you say of “%s”, and don't show it. Why:") % title,
                review.reason,
                _("You can take it back on your order's page, and write another."),
            ]
            path, label = order.get_absolute_url(), _("See your order")
        send_letter(subject, words, to=to, language=review.language, path=path, label=label, foot=_foot())


@task()
def mail_review_answered(review_id: int) -> None:
    review = Review.objects.select_related("line__order", "product").get(pk=review_id)
    to, _hers = reached_at(review.line.order)
    with translation.override(review.language):
        send_letter(
            _("The cooperative has answered your review"),
            [review.answer],
            to=to,
            language=review.language,
            path=review.product.get_absolute_url(),
            label=_("See it"),
            foot=_foot(),
        )


@task()
def mail_review_ask(order_id: int) -> None:
    """The question, unless its buyer has said meanwhile that she doesn't want it."""
    order = Order.objects.get(pk=order_id)
    to, language = reached_at(order)
    if not to or DoNotAsk.objects.filter(key=DoNotAsk.key_of(to)).exists():
        return
    with translation.override(language):
        stop = reverse("storefront:no-asking", args=[order.number, order.token])
        titles = "\n".join(
            f"“{title}”" for title in order.lines.filter(status="sent").values_list("title", flat=True)
        )
        send_letter(
            _("How is it?"),
            [
                _("Two weeks ago your parcel should have come. How do you like what was in it?"),
                titles,
                _("What you say helps others to choose, and the women read it too."),
            ],
            to=to,
            language=language,
            path=reverse("storefront:reviews-of-order", args=[order.number, order.token]),
            label=_("Say what you think"),
            after=[_("Don't want to be asked? %s") % f"{settings.SITE_URL}{stop}"],
            foot=_foot(),
            headers={
                "List-Unsubscribe": f"<{settings.SITE_URL}{stop}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            },
        )


def _foot() -> str:
    return _("You get this because you ordered from us.")
