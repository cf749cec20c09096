"""Her data: taken home by her or with her coordinator, forgotten by rules, and how she is paid changed only with her knowing."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from marketplace.accounts.models import User
from marketplace.workspace.erasing import (
    DAYS_TO_THINK,
    NotErased,
    agree_erasure,
    ask_erasure,
    erase_what_is_due,
    undo_erasure,
)
from payouts.models import Policy
from payouts.services.balances import balance_of
from payouts.services.payees import change_payee, confirm_payee
from payouts.services.posting import post
from payouts.services.runs import Refused
from tests.catalog.loom import make_coordinator, make_group, make_person, make_weaver
from tests.weavers.test_consents import give, roots
from weavers.models import AccessLog, Consent, Erasure, Notice, Payee, RetentionApplied, Weaver
from weavers.retention import let_go

pytestmark = pytest.mark.django_db
__all__ = ["roots"]

NUMBER = "123456789012"


def pay_by_bank(weaver: Weaver, by: User, number: str = NUMBER) -> Payee:
    return change_payee(
        weaver=weaver, method="bank", account_number=number, ifsc="SBIN0000001", by=by, now=timezone.now()
    )


def test_the_zip_has_all_of_hers_masked_and_nothing_of_anybody_else(client: Client) -> None:
    daplin = make_weaver("Daplin", user=make_person("weaver"))
    salsa = make_weaver("Salsa", user=make_person("weaver"))
    by = make_coordinator()
    give(daplin, by)
    give(salsa, by, story="Not hers.")
    pay_by_bank(daplin, make_person("finance"))
    contents = []
    for who, address in ((daplin.user, "/mine/data/take/"), (by, f"/work/weavers/{daplin.code}/data/take/")):
        client.force_login(who)  # type: ignore[arg-type]
        answer = client.post(address)
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/zip")
        packed = zipfile.ZipFile(io.BytesIO(answer.content))
        text = packed.read("data.json").decode()
        data = json.loads(text)
        assert data["you"]["legal name"] == "Daplin Nongrum"
        assert data["how you are paid"][0]["account"] == "…9012" and NUMBER not in text
        assert len(data["consents"]) == 5 and "Salsa" not in text and "Not hers" not in text
        assert {"photo.jpg", "data.html", "sheets/consents.csv"} <= set(packed.namelist())
        contents.append(set(packed.namelist()))
    assert contents[0] - {f"consents/{timezone.localdate()}-name.ogg"} <= contents[1] | {
        "sheets/who-looked-at-your-name-and-details.csv"
    }
    assert AccessLog.objects.filter(what="legal name, export").count() == 2
    client.force_login(make_coordinator(make_group("Dakmanda Collective")))
    for part in ("", "take/", "erase/"):
        address = f"/work/weavers/{daplin.code}/data/{part}"
        assert (client.post(address) if part else client.get(address)).status_code == 404
    client.force_login(salsa.user)  # type: ignore[arg-type]
    assert "Daplin" not in client.get("/mine/data/").content.decode()


def test_she_is_forgotten_after_days_by_a_second_person_once_nothing_is_open() -> None:
    user, by, approver = make_person("weaver"), make_coordinator(), make_person("approver")
    daplin = make_weaver("Daplin", user=user, village="Umden", phone="+919000000000")
    give(daplin, by)
    pay_by_bank(daplin, make_person("finance"))
    now = timezone.now()
    post(
        kind="adjusted", source_key="A-1", moment=now,
        legs=[("income:cooperative", None, 100_00), ("liabilities:weavers", daplin, -100_00)],
    )  # fmt: skip
    asked = ask_erasure(weaver=daplin, by=user, now=now)
    assert ask_erasure(weaver=daplin, by=by, now=now) == asked
    assert not Consent.objects.filter(closed_at=None).exists() and Weaver.objects.get().photo is None
    assert undo_erasure(weaver=daplin, by=user, now=now) and not undo_erasure(weaver=daplin, by=user, now=now)
    asked = ask_erasure(weaver=daplin, by=user, now=now)
    for nobody in (make_person("finance"), user):
        with pytest.raises(NotErased):
            agree_erasure(erasure=asked, by=nobody, now=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Erasure.objects.filter(pk=asked.pk).update(agreed_by=user, agreed_at=now)
    agree_erasure(erasure=asked, by=approver, now=now)
    later = now + timedelta(days=DAYS_TO_THINK)
    Weaver.objects.update(status="left")
    assert erase_what_is_due(now=now) == 0  # her days
    assert erase_what_is_due(now=later) == 0  # a hundred rupees of hers
    post(
        kind="adjusted", source_key="A-2", moment=now,
        legs=[("income:cooperative", None, -100_00), ("liabilities:weavers", daplin, 100_00)],
    )  # fmt: skip
    assert erase_what_is_due(now=later) == 1
    assert erase_what_is_due(now=later) == 0
    gone = Weaver.objects.get()
    assert (gone.legal_name, gone.display_name, gone.found_by) == (daplin.code, daplin.code, "")
    assert (gone.village, gone.phone, gone.story, gone.user) == (None, None, "", None)
    payee = Payee.objects.get()
    assert (payee.account_number, payee.ifsc, payee.upi_id, payee.details_hash) == (None, "", None, "")
    assert not Consent.objects.exclude(proof="").exists()
    assert not Consent.objects.filter(witness__isnull=False).exists()
    assert not User.objects.get(pk=user.pk).is_active
    assert balance_of(gone).owed == 0
    with pytest.raises(NotErased):
        undo_erasure(weaver=gone, by=by, now=later)


def test_rules_let_go_what_is_past_its_time_once_and_say_so() -> None:
    daplin, by, finance, approver = (
        make_weaver(),
        make_coordinator(),
        make_person("finance"),
        make_person("approver"),
    )
    now = timezone.now()
    give(daplin, by)
    for number in (NUMBER, "999988887777"):
        confirm_payee(payee=pay_by_bank(daplin, finance, number), by=approver, now=now)
    for days in (10, 1200):
        AccessLog.objects.create(
            user=by, weaver=daplin, what="legal name", why="x", at=now - timedelta(days=days)
        )
    assert let_go(now=now) == {"access_log": 1}
    assert let_go(now=now) == {}
    assert let_go(now=now + timedelta(days=800)) == {"payee_details": 1}
    assert list(Payee.objects.order_by("pk").values_list("method", flat=True)) == ["cash", "bank"]
    assert let_go(now=now + timedelta(days=1300))["consent_proof"] == 4
    assert RetentionApplied.objects.count() == 4


def test_a_changed_way_to_pay_her_waits_and_she_can_say_that_it_wasnt_her(client: Client) -> None:
    daplin = make_weaver("Daplin", user=make_person("weaver"))
    finance, approver, by = make_person("finance"), make_person("approver"), make_coordinator()
    now = timezone.now()
    confirm_payee(payee=pay_by_bank(daplin, finance), by=approver, now=now)  # the first waits for nobody
    Policy.objects.update(payee_hold_days=3)
    changed = pay_by_bank(daplin, finance, "999988887777")
    with pytest.raises(Refused, match="can object"):
        confirm_payee(payee=changed, by=approver, now=now)
    client.force_login(by)
    page = client.get("/work/notices/").content.decode()
    assert page.count("It wasn't her") == 2 and NUMBER not in page and "7777" not in page and "Daplin" in page
    client.force_login(make_coordinator(make_group("Dakmanda Collective")))
    mine = Notice.objects.get(payee=changed).pk
    assert client.post(f"/work/notices/{mine}/told/").status_code == 404
    client.force_login(make_weaver("Salsa", user=make_person("weaver")).user)  # type: ignore[arg-type]
    assert client.post(f"/mine/notices/{mine}/").status_code == 404
    client.force_login(daplin.user)  # type: ignore[arg-type]
    assert "Was it your wish?" in client.get("/mine/").content.decode()
    assert client.post(f"/mine/notices/{mine}/", {"not_her": "1"}).status_code == 302
    with pytest.raises(Refused, match="wasn't her"):
        confirm_payee(payee=changed, by=approver, now=now + timedelta(days=9))
    again = pay_by_bank(daplin, finance, "555566667777")
    assert confirm_payee(payee=again, by=approver, now=now + timedelta(days=3)).verified_at


def test_who_looked_is_shown_to_those_who_answer_for_it_and_to_herself(client: Client) -> None:
    daplin, salsa = make_weaver("Daplin", user=make_person("weaver")), make_weaver("Salsa")
    finance = make_person("finance", username="mawii")
    for her, why in ((daplin, "month of Daplin"), (salsa, "month of Salsa")):
        AccessLog.objects.create(user=finance, weaver=her, what="legal name", why=why, at=timezone.now())
    client.force_login(make_person("admin"))
    page = client.get(f"/work/looks/?code={daplin.code.lower()}&who=maw").content.decode()
    assert "month of Daplin" in page and "month of Salsa" not in page and "Nongrum" not in page
    client.force_login(daplin.user)  # type: ignore[arg-type]
    page = client.get("/mine/looks/").content.decode()
    assert "month of Daplin" in page and "month of Salsa" not in page
