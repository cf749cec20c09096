"""Hindi has its own addresses, and nothing on its pages, in its letters or after its forms falls back to English."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from catalog.models import Product
from marketplace.forks.order.mails import mail_order_placed, mail_order_sent
from marketplace.forks.order.models import Order
from payouts.services.dispatch import dispatch_lines
from tests.catalog.loom import make_person
from tests.marketplace.dashboard.orders import make_order
from tests.marketplace.storefront.account.buyers import make_buyer, signed_in
from tests.marketplace.storefront.stock import make_picture, make_piece, make_shelf, make_weaver

pytestmark = pytest.mark.django_db

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source"}
SPOKEN = ("aria-label", "alt", "placeholder", "title")
NAMES = re.compile(
    r"[\w.+-]+@[\w.-]+|https?://\S+|/\S+/"  # addresses
    r"|\bIE-\d+\b|\b[A-Z]{2,5}/[\d/-]+\b"  # numbers of pieces and papers
    r"|\b(Impulse Empower|Umden Eri Circle|Daplin|Asha Devi|Asha|Rai|Laban Road|Shillong|Meghalaya|India Post|India|Stripe|WhatsApp"
    r"|English|GST(IN)?|PDF|PIN|VAT|JSON|zip|EMS|INR|USD|EUR|GBP|HSN|SWIFT|Ri Bhoi|EM\d+IN|MB|Jaintia|PNG|JPEG|WebP|photos)\b"
)


class Words(HTMLParser):
    """What is read out of a page: its texts and labels, apart from what says that it's in another language."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[bool] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        got = dict(attrs)
        silent = (
            bool(self._open and self._open[-1]) or tag in ("script", "style") or got.get("lang", "hi") != "hi"
        )
        if not silent:
            self.found += [got[name] for name in SPOKEN if got.get(name)]
            if tag == "meta" and got.get("name", got.get("property", "")) in (
                "description",
                "og:title",
                "og:description",
            ):
                self.found.append(got["content"])
        if tag not in VOID:
            self._open.append(silent)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not (self._open and self._open[-1]):
            self.found.append(data)


def english(page: str) -> set[str]:
    """The English words of a page in Hindi."""
    return {
        word
        for text in Words(page).found
        for word in re.findall(r"(?<![\w@./-])[A-Za-z]{2,}(?![\w@-])", NAMES.sub(" ", text))
    }


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def piece() -> Product:
    return make_piece(
        makers=[make_weaver()], shelf=make_shelf(), picture=make_picture("लाल कपड़ा"), stock=3, dye="natural",
        dyestuff="Lac", community="Khasi", weight_grams=300, description="Made for the evening.", lead_time_days=0,
    )  # fmt: skip


def ordered(piece: Product) -> Order:
    order = make_order(piece)
    Order.objects.filter(pk=order.pk).update(language="hi")
    order.refresh_from_db()
    return order


def test_each_language_has_addresses_of_its_own(client: Client, piece: Product) -> None:
    page = client.get("/hi/shop/?colour=Lac+red", headers={"Accept-Language": "en"})
    text = page.content.decode()
    assert page.headers["Content-Language"] == "hi" and not page.cookies
    assert "Accept-Language" not in page.headers["Vary"] and "Cookie" not in page.headers["Vary"]
    assert '<html lang="hi"' in text
    assert f'<link rel="canonical" href="{settings.SITE_URL}/hi/shop/?colour=Lac+red">' in text
    for code, path in (("en", "/shop/"), ("hi", "/hi/shop/"), ("x-default", "/shop/")):
        assert f'hreflang="{code}" href="{settings.SITE_URL}{path}?colour=Lac+red"' in text
    assert (
        '<meta property="og:locale" content="hi_IN">\n<meta property="og:locale:alternate" content="en_IN">'
        in text
    )
    assert '<a class="nav__link" href="/shop/?colour=Lac+red" lang="en" hreflang="en">English</a>' in text
    assert (
        'lang="hi" hreflang="hi">हिन्दी</a>'
        in client.get("/shop/", headers={"Accept-Language": "hi"}).content.decode()
    )
    sitemap = client.get("/sitemap.xml").content.decode()
    here = f"{piece.get_absolute_url()}"
    assert re.search(rf'<loc>[^<]*/hi{here}</loc>.*?hreflang="en" href="[^"]*{here}"', sitemap, re.S)
    for path in ("/hi/office/", "/hi/work/", "/hi/dashboard/", "/hi/cms/", "/hi/login/", "/hi/robots.txt"):
        assert client.get(path).status_code == 404, path


def test_no_page_for_buyers_falls_back_to_english(client: Client, piece: Product) -> None:
    order = ordered(piece)
    dispatch_lines(lines=list(order.lines.all()), by=make_person("fulfilment"), now=timezone.now())
    at = order.get_absolute_url()
    pages = [
        "/shop/", "/shop/scarves/", "/shop/?colour=Blue&low=9000", "/shop/?q=कुछ", "/search/", "/search/?q=कुछ", "/search/?q=लाख",
        "/search/suggest/?q=लाख", piece.get_absolute_url(), f"/piece/{piece.pk}/delivery/?country=US",
        f"{piece.get_absolute_url()}custom/", f"/made/{piece.sku}/",
        f"/weaver/daplin-{piece.weavers.get().pk}/", "/group/umden-eri-circle/", "/group/umden-eri-circle/pieces/",
        "/basket/", "/wishes/", "/wholesale/", "/wholesale/ask/", "/newsletter/", "/newsletter/asked/", "/newsletter/confirmed/",
        "/newsletter/left/", "/offline/", "/account/sign-in/", "/account/new/", "/account/password/", "/not-here/", at,
        f"{at}return/", f"{at}reviews/", f"{at}no-asking/",
    ]  # fmt: skip
    for path in pages:
        answer = client.get(f"/hi{path}")
        assert answer.status_code == (404 if path == "/not-here/" else 200), path
        assert english(answer.content.decode()) == set(), path
    client.post("/hi/basket/add/", {"piece": piece.pk}, headers={"Sec-Fetch-Site": "same-origin"})
    assert english(client.get("/hi/basket/").content.decode()) == set()
    assert english(client.get("/hi/checkout/").content.decode()) == set()


def test_a_form_that_is_sent_stays_in_its_language_and_says_what_is_wrong_in_it(
    client: Client, piece: Product
) -> None:
    added = client.post("/hi/basket/add/", {"piece": piece.pk}, headers={"Sec-Fetch-Site": "same-origin"})
    assert added.headers["Location"] == "/hi/basket/"
    for path, sent in (
        (
            "/hi/checkout/",
            {"email": "no", "country": "IN", "postcode": "1", "phone": "x", "state": "Atlantis"},
        ),
        ("/hi/account/new/", {"email": "no"}),
        ("/hi/account/sign-in/", {"email": "a@example.com", "password": "x"}),
        ("/hi/newsletter/", {"email": "no"}),
        ("/hi/wholesale/ask/", {"country": "DE"}),
        (
            f"/hi{piece.get_absolute_url()}custom/",
            {"key": uuid4(), "length_cm": "-4", "country": "IN", "email": "x"},
        ),
    ):
        answer = client.post(path, sent)
        assert answer.status_code in (200, 400, 422), (path, answer.status_code)
        assert 'role="alert"' in answer.content.decode(), path
        assert english(answer.content.decode()) == set(), path


def test_accounts_and_their_pages_are_in_hindi(piece: Product) -> None:
    user = make_buyer()
    order = ordered(piece)
    Order.objects.filter(pk=order.pk).update(user=user)
    inside = signed_in(user)
    for path in (
        "",
        "orders/",
        "addresses/",
        "addresses/new/",
        "details/",
        "details/address/",
        "details/password/",
        "mails/",
        "data/",
    ):
        answer = inside.get(f"/hi/account/{path}")
        assert answer.status_code in (200, 404), path
        assert english(answer.content.decode()) == set(), path
    weak = inside.post("/hi/account/password/", {"old_password": "x", "password": "12345"})
    assert english(weak.content.decode()) == set()


def test_letters_are_written_in_the_language_of_the_order(piece: Product) -> None:
    order = ordered(piece)
    mail.outbox.clear()
    mail_order_placed.call(order.pk)
    dispatch_lines(lines=list(order.lines.all()), by=make_person("fulfilment"), now=timezone.now())
    parcel = order.shipping_events.get()
    mail_order_sent.call(parcel.pk)
    assert len(mail.outbox) >= 2
    for letter in mail.outbox:
        html = str(letter.alternatives[0][0])  # type: ignore[union-attr]
        assert (
            f"{settings.SITE_URL}/hi{order.get_absolute_url()}" in letter.body and '<html lang="hi">' in html
        )
        assert english(html) | english(f"<p>{letter.subject} {letter.body}</p>") == set(), letter.body
