"""One piece, all the way: listed, approved, found, paid, sent, earned, closed, approved, paid out, stated."""

import csv
import io
import json
import re
import time
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import numpy as np
import pytest
from django_otp.oath import totp
from PIL import Image
from playwright.sync_api import Page
from pypdf import PdfReader

from marketplace.demo.logins import PHONE_SECRET

from .conftest import PHONE, Shop

pytestmark = pytest.mark.xdist_group("browser")

TITLE = "Sohra mist stole"
BUYER = "loom-to-bank@example.com"
"""Nobody else's in this shop, which other tests buy from too."""


def photo(folder: Path) -> Path:
    """A picture as a phone takes it: with the place it was taken in."""
    cloth = np.kron(
        np.random.default_rng(7).integers(60, 200, (50, 40, 3), dtype=np.uint8),
        np.ones((20, 20, 1), np.uint8),
    )
    picture = Image.fromarray(cloth)
    exif = picture.getexif()
    exif[0x010F] = "SECRET PHONE"
    picture.save(folder / "IMG_0001.jpg", exif=exif)
    return folder / "IMG_0001.jpg"


def list_piece(page: Page, picture: Path) -> None:
    page.goto("/work/pieces/new/")
    page.locator("[name=pictures]").last.set_input_files(picture)
    page.check("[name=kind][value=another]", force=True)
    page.fill("[name=new_kind]", TITLE)
    page.select_option("[name=shelf]", label="Shawls & stoles")
    page.fill("[name=fibre]", "Eri silk")
    page.fill("[name=technique]", "Throw-shuttle loom")
    page.check("[name=colour][value=Indigo]", force=True)
    for name, value in {
        "length_cm": "190",
        "width_cm": "60",
        "hours": "40",
        "price": "4000",
        "earning": "60",
    }.items():
        page.fill(f"[name={name}]", value)
    page.select_option("[name=earning_kind]", "share")
    page.locator("label", has_text="W0001").first.click()
    page.click("[name=action][value=submit]")
    page.wait_for_url(re.compile(r"/work/pieces/\d+/$"))  # it has left the phone
    page.get_by_text("waiting for approval").first.wait_for()


def buy(page: Page) -> str:
    """Find it, put it in the basket, pay; gives the order's address."""
    page.goto("/")
    page.goto("/search/?q=sohra+stol")
    page.get_by_role("link", name=TITLE).first.click()
    page.get_by_role("button", name="Put in basket").click()
    page.goto("/checkout/")
    address = {
        "email": BUYER,
        "name": "Asha Devi",
        "line1": "12 Laban Road",
        "postcode": "793004",
        "city": "Shillong",
        "state": "Meghalaya",
    }
    for name, value in address.items():
        page.fill(f"[name={name}]", value)
    page.get_by_role("button", name="Pay ₹4,120").click()
    page.locator("#pay").click()
    page.wait_for_url("**/order/**")
    return page.url


def test_from_loom_to_bank(running: Shop, person: Callable[..., Page], tmp_path: Path) -> None:
    list_piece(person("coordinator", size=PHONE), photo(tmp_path))

    quality = person("quality")
    quality.goto("/work/quality/")
    listed = quality.get_by_role("link", name=TITLE)
    while not listed.count():  # behind those that other tests have listed, which have waited longer
        quality.get_by_role("link", name="Next page").click()
        quality.wait_for_load_state()
    listed.first.click()
    quality.locator("[name=action][value=approve]").click()
    quality.wait_for_url("**/work/quality/")

    buyer = person(size=PHONE)
    order = buy(buyer)
    assert TITLE in buyer.inner_text("main")
    number = order.split("/order/")[1].split("/")[0]

    packer = person("fulfilment")
    packer.goto(f"/dashboard/orders/{number}/")
    for box in packer.locator(".pick [name=lines]").all():
        box.check()
    packer.fill("[name=carrier]", "India Post Speed Post")
    packer.fill("[name=tracking]", "EM123456789IN")
    packer.get_by_role("button", name="Mark as sent").click()
    packer.wait_for_load_state()
    buyer.goto(order)
    buyer.get_by_text("EM123456789IN").first.wait_for()

    for letter in letters_to(running, buyer, BUYER, count=2):
        assert {part.get_content_type() for part in letter.walk()} >= {"text/plain", "text/html"}
        assert "Nongrum" not in letter.as_string()

    running.manage_each(
        *(
            ("payouts", task, "2026-10", "--by", by)  # those before it are closed in the demonstration
            for task, by in (("close", "finance"), ("approve", "approver"))
        )
    )
    assert running.stop() == 0
    running.days_ahead = 10
    running.start()
    settle_november(running, person, tmp_path)


def letters_to(running: Shop, page: Page, address: str, *, count: int) -> list[EmailMessage]:
    """The letters to an address, once the worker has sent so many."""
    end = time.monotonic() + 20
    while len(found := running.mails_to(address)) < count and time.monotonic() < end:
        page.wait_for_timeout(100)
    assert len(found) == count
    return found


def settle_november(running: Shop, person: Callable[..., Page], tmp_path: Path) -> None:
    finance = person("finance")
    finance.goto("/office/")
    finance.get_by_role("button", name="Close November 2026").click()
    finance.wait_for_url("**/office/runs/2026-11/")

    approver = person("approver")
    approver.goto("/office/runs/2026-11/")
    approver.get_by_role("link", name="Look at it and approve ₹").click()
    approver.fill("[name=code]", f"{totp(bytes.fromhex(PHONE_SECRET)):06d}")
    approver.get_by_role("button", name="Approve ₹").click()
    approver.wait_for_url("**/office/runs/2026-11/")
    approver.get_by_text("The run is approved, posted and closed.").wait_for()

    finance.goto("/office/runs/2026-11/")
    payments = []
    for name in ("bank-csv", "upi-csv"):
        with finance.expect_download() as started:
            finance.get_by_role("button", name=f"Download {name}").click()
        payments += list(csv.DictReader(io.StringIO(Path(started.value.path()).read_text())))
    shown = json.loads(running.manage("payouts", "show", "2026-11", "--json"))
    hers = next(item for item in shown["items"] if item["weaver"] == "W0001")
    assert (hers["earned"], hers["status"]) == (2285_71, "payable")
    assert {row["weaver"] for row in payments} <= {
        i["weaver"] for i in shown["items"] if i["status"] == "payable"
    }

    answers = tmp_path / "answers.csv"
    with answers.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["reference", "weaver", "amount", "result", "bank_reference", "date", "note"])
        for item in (i for i in shown["items"] if i["status"] == "payable"):
            reference = next(
                (r["reference"] for r in payments if r["weaver"] == item["weaver"]),
                f"2026-11-{item['weaver']}",
            )
            rupees = f"{item['payable'] // 100}.{item['payable'] % 100:02d}"
            writer.writerow(
                [reference, item["weaver"], rupees, "paid", f"UTR{item['weaver']}", "2026-12-03", ""]
            )
    finance.goto("/office/runs/2026-11/settle/")
    finance.set_input_files("input[type=file]", answers)
    finance.get_by_role("button", name="Store the answers").click()
    finance.wait_for_load_state()
    assert json.loads(running.manage("payouts", "show", "2026-11", "--json"))["state"] == "settled"

    answer = finance.request.get("/office/runs/2026-11/statements/W0001.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.body())).pages)
    assert TITLE in text
    assert "2,285.71" in text
    running.manage("ledger", "check")
