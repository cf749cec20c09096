"""The second factor: set up once, each code counts once, wrong ones cost time, and a phone goes only with both keys."""

import re
import threading
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from marketplace.accounts.gates import open_to
from marketplace.accounts.models import CodeUse, User
from marketplace.accounts.second_factor import (
    CodeRefused,
    backup_codes_left,
    new_backup_codes,
    next_code,
    phone_of,
    secret_of,
    use_code,
)

from .phones import code, phone, wrong_code

pytestmark = pytest.mark.django_db
PASSWORD = "a long walk to the river"


@pytest.fixture
def rida(db: None) -> User:
    return User.objects.create_user("rida", password=PASSWORD)


@pytest.fixture
def inside(client: Client, rida: User) -> Client:
    client.force_login(rida)
    return client


def use(user: User, given: str, what: str = "approve 2026-06") -> CodeUse:
    return use_code(user=user, code=given, what=what, now=timezone.now())


def test_a_phone_is_set_up_by_scanning_and_typing_what_it_shows(inside: Client, rida: User) -> None:
    began = inside.post("/second-factor/begin/", {"name": "Rida's phone", "next": "/office/"})
    assert began["Location"] == "/second-factor/set-up/?next=%2Foffice%2F"
    page = inside.get(began["Location"]).text
    device = TOTPDevice.objects.get(user=rida)
    assert not device.confirmed
    assert "<svg" in page and secret_of(device) in page
    done = inside.post(began["Location"], {"code": code(device), "next": "/office/"})
    assert re.findall(r"<code>(.*?)</code>", done.text) == [
        f"{token[:5]}-{token[5:]}"
        for token in StaticDevice.objects.get(user=rida)
        .token_set.order_by("pk")
        .values_list("token", flat=True)
    ]
    assert phone_of(rida) == device
    assert backup_codes_left(rida) == 10
    assert 'href="/office/"' in done.text


def test_a_wrong_first_code_sets_up_nothing(inside: Client, rida: User) -> None:
    inside.post("/second-factor/begin/", {"name": "Rida's phone"})
    device = TOTPDevice.objects.get(user=rida)
    refused = inside.post("/second-factor/set-up/", {"code": wrong_code(device)})
    assert refused.status_code == 422
    assert "That code is not right. 1 wrong code so far; try again in 1 second." in refused.text
    assert phone_of(rida) is None


def test_an_answer_after_setting_up_leads_to_no_other_site(inside: Client, rida: User) -> None:
    began = inside.post("/second-factor/begin/", {"name": "Mine", "next": "https://elsewhere.example/"})
    assert began["Location"] == "/second-factor/set-up/"


def test_a_phone_that_is_set_up_is_not_set_up_over(inside: Client, rida: User) -> None:
    device = phone(rida)
    assert inside.post("/second-factor/begin/", {"name": "Another"})["Location"] == "/second-factor/"
    assert list(TOTPDevice.objects.filter(user=rida)) == [device]


def test_a_code_counts_once(rida: User) -> None:
    device = phone(rida)
    assert use(rida, code(device)).device == "her phone"
    with pytest.raises(CodeRefused, match="used already"):
        use(rida, code(device))
    assert CodeUse.objects.count() == 1


def test_a_code_of_the_next_half_minute_counts_after_one_of_this(rida: User) -> None:
    device = phone(rida)
    use(rida, code(device))
    device.refresh_from_db()
    given, wait = next_code(device)
    assert (given, wait) == (code(device, later=1), 0)
    use(rida, given)
    assert CodeUse.objects.count() == 2


def test_after_wrong_codes_the_wait_doubles_and_a_right_code_has_to_wait_too(rida: User) -> None:
    device = phone(rida)
    for count in range(1, 6):
        with pytest.raises(CodeRefused, match=f"^That code is not right. {count} wrong code"):
            use(rida, wrong_code(device))
        device.refresh_from_db()
        assert device.throttling_failure_count == count
        with pytest.raises(
            CodeRefused, match=f"^{count} wrong codes? so far; try again in {2 ** (count - 1)} second"
        ):
            use(rida, code(device))
        device.throttling_failure_timestamp -= timedelta(seconds=2 ** (count - 1))
        device.save()
    assert use(rida, code(device)).device == "her phone"
    device.refresh_from_db()
    assert device.throttling_failure_count == 0


def test_a_long_wait_is_said_in_minutes(rida: User) -> None:
    device = phone(rida)
    device.throttling_failure_count, device.throttling_failure_timestamp = 10, timezone.now()
    device.save()
    with pytest.raises(CodeRefused, match="^10 wrong codes so far; try again in 9 minutes.$"):
        use(rida, code(device))


def test_a_backup_code_stands_in_for_the_phone_once(rida: User) -> None:
    device = phone(rida)
    first, *_rest = new_backup_codes(user=rida)
    noted = use(rida, first.upper())
    assert (noted.device, noted.backup) == (device.name, True)
    assert backup_codes_left(rida) == 9
    with pytest.raises(CodeRefused, match="not right"):
        use(rida, first)


def test_wrong_backup_codes_leave_the_phone_free(rida: User) -> None:
    device = phone(rida)
    new_backup_codes(user=rida)
    with pytest.raises(CodeRefused, match="not right"):
        use(rida, "aaaaa-aaaaa")
    assert use(rida, code(device)).backup is False


def test_new_backup_codes_take_the_place_of_the_old_against_a_code(inside: Client, rida: User) -> None:
    device = phone(rida)
    old = new_backup_codes(user=rida)
    assert inside.post("/second-factor/codes/", {"code": wrong_code(device)}).status_code == 422
    assert StaticDevice.objects.get(user=rida).token_set.filter(token=old[0].replace("-", "")).exists()
    TOTPDevice.objects.update(throttling_failure_count=0)
    assert inside.post("/second-factor/codes/", {"code": code(device)}).status_code == 200
    assert backup_codes_left(rida) == 10
    with pytest.raises(CodeRefused):
        use(rida, old[0])


def test_without_a_phone_no_code_counts(rida: User) -> None:
    with pytest.raises(CodeRefused, match="Set up your phone first"):
        use(rida, "123456")


@pytest.mark.parametrize(("password", "right"), [("a short walk", True), (PASSWORD, False)])
def test_a_phone_is_not_removed_by_password_or_code_alone(
    inside: Client, rida: User, password: str, right: bool
) -> None:
    device = phone(rida)
    given = code(device) if right else wrong_code(device)
    assert inside.post("/second-factor/remove/", {"password": password, "code": given}).status_code == 422
    assert phone_of(rida) == device


def test_a_phone_is_removed_by_password_and_code_with_its_backup_codes(inside: Client, rida: User) -> None:
    device = phone(rida)
    new_backup_codes(user=rida)
    inside.post("/second-factor/remove/", {"password": PASSWORD, "code": code(device)})
    assert phone_of(rida) is None
    assert backup_codes_left(rida) == 0
    assert CodeUse.objects.get().what == "remove phone"


def test_whoever_has_the_server_can_forget_a_lost_phone(rida: User) -> None:
    phone(rida)
    call_command("forget_phone", "rida")
    assert phone_of(rida) is None
    with pytest.raises(CommandError, match="no phone set up"):
        call_command("forget_phone", "rida")
    with pytest.raises(CommandError, match="nobody called nobody"):
        call_command("forget_phone", "nobody")


def test_a_use_of_a_code_stays_as_it_was_written(rida: User) -> None:
    noted = use(rida, code(phone(rida)))
    for change in (
        lambda: CodeUse.objects.update(what="something else"),
        lambda: CodeUse.objects.filter(pk=noted.pk).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert CodeUse.objects.get().what == "approve 2026-06"


@pytest.mark.django_db(transaction=True)
def test_one_code_given_twice_at_once_counts_once() -> None:
    rida = User.objects.create_user("rida")
    given = code(phone(rida))
    outcomes: list[str] = []
    ready = threading.Barrier(2)

    def give() -> None:
        ready.wait()
        try:
            outcomes.append(use(rida, given).what)
        except CodeRefused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=give) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["approve 2026-06", "refused"]
    assert CodeUse.objects.count() == 1


def test_a_page_asks_for_a_code_once_a_session_where_the_setting_says_so(client: Client, rida: User) -> None:
    @open_to("accounts.view_user")
    def page(request: Any) -> HttpResponse:
        return HttpResponse("in")

    rida.is_superuser = True
    rida.save()
    device = phone(rida)
    client.force_login(rida)

    def look() -> HttpResponse:
        request = RequestFactory().get("/somewhere/")
        request.user, request.session = rida, client.session
        return page(request)

    assert look().content == b"in"
    with override_settings(SECOND_FACTOR_FOR=frozenset({"accounts.view_user"})):
        assert look()["Location"] == "/second-factor/check/?next=%2Fsomewhere%2F"
        onward = client.post("/second-factor/check/", {"code": code(device), "next": "/mine/"})
        assert onward["Location"] == "/mine/"
        assert look().content == b"in"
        device.delete()
        assert look()["Location"] == "/second-factor/check/?next=%2Fsomewhere%2F"
    with override_settings(SECOND_FACTOR_FOR=frozenset("*")):
        asked = "/second-factor/check/?next=%2Fcms%2Fpages%2F"
        assert (look().status_code, client.get("/cms/pages/")["Location"]) == (302, asked)
        assert client.get("/account/").status_code == 200


def test_whoever_is_asked_for_a_code_and_has_no_phone_sets_one_up(inside: Client) -> None:
    asked = inside.get("/second-factor/check/?next=/office/")
    assert asked["Location"] == "/second-factor/?next=%2Foffice%2F"
