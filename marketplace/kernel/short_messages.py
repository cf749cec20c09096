"""Short messages to phones, by whatever class ``SMS_SENDER`` names: it is made without arguments and has ``send(to, text)``.

What is in a message may be read by whoever holds the phone: senders of ours write digits and nothing that says what they are
for. Of a message that isn't sent, neither number nor text is ever logged.
"""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.crypto import get_random_string
from django.utils.module_loading import import_string

LATER = {408, 425, 429}
"""Answers that say: not now. So does whatever is wrong at the provider's, 500 and above."""
MOST_READ = 2000
"""Bytes of an answer that are looked at."""


class Unsent(Exception):
    """It wasn't sent, or nobody knows. ``again``: it may be tried once more."""

    def __init__(self, why: str, *, again: bool) -> None:
        super().__init__(why)
        self.again = again


def send_short(to: str, text: str) -> None:
    """Have it sent to a phone number. Raises Unsent."""
    import_string(settings.SMS_SENDER)().send(to, text)


class ToFiles:
    """For demonstrations: a file for each in ``SMS_FILES``, the newest last by name."""

    def send(self, to: str, text: str) -> None:
        folder = Path(settings.SMS_FILES)
        folder.mkdir(parents=True, exist_ok=True)
        name = f"{datetime.now():%Y%m%d-%H%M%S-%f}-{get_random_string(4)}.txt"
        (folder / name).write_text(f"{to}\n{text}\n", encoding="utf-8")


class ToNobody:
    """Where no sender is set up: weavers open their pages with a PIN, or with their coordinator."""

    def send(self, to: str, text: str) -> None:
        pass


class ByHttp:
    """To whichever provider takes a POST of JSON, as ``SMS_HTTP`` says:

    ``url``; ``key``, its secret; ``headers`` and ``body``, in whose texts ``{to}``, ``{text}`` and ``{key}`` are put
    in, deep inside too; ``expect``, what a good answer contains, for those who answer 200 to everything; ``timeout``,
    seconds. Plain HTTP is for this machine alone, and nobody is followed elsewhere with the key.
    """

    def __init__(self) -> None:
        said: dict[str, Any] = settings.SMS_HTTP
        address = urlsplit(said["url"])
        here = address.scheme == "http" and address.hostname in ("127.0.0.1", "localhost")
        if not (here or address.scheme == "https"):
            raise ImproperlyConfigured("SMS_URL has to be the https:// address that takes messages.")
        self.said = said

    def send(self, to: str, text: str) -> None:
        """Raises Unsent: ``again`` where the line or the provider is down, not where the provider refuses it."""
        words = {"to": to, "text": text, "key": self.said["key"]}
        request = Request(
            self.said["url"],
            data=json.dumps(_filled(self.said["body"], words)).encode(),
            headers={"Content-Type": "application/json", **_filled(self.said["headers"], words)},
        )
        try:
            with build_opener(_Nowhere).open(request, timeout=self.said["timeout"]) as answer:
                found = answer.read1(MOST_READ).decode("utf-8", "replace")
        except HTTPError as refused:
            refused.close()
            later = refused.code in LATER or refused.code >= 500
            raise Unsent(f"The provider answers {refused.code}.", again=later) from None
        except (OSError, ValueError) as problem:  # no line, no answer in time, or none that can be read
            raise Unsent(f"The provider can't be reached: {type(problem).__name__}.", again=True) from None
        if self.said["expect"] not in found:
            raise Unsent("The provider's answer isn't what a good one is.", again=False)


class _Nowhere(HTTPRedirectHandler):
    def redirect_request(self, *_about: Any) -> None:
        return None


def _filled(what: Any, words: Mapping[str, str]) -> Any:
    """The same with ``{name}`` replaced in each of its texts; a word that is put in is never looked through again."""
    if isinstance(what, dict):
        return {name: _filled(each, words) for name, each in what.items()}
    if isinstance(what, list):
        return [_filled(each, words) for each in what]
    if isinstance(what, str):
        return re.sub(r"\{(\w+)\}", lambda found: words.get(found[1], found[0]), what)
    return what
