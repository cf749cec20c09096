"""``demo``: everything that a person needs to try the shop, made once."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.utils import timezone

from marketplace.demo.desks import make_requests, make_wholesale
from marketplace.demo.drawing import Studio
from marketplace.demo.finding import index_everything
from marketplace.demo.pages import make_pages, place_site
from marketplace.demo.payday import make_payday
from marketplace.demo.people import make_people
from marketplace.demo.pictures import keep_pictures, missing_pictures
from marketplace.demo.stock import load_books, load_pieces, load_weavers
from marketplace.demo.translations import translate_pages
from marketplace.demo.work import make_work
from marketplace.kernel.commands import CommandError, ShopCommand

WIDTH = 900


class Command(ShopCommand):
    """Fills the database with people, weavers, pieces, sales, pictures and pages, each where it's missing.

    Whatever is there stays as somebody left it. Only the first two months are closed, so that the person trying it can close others.
    """

    help = "Load the demonstration: people, weavers, pieces, sales, pictures and pages."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--width", type=int, default=WIDTH, help="of the pictures, in pixels")

    def handle(self, *args: Any, width: int, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                "The demonstration brings people with a known password; it runs with marketplace.settings.dev only."
            )
        with Studio(width=width) as studio:
            self.prepare(studio)

    def prepare(self, studio: Studio) -> None:
        studio.order(missing_pictures())
        self.fill(studio)

    def fill(self, studio: Studio) -> None:
        """All that is missing, with the pictures that ``studio`` was asked for."""
        now = timezone.now()
        steps = [
            ("people", make_people),
            ("weavers", lambda: load_weavers(now=now)),
            ("pieces", lambda: load_pieces(now=now)),
            ("rows of the books", lambda: load_books(now=now)),
            ("pictures", lambda: keep_pictures(studio)),
            ("pages", make_pages),
            ("pages in other languages", lambda: translate_pages(now=now)),
            ("custom orders", lambda: make_requests(now=now)),
            ("wholesale rows", lambda: make_wholesale(now=now)),
            ("rows of work", lambda: make_work(now=now)),
            ("rows of pay", lambda: make_payday(now=now)),
        ]
        changed = False
        for what, step in steps:
            if made := step():
                self.stdout.write(f"  {made} {what}")
                changed = True
        if changed:
            index_everything()
        place_site()
