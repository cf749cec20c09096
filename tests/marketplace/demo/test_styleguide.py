"""The page of components: whole in the demonstration, and nowhere else."""

import pytest
from django.test import Client

from tests.marketplace.storefront.stock import make_picture, make_piece, make_shelf, make_weaver

pytestmark = pytest.mark.django_db


def test_only_the_demonstration_has_the_page_of_components(client: Client) -> None:
    assert client.get("/styleguide/").status_code == 404


@pytest.mark.urls("marketplace.demo.urls")
def test_every_component_is_on_it_with_its_states(client: Client) -> None:
    make_piece(makers=[make_weaver()], shelf=make_shelf(), picture=make_picture())
    page = client.get("/styleguide/").text
    for part in (
        "button--danger",
        "field--wrong",
        "notice--warning",
        "badge--accent",
        "split__bar",
        "card__title",
        "maker__name",
    ):
        assert part in page, part
