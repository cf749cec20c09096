"""Refusals, in the shape the Stripe SDK turns into its exceptions."""

from __future__ import annotations

from typing import Any

DECLINES = {
    "generic_decline": "Your card was declined.",
    "insufficient_funds": "Your card has insufficient funds.",
}


class StripeError(Exception):
    """An answer other than 200.

    `kept` is true when the request had begun to act: its answer then belongs to the idempotency key, and a
    retry gets it again. A request refused for its parameters leaves the key unused.
    """

    def __init__(
        self,
        message: str,
        *,
        status: int = 400,
        type: str = "invalid_request_error",
        code: str | None = None,
        param: str | None = None,
        kept: bool = False,
        **details: Any,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.kept = kept
        fields = {"code": code, "message": message, "param": param, "type": type, **details}
        self.fields = {name: value for name, value in fields.items() if value is not None}

    def body(self) -> dict[str, Any]:
        return {"error": self.fields}


def missing_object(kind: str, id: str, *, param: str = "id") -> StripeError:
    """404 `resource_missing` for an id in the path."""
    return StripeError(f"No such {kind}: '{id}'", status=404, code="resource_missing", param=param, kept=True)


def declined(decline_code: str, **details: Any) -> StripeError:
    """402 `card_declined` with the words a buyer may be shown."""
    return StripeError(
        DECLINES[decline_code],
        status=402,
        type="card_error",
        code="card_declined",
        decline_code=decline_code,
        kept=True,
        **details,
    )
