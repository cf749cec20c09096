"""Cash by page and by outbox: each word once, shown to her, to finance and to whom it was paid."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from marketplace.accounts.models import User
from marketplace.kernel.months import india_day
from marketplace.workspace.her_data import held_of
from payouts.models import CashMark, Payment, Question
from tests.catalog.loom import make_coordinator, make_group, make_person, make_weaver, photo
from weavers.models import AccessLog, Weaver

from .cash import make_cash
from .test_field_work import KEYS, send, today
from .test_outbox import part

pytestmark = pytest.mark.django_db


@pytest.fixture
def weaver(db: None) -> Weaver:
    return make_weaver("Daplin", user=make_person("weaver"))


@pytest.fixture
def rida(client: Client, weaver: Weaver) -> User:
    user = make_coordinator(username="rida")
    client.force_login(user)
    return user


def handed(payment: Payment, **more: Any) -> dict[str, Any]:
    return {"payment": payment.pk, "version": 0, "what": "handed", "day": today(), "witness": "Ribha", **more}


def text(client: Client, path: str, **data: Any) -> str:
    return client.get(path, data).content.decode().replace("\xa0", " ")


def test_a_mark_made_without_signal_arrives_once_with_its_picture_and_shows_who_was_quicker(
    client: Client, rida: User, weaver: Weaver
) -> None:
    payment, data = make_cash(weaver, 2050_00), photo().getvalue()
    page = text(client, "/work/cash/")
    assert "₹2,050" in page and "4 ×</span> ₹500" in page and "Nongrum" not in page
    said = handed(payment, files=KEYS[1])
    assert send(client, "cash", said).status_code == 410
    part(client, KEYS[1], data, 0, len(data))
    for _twice in range(2):
        assert send(client, "cash", said).status_code == 200
    mark = CashMark.objects.get()
    assert (mark.by, mark.witness, bool(mark.picture)) == (rida, "Ribha", True)
    assert "seen by Ribha" in text(client, "/work/cash/")
    assert client.get(f"/work/cash/{mark.pk}/picture/")["Content-Type"] == "image/jpeg"
    assert AccessLog.objects.filter(weaver=weaver, user=rida, what="signed cash roll").count() == 1

    other = make_coordinator(username="lari")
    client.force_login(other)
    late = send(client, "cash", handed(payment, what="not_handed", reason="away"), KEYS[2])
    assert late.status_code == 409 and late.json()["version"] == mark.pk
    (parted,) = late.json()["differences"]
    assert parted["mine"].endswith("she wasn't there") and parted["theirs"].endswith("seen by Ribha")
    assert send(client, "cash", handed(payment, version=mark.pk, theirs="1"), KEYS[2]).status_code == 200
    assert send(client, "cash", handed(payment, version=mark.pk, witness="Wan"), KEYS[3]).status_code == 200
    assert [each.witness for each in CashMark.objects.standing()] == ["Wan"] and CashMark.objects.count() == 2
    ahead = handed(payment, version=0, day=str(india_day(timezone.now()) + timedelta(days=1)))
    assert "ahead of its day" in send(client, "cash", ahead, KEYS[4]).json()["reasons"][0]
    Payment.objects.update(state="paid", bank_reference="x", settled_on=today())
    assert "Finance has noted" in send(client, "cash", handed(payment), KEYS[5]).json()["reasons"][0]


def test_it_is_noted_and_taken_back_by_page_and_never_by_another_group(
    client: Client, rida: User, weaver: Weaver
) -> None:
    payment = make_cash(weaver)
    elsewhere = make_cash(make_weaver("Wanda", group=make_group("Dakmanda Collective")))
    form = client.get("/work/cash/").context["rows"][0].form
    sent = handed(payment, key=form["key"].value())
    assert client.post("/work/cash/", sent | {"witness": ""}).status_code == 422
    assert client.post("/work/cash/", sent | {"payment": elsewhere.pk}).status_code == 422
    assert send(client, "cash", handed(elsewhere)).status_code == 422
    assert client.post("/work/cash/", sent).status_code == 302
    mark = CashMark.objects.get()
    assert "Nothing to hand over" in text(client, "/work/cash/")
    again = client.post("/work/cash/", handed(payment, key=str(uuid4()), witness="Wan"))
    assert again.status_code == 422 and "was quicker: Handed over on" in again.content.decode()
    client.force_login(make_coordinator(elsewhere.weaver.group))
    assert client.post(f"/work/cash/{mark.pk}/back/").status_code == 404
    client.force_login(rida)
    assert client.post(f"/work/cash/{mark.pk}/back/").status_code == 302
    assert not CashMark.objects.standing().exists()


def test_her_page_says_who_gave_it_to_her_and_she_asks_about_it(
    client: Client, rida: User, weaver: Weaver
) -> None:
    assert send(client, "cash", handed(make_cash(weaver, 2050_00))).status_code == 200
    mark, other = CashMark.objects.get(), make_weaver("Wanda", user=make_person("weaver"))
    assert held_of(weaver)["your pay in cash"][0]["seen by"] == "Ribha"
    client.force_login(weaver.user)  # type: ignore[arg-type]
    page = text(client, "/mine/months/")
    assert "seen by Ribha" in page and f"/mine/ask/?about=cash/{mark.pk}" in page
    asked = client.post(
        "/mine/ask/", {"about": f"cash/{mark.pk}", "key": "5f0f0f0f-0000-4000-8000-000000000001"}
    )
    assert asked.status_code == 302 and Question.objects.get().amount == 2050_00
    client.force_login(other.user)  # type: ignore[arg-type]
    assert client.get("/mine/ask/", {"about": f"cash/{mark.pk}"}).status_code == 404


def test_finance_books_it_with_one_press_and_is_warned_where_they_differ(
    client: Client, rida: User, weaver: Weaver
) -> None:
    away = make_cash(make_weaver("Wanda"))
    payment, data = make_cash(weaver), photo().getvalue()
    part(client, KEYS[1], data, 0, len(data))
    assert send(client, "cash", handed(payment, files=KEYS[1])).status_code == 200
    assert send(client, "cash", handed(away, what="not_handed", reason="no_way"), KEYS[2]).status_code == 200
    client.force_login(make_person("approver"))
    assert client.post("/office/runs/2026-09/cash/", {"seen": 9**9}).status_code == 403
    client.force_login(make_person("finance"))
    page = text(client, "/office/runs/2026-09/bank/")
    assert "seen by Ribha" in page and "Write the cash roll first" in page
    mark = CashMark.objects.get(payment=payment)
    assert client.get(f"/office/runs/2026-09/cash/{mark.pk}/").status_code == 200
    assert AccessLog.objects.filter(weaver=weaver, what="signed cash roll").count() == 1
    Payment.objects.filter(pk=away.pk).update(state="paid", bank_reference="x", settled_on=today())
    assert "The books and the coordinator say otherwise of 1 payment" in text(
        client, "/office/runs/2026-09/bank/"
    )


def test_its_page_asks_the_same_of_the_database_however_many_there_are(
    client: Client, rida: User, weaver: Weaver
) -> None:
    payments = [make_cash(weaver), make_cash(make_weaver("Wan"))]
    assert send(client, "cash", handed(payments[0])).status_code == 200
    client.get("/work/cash/")
    with CaptureQueriesContext(connection) as few:
        client.get("/work/cash/")
    for number in range(3, 8):
        payments.append(make_cash(make_weaver(f"Wan {number}")))
    for key, payment in zip(KEYS[1:], payments[2:5], strict=False):
        assert send(client, "cash", handed(payment), key).status_code == 200
    with CaptureQueriesContext(connection) as many:
        client.get("/work/cash/")
    assert len(few) == len(many)
