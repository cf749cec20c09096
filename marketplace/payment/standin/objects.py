"""The objects Stripe answers with, in the shapes of the API version below.

Amounts are minor units (paise for INR), times are seconds since 1970. A field whose name begins with `_` is
for the stand-in alone and is never sent.
"""

from __future__ import annotations

import secrets
import string
from copy import deepcopy
from typing import Any

from .store import Obj

API_VERSION = "2026-10-28.endive"

_ALPHABET = string.ascii_letters + string.digits


def new_id(prefix: str, length: int = 24) -> str:
    """An id nobody can guess: a session's id alone opens its payment page."""
    return prefix + "".join(secrets.choice(_ALPHABET) for _ in range(length))


SETTLED = {"inr": 100, "usd": 8400, "eur": 9100, "gbp": 10650}
"""Hundredths of a rupee that one unit becomes: the account is kept in rupees. Other currencies stay what they are."""


def settled(amount: int, currency: str) -> tuple[int, str, float | None]:
    """What an amount, positive or not, is on the balance: minor units, currency, and the rate where it was exchanged."""
    if currency == "inr" or currency not in SETTLED:
        return amount, currency, None
    rate = SETTLED[currency]
    sign = -1 if amount < 0 else 1
    return sign * half_up(abs(amount) * rate, 100), "inr", rate / 100


def half_up(numerator: int, denominator: int) -> int:
    """The quotient of whole, non-negative numbers, to the nearest one; a half goes up."""
    return (2 * numerator + denominator) // (2 * denominator)


def shown(obj: Any) -> Any:
    """A copy of an object without the fields kept for the stand-in."""
    if isinstance(obj, dict):
        return {name: shown(value) for name, value in obj.items() if not name.startswith("_")}
    if isinstance(obj, list):
        return [shown(item) for item in obj]
    return obj


def listing(data: list[Obj], *, more: bool, url: str) -> Obj:
    return {"object": "list", "data": data, "has_more": more, "url": url}


def line_item(wanted: Obj, *, now: int) -> Obj:
    price = wanted["price_data"]
    currency, unit = price["currency"], price["unit_amount"]
    total = unit * wanted["quantity"]
    return {
        "id": new_id("li_"),
        "object": "item",
        "adjustable_quantity": None,
        "amount_discount": 0,
        "amount_subtotal": total,
        "amount_tax": 0,
        "amount_total": total,
        "currency": currency,
        "description": price["product_data"]["name"],
        "metadata": wanted.get("metadata", {}),
        "price": {
            "id": new_id("price_"),
            "object": "price",
            "active": False,
            "billing_scheme": "per_unit",
            "created": now,
            "currency": currency,
            "custom_unit_amount": None,
            "livemode": False,
            "lookup_key": None,
            "metadata": {},
            "nickname": None,
            "product": new_id("prod_"),
            "recurring": None,
            "tax_behavior": price.get("tax_behavior", "unspecified"),
            "tiers_mode": None,
            "transform_quantity": None,
            "type": "one_time",
            "unit_amount": unit,
            "unit_amount_decimal": str(unit),
        },
        "quantity": wanted["quantity"],
        "_details": price["product_data"].get("description"),
    }


def customer_details(email: str | None, name: str | None) -> Obj:
    return {
        "address": None,
        "business_name": None,
        "email": email,
        "individual_name": None,
        "name": name,
        "phone": None,
        "tax_exempt": "none",
        "tax_ids": [],
    }


_UNUSED: Obj = {
    "adaptive_pricing": {"enabled": False},
    "after_expiration": None,
    "allow_promotion_codes": None,
    "automatic_tax": {"enabled": False, "liability": None, "provider": None, "status": None},
    "client_secret": None,
    "collected_information": None,
    "consent": None,
    "consent_collection": None,
    "currency_conversion": None,
    "custom_fields": [],
    "custom_text": {
        "after_submit": None,
        "shipping_address": None,
        "submit": None,
        "terms_of_service_acceptance": None,
    },
    "customer": None,
    "customer_account": None,
    "discounts": [],
    "integration_identifier": None,
    "invoice": None,
    "invoice_creation": {"enabled": False},
    "livemode": False,
    "origin_context": None,
    "payment_link": None,
    "payment_method_collection": "if_required",
    "payment_method_configuration_details": None,
    "payment_method_options": {},
    "payment_method_types": ["card"],
    "permissions": None,
    "phone_number_collection": {"enabled": False},
    "recovered_from": None,
    "saved_payment_method_options": None,
    "setup_intent": None,
    "shipping_address_collection": None,
    "subscription": None,
    "ui_mode": "hosted_page",
    "url": None,
    "wallet_options": None,
}
"""What a session has besides and the shop asks nothing of: it stays as it begins."""


def checkout_session(params: Obj, items: list[Obj], shipping: Obj | None, *, now: int) -> Obj:
    """An open session; its `url` is the caller's to set. `shipping` is its name and amount, if any."""
    subtotal = sum(item["amount_subtotal"] for item in items)
    carriage = shipping["shipping_amount"] if shipping else 0
    email = params.get("customer_email")
    return deepcopy(_UNUSED) | {
        "id": new_id("cs_test_", 58),
        "object": "checkout.session",
        "allowed_payment_method_types": params.get("allowed_payment_method_types"),
        "amount_subtotal": subtotal,
        "amount_total": subtotal + carriage,
        "billing_address_collection": params.get("billing_address_collection"),
        "cancel_url": params.get("cancel_url"),
        "client_reference_id": params.get("client_reference_id"),
        "created": now,
        "currency": items[0]["currency"],
        "customer_creation": params.get("customer_creation", "if_required"),
        "customer_details": customer_details(email, None) if email else None,
        "customer_email": email,
        "expires_at": params.get("expires_at", now + 24 * 3600),
        "locale": params.get("locale"),
        "metadata": params.get("metadata", {}),
        "mode": "payment",
        "payment_intent": None,
        "payment_status": "unpaid",
        "shipping_cost": _shipping_cost(shipping),
        "shipping_options": [_plain(shipping)] if shipping else [],
        "status": "open",
        "submit_type": params.get("submit_type"),
        "success_url": params["success_url"],
        "total_details": {"amount_discount": 0, "amount_shipping": carriage, "amount_tax": 0},
        "_line_items": items,
        "_intent": params.get("payment_intent_data", {}),
        "_shipping_name": shipping["_name"] if shipping else None,
    }


def shipping_option(wanted: Obj) -> Obj:
    rate = wanted["shipping_rate_data"]
    return {
        "shipping_amount": rate["fixed_amount"]["amount"],
        "shipping_rate": new_id("shr_"),
        "_name": rate["display_name"],
    }


def _plain(shipping: Obj) -> Obj:
    return {"shipping_amount": shipping["shipping_amount"], "shipping_rate": shipping["shipping_rate"]}


def _shipping_cost(shipping: Obj | None) -> Obj | None:
    if shipping is None:
        return None
    amount, rate = shipping["shipping_amount"], shipping["shipping_rate"]
    return {"amount_subtotal": amount, "amount_tax": 0, "amount_total": amount, "shipping_rate": rate}


def payment_intent(session: Obj, *, now: int) -> Obj:
    id, wanted = new_id("pi_"), session["_intent"]
    return {
        "id": id,
        "object": "payment_intent",
        "amount": session["amount_total"],
        "amount_capturable": 0,
        "amount_details": {"tip": {}},
        "amount_received": 0,
        "application": None,
        "application_fee_amount": None,
        "automatic_payment_methods": None,
        "canceled_at": None,
        "cancellation_reason": None,
        "capture_method": wanted.get("capture_method", "automatic_async"),
        "client_secret": f"{id}_secret_{new_id('')}",
        "confirmation_method": "automatic",
        "created": now,
        "currency": session["currency"],
        "customer": None,
        "description": wanted.get("description"),
        "last_payment_error": None,
        "latest_charge": None,
        "livemode": False,
        "metadata": wanted.get("metadata", {}),
        "next_action": None,
        "on_behalf_of": None,
        "payment_method": None,
        "payment_method_configuration_details": None,
        "payment_method_options": {"card": {"request_three_d_secure": "automatic"}},
        "payment_method_types": ["card"],
        "processing": None,
        "receipt_email": wanted.get("receipt_email"),
        "review": None,
        "setup_future_usage": None,
        "shipping": wanted.get("shipping"),
        "source": None,
        "statement_descriptor": wanted.get("statement_descriptor"),
        "statement_descriptor_suffix": wanted.get("statement_descriptor_suffix"),
        "status": "requires_payment_method",
        "transfer_data": None,
        "transfer_group": None,
    }


def balance_transaction(
    type: str, source: Obj, amount: int, *, fees: list[Obj] | None = None, now: int, available_on: int
) -> Obj:
    """One movement of the balance: `net` is `amount` less `fee`. Money going out has a negative amount."""
    amount, currency, rate = settled(amount, source["currency"])
    fees = fees or []
    fee = sum(part["amount"] for part in fees)
    return {
        "id": new_id("txn_"),
        "object": "balance_transaction",
        "amount": amount,
        "available_on": available_on,
        "balance_type": "payments",
        "created": now,
        "currency": currency,
        "description": source.get("description"),
        "exchange_rate": rate,
        "fee": fee,
        "fee_details": fees,
        "net": amount - fee,
        "reporting_category": type,
        "source": source["id"],
        "status": "available" if available_on <= now else "pending",
        "type": type,
        "_payout": None,
    }


def card_fees(amount: int, currency: str) -> list[Obj]:
    """2% of the amount, and GST at 18% of that; each rounded half up to a whole minor unit."""
    fee = half_up(amount * 2, 100)
    return [
        _fee(fee, currency, "Stripe processing fees", "stripe_fee"),
        _fee(half_up(fee * 18, 100), currency, "GST", "tax"),
    ]


def dispute_fees(fee: int, currency: str) -> list[Obj]:
    """A dispute's fee with GST at 18% of it, or below zero what of that is given back."""
    sign = -1 if fee < 0 else 1
    return [
        _fee(fee, currency, "Dispute fee", "stripe_fee"),
        _fee(sign * half_up(abs(fee) * 18, 100), currency, "GST", "tax"),
    ]


def _fee(amount: int, currency: str, description: str, type: str) -> Obj:
    return {
        "amount": amount,
        "application": None,
        "currency": currency,
        "description": description,
        "type": type,
    }


def refund(charge: Obj, amount: int, params: Obj, *, now: int) -> Obj:
    return {
        "id": new_id("re_"),
        "object": "refund",
        "amount": amount,
        "balance_transaction": None,
        "charge": charge["id"],
        "created": now,
        "currency": charge["currency"],
        "destination_details": {
            "card": {
                "reference": new_id("", 16).upper(),
                "reference_status": "available",
                "reference_type": "acquirer_reference_number",
                "type": "refund",
            },
            "type": "card",
        },
        "metadata": params.get("metadata", {}),
        "payment_intent": charge["payment_intent"],
        "reason": params.get("reason"),
        "receipt_number": None,
        "source_transfer_reversal": None,
        "status": "succeeded",
        "transfer_reversal": None,
    }


def payout(amount: int, currency: str, *, now: int) -> Obj:
    return {
        "id": new_id("po_"),
        "object": "payout",
        "amount": amount,
        "application_fee": None,
        "application_fee_amount": None,
        "arrival_date": now,
        "automatic": True,
        "balance_transaction": None,
        "created": now,
        "currency": currency,
        "description": "STRIPE PAYOUT",
        "destination": "ba_standin",
        "failure_balance_transaction": None,
        "failure_code": None,
        "failure_message": None,
        "livemode": False,
        "metadata": {},
        "method": "standard",
        "original_payout": None,
        "payout_method": None,
        "reconciliation_status": "completed",
        "reversed_by": None,
        "source_type": "card",
        "statement_descriptor": None,
        "status": "in_transit",
        "trace_id": {"status": "supported", "value": f"UTR{new_id('', 12).upper()}"},
        "type": "bank_account",
    }


def event(type: str, obj: Obj, previous: Obj | None, request: Obj, *, now: int) -> Obj:
    data = {"object": shown(obj)}
    if previous is not None:
        data["previous_attributes"] = previous
    return {
        "id": new_id("evt_"),
        "object": "event",
        "api_version": API_VERSION,
        "created": now,
        "data": data,
        "livemode": False,
        "pending_webhooks": 1,
        "request": request,
        "type": type,
    }
