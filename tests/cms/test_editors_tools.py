"""What makes an editor's day: approval by a second one, the minute of publishing, redirects, reports, menus, notices."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group as Role
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from cms import reports
from cms.models import ContactMessage, HomePage, SecondEditorTask, StandardPage
from cms.schedule import is_due, keep_looking, publish_due
from marketplace.storefront.models import MenuLine, Notice
from tests.catalog.loom import make_person
from tests.marketplace.storefront.stock import make_picture, make_piece, make_weaver
from weavers.models import Consent

from .pages import body

pytestmark = pytest.mark.django_db


def test_whoever_submits_a_page_cannot_approve_it_and_another_editor_can(
    client: Client, home: HomePage
) -> None:
    step = SecondEditorTask.objects.create(name="A second pair of eyes")
    step.groups.add(Role.objects.get(name="editor"))
    workflow = Workflow.objects.create(name="Read")
    WorkflowTask.objects.create(workflow=workflow, task=step, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=home)
    writer, reader = make_person("editor", username="writer"), make_person("editor", username="reader")
    page = home.add_child(instance=StandardPage(title="New", slug="new", live=False))
    page.save_revision(user=writer)
    state = workflow.start(page, writer)
    names = (page.pk, "approve", state.current_task_state.pk)
    address = reverse("wagtailadmin_pages:workflow_action", args=names)
    assert step.get_task_states_user_can_moderate(writer).count() == 0
    client.force_login(writer)
    client.post(address)
    assert not Page.objects.get(pk=page.pk).live
    assert step.get_task_states_user_can_moderate(reader).count() == 1
    client.force_login(reader)
    client.post(address)
    assert Page.objects.get(pk=page.pk).live


def test_a_page_appears_and_goes_at_its_minute(home: HomePage, settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    DBTaskResult.objects.all().delete()
    now = timezone.now()
    page = home.add_child(instance=StandardPage(title="Soon", slug="soon", live=False))
    page.go_live_at = now + timedelta(minutes=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    assert (is_due(now=now), is_due(now=now + timedelta(minutes=2))) == (False, True)
    for _time in range(2):
        keep_looking(now=now)
    waiting = DBTaskResult.objects.filter(task_path=publish_due.module_path, status="READY")
    assert waiting.count() == 1
    page.go_live_at = now - timedelta(minutes=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    waiting.delete()
    publish_due.call(now.isoformat())
    assert Page.objects.get(pk=page.pk).live
    assert waiting.count() == 1
    Page.objects.filter(pk=page.pk).update(expire_at=now - timedelta(minutes=1))
    publish_due.call(now.isoformat())
    assert not Page.objects.get(pk=page.pk).live and waiting.count() == 1


def test_an_address_that_changed_leads_to_the_new_one(
    client: Client, home: HomePage, django_capture_on_commit_callbacks: Any
) -> None:
    page = home.add_child(instance=StandardPage(title="Delivery", slug="delivery"))
    page.slug = "parcels"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert Redirect.objects.get().old_path == "/delivery"
    answer = client.get("/delivery/")
    assert (answer.status_code, answer["Location"]) == (301, "/parcels/")


def test_a_picture_says_what_is_in_it() -> None:
    form = get_image_form(get_image_model())(data={"title": "Loom"})
    assert "description" in form.errors


def test_reports_name_what_no_longer_holds(client: Client, home: HomePage) -> None:
    weaver, picture = make_weaver(), make_picture()
    piece = make_piece(state="withdrawn")
    gone = home.add_child(instance=StandardPage(title="Gone", slug="gone", live=False))
    page = home.add_child(
        instance=StandardPage(
            title="Here",
            slug="here",
            body=body(
                ("weaver", {"weaver": weaver.pk, "text": ""}),
                ("quote", {"words": "Red.", "who": "", "weaver": weaver.pk}),
                ("piece", {"piece": piece.pk, "text": ""}),
                ("picture", {"picture": picture.pk, "caption": ""}),
                ("text", f'<p><a linktype="page" id="{gone.pk}">x</a> <a href="/nowhere/at/all/">y</a> <a href="/here/">z</a> <a href="/shop/">s</a></p>'),
                ("call", {"title": "x", "text": "", "label": "x", "page": None, "path": "/group/nobody/"}),
            ),
        )
    )  # fmt: skip
    today = timezone.localdate()
    assert [found.what for found in reports.withdrawn(on=today)] == [
        "W0001"
    ]  # a quote needs more than her name
    links = {found.what for found in reports.broken() if found.page.pk == page.pk}
    assert links == {
        f"a page that isn't there any more ({gone.pk})",
        "/nowhere/at/all/",
        "/group/nobody/",
        piece.title,
    }
    assert picture in reports.without_words()
    Consent.objects.all().delete()
    client.force_login(make_person("editor", username="words"))
    shown = client.get("/cms/reports/to-look-at/").text
    assert "W0001" in shown and "/nowhere/at/all/" in shown
    client.force_login(make_person("finance"))
    assert client.get("/cms/reports/to-look-at/").status_code in (302, 403)


def test_editors_lines_are_the_menus_and_a_notice_stands_above_for_its_days(
    client: Client, home: HomePage
) -> None:
    first = home.add_child(instance=StandardPage(title="First", slug="first", show_in_menus=True))
    assert client.get("/shop/").text.count('href="/first/"') == 2  # header and footer
    MenuLine.objects.create(place="header", page=first, label="Begin here")
    MenuLine.objects.create(place="header", position=5, path="/wishes/", label="Kept")
    MenuLine.objects.create(
        place="header", page=home.add_child(instance=StandardPage(title="No", slug="no", live=False))
    )
    cache.clear()  # within a test's transaction nothing is known to have changed
    today = timezone.localdate()
    Notice.objects.create(words="Closed for Shad Suk Mynsiem", from_day=today, until_day=today)
    Notice.objects.create(words="Last week", from_day=today - timedelta(9), until_day=today - timedelta(2))
    page = client.get("/shop/").text
    nav = page.partition('class="nav"')[2].partition("</nav>")[0]
    assert nav.index("Kept") < nav.index("Begin here") and "No<" not in nav
    assert "Closed for Shad" in page and "Last week" not in page
    client.force_login(make_person("editor", username="words"))
    assert client.get("/cms/snippets/storefront/menuline/add/").status_code == 200
    assert client.get("/cms/snippets/storefront/notice/").status_code == 200


def test_an_editors_first_page_says_what_waits(client: Client, home: HomePage) -> None:
    client.force_login(make_person("editor", username="words"))
    assert "Nothing at this moment." in client.get("/cms/").text
    ContactMessage.objects.create(
        name="Mai", email="m@example.com", email_hash="x", about="other", words="?", language="en",
        digest="y", at=timezone.now(),
    )  # fmt: skip
    page = client.get("/cms/").text
    assert "Messages to answer: <strong>1</strong>" in page and "/desk/" in page
    assert "/desk/find/" in page and "/work/recordings/" in page and "/dashboard/" not in page, (
        "one search, and her desks"
    )
    assert "docs/editors.md" in client.get("/cms/our-help/").text
