"""The switches, the desk page and the process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import stripe

from .process import ROOT, Receiver, Standin, opened, paid, start


def test_every_card_is_declined_when_told_to(standin: Standin, shop: stripe.StripeClient) -> None:
    standin.post("switches", decline="insufficient_funds")
    session = opened(shop)
    answer = standin.web("POST", f"/_standin/pay/{session.id}", data={})
    assert (answer.status, answer.json["error"]["decline_code"]) == (402, "insufficient_funds")
    assert shop.v1.checkout.sessions.retrieve(session.id).payment_status == "unpaid"
    assert [each.status for each in shop.v1.charges.list().data] == ["failed"]


@pytest.mark.parametrize(
    "wanted",
    [
        {"colour": 1},
        {"repeat": 0},
        {"repeat": "two"},
        {"fail": {"mode": "fire"}},
        {"decline": "no"},
        {"drop": 3},
    ],
)
def test_a_wrong_switch_is_refused_and_nothing_changes(standin: Standin, wanted: dict[str, Any]) -> None:
    before = standin.state()["switches"]
    answer = standin.web("POST", "/_standin/switches", data=wanted)
    assert answer.status == 400 and answer.json["error"]["message"]
    assert standin.state()["switches"] == before


def test_the_clock_only_goes_forward(standin: Standin) -> None:
    assert standin.web("POST", "/_standin/clock", data={"advance": -1}).status == 400
    assert standin.state()["clock_ahead"] == 0


def test_the_desk_page_shows_and_switches(
    standin: Standin, shop: stripe.StripeClient, receiver: Receiver
) -> None:
    paid(standin, shop, client_reference_id='<b>"100"</b>')
    receiver.take(4)
    page = standin.web("GET", "/")
    assert page.status == 200
    for shown in ("checkout.session.completed", "delivered", "₹3,280.00", "&lt;b&gt;"):
        assert shown in page.text
    form = {"repeat": "2", "drop": "charge.failed, charge.refunded", "fail[count]": "0", "fail[mode]": "lost"}
    answer = standin.web("POST", "/_standin/switches", form=form)
    assert (answer.status, answer.headers["location"]) == (303, "/")
    switches = standin.state()["switches"]
    assert (switches["repeat"], switches["drop"]) == (2, ["charge.failed", "charge.refunded"])
    assert switches["fail"] == {"count": 0, "mode": "lost", "path": "/v1/", "seconds": 30}
    foreign = standin.web("POST", "/_standin/reset", form={}, headers={"Sec-Fetch-Site": "cross-site"})
    assert foreign.status == 403
    assert standin.state()["objects"]["checkout.session"] == 1


def test_a_reset_forgets_everything(standin: Standin, shop: stripe.StripeClient) -> None:
    paid(standin, shop)
    standin.post("switches", repeat=5)
    standin.post("clock", advance=100)
    standin.post("reset")
    state = standin.state()
    assert (state["objects"], state["switches"]["repeat"], state["clock_ahead"]) == ({}, 1, 0)


def test_it_says_that_it_is_well(standin: Standin) -> None:
    answer = standin.web("GET", "/healthz")
    assert (answer.status, answer.json) == (200, {"status": "ok"})


def test_a_taken_port_or_file_is_one_line_and_a_failure(tmp_path: Path) -> None:
    standin = start(tmp_path / "s.sqlite3")
    try:
        for port, db in ((standin.port, tmp_path / "other.sqlite3"), (0, tmp_path / "s.sqlite3")):
            command = [
                sys.executable,
                "-m",
                "marketplace.payment.standin",
                "--port",
                str(port),
                "--db",
                str(db),
            ]
            second = subprocess.run(
                command, cwd=ROOT, capture_output=True, text=True, timeout=20, check=False
            )
            assert second.returncode == 1 and second.stdout == ""
            assert second.stderr.count("\n") == 1 and "cannot" in second.stderr
    finally:
        assert standin.stop() == 0
