"""What somebody is written about her account. The worker looks her up, so that asking takes as long for anybody."""

from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_tasks import task

from marketplace.accounts.models import User
from marketplace.forks.order.mails import send_letter

from .links import sign

ASKED = gettext_lazy("You get this because somebody typed this address in our shop.")
YOURS = gettext_lazy("You get this because you have an account with us.")


@task()
def mail_new_account(email: str, language: str) -> None:
    """To whoever asked for an account: the link that makes it, or that there is one."""
    user = User.at_address(email).first()
    with translation.override(language):
        if user:
            send_letter(
                _("You have an account already"),
                [_("Somebody, perhaps you, asked for an account with this address. There is one."),
                 _("If you no longer know its password, choose a new one on the page where you sign in.")],
                to=user.email, language=language, path=reverse("account:sign-in"), label=_("Sign in"), foot=ASKED,
            )  # fmt: skip
            return
        send_letter(
            _("Make your account"),
            [_("One step is left: open this page and choose a password. The link works for three days.")],
            to=email, language=language, path=reverse("account:confirm", args=[sign("new", email=email)]),
            label=_("Choose a password"),
            after=[_("If it wasn't you who asked, do nothing. No account is made then.")], foot=ASKED,
        )  # fmt: skip


@task()
def mail_new_password(email: str, language: str) -> None:
    """To whoever has forgotten the password: a link to choose another, or that there is no account."""
    user = User.at_address(email).filter(is_active=True).first()
    with translation.override(language):
        if user is None:
            send_letter(
                _("No account with this address"),
                [_("Somebody, perhaps you, asked for a new password. But nobody has an account with this address."),
                 _("Perhaps you used another address, or bought without an account.")],
                to=email, language=language, path=reverse("account:new"), label=_("Make an account"), foot=ASKED,
            )  # fmt: skip
            return
        number = urlsafe_base64_encode(force_bytes(user.pk))
        token = default_token_generator.make_token(user)
        send_letter(
            _("Choose a new password"),
            [_("Open this page and choose a new password. The link works once, and for three days.")],
            to=user.email, language=language, path=reverse("account:reset", args=[number, token]),
            label=_("Choose a new password"),
            after=[_("If it wasn't you who asked, do nothing: the old password stays.")], foot=ASKED,
        )  # fmt: skip


@task()
def mail_new_address(user_id: int, email: str, language: str) -> None:
    """To the address that somebody wants to change to; and to the old one, that it was asked."""
    user = User.objects.get(pk=user_id)
    taken = User.at_address(email).exclude(pk=user_id).exists()
    with translation.override(language):
        if taken:
            send_letter(
                _("You have an account already"),
                [_("Somebody wanted to use this address for another account. It has one already, so nothing changed.")],
                to=email, language=language, path=reverse("account:sign-in"), label=_("Sign in"), foot=ASKED,
            )  # fmt: skip
        else:
            token = sign("address", user=user.pk, old=user.email, new=email)
            send_letter(
                _("Is this your new address?"),
                [_("Confirm it, and from then on you sign in with it and get our letters here.")],
                to=email, language=language, path=reverse("account:confirm-address", args=[token]),
                label=_("Confirm the address"), foot=ASKED,
            )  # fmt: skip
        send_letter(
            _("Your address is being changed"),
            [_("Somebody who is signed in to your account asked for another e-mail address."),
             _("It changes once a link that we sent there is opened. If it wasn't you, change your password now.")],
            to=user.email, language=language, path=reverse("account:details"), label=_("Your details"), foot=YOURS,
        )  # fmt: skip


@task()
def mail_changed(what: str, email: str, language: str) -> None:
    """After a change that somebody else must not have made: ``password`` or ``address``."""
    with translation.override(language):
        subject = _("Your password was changed") if what == "password" else _("Your address was changed")
        send_letter(
            subject,
            [_("If it was you, all is well. If not, choose a new password at once, and write to us.")],
            to=email, language=language, path=reverse("account:ask-password"), label=_("Choose a new password"), foot=YOURS,
        )  # fmt: skip
