"""What somebody is written who asks what we hold of her."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from marketplace.forks.order.mails import send_letter
from marketplace.storefront.account.letters import ASKED
from marketplace.storefront.account.links import sign


@task()
def mail_own_data(email: str, language: str) -> None:
    """To a guest's own address: the link by which she takes or erases what is held."""
    with translation.override(language):
        send_letter(
            _("What we hold about you"),
            [_("With this link you can take home what we hold under this address, or have it erased. It works for three days.")],
            to=email, language=language, path=reverse("own-data:guest", args=[sign("own-data", email=email)]),
            label=_("See it"), after=[_("If it wasn't you who asked, do nothing.")], foot=ASKED,
        )  # fmt: skip


@task()
def mail_forgotten(email: str, language: str) -> None:
    """The last letter. The address is in it and nowhere else any more."""
    with translation.override(language):
        send_letter(
            _("You are forgotten"),
            [
                _(
                    "What we held about you is erased. Orders that are still under way know you until they are done."
                ),
                _(
                    "Tax invoices keep your name for as long as the law asks, and nobody uses it for anything else."
                ),
            ],
            to=email,
            language=language,
            foot=ASKED,
        )
