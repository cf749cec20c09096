"""Small parts that need no process."""

from __future__ import annotations

from typing import Any

import pytest

from marketplace.payment.standin import cards, objects, pages, params
from marketplace.payment.standin.errors import StripeError

from .process import card_form


def test_amounts_are_written_as_in_india() -> None:
    assert [pages.money(paise, "inr") for paise in (5, 328_000, 12_345_600, 1_234_567_890)] == [
        "₹0.05",
        "₹3,280.00",
        "₹1,23,456.00",
        "₹1,23,45,678.90",
    ]
    assert pages.money(-123_456_789, "usd") == "−$1,234,567.89"
    assert pages.money(1_250, "aud") == "AUD 12.50"


def test_fees_are_rounded_half_up() -> None:
    assert [objects.half_up(*pair) for pair in ((149, 100), (150, 100), (151, 100))] == [1, 2, 2]
    assert [part["amount"] for part in objects.card_fees(1_225, "inr")] == [25, 5]


def test_a_form_is_read_as_nested_as_it_was_sent() -> None:
    assert params.decode_form("a[b][0][c]=1&a[b][1][c]=2&d[]=x&d[]=y&e=") == {
        "a": {"b": [{"c": "1"}, {"c": "2"}]},
        "d": ["x", "y"],
        "e": "",
    }
    assert params.decode_form("metadata[2024]=x") == {"metadata": {"2024": "x"}}
    for broken in ("a[b=1", "a=1&a[b]=2", "a[b]=1&a=2"):
        with pytest.raises(StripeError):
            params.decode_form(broken)


def test_a_card_is_good_to_the_end_of_its_month() -> None:
    december = 1_796_083_199
    assert cards.read_card(card_form(cardExpiry="11/26"), now=december).exp_year == 2026
    with pytest.raises(cards.CardFault):
        cards.read_card(card_form(cardExpiry="11/26"), now=december + 1)


@pytest.mark.parametrize(
    ("check", "value", "says"),
    [
        (params.text(), ["a"], "takes a string"),
        (params.text(), "", "was sent empty"),
        (params.text(3), "four", "takes at most 3 characters"),
        (params.integer(), "many", "Invalid integer"),
        (params.integer(5, 9), "4", "must be at least 5"),
        (params.integer(5, 9), "10", "must be at most 9"),
        (params.truth, "yes", "Invalid boolean"),
        (params.url, "ftp://example.com", "Not a valid URL"),
        (params.email, "nobody", "Invalid email address"),
        (params.metadata, "words", "takes names and strings"),
        (params.metadata, {"a": {"b": "c"}}, "takes names and strings"),
        (params.metadata, {str(n): "x" for n in range(51)}, "at most 50 names"),
        (params.metadata, {"a": "x" * 501}, "values 500"),
        (params.each(params.text()), "a", "takes an array"),
        (params.each(params.text(), least=1), [], "takes 1 to 100 entries"),
        (params.shape({}), "a", "takes a hash"),
        (params.shape({}), {"a": "b"}, ""),
        (params.shape({"a": params.text()}, required=["a"]), {}, ""),
    ],
)
def test_a_value_that_stripe_would_not_take_is_refused(check: Any, value: Any, says: str) -> None:
    with pytest.raises(StripeError, match=says):
        check(value, "field")
    assert params.metadata("", "metadata") == {} and params.metadata(["a"], "metadata") == {"0": "a"}
