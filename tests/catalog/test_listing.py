"""A piece on its way from the loom to the shop."""

import threading
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connections
from wagtail.images.models import Image

from catalog.bespoke import Wish, begin_bespoke, end_bespoke
from catalog.listing import (
    MOST_PICTURES,
    ChangedMeanwhile,
    ListingRefused,
    approve_listing,
    draft_listing,
    next_reference,
    revise_listing,
    send_back_listing,
    submit_listing,
    version_of,
    withdraw_listing,
)
from catalog.models import ListingChange, Maker, Product, ProductClass
from catalog.pictures import forget_unused_pictures
from marketplace.accounts.models import User
from marketplace.forks.partner.models import StockRecord
from marketplace.forks.partner.stock import stock_piece

from .loom import (
    NOON,
    SHAWL,
    make_coordinator,
    make_draft,
    make_group,
    make_person,
    make_picture,
    make_shelf,
    make_weaver,
)

pytestmark = pytest.mark.django_db

State = Product.State


@pytest.fixture
def rida(db: None) -> User:
    return make_coordinator(username="rida")


@pytest.fixture
def hima(db: None) -> User:
    return make_person("quality", username="hima")


def steps(piece: Product) -> list[tuple[str, str, str | None, str]]:
    return [
        (c.before, c.after, c.by.username if c.by else None, c.note)
        for c in piece.listing_changes.select_related("by")
    ]


def in_state(state: str, rida: User, hima: User) -> Product:
    piece = make_draft(rida)
    if state == State.BESPOKE:
        makers = [(maker.weaver_id, maker.weight) for maker in piece.makers.all()]
        wish = Wish("Wider", "Indigo", 200, 100, 500, "piece:900.00", 30)
        piece = begin_bespoke(like=piece, wish=wish, makers=makers, by=rida, now=NOON)
    if state in (State.SUBMITTED, State.LIVE, State.SENT_BACK):
        submit_listing(product=piece, by=rida, now=NOON)
    if state == State.LIVE:
        approve_listing(product=piece, by=hima, now=NOON)
    if state == State.SENT_BACK:
        send_back_listing(product=piece, by=hima, now=NOON, note="The edge is dark.")
    if state == State.WITHDRAWN:
        withdraw_listing(product=piece, by=rida, now=NOON)
    return Product.objects.get(pk=piece.pk)


def test_a_piece_goes_from_draft_to_the_shop_and_each_step_is_kept(rida: User, hima: User) -> None:
    piece = in_state(State.SENT_BACK, rida, hima)
    revise_listing(
        product=piece,
        facts=replace(SHAWL, hours=44),
        shelf=make_shelf(),
        makers=[(m.weaver, m.weight) for m in piece.makers.all()],
        pictures=[make_picture()],
        by=rida,
        now=NOON,
    )
    submit_listing(product=piece, by=rida, now=NOON)
    approve_listing(product=piece, by=hima, now=NOON)
    piece.refresh_from_db()
    assert (piece.state, piece.hours, piece.is_public) == (State.LIVE, 44, True)
    assert steps(piece) == [
        ("", "draft", "rida", ""),
        ("draft", "submitted", "rida", ""),
        ("submitted", "sent_back", "hima", "The edge is dark."),
        ("sent_back", "draft", "rida", ""),
        ("draft", "submitted", "rida", ""),
        ("submitted", "live", "hima", ""),
    ]
    assert Product.objects.live().get() == piece


ALLOWED = {
    "submit": {State.DRAFT, State.SENT_BACK},
    "approve": {State.SUBMITTED},
    "send back": {State.SUBMITTED},
    "withdraw": {State.DRAFT, State.SENT_BACK, State.SUBMITTED, State.LIVE},
    "revise": {State.DRAFT, State.SENT_BACK},
}


@pytest.mark.parametrize("state", State.values)
@pytest.mark.parametrize("verb", ALLOWED)
def test_each_verb_is_taken_from_its_states_and_refused_from_every_other(
    verb: str, state: str, rida: User, hima: User
) -> None:
    piece = in_state(state, rida, hima)
    before = steps(piece)
    verbs = {
        "submit": lambda: submit_listing(product=piece, by=rida, now=NOON),
        "approve": lambda: approve_listing(product=piece, by=hima, now=NOON),
        "send back": lambda: send_back_listing(product=piece, by=hima, now=NOON, note="Too dark."),
        "withdraw": lambda: withdraw_listing(product=piece, by=rida, now=NOON),
        "revise": lambda: revise_listing(
            product=piece,
            facts=SHAWL,
            shelf=make_shelf(),
            makers=[(m.weaver, 1) for m in piece.makers.all()],
            pictures=[],
            by=rida,
            now=NOON,
        ),
    }
    if state in ALLOWED[verb]:
        verbs[verb]()
        return
    with pytest.raises(ListingRefused):
        verbs[verb]()
    assert Product.objects.get(pk=piece.pk).state == state
    assert steps(piece) == before


def test_whoever_listed_a_piece_cannot_approve_it(hima: User) -> None:
    both = make_coordinator(username="both", roles=["coordinator", "quality"])
    piece = make_draft(both)
    submit_listing(product=piece, by=both, now=NOON)
    with pytest.raises(ListingRefused, match="Whoever listed a piece can't approve it"):
        approve_listing(product=piece, by=both, now=NOON)
    assert Product.objects.get(pk=piece.pk).state == State.SUBMITTED
    approve_listing(product=piece, by=hima, now=NOON)
    assert Product.objects.get(pk=piece.pk).state == State.LIVE


def test_a_submission_sent_twice_stores_one_piece(rida: User) -> None:
    key = uuid4()
    weaver = make_weaver()
    first = make_draft(rida, weaver, key=key)
    again = make_draft(rida, weaver, key=key)
    assert first == again
    assert (Product.objects.count(), Maker.objects.count(), ListingChange.objects.count()) == (1, 1, 1)
    assert StockRecord.objects.count() == 1
    key = uuid4()
    submit_listing(product=first, by=rida, now=NOON, key=key)
    submit_listing(product=first, by=rida, now=NOON + timedelta(minutes=1), key=key)
    assert [step.after for step in ListingChange.objects.all()] == ["draft", "submitted"]


def test_a_key_of_somebody_else_gives_nothing_away(rida: User) -> None:
    key = uuid4()
    make_draft(rida, key=key)
    with pytest.raises(ListingRefused, match="somebody else"):
        make_draft(make_coordinator(username="other"), key=key)
    assert Product.objects.count() == 1


def test_a_coordinator_lists_the_work_of_her_own_groups_alone(rida: User) -> None:
    other = make_weaver("Salsa", group=make_group("Dakmanda Collective"))
    with pytest.raises(ListingRefused, match="your own groups"):
        make_draft(rida, make_weaver(), other)
    left = make_weaver("Wanda", status="left")
    with pytest.raises(ListingRefused, match="your own groups"):
        make_draft(rida, left)
    assert (Product.objects.count(), ListingChange.objects.count()) == (0, 0)
    stranger = make_coordinator(make_group("Dakmanda Collective"), username="stranger")
    piece = make_draft(rida)
    for verb in (submit_listing, withdraw_listing):
        with pytest.raises(ListingRefused, match="another coordinator"):
            verb(product=piece, by=stranger, now=NOON)
    assert Product.objects.get(pk=piece.pk).state == State.DRAFT


@pytest.mark.parametrize("role", ["weaver", "fulfilment", "editor", "finance", "approver", "admin"])
def test_other_roles_neither_list_nor_approve(role: str, rida: User) -> None:
    somebody = make_person(role)
    piece = make_draft(rida)
    submit_listing(product=piece, by=rida, now=NOON)
    with pytest.raises(ListingRefused, match="role"):
        make_draft(somebody, make_weaver())
    with pytest.raises(ListingRefused, match="role"):
        approve_listing(product=piece, by=somebody, now=NOON)
    with pytest.raises(ListingRefused, match="role"):
        send_back_listing(product=piece, by=somebody, now=NOON, note="No.")
    assert Product.objects.get().state == State.SUBMITTED


@pytest.mark.parametrize(
    ("lacking", "words"),
    [
        ({"pictures": 0}, "a picture"),
        ({"price": None}, "a price"),
        ({"length_cm": 0}, "its size"),
        ({"hours": 0}, "the hours of work"),
        ({"terms": "piece:3200"}, "a price that leaves enough for what its makers earn"),
    ],
)
def test_an_unfinished_piece_is_not_submitted_and_says_what_is_missing(
    lacking: dict[str, Any], words: str, rida: User
) -> None:
    piece = make_draft(rida, **lacking)
    with pytest.raises(ListingRefused, match=f"Still missing: {words}."):
        submit_listing(product=piece, by=rida, now=NOON)
    assert Product.objects.get().state == State.DRAFT
    assert ListingChange.objects.count() == 1


def test_sending_back_needs_a_reason(rida: User, hima: User) -> None:
    piece = in_state(State.SUBMITTED, rida, hima)
    with pytest.raises(ListingRefused, match="what has to be better"):
        send_back_listing(product=piece, by=hima, now=NOON, note="  ")
    assert Product.objects.get().state == State.SUBMITTED


def test_terms_that_mean_nothing_are_refused(rida: User) -> None:
    with pytest.raises(ListingRefused, match="rupees or a percentage"):
        make_draft(rida, terms="share:140")
    assert Product.objects.count() == 0


def test_makers_and_pictures_that_cannot_be_are_refused_and_so_is_a_change_of_what_somebody_else_changed(
    rida: User,
) -> None:
    her, piece = make_weaver("Daplin"), make_draft(rida)
    right: dict[str, Any] = {
        "facts": SHAWL, "shelf": make_shelf(), "makers": [(her, 1)], "pictures": [], "by": rida, "now": NOON,
    }  # fmt: skip
    more: list[dict[str, Any]] = [
        {"makers": []},
        {"makers": [(her, 1), (her, 2)]},
        {"makers": [(her, 0)]},
        {"pictures": [make_picture()] * (MOST_PICTURES + 1)},
    ]
    for wrong in more:
        with pytest.raises(ListingRefused):
            draft_listing(key=uuid4(), **right | wrong)
    seen = version_of(piece)
    revise_listing(product=piece, **right)
    with pytest.raises(ChangedMeanwhile):
        revise_listing(product=piece, version=seen, **right | {"facts": replace(SHAWL, hours=9)})
    assert Product.objects.get().hours == SHAWL.hours


def test_an_ordered_piece_that_nobody_takes_becomes_a_draft_or_is_withdrawn(rida: User, hima: User) -> None:
    for woven, after in ((True, State.DRAFT), (False, State.WITHDRAWN)):
        piece = in_state(State.BESPOKE, rida, hima)
        for _twice in range(2):
            end_bespoke(piece=piece, woven=woven, by=rida, now=NOON)
        assert Product.objects.get(pk=piece.pk).state == after
        assert steps(piece)[-1] == ("bespoke", after, "rida", "")


def test_revising_leaves_these_makers_and_pictures_and_no_others(rida: User) -> None:
    first, second = make_weaver("Daplin"), make_weaver("Bina")
    piece = make_draft(rida, first, pictures=2)
    gone, kept = [image.image for image in piece.images.order_by("display_order")]
    revise_listing(
        product=piece,
        facts=replace(SHAWL, title="Eri stole — indigo", colour="Indigo"),
        shelf=make_shelf("Scarves"),
        makers=[(first, 3), (second, 2)],
        pictures=[kept],
        by=rida,
        now=NOON,
    )
    piece = Product.objects.get()
    assert (piece.title, piece.slug, piece.colour) == ("Eri stole — indigo", "eri-stole-indigo", "Indigo")
    assert [(m.weaver, m.weight) for m in piece.makers.all()] == [(first, 3), (second, 2)]
    assert [image.image for image in piece.images.all()] == [kept]
    assert [shelf.name for shelf in piece.categories.all()] == ["Scarves"]
    assert forget_unused_pictures(now=gone.created_at + timedelta(days=3)) == 1
    assert Image.objects.get() == kept
    assert steps(piece) == [("", "draft", "rida", ""), ("draft", "draft", "rida", "")]
    changed = piece.listing_changes.order_by("pk").last().changed  # type: ignore[union-attr]
    assert changed == {
        "title": ["Ryndia shawl — lac red", "Eri stole — indigo"],
        "colour": ["Lac red", "Indigo"],
        "makers": ["Daplin 1", "Daplin 3, Bina 2"],
        "pictures": ["2", "1"],
    }


def test_references_go_on_from_those_in_the_files(rida: User) -> None:
    one = next_reference()
    assert one.startswith("IE-") and len(one) == 8
    number = int(one[3:])
    kind, _ = ProductClass.objects.get_or_create(name="Piece")
    for taken in (number + 1, number + 2, number + 40):
        facts = {"gst_rate": 5, "hours": 1, "length_cm": 1, "width_cm": 1}
        Product.objects.create(upc=f"IE-{taken:05d}", title="Old", product_class=kind, **facts)
    assert next_reference() == f"IE-{number + 41:05d}"
    assert next_reference() == f"IE-{number + 42:05d}"
    assert make_draft(rida).upc == f"IE-{number + 43:05d}"


def test_pictures_that_no_piece_took_are_gone_after_two_days(
    rida: User, django_capture_on_commit_callbacks: Any
) -> None:
    piece = make_draft(rida)
    unused = make_picture()
    kept = piece.images.get().image
    for image in (unused, kept):
        Image.objects.filter(pk=image.pk).update(created_at=NOON - timedelta(days=3))
    fresh = make_picture()
    Image.objects.filter(pk=fresh.pk).update(created_at=NOON)
    with django_capture_on_commit_callbacks(execute=True):
        make_draft(rida, pictures=0)
    assert set(Image.objects.all()) == {kept, fresh}
    assert not unused.file.storage.exists(unused.file.name)


def test_a_price_changed_keeps_the_one_stock_record(rida: User) -> None:
    piece = make_draft(rida, price=3280_00)
    record = stock_piece(product=piece, price=2179_99, pieces=4)
    assert StockRecord.objects.get() == record
    assert (record.num_in_stock, record.num_allocated, record.partner_sku) == (4, 0, piece.upc)
    assert Product.objects.get().price == 2179_99


@pytest.mark.django_db(transaction=True)
def test_two_sendings_of_one_form_at_once_store_one_piece() -> None:
    rida, weaver, shelf, key = make_coordinator(username="rida"), make_weaver(), make_shelf(), uuid4()
    start, stored = threading.Barrier(4), []

    def send() -> None:
        try:
            start.wait()
            piece = draft_listing(
                facts=SHAWL, shelf=shelf, makers=[(weaver, 1)], pictures=[], by=rida, now=NOON, key=key
            )
            stored.append(piece.pk)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert stored == [Product.objects.get().pk] * 4
    assert ListingChange.objects.count() == 1
