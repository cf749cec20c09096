"""Filling in every form that a page shows, as nobody would who means well."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from django.db import transaction
from django.test import Client

from .crawl import Page, route_of

HOSTILE = """qzq{{7*7}}'"><i>"""
"""Breaks out of an attribute, of a string of SQL and of a tag, and is worked out by a template that is given it as one."""
BROKEN_OUT = re.compile(r"qzq49|\}\}.{0,14}><i>")
WORSE = {
    "hostile": HOSTILE,
    "nothing": "qz\x00q",
    "long": "क" * 9000,
    "number": "-" + "9" * 40,
    "formula": "=cmd|' /C calc'!A0",
}
TEXT = {"text", "search", "email", "tel", "url", "password", "", "textarea"}
CHOSEN = {"number", "date", "month", "time", "datetime-local", "hidden", "select", "radio"}


@dataclass
class Form:
    """A form as it stands on a page: where it is sent, and its fields by name → kind and value."""

    action: str
    method: str
    fields: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        route = route_of(self.action)
        return route and f"{self.method} {route} {sorted(self.fields)}"

    def filled(self, words: str, *, chosen_too: bool) -> dict[str, str]:
        """Every field that takes text with ``words``; others as a browser sends them, or with ``words`` as well."""
        taken = TEXT | CHOSEN if chosen_too else TEXT
        return {
            name: words if kind in taken else value
            for name, (kind, value) in self.fields.items()
            if kind != "file"
        }


def forms_in(page: Page) -> Iterator[Form]:
    for found in BeautifulSoup(page.words, "html.parser").find_all("form") if page.html else ():
        action = urljoin(page.address, str(found.get("action") or page.address)).split("#")[0]
        form = Form(action, str(found.get("method", "get")).lower())
        for each in found.find_all(["input", "textarea", "select", "button"]):
            _take(form, each)
        yield form


def _take(form: Form, each: Tag) -> None:
    name = str(each.get("name") or "")
    kind = each.name if each.name in ("textarea", "select") else str(each.get("type") or "")
    if not name or name in form.fields or name == "csrfmiddlewaretoken":
        return
    value = str(each.get("value") or ("on" if kind == "checkbox" else ""))
    if kind == "select":
        options = [str(option.get("value") or "") for option in each.find_all("option")]
        value = next((option for option in options if option), "")
    form.fields[name] = (kind, value)


def send(client: Client, form: Form, data: dict[str, str]) -> str:
    """What is wrong with the answer, and with the page that it leads to; what was changed is taken back."""
    cookies, point = SimpleCookie(client.cookies), transaction.savepoint()
    try:
        answer = client.post(form.action, data) if form.method == "post" else client.get(form.action, data)
        wrong = fault(answer)
        if not wrong and answer.status_code in (302, 303) and answer["Location"].startswith("/"):
            wrong = fault(client.get(answer["Location"]))
        return wrong
    finally:
        transaction.savepoint_rollback(point)
        client.cookies = cookies


def fault(answer: object) -> str:
    status, kind = answer.status_code, answer.get("Content-Type", "")  # type: ignore[attr-defined]
    if status >= 500:
        return f"breaks: {getattr(answer, 'exc_info', [None, status])[1]!r}"
    if answer.streaming or "html" not in kind:  # type: ignore[attr-defined]
        return ""
    text = answer.content.decode()  # type: ignore[attr-defined]
    found = BROKEN_OUT.search(text)
    return f"runs {text[found.start() - 60 : found.end()]}" if found else ""
