"""The pages of checks: many at once, one piece, sent back with a picture, what went wrong."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog.listing import submit_listing
from catalog.models import Product
from marketplace.accounts.models import User
from marketplace.making.models import Check, Checklist
from tests.catalog.loom import NOON, make_coordinator, make_draft, make_group, make_person, make_weaver, photo
from tests.marketplace.dashboard.orders import make_order, make_piece

pytestmark = pytest.mark.django_db


@pytest.fixture
def hima(client: Client) -> User:
    user = make_person("quality", username="hima")
    client.force_login(user)
    return user


def hidden(page: str) -> dict[str, str]:
    """The fields that come with a page, as it sends them."""
    return dict(re.findall(r'name="([\w-]+)" value="([^"]*)" id="id_[\w-]+"', page))


def test_many_pieces_are_checked_on_one_page_and_what_is_wrong_there_is_told_by_row(
    client: Client, hima: User
) -> None:
    weaver = make_weaver("Daplin")
    lines = [make_order(make_piece(f"IE-7000{n}", makers=[weaver])).lines.get() for n in range(3)]
    page = client.get("/work/checks/").content.decode()
    good, bad, left = (f"l{line.pk}" for line in lines)
    sent: dict[str, Any] = hidden(page) | {"lines": [line.pk for line in lines]}
    sent |= {f"{good}-grade": "A", f"{bad}-grade": "rework", f"{bad}-note": "A hole."}
    answer = client.post("/work/checks/", sent)
    assert answer.status_code == 422
    assert [row.line.pk for row in answer.context["rows"]] == [lines[1].pk]
    assert "Add a picture" in answer.content.decode()
    assert dict(Check.objects.values_list("line", "grade")) == {lines[0].pk: "A"}

    sent |= {f"{bad}-photos": photo(), f"{bad}-faults": ["weave"]}
    assert client.post("/work/checks/", sent).status_code == 302
    again = sent | {f"{bad}-photos": photo()}
    assert client.post("/work/checks/", again).status_code == 302  # the same once more
    assert dict(Check.objects.values_list("line", "grade")) == {lines[0].pk: "A", lines[1].pk: "rework"}
    check = Check.objects.get(grade="rework")
    assert [fault.fault for fault in check.faults.all()] == ["weave"]

    client.force_login(make_coordinator(weaver.group))
    page = client.get("/work/checks/").content.decode()
    assert page.count('name="lines"') == 2 and f"/work/checks/{check.pk}/" in page
    picture = f"/work/checks/photos/{check.photos.get().pk}/"
    assert picture in client.get(f"/work/checks/{check.pk}/").content.decode()
    answer = client.get(picture)
    assert answer["Content-Type"] == "image/jpeg" and b"Exif" not in answer.content
    facts = client.get("/work/checks/faults/").context["facts"]
    assert [value for _label, value, _note in facts] == ["2", "0.0", "50.0"]

    client.force_login(make_coordinator(make_group("Dakmanda Collective")))
    assert client.get(picture).status_code == client.get(f"/work/checks/{check.pk}/").status_code == 404
    assert client.get("/work/checks/").context["rows"] == []
    assert client.get("/work/checks/faults/").context["nothing"]


def test_the_page_of_many_asks_the_database_as_often_for_one_as_for_ten(client: Client, hima: User) -> None:
    counts = []
    for _more in range(2):
        for _n in range(5):
            make_order()
        client.get("/work/checks/")  # pictures are made the first time
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get("/work/checks/")
        counts.append(len(asked))
    assert counts[0] == counts[1] < 20


def test_a_listing_goes_back_with_a_picture_and_is_approved_when_it_comes_again(
    client: Client, hima: User
) -> None:
    rida = make_coordinator(username="rida")
    piece = submit_listing(product=make_draft(rida), by=rida, now=NOON)
    client.post(f"/work/quality/{piece.pk}/", {"action": "send-back", "note": "A hole.", "photos": photo()})
    assert Product.objects.get().state == "sent_back"
    client.force_login(rida)
    page = client.get(f"/work/pieces/{piece.pk}/").content.decode()
    assert f"/work/checks/photos/{Check.objects.get().photos.get().pk}/" in page and "A hole." in page
    client.post(f"/work/pieces/{piece.pk}/submit/")
    client.force_login(hima)
    client.post(f"/work/quality/{piece.pk}/", {"action": "approve"})
    assert Product.objects.get().state == "live"
    assert list(Check.objects.values_list("grade", flat=True)) == ["rework", "A"]


def test_a_piece_with_a_flaw_that_its_page_does_not_tell_is_not_approved(client: Client, hima: User) -> None:
    rida = make_coordinator(username="rida")
    piece = submit_listing(product=make_draft(rida), by=rida, now=NOON)
    page = client.get(f"/work/pieces/{piece.pk}/check/").content.decode()
    sent = hidden(page) | {"grade": "B", "note": "One edge waves.", "pieces": "1"}
    assert client.post(f"/work/pieces/{piece.pk}/check/", sent).status_code == 302
    client.post(f"/work/quality/{piece.pk}/", {"action": "approve"})
    assert Product.objects.get().state == "submitted"
    Product.objects.update(irregularities="One edge waves.")
    client.post(f"/work/quality/{piece.pk}/", {"action": "approve"})
    assert Product.objects.get().state == "live"


def test_quality_changes_what_is_looked_at(client: Client, hima: User) -> None:
    page = client.get("/work/checks/lists/")
    form = page.context["form"]
    sent = {"key": form["key"].value(), "kind": "", "from_day": form["from_day"].value().isoformat()}
    sent |= {"point_size": "As on the label", "point_edge": ""}
    for _twice in range(2):
        assert client.post("/work/checks/lists/", sent).status_code == 302
    assert Checklist.objects.order_by("pk").last().points == [["size", "As on the label"]]  # type: ignore[union-attr]
    assert Checklist.objects.count() == 2
