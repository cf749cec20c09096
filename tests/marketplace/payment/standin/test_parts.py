"""Small parts that need no process."""

from __future__ import annotations

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
