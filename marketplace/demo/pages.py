"""The pages of the demonstration: home, stories, and what a buyer may want to read."""

import json
import tomllib
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group as Role
from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site as DjangoSite
from django.db import transaction
from wagtail.images.models import Image
from wagtail.models import Page, Site, Workflow, WorkflowContentType, WorkflowPage, WorkflowTask

from catalog.models import Product
from cms.models import HomePage, SecondEditorTask, StandardPage, StoryIndexPage, StoryPage
from marketplace.letters.models import LetterText
from marketplace.storefront.models import MenuLine
from weavers.models import Group, Weaver

from .drawing import DATA


@transaction.atomic
def make_pages() -> int:
    """All pages below a new home page, where there is none yet; gives how many."""
    if HomePage.objects.exists():
        return 0
    with (DATA / "pages.toml").open("rb") as file:
        said = tomllib.load(file)
    home = _make_home(said["home"])
    stories = said["stories"]
    index = home.add_child(
        instance=StoryIndexPage(title=stories["title"], slug=stories["slug"], intro=stories["intro"])
    )
    made: dict[str, Page] = {stories["slug"]: index}
    for page in said["pages"]:
        made[page["slug"]] = made.get(page.get("below", ""), home).add_child(instance=_page(page))
    for story in stories["pages"]:
        index.add_child(
            instance=StoryPage(
                title=story["title"],
                slug=story["slug"],
                intro=story["intro"],
                date=story["date"],
                picture=_image(story["picture"]),
                weaver=Weaver.objects.get(code=story["weaver"]) if "weaver" in story else None,
                body=_body(story["body"]),
            )
        )
    _fill_later(made, said["pages"])
    make_menus(made, said["menus"])
    make_workflow(home)
    return 2 + len(said["pages"]) + len(stories["pages"])


def _page(said: dict[str, Any]) -> StandardPage:
    return StandardPage(
        title=said["title"],
        slug=said["slug"],
        kind=said.get("kind", StandardPage.Kind.PLAIN),
        intro=said["intro"],
        picture=_image(said["picture"]) if "picture" in said else None,
        in_force=said.get("in_force"),
        body=_body([block for block in said["body"] if not block.get("page")]),
    )


def _fill_later(made: dict[str, Page], said: list[dict[str, Any]]) -> None:
    """Pages whose blocks name other pages have them once all are there."""
    for page in said:
        if any(block.get("page") for block in page["body"]):
            made[page["slug"]].body = _body(page["body"], {slug: page.pk for slug, page in made.items()})
            made[page["slug"]].save()


def make_menus(made: dict[str, Page], lines: list[dict[str, str]]) -> None:
    MenuLine.objects.bulk_create(
        MenuLine(place=line["place"], position=10 * place, page=made[line["page"]])
        for place, line in enumerate(lines, 1)
    )


def make_workflow(home: Page) -> None:
    """Whoever writes a page can have another editor look at it before it appears."""
    step = SecondEditorTask.objects.create(name="A second pair of eyes")
    step.groups.add(Role.objects.get(name="editor"))
    workflow = Workflow.objects.create(name="Read by a second editor")
    WorkflowTask.objects.create(workflow=workflow, task=step, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=home)
    letters = ContentType.objects.get_for_model(LetterText)
    WorkflowContentType.objects.create(workflow=workflow, content_type=letters)


def place_site() -> None:
    """The address of this shop becomes that of ``SITE_URL``, whichever port it has today."""
    address = urlsplit(settings.SITE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    Site.objects.filter(is_default_site=True).update(hostname=address.hostname, port=port)
    Site.clear_site_root_paths_cache()
    DjangoSite.objects.filter(pk=settings.SITE_ID).update(
        domain=address.netloc, name=settings.WAGTAIL_SITE_NAME
    )


def _make_home(said: dict[str, Any]) -> HomePage:
    root = Page.objects.get(depth=1)
    for welcome in root.get_children().filter(slug="home").specific():
        if type(welcome) is Page:  # the one that Wagtail begins with
            welcome.delete()
    root = Page.objects.get(depth=1)
    home: HomePage = root.add_child(
        instance=HomePage(
            title=said["title"],
            slug="home",
            heading=said["heading"],
            intro=said["intro"],
            hero=_image(said["hero"]),
            hero_piece=Product.objects.get(upc=said["hero_piece"]),
            body=_body(said["body"]),
        )
    )
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"root_page": home, "site_name": settings.WAGTAIL_SITE_NAME, "hostname": "localhost"},
    )
    return home


def _body(blocks: list[dict[str, Any]], pages: dict[str, int] | None = None) -> str:
    """Blocks as a StreamField stores them, with names turned into keys."""
    made = [
        {"type": block["type"], "value": _value(block, pages or {}), "id": f"block-{number}"}
        for number, block in enumerate(blocks, 1)
    ]
    return json.dumps(made)


def _items(values: list[Any]) -> list[dict[str, Any]]:
    """A list's, each with an id: translations find their text by it."""
    return [{"type": "item", "value": each, "id": f"item-{number}"} for number, each in enumerate(values, 1)]


def _value(block: dict[str, Any], pages: dict[str, int]) -> Any:
    kind = block["type"]
    if kind == "text":
        return block["html"].strip()
    value = {name: given for name, given in block.items() if name != "type"}
    if kind == "pieces":
        keys = Product.objects.in_bulk(value["pieces"], field_name="upc")
        value["pieces"] = [keys[sku].pk for sku in value["pieces"]]
        value["shelf"] = None
    if kind in ("piece", "split"):
        value["piece"] = Product.objects.get(upc=value["piece"]).pk
    if kind == "group":
        value["group"] = Group.objects.get(name=value["group"]).pk
    if kind in ("quote", "weaver"):
        value["weaver"] = Weaver.objects.get(code=value["weaver"]).pk
    if kind == "call":
        value["page"] = pages.get(value["page"])
    if kind == "gallery":
        value["pictures"] = _items(
            [each | {"picture": _image(each["picture"]).pk} for each in value["pictures"]]
        )
    if kind == "questions":
        value["questions"] = _items(value["questions"])
    if "picture" in value:
        value["picture"] = _image(value["picture"]).pk
    return value


def _image(title: str) -> Image:
    found = Image.objects.filter(title=title).first()
    if found is None:
        raise LookupError(f"There is no picture “{title}” to put on a page.")
    return found
