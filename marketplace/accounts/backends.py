"""Signing in with a user name or an e-mail address."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from .models import User


class NameOrAddress(ModelBackend):
    """Staff sign in by name or address, buyers by address. Someone unknown takes as long as a wrong password."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> User | None:
        if not username or password is None:
            return None
        user = User.objects.filter(username=username).first()
        if user is None and "@" in username:
            user = User.at_address(username).first()
        if user is None:
            User().set_password(password)  # as long as checking one
            return None
        return user if user.check_password(password) and self.user_can_authenticate(user) else None
