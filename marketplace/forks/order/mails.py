"""What a buyer is written. Sent by the worker, so a slow mail server keeps nobody waiting."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from django.utils.functional import Promise
from django_tasks import task

from marketplace.forks.order.models import LineMaker, Order, ShippingEvent
from marketplace.forks.shipping.carriers import tracking_link
from marketplace.languages.addresses import in_language
from marketplace.letters.rendering import rendered


def send(
    name: str,
    *,
    to: str,
    language: str,
    path: str,
    context: Mapping[str, Any],
    headers: Mapping[str, str] | None = None,
) -> None:
    """Send one of ``templates/mail/``, as HTML and text, in the reader's language. ``path``: where its button goes, in any language.

    To nobody, nothing: an order whose buyer was forgotten has no address any more.
    """
    if not to:
        return
    url = f"{settings.SITE_URL}{in_language(path, language)}"
    subject, text, html = rendered(name, language, {"url": url, **context})
    message = EmailMultiAlternatives(subject=subject, body=text, to=[to], headers=dict(headers or {}))
    message.attach_alternative(html, "text/html")
    message.send()


def send_letter(
    subject: str,
    words: Sequence[str],
    *,
    to: str,
    language: str,
    foot: str | Promise,
    path: str = "/",
    label: str = "",
    headers: Mapping[str, str] | None = None,
) -> None:
    """Send staff a letter of a few paragraphs, perhaps with a button. Others get one whose words editors may change."""
    context: dict[str, Any] = {
        "heading": subject,
        "opening": "\n\n".join(words),
        "label": label,
        "foot": foot,
    }
    send("letter", to=to, language=language, path=path, context=context, headers=headers)


@task()
def mail_order_placed(order_id: int, _language: str = "") -> None:
    """``_language`` is in tasks that were put in before an order knew its own."""
    order = Order.objects.get(pk=order_id)
    lines = order.lines.prefetch_related(LineMaker.named(on=timezone.localdate()))
    send(
        "order_placed",
        to=order.guest_email,
        language=order.language,
        path=order.get_absolute_url(),
        context={"order": order, "lines": lines},
    )


@task()
def mail_order_sent(parcel_id: int, corrected: bool = False) -> None:
    """``corrected``: what an earlier letter said of the parcel was wrong."""
    parcel = ShippingEvent.objects.select_related("order").get(pk=parcel_id)
    lines = parcel.lines.prefetch_related(LineMaker.named(on=timezone.localdate()))
    send(
        "order_sent",
        to=parcel.order.guest_email,
        language=parcel.order.language,
        path=parcel.order.get_absolute_url(),
        context={
            "order": parcel.order,
            "lines": lines,
            "parcel": parcel,
            "follow": tracking_link(parcel.carrier, parcel.tracking),
            "corrected": corrected,
        },
    )
