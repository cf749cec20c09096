"""The small world, asked by everybody for everything: what is private stays so, and what is typed stays words.

One module, as the world is made once for each. ``ATTACK=long`` takes every hostile word for every field.
"""

import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

import pytest
from django.core import mail
from django.test import Client
from django.urls import Resolver404, get_resolver, resolve

from tests.attack.columns import WRITTEN, nobodys, text_columns
from tests.attack.conftest import WHO, World
from tests.attack.forms import WORSE, Form, fault, forms_in, send
from tests.attack.planting import MARK, encrypted_columns, field_of, is_marked, who_may_see
from tests.marketplace.storefront.account.buyers import PASSWORD, make_buyer

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("attack")]
OWN = ("buyer", "weaver", "coordinator")
"""Who sees only what is of her own life, the first of the two."""
LONG = os.environ.get("ATTACK") == "long"
AWAY = (
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "javascript:alert(1)",
    "https:evil.example",
    "///evil.example",
)
ELSEWHERE = {
    "Origin": "https://evil.example",
    "Sec-Fetch-Site": "cross-site",
    "Referer": "https://evil.example/",
}
ASKS_AGAIN = "basket/add/ ['piece', 'quantity']"
"""From another site it puts nothing into the basket and shows a page that asks; ``test_basket`` says so."""


def test_every_column_of_text_is_in_the_table_or_holds_nothing_of_anybody() -> None:
    private = set(who_may_see())
    assert [column for column in private if not field_of(column)] == []
    assert encrypted_columns() - private == set()
    assert text_columns() - private - nobodys() == set()
    written = {f"{label}.{name}" for label, names in WRITTEN.items() for name in names.split()}
    assert (private & written, written - text_columns()) == (set(), set())


def test_every_private_column_has_a_marked_value(world: World) -> None:
    assert [column for column in who_may_see() if not is_marked(column)] == []


@pytest.mark.parametrize("who", WHO)
def test_a_role_sees_what_is_private_only_where_the_table_says(world: World, who: str) -> None:
    me, allowed = world.people[who], who_may_see()
    leaks: dict[str, str] = {}
    for page in world.pages(who):
        for mark in {found.lower() for found in MARK.findall(page.words)}:
            of = world.marks[mark]
            mine = of.column.startswith("accounts.User.") and me is not None and of.row == me.pk
            if not mine and (who not in allowed[of.column] or (who in OWN and of.life != 1)):
                leaks.setdefault(f"{of.column} of life {of.life}", page.address)
    assert leaks == {}


def test_letters_say_only_what_their_reader_may_know(world: World) -> None:
    allowed = who_may_see()
    assert len(world.letters) >= 40
    for letter in world.letters:
        for mark in MARK.findall(letter.words):
            of = world.marks[mark.lower()]
            assert letter.to in allowed[of.column], (letter.message.subject, of)
            assert letter.to not in OWN or of.life == letter.life, (letter.message.subject, of)


def test_nothing_private_is_logged_nor_mailed_when_a_page_fails(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_named: object) -> None:
        raise RuntimeError("as it happens")

    monkeypatch.setattr("marketplace.storefront.account.addresses.render", fail)
    mail.outbox.clear()
    answer = world.client("buyer").post("/account/addresses/new/", {"name": "qz9999x", "phone": "qz9999x"})
    assert answer.status_code == 500
    (alert,) = mail.outbox
    said = f"{alert.subject}{alert.body}{alert.alternatives}"  # type: ignore[union-attr]
    assert "as it happens" in said  # the line of code, not the fault's own words
    assert MARK.findall(said + answer.text) == []
    for who in ("nobody", "finance"):
        world.pages(who)
    assert [line for line in world.logged if MARK.search(line)] == []


@pytest.mark.parametrize("who", WHO)
def test_every_page_forbids_what_it_does_not_need(world: World, who: str) -> None:
    for page in world.pages(who):
        heads = page.heads
        assert heads["X-Content-Type-Options"] == "nosniff", page.address
        assert heads.get("X-Frame-Options") in ("SAMEORIGIN", "DENY"), page.address
        if page.html and not page.address.startswith("/cms/"):
            policy = heads["Content-Security-Policy"]
            assert "unsafe" not in policy and "require-trusted-types-for 'script'" in policy, page.address
        if (person := world.people[who]) and person.username in page.words:
            assert "no-store" in heads["Cache-Control"], page.address


def forms_of(world: World, who: str) -> Iterator[Form]:
    """Each kind of form that she meets, once; a search's too, as an address with its parameters is one."""
    known = set()
    for page in world.pages(who):
        parts = urlsplit(page.address)
        asked = Form(parts.path, "get", {name: ("text", "") for name, _value in parse_qsl(parts.query)})
        for form in (*forms_in(page), *([asked] if parts.query else [])):
            if form.kind and form.kind not in known:
                known.add(form.kind)
                yield form


@pytest.mark.parametrize("who", WHO)
def test_hostile_words_in_every_field_stay_words(world: World, who: str) -> None:
    client = world.client(who)
    wrong: dict[str, str] = {}
    for number, form in enumerate(forms_of(world, who)):
        if not LONG and (form.kind in world.tried or " cms/" in form.kind):
            continue
        world.tried.add(form.kind)
        names = list(WORSE) if LONG else ["hostile", list(WORSE)[1 + number % 4]]
        for name in names:
            for chosen_too in (False, True) if LONG else (name != "hostile",):
                if found := send(client, form, form.filled(WORSE[name], chosen_too=chosen_too)):
                    wrong.setdefault(f"{form.kind}: {found}", name)
    assert wrong == {}


def test_hostile_parts_of_addresses_lead_nowhere(world: World) -> None:
    """Numbers too large for the database, nothing, quotes and folders, where a page has a number or a name in its address."""
    hostile = ("9" * 25, "%00", quote("'\"><i>"), quote("../../etc/passwd", safe=""), "x" * 3000)
    wrong: dict[str, str] = {}
    for who in ("nobody", "finance", "coordinator"):
        client, known = world.client(who), set()
        for page in world.pages(who):
            path = urlsplit(page.address).path
            route, values = _arguments(path)
            for value in values if LONG or route not in known else ():
                for each in hostile if LONG else hostile[:3]:
                    if found := fault(client.get(path.replace(f"/{value}", f"/{each}", 1))):
                        wrong.setdefault(f"{route} {found}", f"{who} {each[:20]}")
            known.add(route)
    assert wrong == {}


def _arguments(path: str) -> tuple[str, list[str]]:
    try:
        match = resolve(path)
    except Resolver404:
        return "", []
    return match.route, [str(value) for value in match.kwargs.values()]


@pytest.mark.parametrize("who", WHO)
def test_no_form_of_another_site_does_anything(world: World, who: str) -> None:
    client = world.client(who)
    client.handler.enforce_csrf_checks = True
    done = {
        form.kind: client.post(form.action, form.filled("x", chosen_too=False), headers=ELSEWHERE).status_code
        for form in forms_of(world, who)
        if form.method == "post"
    }
    wrong = {kind for kind, status in done.items() if status not in (403, 404, 405)}
    assert {kind for kind in wrong if not kind.endswith(ASKS_AGAIN)} == set()
    assert done


def test_no_address_leads_away(world: World) -> None:
    plain = {
        "/" + route.replace("^", "").replace("$", "")
        for route in _routes(get_resolver().url_patterns)
        if "<" not in route and "(" not in route and not route.startswith("cms/")
    }
    led = set()
    for who in ("nobody", "coordinator"):
        client = world.client(who)
        for path in plain:
            for away in AWAY if LONG else AWAY[1:2]:
                answer = client.get(path, dict.fromkeys(("next", "url", "back", "to", "return"), away))
                led |= {path} if _is_away(answer.get("Location", "")) else set()
        for form in forms_of(world, who):
            for away in AWAY if form.method == "post" and "next" in form.fields else ():
                answer = client.post(form.action, form.filled("x", chosen_too=False) | {"next": away})
                led |= {form.action} if _is_away(answer.get("Location", "")) else set()
    assert led == set()


def _is_away(location: str) -> bool:
    return location.startswith(AWAY) or "evil.example" in location.split("?")[0]


def _routes(patterns: list[Any], before: str = "") -> list[str]:
    found = []
    for each in patterns:
        route = before + str(each.pattern)
        found += _routes(each.url_patterns, route) if hasattr(each, "url_patterns") else [route]
    return found


def test_another_hosts_name_is_refused_and_stands_in_no_letter(client: Client) -> None:
    make_buyer()
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400
    mail.outbox.clear()
    forged = {"X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example"}
    client.post("/account/password/", {"email": "asha@example.com"}, headers=forged)
    (letter,) = mail.outbox
    assert "evil" not in str(letter.message())


def test_a_session_of_before_is_not_hers_after_signing_in(client: Client) -> None:
    make_buyer()
    session = client.session
    session["mine"] = "the attacker's"
    session.save()
    before = session.session_key
    client.post("/account/sign-in/", {"email": "asha@example.com", "password": PASSWORD})
    assert client.get("/account/").status_code == 200
    assert client.session.session_key != before
    other = Client()
    other.cookies["sessionid"] = str(before)
    assert other.get("/account/").status_code == 302
