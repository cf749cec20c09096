"""Looking at what waits for approval."""

import pytest
from django.test import Client

from catalog.listing import submit_listing
from catalog.models import Product
from marketplace.accounts.models import User
from tests.catalog.loom import NOON, make_coordinator, make_draft, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def rida(db: None) -> User:
    return make_coordinator(username="rida")


@pytest.fixture
def checker(client: Client) -> Client:
    client.force_login(make_person("quality", username="hima"))
    return client


def submitted(by: User) -> Product:
    return submit_listing(product=make_draft(by), by=by, now=NOON)


def test_the_queue_has_what_was_submitted_and_nothing_else(checker: Client, rida: User) -> None:
    piece = submitted(rida)
    make_draft(rida, title="Unfinished wrap — indigo")
    page = checker.get("/work/quality/").content.decode()
    assert f"/work/quality/{piece.pk}/" in page and "Unfinished" not in page


def test_an_approved_piece_is_in_the_shop(checker: Client, rida: User) -> None:
    piece = submitted(rida)
    assert checker.get(f"/work/quality/{piece.pk}/").status_code == 200
    checker.post(f"/work/quality/{piece.pk}/", {"action": "approve"})
    piece.refresh_from_db()
    assert piece.state == "live"
    assert checker.get(piece.get_absolute_url()).status_code == 200


def test_a_piece_is_sent_back_with_a_reason_and_not_without(checker: Client, rida: User) -> None:
    piece = submitted(rida)
    checker.post(f"/work/quality/{piece.pk}/", {"action": "send-back", "note": " "})
    assert Product.objects.get().state == "submitted"
    checker.post(f"/work/quality/{piece.pk}/", {"action": "send-back", "note": "A thread hangs out."})
    assert Product.objects.get().state == "sent_back"
    checker.force_login(rida)
    assert "A thread hangs out." in checker.get(f"/work/pieces/{piece.pk}/").content.decode()


def test_whoever_listed_it_has_no_button_to_approve_it(client: Client) -> None:
    both = make_coordinator(username="both", roles=["coordinator", "quality"])
    piece = submitted(both)
    client.force_login(both)
    page = client.get(f"/work/quality/{piece.pk}/").content.decode()
    assert "somebody else has to approve it" in page and 'value="approve"' not in page
    client.post(f"/work/quality/{piece.pk}/", {"action": "approve"})
    assert Product.objects.get().state == "submitted"


def test_a_draft_is_nobodys_but_its_coordinators(checker: Client, rida: User) -> None:
    assert checker.get(f"/work/quality/{make_draft(rida).pk}/").status_code == 404
