"""The demonstration: made once, found again, and respectful of what each woman agrees to."""

from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.images.models import Image
from wagtail.models import Page, Site

from catalog.models import Product, ProductImage
from cms.models import HomePage, StoryPage
from cms.translation.reads import State, report
from marketplace.accounts.models import User
from marketplace.demo.pictures import missing_pictures
from marketplace.pagecache.models import Change
from payouts.models import Advance, CashMark, Refund, Run, Sale
from payouts.services.cash import to_hand
from tests.tasks import thrown_away

pytestmark = pytest.mark.xdist_group("demo")
"""It is filled once, not once by each process of the tests."""


@pytest.fixture(scope="module")
def filled(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """The whole demonstration, with pictures small enough to be drawn in seconds; gives what was printed."""
    with django_db_blocker.unblock(), thrown_away(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.DEMO", True)
        yield demo()


def demo() -> str:
    out = StringIO()
    call_command("demo", width=40, stdout=out)
    return out.getvalue()


def rows() -> dict[str, int]:
    return {
        model._meta.label: model._default_manager.count()
        for model in apps.get_models()
        if model._meta.managed and model is not Change  # a note that something was written, not what
    }


def test_the_first_run_makes_everything(filled: str, db: None) -> None:
    assert [line.strip() for line in filled.splitlines()] == [
        "11 people",
        "24 weavers",
        "72 pieces",
        "412 rows of the books",
        "309 pictures",
        "17 pages",
        "21 pages in other languages",
        "3 custom orders",
        "3 wholesale rows",
        "105 rows of work",
        "5 rows of pay",
    ]
    assert (Sale.objects.count(), Refund.objects.count(), Advance.objects.count()) == (383, 19, 12)


def test_a_second_run_finds_everything_and_adds_nothing(filled: str, db: None, settings: Any) -> None:
    settings.DEMO = True
    before = rows()
    assert demo() == ""
    assert rows() == before


def test_two_months_are_closed_with_cash_to_hand_over_and_some_handed_over(filled: str, db: None) -> None:
    assert [str(run) for run in Run.objects.filter(state="exported").order_by("month")] == [
        "2026-08",
        "2026-09",
    ]
    for name in ("coordinator", "coordinator2"):
        user = User.objects.get(username=name)
        assert to_hand(user).exists() and CashMark.objects.filter(by=user, what="handed").exists()


def test_every_piece_has_its_four_pictures_each_described(filled: str, db: None) -> None:
    for piece in Product.objects.all():
        captions = ProductImage.objects.filter(product=piece).order_by("display_order").values_list("caption")
        assert [caption for (caption,) in captions] == [
            f"{piece.title}: the whole piece",
            f"{piece.title}: the weave from near by",
            f"{piece.title}: lying ready to be packed",
            f"{piece.title}: a corner and its edge",
        ]
    assert not Image.objects.filter(description="").exists()
    assert missing_pictures() == []


def test_every_page_answers_and_names_nobody_who_did_not_agree(filled: str, db: None, client: Client) -> None:
    assert Site.objects.get().root_page.specific == HomePage.objects.get(locale__language_code="en")
    pages = Page.objects.live().filter(depth__gt=1)
    assert pages.count() == 17 + 21
    for page in pages:
        answer = client.get(page.get_url())
        assert answer.status_code == 200
        assert "told__one" not in answer.text  # each in the language that is asked for
    states = [cell.state for row in report(language="hi") for cell in row.cells]
    assert states == [State.DONE] * 17
    today = timezone.localdate()
    assert StoryPage.objects.consented(on=today).count() == StoryPage.objects.count() == 8


def test_a_piece_is_found_by_what_its_weaver_is_called(filled: str, db: None, client: Client) -> None:
    answer = client.get("/search/", {"q": "Serdihun"}).content.decode()
    assert "Eri stole" in answer
