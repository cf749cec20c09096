"""What the writer of a review is sent, and the question two weeks after a parcel has come."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override
from django_tasks import task

from marketplace.accounts.models import User
from marketplace.forks.order.mails import send
from marketplace.forks.order.models import Order
from marketplace.languages.addresses import in_language
from marketplace.languages.names import said

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
    if review.state == Review.State.SHOWN:
        _write("review_shown", review, path=review.product.get_absolute_url())
    else:
        path = review.line.order.get_absolute_url()
        _write("review_refused", review, path=path, quoted=review.reason)


@task()
def mail_review_answered(review_id: int) -> None:
    review = Review.objects.select_related("line__order", "product").get(pk=review_id)
    _write("review_answered", review, path=review.product.get_absolute_url(), quoted=review.answer)


def _write(name: str, review: Review, *, path: str, quoted: str = "") -> None:
    to, _hers = reached_at(review.line.order)
    context = {"piece": review.line.title, "quoted": quoted}
    send(name, to=to, language=review.language, path=path, context=context)


@task()
def mail_review_ask(order_id: int) -> None:
    """The question, unless its buyer has said meanwhile that she doesn't want it."""
    order = Order.objects.get(pk=order_id)
    to, language = reached_at(order)
    if not to or DoNotAsk.objects.filter(key=DoNotAsk.key_of(to)).exists():
        return
    path = reverse("storefront:no-asking", args=[order.number, order.token])
    stop = f"{settings.SITE_URL}{in_language(path, language)}"
    titles = order.lines.filter(status="sent").values_list("title", flat=True)
    with override(language):
        pieces = "\n".join(f"“{said(title)}”" for title in titles)
    send(
        "review_ask",
        to=to,
        language=language,
        path=reverse("storefront:reviews-of-order", args=[order.number, order.token]),
        context={"piece": "", "quoted": pieces, "stop": stop},
        headers={"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )
