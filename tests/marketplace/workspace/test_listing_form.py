"""A coordinator's pieces, from the form to the shop."""

import io
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from PIL import Image as Pixels
from pytest_django import DjangoAssertNumQueries
from wagtail.images.models import Image

from catalog.listing import approve_listing, send_back_listing, submit_listing
from catalog.models import ListingChange, Product
from marketplace.accounts.models import User
from marketplace.workspace.forms import token_of
from tests.catalog.loom import (
    NOON,
    make_coordinator,
    make_draft,
    make_group,
    make_person,
    make_picture,
    make_shelf,
    make_weaver,
    photo,
)
from weavers.models import Weaver

pytestmark = pytest.mark.django_db


@pytest.fixture
def rida(client: Client) -> User:
    user = make_coordinator(username="rida")
    client.force_login(user)
    return user


@pytest.fixture
def hima(db: None) -> User:
    return make_person("quality", username="hima")


@pytest.fixture
def weaver(db: None) -> Weaver:
    return make_weaver("Daplin")


def filled(weaver: Weaver, **changes: Any) -> dict[str, Any]:
    """A form as a coordinator sends it: a kind that isn't in the shop yet."""
    return {
        "key": str(uuid4()),
        "kind": "another",
        "new_kind": "Ryndia shawl",
        "shelf": make_shelf().pk,
        "fibre": "Eri silk",
        "technique": "Throw-shuttle loom",
        "gst_rate": "5",
        "colour": "another",
        "new_colour": "Lac red",
        "length_cm": "200",
        "width_cm": "70",
        "hours": "40",
        "pieces": "1",
        "lead_time_days": "0",
        "makers": [weaver.pk],
        f"weight-{weaver.pk}": "1",
        "price": "3280",
        "earning_kind": "piece",
        "earning": "2050",
        "pictures": [photo()],
        "action": "submit",
    } | changes


def test_a_piece_is_listed_with_its_pictures_makers_and_price(
    client: Client, rida: User, weaver: Weaver
) -> None:
    other = make_weaver("Bina")
    sent = filled(weaver, makers=[weaver.pk, other.pk], pictures=[photo(), photo(colour="#2b3a67")])
    answer = client.post("/work/pieces/new/", sent | {f"weight-{weaver.pk}": "2", f"weight-{other.pk}": "1"})
    piece = Product.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/work/pieces/{piece.pk}/")
    assert (piece.title, piece.state, piece.terms) == ("Ryndia shawl — lac red", "submitted", "piece:2050.00")
    assert (piece.price, piece.hours, piece.length_cm, piece.width_cm) == (3280_00, 40, 200, 70)
    assert [(m.weaver, m.weight) for m in piece.makers.all()] == [(weaver, 2), (other, 1)]
    assert piece.images.count() == 2
    assert [shelf.name for shelf in piece.categories.all()] == ["Shawls & stoles"]


def test_what_she_says_of_a_piece_is_stored_with_it(client: Client, rida: User, weaver: Weaver) -> None:
    said = {"making": "Spun on a takli.", "care": "Wash by hand.", "irregularities": "A slub at one end."}
    client.post(
        "/work/pieces/new/",
        filled(weaver, weight_grams="294", one_of_a_kind="on", yarn="640.50", **said),
    )
    piece = Product.objects.get()
    assert {name: getattr(piece, name) for name in said} == said
    assert (piece.weight_grams, piece.one_of_a_kind, piece.yarn_paise) == (294, True, 640_50)


def test_a_form_sent_twice_stores_one_piece(client: Client, rida: User, weaver: Weaver) -> None:
    sent = filled(weaver)
    first = client.post("/work/pieces/new/", sent)
    again = client.post("/work/pieces/new/", sent | {"pictures": [photo()]})
    assert first["Location"] == again["Location"]
    assert (Product.objects.count(), Image.objects.count()) == (1, 1)
    assert [step.after for step in ListingChange.objects.all()] == ["draft", "submitted"]


def test_the_split_is_worked_out_without_script_and_keeps_what_was_sent(
    client: Client, rida: User, weaver: Weaver
) -> None:
    page = client.post("/work/pieces/new/", filled(weaver, action="preview")).content.decode()
    for words in ("₹2,050", "₹156.19", "₹1,073.81", "₹410", "Daplin", 'value="3280"', 'name="kept"'):
        assert words in page, words
    assert Product.objects.count() == 0
    token = page.split('name="kept" value="')[1].split('"')[0]
    client.post("/work/pieces/new/", filled(weaver, pictures=[], kept=[token]))
    assert [row.image for row in Product.objects.get().images.all()] == [Image.objects.get()]


def test_the_split_follows_the_typing_and_stores_nothing(client: Client, rida: User, weaver: Weaver) -> None:
    sent = filled(weaver, earning_kind="share", earning="60")
    del sent["pictures"]
    page = client.post("/work/pieces/preview/", sent).content.decode()
    assert "₹1,874.29" in page and "₹374.86" in page
    assert (Product.objects.count(), Image.objects.count()) == (0, 0)
    assert "too low" in client.post("/work/pieces/preview/", filled(weaver, earning="3200")).content.decode()
    assert "too low" not in page


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"price": "lots"}, "Write an amount in rupees"),
        ({"price": "0"}, "Write an amount in rupees"),
        ({"earning_kind": "share", "earning": "140"}, "Write a share of 100 or less"),
        ({"makers": []}, "Choose who made it."),
        ({"kind": "Toga"}, "Choose what it is."),
        ({"new_kind": ""}, "Please fill this in."),
        ({"hours": "0"}, "greater than or equal to 1"),
        ({"pictures": []}, "Still missing: a picture."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_stored(
    wrong: dict[str, Any], words: str, client: Client, rida: User, weaver: Weaver
) -> None:
    answer = client.post("/work/pieces/new/", filled(weaver, **wrong))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert (Product.objects.count(), ListingChange.objects.count()) == (0, 0)


def test_a_file_that_is_no_picture_is_named_and_the_good_one_is_kept(
    client: Client, rida: User, weaver: Weaver
) -> None:
    script = io.BytesIO(b"<svg><script>alert(1)</script></svg>")
    script.name = "cloth.jpg"
    page = client.post("/work/pieces/new/", filled(weaver, pictures=[photo(), script])).content.decode()
    assert "cloth.jpg: This is no picture" in page
    assert page.count('name="kept"') == 1
    assert Product.objects.count() == 0


def test_a_weaver_of_another_group_cannot_be_named(client: Client, rida: User, weaver: Weaver) -> None:
    stranger = make_weaver("Salsa", group=make_group("Dakmanda Collective"))
    assert "Salsa" not in client.get("/work/pieces/new/").content.decode()
    answer = client.post("/work/pieces/new/", filled(stranger))
    assert answer.status_code == 422
    assert Product.objects.count() == 0


def test_a_picture_of_somebody_else_cannot_be_taken(client: Client, rida: User, weaver: Weaver) -> None:
    theirs = token_of(make_picture(), make_coordinator(username="other"))
    client.post("/work/pieces/new/", filled(weaver, kept=[theirs, theirs + "x", "1"], action="draft"))
    assert Product.objects.get().images.count() == 1


def test_a_known_kind_brings_its_shelf_fibre_and_gst(
    client: Client, rida: User, hima: User, weaver: Weaver
) -> None:
    old = make_draft(rida, weaver, gst_rate=18, fibre="Cotton")
    submit_listing(product=old, by=rida, now=NOON)
    approve_listing(product=old, by=hima, now=NOON)
    nothing = {"new_kind": "", "shelf": "", "fibre": "", "technique": "", "gst_rate": ""}
    client.post(
        "/work/pieces/new/", filled(weaver, kind="Ryndia shawl", colour="Lac red", new_colour="", **nothing)
    )
    piece = Product.objects.exclude(pk=old.pk).get()
    assert (piece.title, piece.fibre, piece.gst_rate) == ("Ryndia shawl — lac red", "Cotton", Decimal(18))
    assert list(piece.categories.all()) == list(old.categories.all())


def test_a_piece_sent_back_is_changed_and_sent_again(
    client: Client, rida: User, hima: User, weaver: Weaver
) -> None:
    piece = make_draft(rida, weaver)
    submit_listing(product=piece, by=rida, now=NOON)
    send_back_listing(product=piece, by=hima, now=NOON, note="The edge is dark.")
    page = client.get(f"/work/pieces/{piece.pk}/edit/").content.decode()
    for words in ("The edge is dark.", 'value="3280"', 'value="2050"', 'value="Ryndia shawl"', 'value="200"'):
        assert words in page, words
    token = token_of(piece.images.get().image, rida)
    sent = filled(weaver, price="2990.50", pictures=[photo()], kept=[token])
    assert client.post(f"/work/pieces/{piece.pk}/edit/", sent).status_code == 302
    piece = Product.objects.get()
    assert (piece.state, piece.price, piece.images.count()) == ("submitted", 2990_50, 2)


def test_a_piece_in_the_shop_is_not_changed_but_can_be_withdrawn(
    client: Client, rida: User, hima: User, weaver: Weaver
) -> None:
    piece = make_draft(rida, weaver)
    submit_listing(product=piece, by=rida, now=NOON)
    approve_listing(product=piece, by=hima, now=NOON)
    assert client.post(f"/work/pieces/{piece.pk}/edit/", filled(weaver, price="1")).status_code == 302
    assert Product.objects.get().price == 3280_00
    client.post(f"/work/pieces/{piece.pk}/withdraw/", {"note": "Sold at the fair."})
    assert Product.objects.get().state == "withdrawn"
    assert ListingChange.objects.last().note == "Sold at the fair."  # type: ignore[union-attr]


def test_another_like_it_starts_with_its_facts_and_without_its_pictures(
    client: Client, rida: User, weaver: Weaver
) -> None:
    piece = make_draft(rida, weaver)
    page = client.get(f"/work/pieces/new/?like={piece.pk}").content.decode()
    assert 'value="3280"' in page and 'name="kept"' not in page
    assert f'value="{weaver.pk}" checked' in page


def test_pieces_of_other_groups_are_not_there(client: Client, rida: User, weaver: Weaver) -> None:
    group = make_group("Dakmanda Collective")
    other = make_coordinator(group, username="other")
    theirs = make_draft(other, make_weaver("Salsa", group=group), title="Gero wrap — indigo")
    make_draft(rida, weaver)
    page = client.get("/work/").content.decode()
    assert "Ryndia shawl" in page and "Gero wrap" not in page
    for path in ("", "edit/"):
        assert client.get(f"/work/pieces/{theirs.pk}/{path}").status_code == 404
    for path in ("edit/", "submit/", "withdraw/"):
        assert client.post(f"/work/pieces/{theirs.pk}/{path}").status_code == 404
    assert client.get(f"/work/pieces/new/?like={theirs.pk}").status_code == 404
    assert client.get(f"/work/weavers/{Weaver.objects.get(display_name='Salsa').code}/").status_code == 404
    assert "Salsa" not in client.get("/work/weavers/").content.decode()
    assert Product.objects.get(pk=theirs.pk).state == "draft"


def test_pictures_on_the_pages_are_small_and_carry_no_secrets(
    client: Client, rida: User, weaver: Weaver
) -> None:
    client.post("/work/pieces/new/", filled(weaver))
    image = Image.objects.get()
    with image.file.open("rb") as file:
        stored = Pixels.open(file)
        assert stored.size == (600, 750) and not stored.getexif()
    page = client.get("/work/").content.decode()
    assert "fill-160x200" in page and "original_images" not in page


@pytest.mark.parametrize(
    ("path", "most"), [("/work/", 8), ("/work/?state=draft&page=2", 8), ("/work/quality/", 9)]
)
def test_a_list_takes_few_queries_however_long_it_is(
    path: str, most: int, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    both = make_coordinator(username="both", roles=["coordinator", "quality"])
    weavers = [make_weaver("Bina"), make_weaver("Daplin")]
    for number in range(30):
        piece = make_draft(both, *weavers, pictures=number % 2)
        if number % 3 == 0:
            Product.objects.filter(pk=piece.pk).update(state="submitted")
    client.force_login(both)
    client.get(path)  # the small pictures are made once
    with django_assert_max_num_queries(most):
        assert client.get(path).status_code == 200


def test_how_a_piece_is_dyed_and_whose_weaving_it_is_are_kept_for_the_next_of_its_kind(
    client: Client, rida: User, weaver: Weaver
) -> None:
    sent = filled(weaver, dye="natural", dyestuff="Lac", community="Khasi")
    client.post("/work/pieces/new/", sent)
    piece = Product.objects.get()
    assert (piece.dye, piece.dyestuff, piece.community) == ("natural", "Lac", "Khasi")
    piece.state = Product.State.LIVE
    piece.save()
    known = filled(weaver, kind="Ryndia shawl", colour="Lac red", dye="undyed", community="")
    client.post("/work/pieces/new/", known)
    second = Product.objects.get(state="submitted")
    assert (second.dye, second.dyestuff, second.community) == ("undyed", "", "Khasi")


def test_undyed_cloth_that_is_dyed_with_something_is_refused(
    client: Client, rida: User, weaver: Weaver
) -> None:
    answer = client.post("/work/pieces/new/", filled(weaver, dye="undyed", dyestuff="Lac"))
    assert answer.status_code == 422
    assert "Undyed cloth is dyed with nothing" in answer.content.decode()
    assert Product.objects.count() == 0
