"""Encrypted columns for what is private to a person."""

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from encrypted_fields.fields import EncryptedCharField, EncryptedTextField


@cache
def _key(secret: str, salt: str) -> bytes:
    """As the library makes it, once for all columns: it is slow on purpose."""
    return base64.urlsafe_b64encode(
        hashlib.pbkdf2_hmac("sha256", secret.encode(), salt.encode(), iterations=100_000, dklen=32)
    )


class _Readable:
    """Keeps other values readable while one is looked at, and after one was refused or the keys have changed.

    The library's own ``clean`` puts reading off meanwhile, for the whole process, and for good once a value is refused.
    Its own way to change ``SECRET_KEY`` would let the former one sign people in too.
    """

    @property
    def keys(self) -> list[bytes]:
        """The first locks, all unlock."""
        secrets = [settings.SECRET_KEY, *settings.FORMER_SECRET_KEYS]
        return [_key(secret, salt) for secret in secrets for salt in settings.SALT_KEY]

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        return models.Field.clean(self, value, model_instance)  # type: ignore[arg-type]

    def deconstruct(self) -> Any:
        """To migrations it's the library's: what the table holds is the same."""
        name, _path, args, kwargs = super().deconstruct()  # type: ignore[misc]
        library = next(kind for kind in type(self).__mro__ if kind.__module__ == "encrypted_fields.fields")
        return name, f"{library.__module__}.{library.__name__}", args, kwargs


if TYPE_CHECKING:  # what they hold is what these hold
    PrivateCharField = models.CharField
    PrivateTextField = models.TextField
else:

    class PrivateCharField(_Readable, EncryptedCharField):
        """Text of one line, encrypted."""

    class PrivateTextField(_Readable, EncryptedTextField):
        """Text of any length, encrypted."""
