from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from catalog.models import Product
from cms.models import HomePage, StandardPage, StoryIndexPage, StoryPage
from tests.marketplace.storefront.stock import make_picture, make_piece, make_shelf, make_weaver
from weavers.models import Consent, Weaver

from .pages import body

pytestmark = pytest.mark.django_db


def story_about(home: HomePage, weaver: Weaver | None) -> StoryPage:
    stories = home.add_child(instance=StoryIndexPage(title="Stories", slug="stories"))
    return stories.add_child(
        instance=StoryPage(title="Red is patience", slug="red", date=date(2026, 10, 1), weaver=weaver)
    )


def consent_to_a_story(weaver: Weaver) -> Consent:
    today = timezone.localdate()
    return Consent.objects.create(
        weaver=weaver,
        purpose="story",
        version=1,
        given_on=today,
        ends_on=today + timedelta(days=9),
        form="written",
    )


def test_the_home_page_shows_every_block_and_is_the_same_for_everybody(
    home: HomePage, client: Client
) -> None:
    piece = make_piece(makers=[make_weaver()], shelf=make_shelf(), picture=make_picture())
    home.body = body(
        ("text", "<p>We are a cooperative.</p>"),
        ("pieces", {"title": "New", "text": "", "pieces": [], "shelf": make_shelf().pk}),
        ("piece", {"piece": piece.pk, "text": "Extra weft."}),
        ("group", {"group": make_weaver().group_id, "picture": None, "text": "They meet on Mondays."}),
        ("quote", {"words": "I know my part of it.", "who": "A weaver", "weaver": None}),
        ("picture", {"picture": make_picture().pk, "caption": "The river"}),
    )
    home.save()
    answer = client.get("/")
    page = answer.content.decode()
    for words in (
        "Woven by hand",
        "a cooperative",
        "Extra weft.",
        "on Mondays",
        "my part",
        "The river",
        "All of Scarves",
    ):
        assert words in page, words
    assert page.count(piece.get_absolute_url()) == 2
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_a_piece_that_left_the_shop_leaves_the_pages_too(home: HomePage, client: Client) -> None:
    piece = make_piece(state="withdrawn")
    home.body = body(("piece", {"piece": piece.pk, "text": ""}))
    home.save()
    assert piece.title not in client.get("/").content.decode()


@pytest.mark.usefixtures("searchable")
def test_a_story_about_a_weaver_is_public_while_she_consents(home: HomePage, client: Client) -> None:
    weaver = make_weaver()
    address = story_about(home, weaver).url
    listed = ("/stories/", "/search/?q=patience", "/sitemap.xml", "/feeds/stories.rss", "/feeds/stories.atom")
    assert client.get(address).status_code == 404
    assert all("/stories/red/" not in client.get(page).content.decode() for page in listed)
    given = consent_to_a_story(weaver)
    assert client.get(address).status_code == 200
    assert all("/stories/red/" in client.get(page).content.decode() for page in listed)
    Consent.objects.filter(pk=given.pk).update(withdrawn_at=timezone.now())
    assert client.get(address).status_code == 404
    assert all("/stories/red/" not in client.get(page).content.decode() for page in listed)


def test_a_weavers_words_are_quoted_while_she_consents(home: HomePage, client: Client) -> None:
    weaver = make_weaver()
    home.body = body(("quote", {"words": "Red is patience.", "who": "", "weaver": weaver.pk}))
    home.save()
    assert "Red is patience." not in client.get("/").content.decode()
    consent_to_a_story(weaver)
    page = client.get("/").content.decode()
    assert "Red is patience." in page and "Daplin" in page and "Nongrum" not in page


def test_pages_shown_in_menus_are_in_the_header_of_the_shop(home: HomePage, client: Client) -> None:
    home.add_child(instance=StandardPage(title="Delivery", slug="delivery", show_in_menus=True))
    home.add_child(instance=StandardPage(title="Hidden", slug="hidden", show_in_menus=True, live=False))
    page = client.get("/shop/").content.decode()
    assert 'href="/delivery/"' in page
    assert "Hidden" not in page


def test_editors_choose_pieces_groups_weavers_and_shelves(admin_client: Client, home: HomePage) -> None:
    make_piece(makers=[make_weaver()], shelf=make_shelf())
    for chooser, words in (
        ("piece_chooser", "Ryndia"),
        ("group_chooser", "Umden Eri Circle"),
        ("weaver_chooser", "Daplin"),
        ("story_weaver_chooser", "nobody"),
        ("shelf_chooser", "Scarves"),
    ):
        answer = admin_client.get(f"/cms/{chooser}/")
        assert answer.status_code == 200, chooser
        assert (words in answer.json()["html"]) == (words != "nobody"), chooser
        assert "Nongrum" not in answer.json()["html"]
    for state in set(Product.State.values) - {Product.State.LIVE}:  # made for somebody, say
        Product.objects.update(state=state)
        for path in ("/cms/piece_chooser/", "/cms/piece_chooser/results/"):
            assert "Ryndia" not in admin_client.get(path).content.decode(), state


def test_weavers_are_offered_while_they_agree_to_what_is_shown_of_them(
    admin_client: Client, home: HomePage
) -> None:
    weaver = make_weaver()
    offered = ("/cms/weaver_chooser/", "/cms/story_weaver_chooser/")
    assert ["Daplin" in admin_client.get(chooser).text for chooser in offered] == [True, False]
    given = consent_to_a_story(weaver)
    assert ["Daplin" in admin_client.get(chooser).text for chooser in offered] == [True, True]
    Consent.objects.filter(weaver=weaver).exclude(pk=given.pk).update(withdrawn_at=timezone.now())  # her name
    assert ["Daplin" in admin_client.get(chooser).text for chooser in offered] == [False, False]
