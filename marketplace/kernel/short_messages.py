"""Short messages to phones, by whatever ``SMS_SENDER`` names: a function that takes ``to`` and ``text``.

A sender raises whatever went wrong, so that the worker tries again. What is in a message may be read by whoever holds the
phone: senders of ours write digits and nothing that says what they are for.
"""

import sys
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils.crypto import get_random_string
from django.utils.module_loading import import_string


def send_short(to: str, text: str) -> None:
    """Have it sent to a phone number."""
    import_string(settings.SMS_SENDER)(to, text)


def to_files(to: str, text: str) -> None:
    """For demonstrations: a file for each in ``SMS_FILES``, the newest last by name."""
    folder = Path(settings.SMS_FILES)
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{datetime.now():%Y%m%d-%H%M%S-%f}-{get_random_string(4)}.txt"
    (folder / name).write_text(f"{to}\n{text}\n", encoding="utf-8")


def to_console(to: str, text: str) -> None:
    """For whoever develops."""
    print(f"{to}: {text}", file=sys.stderr)


def to_nobody(to: str, text: str) -> None:
    """Where no sender is set up: weavers open their pages with a PIN, or with their coordinator."""
