"""The API's endpoints: what each takes and gives. Serving them is `serving`'s business."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from . import payments
from .desk import Desk, Origin
from .errors import StripeError, missing_object
from .objects import listing
from .params import Check, choice, each, email, integer, metadata, shape, text, url
from .store import Obj, Page

# Those that have a hundredth part.
_CURRENCIES = frozenset(
    ["inr", "usd", "eur", "gbp", "aud", "cad", "chf", "sgd", "aed", "nzd", "hkd", "sek", "nok", "dkk"]
)

_NOT_DONE = frozenset(
    [
        "adaptive_pricing",
        "after_expiration",
        "allow_promotion_codes",
        "automatic_tax",
        "branding_settings",
        "consent_collection",
        "custom_fields",
        "custom_text",
        "customer",
        "customer_account",
        "customer_update",
        "discounts",
        "excluded_payment_method_types",
        "integration_identifier",
        "invoice_creation",
        "managed_payments",
        "name_collection",
        "optional_items",
        "origin_context",
        "payment_method_collection",
        "payment_method_configuration",
        "payment_method_data",
        "payment_method_options",
        "permissions",
        "phone_number_collection",
        "redirect_on_completion",
        "return_url",
        "saved_payment_method_options",
        "setup_intent_data",
        "shipping_address_collection",
        "subscription_data",
        "tax_id_collection",
        "wallet_options",
    ]
)


def _currency(value: Any, path: str) -> str:
    code = text(3)(value, path).lower()
    if code not in _CURRENCIES:
        raise StripeError(f"Invalid currency here: {code}", param=path)
    return str(code)


_ADDRESS = shape(
    {name: text() for name in ("city", "country", "line1", "line2", "postal_code", "state")},
    required=["line1"],
)
_PRODUCT = shape(
    {
        "name": text(),
        "description": text(),
        "images": each(url, most=8),
        "metadata": metadata,
        "tax_code": text(),
        "unit_label": text(),
    },
    required=["name"],
    beyond=["tax_details"],
)
_PRICE = shape(
    {
        "currency": _currency,
        "product_data": _PRODUCT,
        "tax_behavior": choice("exclusive", "inclusive", "unspecified"),
        "unit_amount": integer(),
    },
    required=["currency", "product_data", "unit_amount"],
    beyond=["product", "recurring", "unit_amount_decimal"],
)
_LINE_ITEM = shape(
    {"metadata": metadata, "price_data": _PRICE, "quantity": integer(1, 999_999)},
    required=["price_data", "quantity"],
    beyond=["adjustable_quantity", "price", "tax_rates"],
)
_SHIPPING_OPTION = shape(
    {
        "shipping_rate_data": shape(
            {
                "display_name": text(100),
                "fixed_amount": shape(
                    {"amount": integer(), "currency": _currency},
                    required=["amount", "currency"],
                    beyond=["currency_options"],
                ),
                "metadata": metadata,
                "tax_behavior": choice("exclusive", "inclusive", "unspecified"),
                "tax_code": text(),
                "type": choice("fixed_amount"),
            },
            required=["display_name", "fixed_amount"],
            beyond=["delivery_estimate"],
        )
    },
    required=["shipping_rate_data"],
    beyond=["shipping_rate"],
)
_INTENT = shape(
    {
        "capture_method": choice("automatic", "automatic_async"),
        "description": text(),
        "metadata": metadata,
        "receipt_email": email,
        "shipping": shape(
            {
                "address": _ADDRESS,
                "carrier": text(),
                "name": text(),
                "phone": text(),
                "tracking_number": text(),
            },
            required=["address", "name"],
        ),
        "statement_descriptor": text(22),
        "statement_descriptor_suffix": text(22),
    },
    beyond=[
        "application_fee_amount",
        "on_behalf_of",
        "setup_future_usage",
        "transfer_data",
        "transfer_group",
    ],
)
_SESSION = shape(
    {
        "allowed_payment_method_types": each(choice("card"), least=1),
        "billing_address_collection": choice("auto"),
        "cancel_url": url,
        "client_reference_id": text(200),
        "currency": _currency,
        "customer_creation": choice("if_required"),
        "customer_email": email,
        "expires_at": integer(),
        "line_items": each(_LINE_ITEM, least=1),
        "locale": text(10),
        "metadata": metadata,
        "mode": choice("payment"),
        "payment_intent_data": _INTENT,
        # A choice between rates would need the buyer's answer before the total is known.
        "shipping_options": each(_SHIPPING_OPTION, most=1),
        "submit_type": choice("auto", "book", "donate", "pay"),
        "success_url": url,
        "ui_mode": choice("hosted_page"),
    },
    required=["line_items", "mode", "success_url"],
    beyond=_NOT_DONE,
)
_REFUND = shape(
    {
        "amount": integer(1),
        "charge": text(),
        "metadata": metadata,
        "payment_intent": text(),
        "reason": choice("duplicate", "fraudulent", "requested_by_customer"),
    },
    beyond=[
        "currency",
        "customer",
        "instructions_email",
        "origin",
        "refund_application_fee",
        "reverse_transfer",
    ],
)
_NOTHING = shape({})


def _created(value: Any, path: str) -> dict[str, int]:
    if isinstance(value, str):
        second = integer()(value, path)
        return {"gte": second, "lte": second}
    bounds: dict[str, int] = shape({bound: integer() for bound in ("gt", "gte", "lt", "lte")})(value, path)
    return bounds


_PAGING: dict[str, Check] = {
    "created": _created,
    "ending_before": text(),
    "limit": integer(1, 100),
    "starting_after": text(),
}


@dataclass(frozen=True)
class Call:
    """One API request, its `expand` taken out. `now` is in seconds; `path` is the request's own."""

    desk: Desk
    path: str
    ids: Mapping[str, str]
    params: dict[str, Any]
    now: int
    origin: Origin


Handler = Callable[[Call], Obj]


def _listed(call: Call, kind: str, filters: dict[str, Check] | None = None) -> Obj:
    filters = filters or {}
    params = shape(_PAGING | filters)(call.params, "")
    after, before = params.get("starting_after"), params.get("ending_before")
    if after and before:
        raise StripeError("Send one of starting_after and ending_before", param="ending_before")
    equal = {name: params[name] for name in filters if name in params}
    renamed = {"payout": "_payout"}
    types = equal.pop("types", None) or ([equal.pop("type")] if kind == "event" and "type" in equal else None)
    try:
        found, more = call.desk.store.find(
            kind,
            {renamed.get(name, name): value for name, value in equal.items()},
            created=params.get("created"),
            types=types,
            page=Page(params.get("limit", 10), after, before),
        )
    except LookupError as error:
        param = "starting_after" if after else "ending_before"
        raise StripeError(f"No such {kind}: '{error}'", code="resource_missing", param=param) from None
    return listing(found, more=more, url=call.path)


def _fetched(call: Call, kind: str, param: str = "id") -> Obj:
    _NOTHING(call.params, "")
    obj = call.desk.store.get(call.ids["id"], kind)
    if obj is None:
        raise missing_object(kind, call.ids["id"], param=param)
    return obj


def create_session(call: Call) -> Obj:
    return payments.open_session(call.desk, _SESSION(call.params, ""), now=call.now)


def retrieve_session(call: Call) -> Obj:
    payments.expire_due(call.desk, now=call.now)
    return _fetched(call, "checkout.session", "session")


def list_sessions(call: Call) -> Obj:
    payments.expire_due(call.desk, now=call.now)
    status = choice("complete", "expired", "open")
    return _listed(call, "checkout.session", {"payment_intent": text(), "status": status})


def expire_session(call: Call) -> Obj:
    session = retrieve_session(call)
    return payments.expire_session(call.desk, session, now=call.now, origin=call.origin)


def list_line_items(call: Call) -> Obj:
    params = shape({"limit": integer(1, 100), "starting_after": text()})(call.params, "")
    session = call.desk.store.get(call.ids["id"], "checkout.session")
    if session is None:
        raise missing_object("checkout.session", call.ids["id"], param="session")
    items: list[Obj] = session["_line_items"]
    start, after = 0, params.get("starting_after")
    if after is not None:
        ids = [item["id"] for item in items]
        if after not in ids:
            raise StripeError(f"No such item: '{after}'", code="resource_missing", param="starting_after")
        start = ids.index(after) + 1
    end = start + params.get("limit", 10)
    return listing(items[start:end], more=end < len(items), url=call.path)


def retrieve_payment_intent(call: Call) -> Obj:
    # Stripe takes the secret here too, for browsers; a server's key is enough.
    params = {name: value for name, value in call.params.items() if name != "client_secret"}
    return _fetched(replace(call, params=params), "payment_intent", "intent")


def list_payment_intents(call: Call) -> Obj:
    return _listed(call, "payment_intent")


def retrieve_charge(call: Call) -> Obj:
    return _fetched(call, "charge")


def list_charges(call: Call) -> Obj:
    return _listed(call, "charge", {"payment_intent": text()})


def retrieve_balance_transaction(call: Call) -> Obj:
    payments.settle_pending(call.desk, now=call.now)
    return _fetched(call, "balance_transaction")


def list_balance_transactions(call: Call) -> Obj:
    payments.settle_pending(call.desk, now=call.now)
    filters: dict[str, Check] = {"currency": _currency, "payout": text(), "source": text(), "type": text()}
    return _listed(call, "balance_transaction", filters)


def retrieve_balance(call: Call) -> Obj:
    _NOTHING(call.params, "")
    return payments.balance(call.desk, now=call.now)


def create_refund(call: Call) -> Obj:
    return payments.refund_charge(call.desk, _REFUND(call.params, ""), now=call.now, origin=call.origin)


def retrieve_refund(call: Call) -> Obj:
    return _fetched(call, "refund")


def list_refunds(call: Call) -> Obj:
    return _listed(call, "refund", {"charge": text(), "payment_intent": text()})


def retrieve_payout(call: Call) -> Obj:
    return _fetched(call, "payout", "payout")


def list_payouts(call: Call) -> Obj:
    return _listed(call, "payout", {"status": choice("pending", "paid", "failed", "canceled")})


def retrieve_event(call: Call) -> Obj:
    return _pending(call, _fetched(call, "event"))


def list_events(call: Call) -> Obj:
    found = _listed(call, "event", {"type": text(), "types": each(text(), most=20)})
    found["data"] = [_pending(call, each_event) for each_event in found["data"]]
    return found


def _pending(call: Call, event: Obj) -> Obj:
    return event | {"pending_webhooks": call.desk.outbox.pending(event["id"])}


ENDPOINTS: list[tuple[str, str, Handler]] = [
    ("POST", "/v1/checkout/sessions", create_session),
    ("GET", "/v1/checkout/sessions", list_sessions),
    ("GET", "/v1/checkout/sessions/{id}", retrieve_session),
    ("POST", "/v1/checkout/sessions/{id}/expire", expire_session),
    ("GET", "/v1/checkout/sessions/{id}/line_items", list_line_items),
    ("GET", "/v1/payment_intents", list_payment_intents),
    ("GET", "/v1/payment_intents/{id}", retrieve_payment_intent),
    ("GET", "/v1/charges", list_charges),
    ("GET", "/v1/charges/{id}", retrieve_charge),
    ("GET", "/v1/balance", retrieve_balance),
    ("GET", "/v1/balance_transactions", list_balance_transactions),
    ("GET", "/v1/balance_transactions/{id}", retrieve_balance_transaction),
    ("POST", "/v1/refunds", create_refund),
    ("GET", "/v1/refunds", list_refunds),
    ("GET", "/v1/refunds/{id}", retrieve_refund),
    ("GET", "/v1/payouts", list_payouts),
    ("GET", "/v1/payouts/{id}", retrieve_payout),
    ("GET", "/v1/events", list_events),
    ("GET", "/v1/events/{id}", retrieve_event),
]
