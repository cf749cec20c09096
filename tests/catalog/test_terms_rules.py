"""Which terms and which GST rate count on a day, and what a share of the paid price comes to."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from catalog.in_force import InForce, NoTerms, rate_and_split_on, split_on, terms_on
from catalog.models import GstRate, Product, TermsRule
from catalog.terms import Terms, split_line
from tests.catalog.loom import NOON, make_coordinator, make_draft, make_group, make_weaver

BEFORE, FIRST, LATER = date(2026, 9, 30), date(2026, 10, 1), date(2026, 11, 1)


def agree(terms: str, since: date = FIRST, *, confirmed: bool = True, **of: object) -> TermsRule:
    return TermsRule.objects.create(
        terms=terms, from_day=since, entered_at=NOON, confirmed_at=NOON if confirmed else None, **of
    )


def rate(
    hsn: str, percent: str, up_to: int | None = None, since: date = FIRST, *, confirmed: bool = True
) -> GstRate:
    return GstRate.objects.create(
        hsn=hsn, rate=Decimal(percent), up_to=up_to, from_day=since, entered_at=NOON, confirmed_at=NOON if confirmed else None
    )  # fmt: skip


@pytest.fixture
def shawl(db: None) -> Product:
    """By two makers: the first by code is of the circle, the other of the collective."""
    circle, collective = make_group("Umden Eri Circle"), make_group("Dakmanda Collective")
    first, other = make_weaver("Daplin", group=circle), make_weaver("Salsa", group=collective)
    return make_draft(make_coordinator(circle, collective), other, first)


def without_own_terms(piece: Product) -> Product:
    piece.terms = ""
    piece.save()
    return Product.objects.get(pk=piece.pk)


@pytest.mark.parametrize("text", ["piece:512.49", "share:62.5", "share:62.5:net", "share:100:net"])
def test_terms_are_written_as_they_were_read(text: str) -> None:
    assert str(Terms.parse(text)) == text


@pytest.mark.parametrize("text", ["piece:5:net", "share:62.5:gross", "share:101", "share:101:net", "net", ""])
def test_other_words_are_no_terms(text: str) -> None:
    if text == "piece:5:net":
        assert str(Terms.parse(text)) == "piece:5.00"
        return
    with pytest.raises(ValueError, match="share:PERCENT|amount in rupees"):
        Terms.parse(text)


def test_people_do_not_agree_to_who_bears_discounts_in_terms() -> None:
    with pytest.raises(ValueError, match="share:PERCENT"):
        Terms.agreed("share:62.5:net")


def test_a_discount_lowers_a_share_of_what_was_paid_and_nothing_else() -> None:
    facts: dict[str, Any] = {"unit_price": 1050_00, "quantity": 2, "discount": 210_00, "gst_rate": Decimal(5)}
    list_share, paid_share, piece = (
        split_line(**facts, terms=Terms.parse(text)) for text in ("share:50", "share:50:net", "piece:500")
    )
    assert [(each.paid, each.tax) for each in (list_share, paid_share, piece)] == [(1890_00, 90_00)] * 3
    assert (list_share.earning, paid_share.earning, piece.earning) == (1000_00, 900_00, 1000_00)
    assert (list_share.cooperative, paid_share.cooperative, piece.cooperative) == (800_00, 900_00, 800_00)


def test_without_a_discount_both_shares_are_the_same() -> None:
    facts: dict[str, Any] = {"unit_price": 333_33, "quantity": 3, "gst_rate": Decimal(12)}
    assert Terms.parse("share:62.5").earning(**facts) == Terms.parse("share:62.5:net").earning(**facts)


def test_a_piece_s_newest_rule_counts_from_its_day_and_before_its_own_terms(shawl: Product) -> None:
    agree("piece:2200", product=shawl)
    agree("share:65", LATER, product=shawl)
    agree("share:10", group=make_group())
    agree("share:5")
    assert [str(terms_on(shawl, day)) for day in (BEFORE, FIRST, LATER)] == [
        "piece:2050.00",
        "piece:2200.00",
        "share:65",
    ]


def test_of_two_rules_from_one_day_the_later_entered_counts(shawl: Product) -> None:
    agree("piece:2200", product=shawl)
    agree("piece:2300", product=shawl)
    assert str(terms_on(shawl, FIRST)) == "piece:2300.00"


def test_a_piece_without_terms_has_its_first_maker_s_group_s_else_the_cooperative_s(shawl: Product) -> None:
    piece = without_own_terms(shawl)
    with pytest.raises(NoTerms):
        terms_on(piece, LATER)
    agree("share:50")
    agree("share:70", LATER, group=make_group("Dakmanda Collective"))
    assert str(terms_on(piece, LATER)) == "share:50"
    agree("share:60", LATER, group=make_group("Umden Eri Circle"))
    assert [str(terms_on(piece, day)) for day in (FIRST, LATER)] == ["share:50", "share:60"]


def test_a_rule_that_nobody_confirmed_counts_for_nothing(shawl: Product) -> None:
    agree("piece:9000", product=shawl, confirmed=False)
    rate("62", "12", confirmed=False)
    shawl.hsn = "6214"
    assert str(terms_on(shawl, LATER)) == "piece:2050.00"
    assert InForce.read([shawl]).gst_rate_on(shawl, LATER, paid=100_00) == Decimal(5)


def test_a_rule_is_of_a_piece_or_a_group_and_not_both(shawl: Product) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        agree("share:60", product=shawl, group=make_group())
    assert not TermsRule.objects.exists()


@pytest.mark.parametrize("text", ["share:62.5:net", "half", "piece:"])
def test_a_rule_has_terms_that_can_be_read(text: str, db: None) -> None:
    with pytest.raises(ValidationError, match="Write piece: and rupees"):
        TermsRule(terms=text, from_day=FIRST, entered_at=NOON).full_clean(
            exclude=["entered_by", "confirmed_by"]
        )


def test_the_longest_beginning_of_a_code_has_the_say(shawl: Product) -> None:
    rate("62", "12")
    rate("6214", "5")
    rules = InForce.read()
    assert rules.rate_by_hsn("62142010", LATER, paid=100_00) == Decimal(5)
    assert rules.rate_by_hsn("62044290", LATER, paid=100_00) == Decimal(12)
    assert rules.rate_by_hsn("6304", LATER, paid=100_00) is None
    assert rules.rate_by_hsn("6214", BEFORE, paid=100_00) is None


def test_a_rate_goes_by_the_price_of_one_piece_without_gst_after_discounts(db: None) -> None:
    rate("63", "5", 2500_00)
    rate("63", "18")
    rules = InForce.read()
    asked = [(2625_00, 1), (2625_01, 1), (2 * 2625_00, 2), (2625_00 + 2625_02, 2)]
    found = [rules.rate_by_hsn("630419", LATER, paid=paid, quantity=quantity) for paid, quantity in asked]
    assert found == [Decimal(5), Decimal(18), Decimal(5), Decimal(18)]


def test_a_later_day_s_rates_take_the_place_of_all_bands_before(db: None) -> None:
    rate("62", "5", 1000_00)
    rate("62", "12")
    rate("62", "5", 2500_00, LATER)
    rate("62", "18", since=LATER)
    rules = InForce.read()
    found = [rules.rate_by_hsn("6204", day, paid=1500_00) for day in (FIRST, LATER)]
    assert found == [Decimal(12), Decimal(5)]


def test_a_price_above_every_band_has_the_piece_s_own_rate(shawl: Product) -> None:
    shawl.hsn = "6214"
    rate("6214", "12", 1000_00)
    assert InForce.read([shawl]).gst_rate_on(shawl, LATER, paid=3280_00) == Decimal(5)


def test_the_price_of_a_piece_is_split_by_the_terms_and_rate_of_the_day(shawl: Product) -> None:
    shawl.hsn = "6214"
    shawl.save()
    agree("share:50", LATER, product=shawl)
    rate("6214", "12", since=LATER)
    before, after = split_on(shawl, FIRST), split_on(shawl, LATER)
    assert before is not None and after is not None and shawl.price is not None
    net = shawl.price - after.tax
    assert (before.earning, after.earning) == (2050_00, (net + 1) // 2)
    assert rate_and_split_on(shawl, LATER)[0] == Decimal(12)
    assert after.tax == (shawl.price * 12 + 56) // 112


def test_many_pieces_are_asked_without_a_query_each(
    shawl: Product, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    without_own_terms(shawl)
    agree("share:50")
    pieces = list(Product.objects.prefetch_related("makers__weaver"))
    with django_assert_num_queries(2):
        rules = InForce.read()
        assert [str(rules.terms_on(piece, LATER)) for piece in pieces] == ["share:50"]
