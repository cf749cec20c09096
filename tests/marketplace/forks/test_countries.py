"""Countries come with the tables, home first."""

import pytest
from oscar.core.loading import get_model

from marketplace.forks.shipping.countries import make_countries

pytestmark = pytest.mark.django_db


def test_home_comes_first_among_the_countries() -> None:
    countries = get_model("address", "Country").objects.filter(is_shipping_country=True)
    assert (countries.count(), str(countries[0])) == (60, "India")


def test_countries_that_are_missing_are_made_and_the_others_left() -> None:
    get_model("address", "Country").objects.filter(pk__in=["FR", "US"]).delete()
    assert (make_countries(), make_countries()) == (2, 0)
