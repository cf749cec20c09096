"""Public pages are made once and kept until something that they show changes; then at once made anew."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from oscar.core.loading import get_model
from pytest_django import DjangoAssertNumQueries
from wagtail.documents.models import Document
from wagtail.models import Collection, Locale, Page, Site

from catalog.models import Category, Product
from cms.models import HomePage, StandardPage
from marketplace.forks.partner.models import StockRecord
from marketplace.kernel.prepared import STATEMENTS
from marketplace.pagecache.generation import generation
from marketplace.pagecache.remembered import MEMORY
from marketplace.pagecache.store import STORE, Kept, Store
from marketplace.reviews.models import Review, ReviewPhoto
from tests.cms.pages import body
from tests.marketplace.dashboard.orders import make_order
from tests.marketplace.storefront.stock import make_picture, make_piece, make_shelf, make_weaver
from weavers.models import Consent, Group, Weaver

pytestmark = pytest.mark.django_db(transaction=True)

NOT_WATCHED = {
    "django_content_type",  # names of models, in memory after the first page
    "wagtailimages_rendition",  # made while a page is made; outdated with its image, which is watched
    "wagtailcore_locale",  # set once
    "django_site",  # in memory after the first look
    "pagecache_change",
    "ts_stat",  # a function
}


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    for kept in (STORE, MEMORY, cache):
        kept.clear()
    yield
    for kept in (STORE, MEMORY, cache):
        kept.clear()


@pytest.fixture
def piece() -> Product:
    Locale.objects.get_or_create(language_code="en")
    Collection.objects.filter(depth=1).exists() or Collection.add_root(name="Root")
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root")
    page = root.add_child(instance=HomePage(title="Home", slug="the-home", heading="Woven by hand"))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "testserver", "root_page": page}
    )
    weaver = make_weaver()
    Weaver.objects.filter(pk=weaver.pk).update(story="I keep the dye book.")
    today = timezone.localdate()
    Consent.objects.create(
        weaver=weaver,
        purpose="story",
        version=1,
        given_on=today,
        ends_on=today + timedelta(days=9),
        form="written",
    )
    piece = make_piece(makers=[weaver], shelf=make_shelf(), picture=make_picture(), stock=3)
    _review(piece)
    page.add_child(instance=_page_of_everything(piece, weaver))
    return piece


def _page_of_everything(piece: Product, weaver: Weaver) -> StandardPage:
    """With each block that reads what no other page does."""
    film = Document.objects.create(title="A film", file="documents/film.mp4")
    blocks = body(
        ("figures", {"title": "Figures", "text": "", "show": ["paid", "earned", "month"]}),
        ("map", {"title": "Where", "text": "", "groups": []}),
        ("weaver", {"weaver": weaver.pk, "text": ""}),
        ("quote", {"words": "Red is patience.", "who": "", "weaver": weaver.pk}),
        ("split", {"piece": piece.pk, "text": ""}),
        ("pages", {"title": "Below", "pages": []}),
        ("video", {"title": "Film", "picture": make_picture().pk, "file": film.pk}),
        ("write", {"title": "Write"}),
    )
    return StandardPage(title="Everything", slug="everything", body=blocks, picture=make_picture("wide"))


def _review(piece: Product) -> None:
    """What a buyer of it says, let through."""
    get_model("address", "Country").objects.get_or_create(pk="IN", defaults={"printable_name": "India"})
    line = make_order(piece).lines.get()
    StockRecord.objects.update(num_allocated=0)
    now = timezone.now()
    review = Review.objects.create(
        line=line,
        product=piece,
        score=5,
        words="Warm as bread.",
        state="shown",
        written_at=now,
        decided_at=now,
    )
    ReviewPhoto.objects.create(review=review, file="reviews/x.jpg", image=make_picture("worn"))


def addresses(piece: Product) -> list[str]:
    weaver = Weaver.objects.get()
    return [
        "/",
        "/shop/",
        "/shop/?colour=Lac+red&page=1",
        "/shop/scarves/",
        "/search/?q=shawl",
        "/search/?q=shwl",
        "/search/suggest/?q=shwl",
        piece.get_absolute_url(),
        f"{piece.get_absolute_url()}reviews/",
        f"/piece/{piece.pk}/delivery/?country=IN",
        f"/made/{piece.upc}/",
        f"/weaver/daplin-{weaver.pk}/",
        "/group/umden-eri-circle/",
        "/wholesale/",
        "/group/umden-eri-circle/pieces/",
        "/sitemap.xml",
        "/feeds/new.atom",
        "/feeds/stories.rss",
        "/everything/",
        "/write/",
    ]


def warm(client: Client, address: str) -> bytes:
    """The first view may make sizes of pictures."""
    for _time in range(2):
        answer = client.get(address)
        assert answer.status_code == 200, address
    return answer.content


def test_a_kept_page_is_the_same_bytes_for_one_query_without_cookie(
    piece: Product, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    buyer = Client()
    buyer.force_login(get_user_model().objects.create_user("buyer"))
    for address in addresses(piece):
        page = warm(client, address)
        for reader in (client, buyer):
            with django_assert_num_queries(1):
                answer = reader.get(address)
            assert answer.content == page, address
            assert not answer.cookies, address
            assert answer.headers["Cache-Control"] == "public, no-cache", address
            assert answer.headers["Vary"] == "Accept-Encoding", address
            assert "default-src" in answer.headers["Content-Security-Policy"], address
        with django_assert_num_queries(1):
            same = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
        assert (same.status_code, same.content) == (304, b""), address


def change_price() -> None:
    StockRecord.objects.update(price=Decimal("99.00"))


def sell_all() -> None:
    StockRecord.objects.update(num_allocated=3)


def withdraw_consent() -> None:
    Consent.objects.filter(purpose="story").update(withdrawn_at=timezone.now())


def change_story() -> None:
    Weaver.objects.update(story="I wait for the blue.")


def rename_group() -> None:
    Group.objects.update(name="Umden Circle")


def rename_shelf() -> None:
    Category.objects.update(name="Long scarves")


def withdraw_piece() -> None:
    Product.objects.update(state="withdrawn")


def take_back_review() -> None:
    Review.objects.update(state="refused", reason="It names somebody.")


def edit_home() -> None:
    page = HomePage.objects.get()
    page.heading = "Woven slowly"
    page.save_revision().publish()


@pytest.mark.parametrize(
    ("change", "address", "before", "after"),
    [
        (change_price, "/shop/", "₹3,280", "₹99"),
        (change_price, "PIECE", "₹3,280", "₹99"),
        (sell_all, "/shop/", "Ryndia shawl", "0 pieces"),
        (withdraw_consent, "WEAVER", "dye book", "Daplin"),
        (change_story, "WEAVER", "dye book", "wait for the blue"),
        (rename_group, "/group/umden-eri-circle/", "Umden Eri Circle", "Umden Circle"),
        (rename_shelf, "/search/", "Scarves", "Long scarves"),
        (withdraw_piece, "/group/umden-eri-circle/pieces/", "Ryndia shawl", "0 pieces"),
        (take_back_review, "PIECE", "Warm as bread.", "Ryndia shawl"),
        (edit_home, "/", "Woven by hand", "Woven slowly"),
    ],
)
def test_a_change_is_on_the_next_page_and_what_was_is_gone(
    piece: Product, client: Client, change: Callable[[], None], address: str, before: str, after: str
) -> None:
    named = {"PIECE": piece.get_absolute_url(), "WEAVER": f"/weaver/daplin-{Weaver.objects.get().pk}/"}
    address = named.get(address, address)
    tag = client.get(address).headers["ETag"]
    assert before in warm(client, address).decode()
    change()
    answer = client.get(address, headers={"If-None-Match": tag})
    assert answer.status_code == 200
    assert after in answer.content.decode()
    assert before not in answer.content.decode()


def test_what_is_rolled_back_outdates_nothing_and_what_isnt_committed_is_not_kept(
    piece: Product, client: Client
) -> None:
    page, before = warm(client, "/shop/"), generation()
    with transaction.atomic():
        change_price()
        assert generation() is None
        assert "₹99" in client.get("/shop/").content.decode()
        transaction.set_rollback(True)
    assert generation() == before
    assert client.get("/shop/").content == page


def test_changes_that_commit_in_another_order_than_they_began_each_make_a_generation(piece: Product) -> None:
    """Two sessions of the database, as two web processes are: the first to write is the last to commit."""
    slow, quick = connection.copy(), connection.copy()
    seen = [generation()]
    try:
        slow.set_autocommit(False)
        with slow.cursor() as cursor:
            cursor.execute("UPDATE weavers_group SET craft = 'slow'")
        seen.append(generation())
        with quick.cursor() as cursor:
            cursor.execute("UPDATE catalogue_product SET colour = 'quick'")
        seen.append(generation())
        slow.commit()
        seen.append(generation())
        with quick.cursor() as cursor:
            cursor.execute("UPDATE catalogue_product SET colour = 'again'")
        seen.append(generation())
    finally:
        slow.close()
        quick.close()
    assert seen[0] == seen[1]  # nothing of it is committed yet
    assert len(set(seen)) == 4


def test_every_table_that_public_pages_read_is_watched(piece: Product, client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'pagecache_note_change'"
        )
        watched = {table for (table,) in cursor.fetchall()}
    for address in addresses(piece):
        for kept in (STORE, MEMORY, cache):
            kept.clear()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        asked = [re.sub(r"^EXECUTE (\w+)", lambda name: STATEMENTS[name[1]], q["sql"]) for q in queries]
        read = {t for sql in asked for t in re.findall(r'(?:FROM|JOIN) "?([a-z]+_[a-z_]+)"?', sql)}
        assert read, address
        assert read - watched - NOT_WATCHED == set(), address


def test_a_page_of_words_pictures_and_pieces_takes_few_queries(
    piece: Product, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    blocks = body(
        ("text", "<p>Words.</p>"),
        ("gallery", {"title": "", "pictures": [{"picture": make_picture(f"p{n}").pk, "caption": ""} for n in range(4)]}),
        ("pieces", {"title": "Pieces", "text": "", "pieces": [piece.pk], "shelf": None}),
    )  # fmt: skip
    guide = StandardPage(title="Guide", slug="guide", kind="guide", picture=make_picture("wide"), body=blocks)
    HomePage.objects.get().add_child(instance=guide)
    warm(client, "/guide/")
    for kept in (STORE, MEMORY, cache):
        kept.clear()
    with django_assert_max_num_queries(12):
        assert client.get("/guide/").status_code == 200


def test_a_new_connection_knows_what_was_prepared_on_the_one_before(piece: Product, client: Client) -> None:
    for price in ("₹3,280", "₹99"):
        assert price in client.get(piece.get_absolute_url()).text
        connection.close()
        change_price()


def test_old_notes_are_cleared_away(piece: Product) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO pagecache_change (xact) SELECT 3 FROM generate_series(1, 8)")
        for _turn in range(3):
            change_price()
        cursor.execute("SELECT count(*) FROM pagecache_change WHERE xact = 3")
        assert cursor.fetchone() == (0,)


def test_languages_and_addresses_are_kept_apart(piece: Product, client: Client) -> None:
    for address, language in (("/shop/", "en"), ("/hi/shop/", "hi")):
        page = warm(client, address)
        answer = client.get(address, headers={"Accept-Language": "hi" if language == "en" else "en"})
        assert answer.content == page
        assert f'<html lang="{language}"' in answer.content.decode()
        assert answer.headers["Content-Language"] == language
    assert client.get("/shop/?page=9").status_code == 404
    assert client.post("/shop/").status_code == 405


def test_the_page_goes_out_compressed_where_the_reader_can_unpack_it(piece: Product, client: Client) -> None:
    plain = warm(client, "/shop/")
    packed = client.get("/shop/", headers={"Accept-Encoding": "br, gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(plain) / 3
    assert int(packed.headers["Content-Length"]) == len(packed.content)


def test_what_is_kept_never_takes_more_than_its_room() -> None:
    store, page = Store(most_bytes=5_000), Kept((), b"x" * 1_000, b"")
    for number in range(5):
        store.keep("1", number, page)
    assert (list(store.pages), store.size) == ([3, 4], 4_000)
    store.get("1", 3)
    store.keep("1", 5, page)
    assert list(store.pages) == [3, 5]
    assert store.get("2", 3) is None
    store.keep("2", 6, page)
    assert (list(store.pages), store.size) == ([6], 2_000)
