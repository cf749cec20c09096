"""What somebody is written about her account. The worker looks her up, so that asking takes as long for anybody."""

from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django_tasks import task

from marketplace.accounts.models import User
from marketplace.forks.order.mails import send

from .links import sign


@task()
def mail_new_account(email: str, language: str) -> None:
    """To whoever asked for an account: the link that makes it, or that there is one."""
    user = User.at_address(email).first()
    if user:
        _write("account_known", user.email, language, reverse("account:sign-in"))
    else:
        _write("account_new", email, language, reverse("account:confirm", args=[sign("new", email=email)]))


@task()
def mail_new_password(email: str, language: str) -> None:
    """To whoever has forgotten the password: a link to choose another, or that there is no account."""
    user = User.at_address(email).filter(is_active=True).first()
    if user is None:
        _write("password_nobody", email, language, reverse("account:new"))
        return
    number = urlsafe_base64_encode(force_bytes(user.pk))
    path = reverse("account:reset", args=[number, default_token_generator.make_token(user)])
    _write("password_new", user.email, language, path)


@task()
def mail_new_address(user_id: int, email: str, language: str) -> None:
    """To the address that somebody wants to change to; and to the old one, that it was asked."""
    user = User.objects.get(pk=user_id)
    if User.at_address(email).exclude(pk=user_id).exists():
        _write("account_taken", email, language, reverse("account:sign-in"))
    else:
        token = sign("address", user=user.pk, old=user.email, new=email)
        _write("address_new", email, language, reverse("account:confirm-address", args=[token]))
    _write("address_asked", user.email, language, reverse("account:details"))


@task()
def mail_changed(what: str, email: str, language: str) -> None:
    """After a change that somebody else must not have made: ``password`` or ``address``."""
    _write(f"{what}_changed", email, language, reverse("account:ask-password"))


def _write(name: str, to: str, language: str, path: str) -> None:
    send(name, to=to, language=language, path=path, context={})
