"""`expand`: putting whole objects where there were ids."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .errors import StripeError
from .objects import listing
from .store import Obj, Store

DEEPEST = 4

_REFERENCES: dict[str, set[str]] = {
    "checkout.session": {"payment_intent"},
    "payment_intent": {"latest_charge"},
    "charge": {"balance_transaction", "payment_intent"},
    "refund": {"balance_transaction", "charge", "payment_intent"},
    "payout": {"balance_transaction"},
    "balance_transaction": {"source"},
}
# Stripe lets these be expanded; here they are always null.
_EMPTY = {
    "checkout.session": {"customer", "invoice", "payment_link", "setup_intent", "subscription"},
    "payment_intent": {"application", "customer", "on_behalf_of", "review"},
    "charge": {"application", "customer", "failure_balance_transaction", "on_behalf_of", "review"},
    "payout": {"failure_balance_transaction", "original_payout", "reversed_by"},
}


def expand(store: Store, obj: Obj, paths: Any) -> Obj:
    """The object, expanded in place along every dotted path. Raises StripeError for one that can't be."""
    if not isinstance(paths, list) or not all(isinstance(path, str) for path in paths):
        raise StripeError("expand takes an array of strings", param="expand")
    for path in paths:
        steps = path.split(".")
        if len(steps) > DEEPEST:
            raise StripeError(f"expand goes at most {DEEPEST} levels deep ({path})", param="expand")
        _along(store, obj, steps, path)
    return obj


def _along(store: Store, obj: Obj, steps: list[str], path: str) -> None:
    if not steps:
        return
    field, rest, kind = steps[0], steps[1:], obj.get("object", "")
    if kind == "list" and field == "data":
        for item in obj["data"]:
            _along(store, item, rest, path)
        return
    if field in _EMPTY.get(kind, ()):
        return
    included = _INCLUDED.get((kind, field))
    if included:
        obj.setdefault(field, included(store, obj))
    elif field not in _REFERENCES.get(kind, ()):
        raise StripeError(f"This property cannot be expanded: {path}", param="expand")
    elif isinstance(obj[field], str):
        obj[field] = store.fetch(obj[field])
    if isinstance(obj[field], dict):
        _along(store, obj[field], rest, path)


def _line_items(_store: Store, session: Obj) -> Obj:
    url = f"/v1/checkout/sessions/{session['id']}/line_items"
    items: list[Obj] = session["_line_items"]
    return listing(items[:10], more=len(items) > 10, url=url)


def _refunds(store: Store, charge: Obj) -> Obj:
    found, _more = store.find("refund", {"charge": charge["id"]})
    return listing(found[:10], more=len(found) > 10, url=f"/v1/charges/{charge['id']}/refunds")


_INCLUDED: dict[tuple[str, str], Callable[[Store, Obj], Obj]] = {
    ("checkout.session", "line_items"): _line_items,
    ("charge", "refunds"): _refunds,
}
