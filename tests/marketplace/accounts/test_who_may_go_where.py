"""Every address behind the gates, and every role: one table. Whose things they lead to: ``workspace/test_whose_it_is``."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Group as Role
from django.test import Client
from django.urls import URLPattern
from wagtail.models import Collection, Site, Workflow

from catalog.models import Product
from marketplace.accounts import urls as accounts
from marketplace.accounts.models import User
from marketplace.accounts.roles import ROLES
from marketplace.forks.dashboard import urls as dashboard
from marketplace.own_data import urls as own_data
from marketplace.storefront.account import urls as account
from marketplace.storefront.models import MenuLine, Notice
from marketplace.workspace import urls as workspace
from payouts.office import urls as office
from tests.catalog.loom import make_coordinator, make_draft, make_person, make_weaver
from tests.marketplace.dashboard.orders import make_order

from .back_office import CMS, OFFICE, asked, of_wagtail

pytestmark = pytest.mark.django_db

WHO = ["nobody", "buyer", *ROLES]
SENDERS = {"fulfilment": 200, "coordinator": 200}
TABLE: dict[tuple[str, str], dict[str, int]] = {
    # name, method → what each is answered; everybody else 403, nobody in particular the door (302)
    ("accounts:login", "GET"): {"nobody": 200, **dict.fromkeys(WHO[1:], 302)},
    ("accounts:logout", "POST"): dict.fromkeys(WHO, 302),
    ("accounts:second-factor", "GET"): dict.fromkeys(WHO[1:], 200),
    ("accounts:begin", "POST"): dict.fromkeys(WHO[1:], 302),
    ("accounts:set-up", "GET"): dict.fromkeys(WHO[1:], 302),  # nothing is begun
    ("accounts:codes", "POST"): dict.fromkeys(WHO[1:], 422),
    ("accounts:remove", "POST"): dict.fromkeys(WHO[1:], 422),
    ("accounts:check", "GET"): dict.fromkeys(WHO[1:], 302),  # she has no phone yet
    ("account:home", "GET"): dict.fromkeys(WHO[1:], 200),
    ("account:sign-in", "GET"): {"nobody": 200, **dict.fromkeys(WHO[1:], 303)},
    ("account:sign-out", "POST"): dict.fromkeys(WHO, 303),
    ("account:new", "GET"): dict.fromkeys(WHO, 200),
    ("account:new-from-order", "POST"): dict.fromkeys(WHO, 303),  # not the order's link: asks for the address
    ("account:confirm", "GET"): dict.fromkeys(WHO, 410),
    ("account:ask-password", "GET"): dict.fromkeys(WHO, 200),
    ("account:reset", "GET"): dict.fromkeys(WHO, 410),
    ("account:orders", "GET"): dict.fromkeys(WHO[1:], 200),
    ("account:again", "POST"): dict.fromkeys(WHO[1:], 404),  # the order is a guest's
    ("account:addresses", "GET"): dict.fromkeys(WHO[1:], 200),
    ("account:new-address", "GET"): dict.fromkeys(WHO[1:], 200),
    ("account:edit-address", "GET"): dict.fromkeys(WHO[1:], 404),
    ("account:prefer-address", "POST"): dict.fromkeys(WHO[1:], 404),
    ("account:remove-address", "POST"): dict.fromkeys(WHO[1:], 303),
    ("account:mails", "GET"): dict.fromkeys(WHO[1:], 200),
    ("account:mails", "POST"): dict.fromkeys(WHO[1:], 303),
    ("account:details", "GET"): dict.fromkeys(WHO[1:], 200),
    ("account:password", "GET"): dict.fromkeys(WHO[1:], 200),
    ("account:address", "GET"): dict.fromkeys(WHO[1:], 200),
    ("account:confirm-address", "GET"): dict.fromkeys(WHO, 410),
    ("own-data:mine", "GET"): dict.fromkeys(WHO[1:], 200),
    ("own-data:take", "POST"): dict.fromkeys(WHO[1:], 200),
    ("own-data:ask", "POST"): dict.fromkeys(WHO, 404),  # not the order's link
    ("own-data:ask-custom", "POST"): dict.fromkeys(WHO, 404),
    ("own-data:ask-business", "POST"): dict.fromkeys(WHO, 404),
    ("own-data:guest", "GET"): dict.fromkeys(WHO, 410),
    ("workspace:desk", "GET"): dict.fromkeys(WHO[1:], 200),
    ("workspace:find", "GET"): dict.fromkeys([role for role in ROLES if role != "weaver"], 200),
    ("workspace:watch", "GET"): {"admin": 200},
    ("workspace:watch-again", "POST"): {"admin": 404},  # nothing failed
    ("workspace:mine", "GET"): {"weaver": 200},
    ("workspace:statement", "GET"): {"weaver": 404},  # she has none yet
    ("workspace:enter", "GET"): {"nobody": 200, **dict.fromkeys(WHO[1:], 302)},
    ("workspace:enter", "POST"): dict.fromkeys(WHO, 422),  # no number
    ("workspace:away", "GET"): dict.fromkeys(WHO, 302),
    ("workspace:my-manifest", "GET"): dict.fromkeys(WHO, 200),
    ("workspace:my-pin", "GET"): {"weaver": 200},
    ("workspace:my-pin", "POST"): {"weaver": 422},
    ("workspace:my-pieces", "GET"): {"weaver": 200},
    ("workspace:my-piece", "GET"): {"weaver": 404},  # somebody else's
    ("workspace:my-month", "GET"): {"weaver": 200},
    ("workspace:my-months", "GET"): {"weaver": 200},
    ("workspace:my-account", "GET"): {"weaver": 200},
    ("workspace:ask", "GET"): {"weaver": 404},  # no figure
    ("workspace:ask", "POST"): {"weaver": 404},
    ("workspace:my-questions", "GET"): {"weaver": 200},
    ("workspace:my-voice", "GET"): {"weaver": 404},
    ("workspace:say", "GET"): {"weaver": 404},
    ("workspace:my-votes", "GET"): {"weaver": 200},
    ("workspace:my-vote", "POST"): {"weaver": 404},  # nothing to vote on
    ("workspace:import", "GET"): {"coordinator": 200},
    ("workspace:import", "POST"): {"coordinator": 422},
    ("workspace:export", "GET"): dict.fromkeys(["coordinator", "finance", "approver", "admin"], 200),
    ("workspace:overview", "GET"): dict.fromkeys(["finance", "approver", "admin"], 200),
    ("workspace:overview-sheet", "GET"): dict.fromkeys(["finance", "approver", "admin"], 200),
    ("workspace:votes", "GET"): {"coordinator": 200, "admin": 200},
    ("workspace:votes", "POST"): {"coordinator": 422, "admin": 422},
    ("workspace:vote-back", "POST"): {"coordinator": 404, "admin": 404},
    ("workspace:open-hers", "POST"): {"coordinator": 302},
    ("workspace:close-hers", "POST"): {"coordinator": 302},
    ("workspace:recordings", "GET"): {"editor": 200},
    ("workspace:recordings", "POST"): {"editor": 422},
    ("workspace:recording", "GET"): {"editor": 404},
    ("workspace:recording-drop", "POST"): {"editor": 404},
    ("workspace:my-consents", "GET"): {"weaver": 200},
    ("workspace:my-withdrawal", "POST"): {"weaver": 302},
    ("workspace:my-consent-proof", "GET"): {"weaver": 404},  # she has given none
    ("workspace:my-data", "GET"): {"weaver": 200},
    ("workspace:my-zip", "POST"): {"weaver": 200},
    ("workspace:my-erasure", "POST"): {"weaver": 302},
    ("workspace:my-accesses", "GET"): {"weaver": 200},
    ("workspace:my-notice", "POST"): {"weaver": 404},  # nothing was entered for her
    ("workspace:home", "GET"): {"coordinator": 200},
    ("workspace:new", "GET"): {"coordinator": 200},
    ("workspace:new", "POST"): {"coordinator": 422},
    ("workspace:preview", "POST"): {"coordinator": 200},
    ("workspace:piece", "GET"): {"coordinator": 200},
    ("workspace:edit", "GET"): {"coordinator": 200},
    ("workspace:edit", "POST"): {"coordinator": 422},
    ("workspace:submit", "POST"): {"coordinator": 302},
    ("workspace:price", "POST"): {"coordinator": 302},
    ("workspace:price-asked", "POST"): {"quality": 404},  # nobody has asked for one
    ("workspace:withdraw", "POST"): {"coordinator": 302},
    ("workspace:waiting", "GET"): {"coordinator": 200, "quality": 200},
    ("workspace:leave", "GET"): {"coordinator": 200, "quality": 200},
    ("workspace:offline", "GET"): dict.fromkeys(WHO, 200),  # holds nothing of anybody
    ("workspace:worker", "GET"): dict.fromkeys(WHO, 200),
    ("workspace:manifest", "GET"): dict.fromkeys(WHO, 200),
    ("workspace:outbox-session", "GET"): {"nobody": 401, "coordinator": 200, "quality": 200},
    ("workspace:outbox-file", "GET"): {"nobody": 401, "coordinator": 422, "quality": 422},  # no key
    ("workspace:outbox-file", "POST"): {"nobody": 401, "coordinator": 422, "quality": 422},
    ("workspace:outbox-entry", "POST"): {"nobody": 401, "coordinator": 422, "quality": 422},
    ("workspace:weavers", "GET"): {"coordinator": 200},
    ("workspace:weaver", "GET"): {"coordinator": 200},
    ("workspace:consents", "GET"): {"coordinator": 200},
    ("workspace:consents", "POST"): {"coordinator": 422},
    ("workspace:withdraw-consent", "POST"): {"coordinator": 302},
    ("workspace:consents-ending", "GET"): {"coordinator": 200},
    ("workspace:consent-proof", "GET"): {"coordinator": 404},
    ("workspace:her-data", "GET"): {"coordinator": 200},
    ("workspace:her-zip", "POST"): {"coordinator": 200},
    ("workspace:her-erasure", "POST"): {"coordinator": 302},
    ("workspace:notices", "GET"): {"coordinator": 200},
    ("workspace:notice-told", "POST"): {"coordinator": 404},
    ("workspace:accesses", "GET"): {"approver": 200, "admin": 200},
    ("workspace:erasures", "GET"): {"approver": 200, "admin": 200},
    ("workspace:agree-erasure", "POST"): {"approver": 404, "admin": 404},
    ("workspace:standing", "GET"): {"coordinator": 200},
    ("workspace:step", "POST"): {"coordinator": 302},
    ("workspace:groups", "GET"): {"coordinator": 200},
    ("workspace:groups", "POST"): {"coordinator": 422},
    ("workspace:join", "GET"): {"coordinator": 200},
    ("workspace:join", "POST"): {"coordinator": 422},
    ("workspace:stand-in-end", "POST"): {"coordinator": 404},  # nobody stands in
    ("workspace:custom-orders", "GET"): {"coordinator": 200},
    ("workspace:custom", "GET"): {"coordinator": 404},  # nobody has asked
    ("workspace:custom-offer", "GET"): {"coordinator": 404},
    ("workspace:custom-photo", "GET"): {"coordinator": 404},
    ("workspace:checks", "GET"): {"coordinator": 200, "quality": 200},
    ("workspace:checks", "POST"): {"coordinator": 302, "quality": 302},  # no row has a grade
    ("workspace:check", "GET"): {"coordinator": 404, "quality": 404},  # nobody has checked anything
    ("workspace:check-photo", "GET"): {"coordinator": 404, "quality": 404},
    ("workspace:check-piece", "GET"): {"coordinator": 200, "quality": 200},
    ("workspace:check-piece", "POST"): {"coordinator": 422, "quality": 422},
    ("workspace:faults", "GET"): {"coordinator": 200, "quality": 200},
    ("workspace:checklists", "GET"): {"quality": 200},
    ("workspace:checklists", "POST"): {"quality": 422},
    ("workspace:spoken", "GET"): {"coordinator": 404, "quality": 404},
    ("workspace:jobs", "GET"): {"coordinator": 200},
    ("workspace:job-offer", "POST"): {"coordinator": 404},  # nothing is to be made
    ("workspace:job-step", "POST"): {"coordinator": 404},
    ("workspace:my-jobs", "GET"): {"weaver": 200},
    ("workspace:my-job", "POST"): {"weaver": 404},
    ("workspace:hours", "GET"): {"coordinator": 200},
    ("workspace:hours", "POST"): {"coordinator": 422},
    ("workspace:hours-back", "POST"): {"coordinator": 404},
    ("workspace:yarn", "GET"): {"coordinator": 200},
    ("workspace:yarn", "POST"): {"coordinator": 422},
    ("workspace:her-yarn", "GET"): {"coordinator": 200},
    ("workspace:parcels", "GET"): {"coordinator": 200},
    ("workspace:parcels", "POST"): {"coordinator": 422},
    ("workspace:cash", "GET"): {"coordinator": 200},
    ("workspace:cash", "POST"): {"coordinator": 422},
    ("workspace:cash-back", "POST"): {"coordinator": 404},  # nothing is noted
    ("workspace:cash-picture", "GET"): {"coordinator": 404},
    ("workspace:statements", "GET"): {"coordinator": 200},
    ("workspace:statements", "POST"): {"coordinator": 302},
    ("workspace:statement-pdf", "GET"): {"coordinator": 404},  # no month is approved
    ("workspace:statements-group", "GET"): {"coordinator": 404},
    ("workspace:kept", "GET"): {"quality": 200, "admin": 200},
    ("workspace:kept-new", "GET"): {"quality": 200, "admin": 200},
    ("workspace:kept-new", "POST"): {"quality": 422, "admin": 422},
    ("workspace:kept-piece", "GET"): {"quality": 404, "admin": 404},  # nothing is kept
    ("workspace:kept-undo", "POST"): {"quality": 404, "admin": 404},
    ("workspace:kept-end", "POST"): {"quality": 404, "admin": 404},
    ("workspace:kept-proof", "GET"): {"quality": 404, "admin": 404},
    ("workspace:labels", "GET"): {"coordinator": 200, "quality": 200, "fulfilment": 200},
    ("workspace:print-labels", "GET"): {"coordinator": 302, "quality": 302, "fulfilment": 302},  # none chosen
    ("workspace:queue", "GET"): {"quality": 200},
    ("workspace:look", "GET"): {"quality": 200},
    ("workspace:look", "POST"): {"quality": 302},
    ("workspace:reviews", "GET"): {"quality": 200, "editor": 200},
    ("workspace:review", "GET"): {"quality": 404, "editor": 404},  # nobody has written one
    ("workspace:review", "POST"): {"quality": 404, "editor": 404},
    ("workspace:review-photo", "GET"): {"quality": 404, "editor": 404},
    ("dashboard:orders", "GET"): SENDERS,
    ("dashboard:order", "GET"): SENDERS,
    ("dashboard:order", "POST"): dict.fromkeys(SENDERS, 422),
    ("dashboard:slip", "GET"): SENDERS,
    ("dashboard:slips", "GET"): dict.fromkeys(SENDERS, 302),  # nothing is ticked
    ("dashboard:labels", "GET"): dict.fromkeys(SENDERS, 302),
    ("dashboard:places", "GET"): SENDERS,
    ("dashboard:pick", "GET"): SENDERS,
    ("dashboard:pick", "POST"): dict.fromkeys(SENDERS, 302),
    ("dashboard:tracking", "GET"): SENDERS,
    ("dashboard:tracking", "POST"): dict.fromkeys(SENDERS, 422),
    ("dashboard:parcel", "POST"): dict.fromkeys(SENDERS, 404),  # nothing has left
    ("dashboard:cancel", "POST"): {"fulfilment": 302, "finance": 302},
    ("dashboard:refund", "GET"): {"finance": 200},
    ("dashboard:refund", "POST"): {"finance": 302},
    ("dashboard:refund-again", "POST"): {"finance": 302},
    ("dashboard:returns", "GET"): {"finance": 200},
    ("dashboard:return", "GET"): {"finance": 404},  # nobody has asked for one
    ("dashboard:custom", "GET"): {"finance": 404},
    ("dashboard:wholesale", "GET"): dict.fromkeys(["finance", "admin", "approver"], 200),
    ("dashboard:wholesale-business", "GET"): dict.fromkeys(["finance", "admin"], 404),
    ("dashboard:wholesale-quote", "GET"): dict.fromkeys(["finance", "approver"], 404),
    ("dashboard:wholesale-proforma", "GET"): dict.fromkeys(["finance", "approver"], 404),
    ("dashboard:gift-cards", "GET"): {"finance": 200},
    ("dashboard:gift-card", "GET"): {"finance": 404},
    ("dashboard:dispute", "GET"): {"finance": 404},
    ("dashboard:return-photo", "GET"): {"finance": 404},
}


def _rows(
    prefix: str, groups: dict[tuple[str, str], str], others: int
) -> Iterator[tuple[tuple[str, str], dict[str, int]]]:
    """The table's rows of many addresses that are answered alike."""
    for (answers, method), names in groups.items():
        told = {who: int(answer) for who, answer in (each.split() for each in answers.split(", ") if each)}
        rest = told.pop("others", others)
        allowed = {who: told.get(who, rest) for who in WHO if who in told or rest != 403}
        for name in names.split():
            yield (f"{prefix}:{name}", method), allowed


TABLE |= dict(_rows("office", OFFICE, 403))
TABLE |= dict(_rows("cms", CMS, 302))

APPS = {
    "accounts": ("/", accounts),
    "account": ("/account/", account),
    "own-data": ("/", own_data),
    "workspace": ("/", workspace),
    "dashboard": ("/dashboard/", dashboard),
    "office": ("/office/", office),
}


def addresses() -> dict[str, str]:
    """Every address of the as it's written in their lists."""
    found = {}
    for app, (root, module) in APPS.items():
        for pattern in module.urlpatterns:
            assert isinstance(pattern, URLPattern)
            found[f"{app}:{pattern.name}"] = root + str(pattern.pattern)
    return found | of_wagtail()


def reached(piece: Product, weaver: Any) -> dict[str, int]:
    """Somebody else's, or nobody's, thing of each kind that Wagtail's admin has, by how the names of its addresses begin."""
    notice = Notice.objects.create(
        words="Closed for the feast", from_day=date(2026, 1, 1), until_day=date(2026, 1, 2)
    )
    return {
        "wagtailusers_users": make_person("finance", username="of-the-books").pk,
        "wagtailusers_groups": Role.objects.get(name="finance").pk,
        "wagtailsites": Site.objects.get().pk,
        "wagtailadmin_workflows": Workflow.objects.get().pk,
        "wagtailadmin_collections": Collection.get_first_root_node().add_child(name="Cloth").pk,
        "wagtailsnippets_storefront_notice": notice.pk,
        "wagtailsnippetchoosers_storefront_notice": notice.pk,
        "wagtailsnippets_storefront_menuline": MenuLine.objects.create(
            path="/shop/", label="Shop", place="header"
        ).pk,
        "piece_chooser": piece.pk,
        "weaver_chooser": weaver.pk,
        "story_weaver_chooser": weaver.pk,
        "group_chooser": weaver.group.pk,
    }


def someone(who: str) -> User | None:
    """One of each: the coordinator and the weaver of the group that the table's piece is of."""
    if who == "nobody":
        return None
    if who == "coordinator":
        return User.objects.get(username="her-coordinator")
    user = make_person(*([] if who == "buyer" else [who]), username=who)
    if who == "weaver":
        make_weaver("Wanda", user=user)
    return user


def test_every_address_is_in_the_table() -> None:
    assert {name for name, _method in TABLE} == set(addresses())


@pytest.mark.parametrize("who", WHO)
def test_each_role_is_let_in_where_the_table_says_and_nowhere_else(who: str, client: Client) -> None:
    coordinator = make_coordinator(username="her-coordinator")
    weaver = make_weaver("Daplin")
    order = make_order()
    if user := someone(who):
        client.force_login(user)
    client.raise_request_exception = False  # Wagtail has a page that breaks, to try what comes then
    hers = ""
    answered, expected = {}, {}
    untouched = Product.objects.filter(state="draft")
    things = reached(make_draft(coordinator, weaver), weaver)
    page = Site.objects.get().root_page_id
    where = addresses()
    for (name, method), allowed in TABLE.items():
        if user and ("sessionid" not in client.cookies or client.cookies["sessionid"].value != hers):
            client.force_login(user)
            hers = client.cookies["sessionid"].value
        if name.startswith("cms:"):
            kind = name.removeprefix("cms:").partition(":")[0]
            address = asked(where[name], things.get(kind, 424_242), page)
            answer = client.post(address) if method == "POST" else client.get(address)
            answered[name, method], expected[name, method] = answer.status_code, allowed[who]
            client.cookies.pop(
                "messages", None
            )  # hundreds that say that she may not: each is read with each request
            continue
        piece = untouched.first() or make_draft(coordinator, weaver)
        if name == "workspace:look":
            Product.objects.filter(pk=piece.pk).update(state="submitted")
        address = where[name]
        for part, value in {
            "<int:pk>": piece.pk,
            "<uuid:key>": "00000000-0000-4000-8000-000000000000",
            "<str:code>": weaver.code,
            "<str:number>": order.number,
            "<str:reference>": "2026-10",
            "<str:token>": "made-up",
            "<str:kind>": "listing",
            "<str:key>": "made-up",
            "<str:phrase>": "made-up",
            "<str:what>": "savings",
            "<int:batch>": "1",
            "<int:year>": "2026",
            "<str:format>": "bank-csv",
            "<str:figure>": "earned",
            "<slug:name>": "made-up",
            "<str:suffix>": "csv",
            "<slug:slug>": weaver.group.slug,
        }.items():
            address = address.replace(part, str(value))
        answer = client.generic(method, address) if method == "GET" else client.post(address, {})
        answered[name, method] = answer.status_code
        expected[name, method] = allowed.get(who, 302 if who == "nobody" else 403)
        if who == "nobody" and who not in allowed:
            doors = {
                "/account/": "/account/sign-in/",
                "/data/": "/account/sign-in/",
                "/mine/": "/mine/enter/",
            }
            begins = next((each for each in doors if address.startswith(each)), "")
            door = doors[begins] if begins else "/login/"
            if name == "workspace:close-hers":
                door = "/login/"
            assert answer["Location"].startswith(f"{door}?next=")
    assert {key: (answer, expected[key]) for key, answer in answered.items() if answer != expected[key]} == {}


def test_a_weaver_who_is_no_weaver_of_ours_has_no_page(client: Client) -> None:
    client.force_login(make_person("weaver"))
    assert client.get("/mine/").status_code == 403
