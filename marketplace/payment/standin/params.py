"""Reading form-encoded parameters, and checking them as Stripe does."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from .errors import StripeError

Check = Callable[[Any, str], Any]

_KEY = re.compile(r"^([^\[\]]+)((?:\[[^\[\]]*\])*)$")
_EMAIL = re.compile(r"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$")


def decode_form(encoded: str) -> dict[str, Any]:
    """Nested dicts and lists from `a[b][0][c]=x`; leaves are strings. Raises StripeError on a broken name."""
    tree: dict[str, Any] = {}
    for name, value in parse_qsl(encoded, keep_blank_values=True):
        match = _KEY.match(name)
        if not match:
            raise StripeError(f"Cannot read the parameter name: {name}", param=name)
        steps = [match[1], *re.findall(r"\[([^\[\]]*)\]", match[2])]
        _plant(tree, steps, value, name)
    return {key: _ripen(branch) for key, branch in tree.items()}


def _plant(tree: dict[str, Any], steps: list[str], value: str, name: str) -> None:
    for depth, step in enumerate(steps):
        key = step or str(len(tree))
        if depth == len(steps) - 1:
            if isinstance(tree.get(key), dict):
                raise StripeError(f"Both a value and a hash were sent for {name}", param=name)
            tree[key] = value
            return
        branch = tree.setdefault(key, {})
        if not isinstance(branch, dict):
            raise StripeError(f"Both a value and a hash were sent for {name}", param=name)
        tree = branch


def _ripen(branch: Any) -> Any:
    if not isinstance(branch, dict):
        return branch
    ripe = {key: _ripen(value) for key, value in branch.items()}
    order = [str(at) for at in range(len(ripe))]
    return [ripe[at] for at in order] if ripe and set(ripe) == set(order) else ripe


def text(most: int = 5000) -> Check:
    def check(value: Any, path: str) -> str:
        if not isinstance(value, str):
            raise StripeError(f"{path} takes a string", param=path)
        if value == "":
            raise StripeError(f"{path} was sent empty", code="parameter_invalid_empty", param=path)
        if len(value) > most:
            raise StripeError(f"{path} takes at most {most} characters", param=path)
        return value

    return check


def integer(low: int = 0, high: int = 2**53) -> Check:
    def check(value: Any, path: str) -> int:
        if not isinstance(value, str) or not re.fullmatch(r"-?\d{1,18}", value):
            raise StripeError(f"Invalid integer: {value}", code="parameter_invalid_integer", param=path)
        number = int(value)
        if not low <= number <= high:
            bound = f"at least {low}" if number < low else f"at most {high}"
            raise StripeError(f"{path} must be {bound}", code="parameter_invalid_integer", param=path)
        return number

    return check


def choice(*allowed: str) -> Check:
    def check(value: Any, path: str) -> str:
        if value not in allowed:
            raise StripeError(f"Invalid {path}: must be one of {', '.join(allowed)}", param=path)
        return str(value)

    return check


def truth(value: Any, path: str) -> bool:
    if value not in ("true", "false"):
        raise StripeError(f"Invalid boolean: {value}", param=path)
    return bool(value == "true")


def url(value: Any, path: str) -> str:
    address = text()(value, path)
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise StripeError("Not a valid URL", code="url_invalid", param=path)
    return str(address)


def email(value: Any, path: str) -> str:
    address = text(512)(value, path)
    if not _EMAIL.match(address):
        raise StripeError(f"Invalid email address: {address}", code="email_invalid", param=path)
    return str(address)


def metadata(value: Any, path: str) -> dict[str, str]:
    if value == "":
        return {}
    if isinstance(value, list):
        value = {str(at): item for at, item in enumerate(value)}
    if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
        raise StripeError(f"{path} takes names and strings", param=path)
    if len(value) > 50:
        raise StripeError(f"{path} takes at most 50 names", param=path)
    for name, item in value.items():
        if len(name) > 40 or len(item) > 500:
            where = f"{path}[{name}]"
            raise StripeError(f"{where}: names take 40 characters, values 500", param=where)
    return {name: item for name, item in value.items() if item != ""}


def each(check: Check, *, most: int = 100, least: int = 0) -> Check:
    def check_all(value: Any, path: str) -> list[Any]:
        if not isinstance(value, list):
            raise StripeError(f"{path} takes an array", param=path)
        if not least <= len(value) <= most:
            raise StripeError(f"{path} takes {least} to {most} entries", param=path)
        return [check(item, f"{path}[{at}]") for at, item in enumerate(value)]

    return check_all


def shape(
    fields: Mapping[str, Check], *, required: Collection[str] = (), beyond: Collection[str] = ()
) -> Check:
    """A hash of exactly these fields.

    `beyond` names what Stripe knows and this stand-in doesn't do: refused in those words, so that nobody
    takes silence for support. Anything else is refused as unknown.
    """

    def check(value: Any, path: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise StripeError(f"Invalid {path}: takes a hash", param=path)
        for name in value:
            if name not in fields:
                raise _refuse(name, path, beyond)
        for name in required:
            if name not in value:
                where = _inside(path, name)
                raise StripeError(f"Missing parameter: {where}", code="parameter_missing", param=where)
        return {name: fields[name](item, _inside(path, name)) for name, item in value.items()}

    return check


def _refuse(name: str, path: str, beyond: Collection[str]) -> StripeError:
    where = _inside(path, name)
    if name in beyond:
        return StripeError(f"This stand-in does not support {where}", param=where)
    return StripeError(f"Unknown parameter: {where}", code="parameter_unknown", param=where)


def _inside(path: str, name: str) -> str:
    return f"{path}[{name}]" if path else name
