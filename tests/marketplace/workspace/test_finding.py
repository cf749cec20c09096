"""One search over the back office: each finds what she may open, and nothing that she may not."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from catalog.models import Product
from cms.models import StoryIndexPage
from marketplace.accounts.models import User
from marketplace.accounts.roles import ROLES
from marketplace.custom.asking import Asked, Buyer, ask_custom
from marketplace.forks.order.models import Order
from marketplace.payment.models import ReturnRequest
from marketplace.workspace.finding import KINDS, find
from payouts.models import Item, Request, Run
from tests.catalog.loom import make_coordinator, make_group, make_person, make_picture, make_weaver
from tests.cms.pages import make_home
from tests.marketplace.dashboard.orders import make_order, make_piece
from tests.marketplace.wholesale.deals import business, quote
from weavers.models import Weaver

pytestmark = pytest.mark.django_db

FOUND_BY = {
    "coordinator": {"orders", "pieces", "weavers", "custom"},
    "quality": {"pieces"},
    "fulfilment": {"orders", "pieces"},
    "editor": {"pieces", "pages", "pictures"},
    "finance": {"orders", "pieces", "weavers", "runs", "statements", "requests", "returns", "custom", "businesses", "quotes"},
    "approver": {"pieces", "weavers", "runs", "statements", "requests", "quotes"},
    "admin": {"pieces", "businesses", "people"},
}  # fmt: skip
NOTHING = dict.fromkeys(
    ["opening", "earned", "charged_back", "adjusted", "returned", "gross", "recovered", "deducted", "net", "payable"], 0
)  # fmt: skip


def make_things(name: str) -> dict[str, Any]:
    """One of every kind that goes by a name: a weaver of a group of her own, her piece, and what others did with it."""
    now, finance = (
        timezone.now(),
        User.objects.filter(username="meg-finance").first() or make_person("finance", username="meg-finance"),
    )
    weaver = make_weaver(name, group=make_group(f"Circle of {name}"))
    piece = make_piece(f"IE-{name.upper()}", title=f"{name} stole", makers=[weaver])
    order = make_order(piece, name=f"Rina {name}")
    Order.objects.filter(pk=order.pk).update(guest_email=f"{name}@buyers.example".lower())
    ReturnRequest.objects.create(order=order, reason="Too short", asked_at=now)
    ask_custom(
        product=Product.objects.get(pk=piece.pk), asked=Asked(1, "Longer"), key=uuid4(), now=now,
        buyer=Buyer(f"Rina {name}", "rina@buyers.example", "IN", "en"), photos=[],
    )  # fmt: skip
    Request.objects.create(
        kind="advance", source="cash", weaver=weaver, day=date(2026, 10, 3), amount=500_00, reason="Loom",
        entered_by=finance, entered_at=now,
    )  # fmt: skip
    picture = make_picture()
    picture.title = f"{name} at her loom"
    picture.save()
    home = Page.objects.filter(slug="shop-home").first() or make_home()
    home.add_child(instance=StoryIndexPage(title=f"About {name}", slug=f"about-{name}".lower()))
    make_person(username=f"buyer-{name}".lower())
    return {"weaver": weaver, "piece": piece, "order": order}


def found(user: User, words: str) -> dict[str, list[str]]:
    return {section.kind.name: [each.url for each in section.found] for section in find(user, words)}


def test_each_role_finds_its_own_kinds_and_may_open_what_it_finds(client: Client) -> None:
    things = make_things("Meghna")
    people = {role: make_person(role, username=f"find-{role}") for role in ROLES if role != "coordinator"}
    people["coordinator"] = make_coordinator(things["weaver"].group, username="find-coordinator")
    firm = business(
        people["finance"], now=timezone.now(), name="Meghna Stores", email="meghna@stores.example"
    )
    quote(firm, make_piece("IE-LOT", pieces=60), people["finance"], now=timezone.now())
    run = Run.objects.create(
        month=date(2026, 10, 1), attempt=1, cap=25, minimum=0, prepared_by=people["finance"], prepared_at=timezone.now()
    )  # fmt: skip
    Item.objects.create(
        run=run, weaver=things["weaver"], carried=0, owed=0, status="nothing_due", reason="zero", **NOTHING
    )
    words = ["Meghna", "2026-10", things["weaver"].code, things["order"].number, "MEGHNA@buyers.example"]
    assert set().union(*FOUND_BY.values()) == {kind.name for kind in KINDS}
    for role, kinds in FOUND_BY.items():
        client.force_login(people[role])
        said = [found(people[role], each) for each in words]
        assert set().union(*said) == kinds, role
        for url in {url for each in said for urls in each.values() for url in urls}:
            assert client.get(url).status_code == 200 or url.endswith(".pdf"), (role, url)
    page = client.get("/desk/find/", {"q": "meghna"}).content.decode()
    assert "Meghna Stores" in page and "/cms/users/" in page, "as admin, the last"
    assert things["weaver"].legal_name not in page
    assert not any(
        found(person, things["weaver"].legal_name)
        for person in people.values()
        if things["weaver"].legal_name
    )


def test_a_coordinator_finds_nothing_of_another_village(client: Client) -> None:
    one, two = make_things("Umden"), make_things("Majuli")
    hers = make_coordinator(one["weaver"].group)
    words = [
        "Majuli",
        two["weaver"].code,
        two["order"].number,
        "majuli@buyers.example",
        "IE-MAJULI",
        "Majuli stole",
    ]
    assert [found(hers, each) for each in words] == [{}] * len(words)
    assert set(found(hers, "Umden")) == {"orders", "pieces", "weavers", "custom"}
    client.force_login(hers)
    assert "Majuli" not in client.get("/desk/find/", {"q": "Rina"}).content.decode()


def test_more_is_a_page_of_one_kind_and_asks_no_more_often(client: Client) -> None:
    group = make_group()
    books, one = make_person("finance"), make_weaver("Rongili", group=group)
    books.get_all_permissions()  # known from the gate by then
    with CaptureQueriesContext(connection) as few:
        assert len(find(books, "rongili")[0].found) == 1
    Weaver.objects.bulk_create(
        Weaver(code=f"X-{n}", legal_name="x", display_name=f"Rongili {n}", group=group, district="x", language="en", joined=one.joined)
        for n in range(60)
    )  # fmt: skip
    with CaptureQueriesContext(connection) as many:
        [section] = find(books, "rongili")
    assert (len(section.found), section.more, len(many)) == (5, True, len(few))
    client.force_login(books)
    last = client.get("/desk/find/?q=rongili&kind=weavers&page=3").content.decode()
    assert last.count('class="found__row"') == 61 - 50 and 'rel="prev"' in last and 'rel="next"' not in last
    for odd in ("q=%25_%5C", "q=ro&kind=nothing&page=x", "q=" + "w" * 300, "q=100001&page=999&kind=orders"):
        assert client.get(f"/desk/find/?{odd}").status_code == 200
