"""What the shop says of itself: lines for a log, and letters to whoever is on call. Neither names anybody.

Addresses of pages lose what lets somebody in (an order's link) and what was searched for; faults keep where they came from
and lose the values that were at hand.
"""

import json
import logging
import re
import traceback
from datetime import UTC, datetime

from django.core.mail import mail_admins

_SECRET = re.compile(r"(?<=/)(?=[\w:-]*\d)(?=[\w:-]*[A-Za-z])[\w:-]{16,}(?=/|$|\s)|(?<=\?)\S+")
"""A part of an address as long as a token is, and whatever stands behind a question mark."""
_DETAIL = re.compile(r"^(DETAIL|CONTEXT|LINE \d+|HINT):? .*(\n\s+.*)*", re.MULTILINE)
"""What PostgreSQL adds to a fault: the very values."""
_PERSON = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+|(?<![\d-])(?!\d{4}-\d\d-\d\d)\+?\d(?:[ -]?\d){9,}")
"""E-mail addresses, and numbers as long as a phone's or an account's."""


def plain(text: str) -> str:
    """The text without what lets anybody in, and without addresses and numbers of people."""
    return _PERSON.sub("…", _SECRET.sub("…", _DETAIL.sub("", text)))


def where(record: logging.LogRecord) -> str:
    """The lines of code that a fault came through, and its kind: not its words, which may be what somebody typed."""
    if not record.exc_info or not record.exc_info[0]:
        return ""
    kind, _fault, trace = record.exc_info
    return "".join([*traceback.format_tb(trace), kind.__qualname__])


class Line(logging.Formatter):
    """For people: level, source, message, and below it where a fault came from."""

    def format(self, record: logging.LogRecord) -> str:
        said = f"{record.levelname:<7} {record.name}: {plain(record.getMessage())}"
        return "\n".join(filter(None, [said, where(record)]))


class JsonLine(logging.Formatter):
    """For machines: the same, each record one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        said = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "from": record.name,
            "process": record.process,
            "said": plain(record.getMessage()),
            "fault": where(record),
        }
        return json.dumps({name: value for name, value in said.items() if value}, ensure_ascii=False)


class Alert(logging.Handler):
    """A letter to whoever is on call."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            mail_admins(plain(record.getMessage())[:200], where(record), fail_silently=True)
        except Exception:
            self.handleError(record)
