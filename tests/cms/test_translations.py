"""A page in another language: where it is, what it says of itself, and how far behind its original it is."""

import re
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Group as Role
from django.test import Client
from django.utils import timezone
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, Workflow, WorkflowPage, WorkflowTask

from cms.models import HomePage, SecondEditorTask, StandardPage, StoryIndexPage, StoryPage, Translation
from cms.translation.reads import State, beside, report
from cms.translation.services import Refused, Seen, begin_translation, carry_over
from cms.translation.texts import texts_of
from marketplace.storefront.models import MenuLine, Notice
from tests.catalog.loom import make_person
from tests.marketplace.storefront.stock import make_weaver

from .pages import body
from .test_pages import consent_to_a_story

pytestmark = pytest.mark.django_db

QUESTIONS = {
    "title": "",
    "questions": [
        {"type": "item", "id": "q1", "value": {"question": "Is it warm?", "answer": "<p>It is.</p>"}}
    ],
}
HINDI = {
    "title": "एरी रेशम",
    "intro": "गरम और हल्का",
    "body.0": "<h2>शुरुआत</h2><p>घर में।</p>",
    "body.1.questions.q1.question": "क्या यह गरम है?",
    "body.1.questions.q1.answer": "<p>हाँ।</p>",
}


@pytest.fixture
def guide(home: HomePage) -> StandardPage:
    page: StandardPage = home.add_child(
        instance=StandardPage(
            title="Eri silk",
            slug="eri",
            kind="guide",
            intro="Warm and light",
            body=body(("text", "<h2>Where</h2><p>At home.</p>"), ("questions", QUESTIONS)),
        )
    )
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def begin(page: Any, language: str = "hi") -> Any:
    locale = Locale.objects.get(language_code=language)
    return begin_translation(original=page, locale=locale, by=make_person("editor"), now=timezone.now())


def carry(page: Any, original: Any, words: dict[str, str], **options: Any) -> Translation:
    given: Any = {"awaits_reader": False, "by": make_person("editor"), "now": timezone.now()} | options
    return carry_over(page=page, original=original, words=words, **given)


def translate(original: Any, words: dict[str, str], language: str = "hi") -> Any:
    page = begin(original, language)
    carry(page, original, words)
    page.get_latest_revision().publish()
    page.refresh_from_db()
    return page


def state(original: Any, language: str = "hi") -> State:
    (row,) = report(language=language, page=original.pk)
    return row.cells[0].state


def test_a_translated_page_is_at_its_address_and_says_where_its_others_are(
    guide: StandardPage, client: Client, django_assert_max_num_queries: Any
) -> None:
    translate(guide, HINDI)
    with django_assert_max_num_queries(12):
        answer = client.get("/hi/eri/")
    page = answer.text
    assert '<html lang="hi"' in page and "<h1" in page and "एरी रेशम</h1>" in page and "घर में।" in page
    assert "At home." not in page and 'class="told__one"' not in page
    assert 'lang="en"' not in page[page.index("<main") : page.index("</main")]
    assert f'<link rel="canonical" href="{settings.SITE_URL}/hi/eri/">' in page
    for code, path in (("en", "/eri/"), ("hi", "/hi/eri/"), ("x-default", "/eri/")):
        for there in (page, client.get("/eri/").text):
            assert f'hreflang="{code}" href="{settings.SITE_URL}{path}"' in there
    assert not answer.cookies and "Cookie" not in answer.headers["Vary"]
    sitemap = client.get("/sitemap.xml").text
    assert re.search(r"<loc>[^<]*/hi/eri/</loc>.*?hreflang=\"en\" href=\"[^\"]*/eri/\"", sitemap, re.S)


def test_a_page_that_is_not_translated_stands_in_english_and_says_so(
    guide: StandardPage, client: Client
) -> None:
    begin(guide)  # a draft is no translation
    page = client.get("/hi/eri/").text
    assert "हिन्दी</span> में नहीं है" in page and '<h1 class="title--grand" lang="en">Eri silk</h1>' in page
    assert (
        f'<link rel="canonical" href="{settings.SITE_URL}/eri/">' in page
        and 'hreflang="x-default"' not in page
    )
    assert 'href="/eri/" lang="en" hreflang="en"' in page
    assert 'href="/hi/eri/" lang="hi" hreflang="hi"' in client.get("/eri/").text
    assert client.get("/hi/nothing/").status_code == client.get("/kha/nothing/").status_code == 404


def test_a_language_of_pages_alone_has_english_around_it(guide: StandardPage, client: Client) -> None:
    assert "kha" not in re.findall(r'hreflang="(\w+)"', client.get("/eri/").text)
    translate(guide, {"title": "Ka Eri", "body.0": "<p>Ka jingsdang.</p>"}, "kha")
    answer = client.get("/kha/eri/")
    page = answer.text
    assert answer.headers["Content-Language"] == "kha" and '<html lang="en"' in page
    assert 'lang="kha">Ka Eri</h1>' in page and 'lang="kha"><p>Ka jingsdang.' in page
    assert state(guide, "kha") == State.PARTLY
    assert "Is it warm?" not in page  # what lacks words is left out, never left in English
    assert f'<link rel="canonical" href="{settings.SITE_URL}/kha/eri/">' in page
    assert '<li><a href="/kha/eri/" lang="kha" hreflang="kha">' in client.get("/eri/").text
    assert 'href="/eri/" lang="en" hreflang="en">English' in page and 'href="/hi/eri/"' in page
    assert "isn't in" in client.get("/as/eri/").text.replace("&#x27;", "'")


@pytest.mark.usefixtures("searchable")
def test_lists_menus_links_and_search_lead_to_what_is_translated(home: HomePage, client: Client) -> None:
    stories = home.add_child(instance=StoryIndexPage(title="Stories", slug="stories", show_in_menus=True))
    first, second = (
        stories.add_child(instance=StoryPage(title=title, slug=title.lower(), date=date(2026, 10, day)))
        for day, title in ((1, "Red"), (2, "Indigo"))
    )
    home.body = body(("text", f'<p><a linktype="page" id="{first.pk}">read</a></p>'))
    home.save()
    MenuLine.objects.create(place="footer", page=stories)
    for language, words in (("en", "Closed today"), ("hi", "आज बंद है")):
        today = timezone.localdate()
        Notice.objects.create(words=words, language=language, from_day=today, until_day=today)
    translate(stories, {"title": "कहानियाँ"})
    translate(first, {"title": "लाल"})
    listed = client.get("/hi/stories/").text
    assert 'href="/hi/stories/red/">लाल</a>' in listed
    assert 'href="/hi/stories/indigo/" lang="en">Indigo</a>' in listed
    assert listed.count('href="/hi/stories/">कहानियाँ</a>') == 1 and "आज बंद है" in listed
    assert "Closed today" not in listed and "आज बंद है" not in client.get("/stories/").text
    assert "लाल" not in client.get("/stories/").text
    assert '<a href="/hi/stories/red/">read</a>' in client.get("/hi/").text
    assert "लाल" in client.get("/hi/feeds/stories.rss").text
    told = client.get("/hi/stories/indigo/").text
    assert (
        "लाल" not in told[told.index("<main") : told.index("</main")]
    )  # an English story, among English ones
    for page in Page.objects.filter(depth__gt=2):
        page.specific.save()  # into the index of the search
    found = client.get("/hi/search/?q=लाल").text
    assert 'href="/hi/stories/red/"' in found and "/hi/stories/indigo/" not in found
    assert second.title in client.get("/hi/search/?q=Indigo").text


def test_what_is_behind_its_original_is_told_and_what_changed_is_shown(
    guide: StandardPage, client: Client
) -> None:
    assert state(guide) == State.MISSING
    page = begin(guide)
    assert state(guide) == State.BEGUN and begin(guide).pk == page.pk
    carry(page, guide, HINDI)
    page.get_latest_revision().publish()
    assert state(guide) == State.DONE
    keyed = (
        '<h2 data-block-key="a">Where</h2><p data-block-key="b">At home.</p>'  # as Wagtail's editor keeps it
    )
    guide.intro, guide.body = "Warm and very light", body(("text", keyed), ("questions", QUESTIONS))
    guide.save_revision().publish()
    assert state(guide) == State.BEHIND
    page.refresh_from_db()
    (row,) = (each for each in beside(page, guide) if each.is_behind)
    assert "<ins>very</ins>" in str(row.changed) and row.own == HINDI["intro"]
    again = HINDI | {"body.0": HINDI["body.0"].replace("<p>", '<p data-block-key="c">')}
    carry(page, guide, again)  # nothing new, nothing said to be right
    assert state(guide) == State.BEHIND
    carry(page, guide, HINDI, still_right={"intro"})
    assert state(guide) == State.WAITING
    page.get_latest_revision().publish()
    assert state(guide) == State.DONE


def test_an_editor_translates_beside_the_original_and_a_second_one_approves(
    home: HomePage, guide: StandardPage, client: Client
) -> None:
    step = SecondEditorTask.objects.create(name="Second")
    step.groups.add(Role.objects.get(name="editor"))
    workflow = Workflow.objects.create(name="Second")
    WorkflowTask.objects.create(workflow=workflow, task=step, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=home)
    editor, second = make_person("editor"), make_person("editor")
    client.force_login(editor)
    shown = client.get("/cms/reports/translations/?language=hi&state=missing").text
    assert f'action="/cms/translations/{guide.pk}/hi/begin/"' in shown
    beside_it = client.post(f"/cms/translations/{guide.pk}/hi/begin/", follow=True)
    page = guide.get_translation(Locale.objects.get(language_code="hi"))
    assert (
        beside_it.redirect_chain[-1][0] == f"/cms/translations/{page.pk}/"
        and "Warm and light" in beside_it.text
    )
    assert "ariaLabel&quot;: &quot;Text, " in beside_it.text, "rich texts have names too"
    sent = {"seen_original": str(guide.last_published_at), "seen_draft": page.latest_revision_id}
    for number, text in enumerate(texts_of(guide)):
        said = HINDI[text.place]
        sent[f"text-{number}"] = (
            said if text.features is None else ContentstateConverter(["h2"]).from_database_format(said)
        )
    assert client.post(f"/cms/translations/{page.pk}/", sent).status_code == 302
    assert (
        client.post(f"/cms/translations/{page.pk}/", sent).status_code == 422
    )  # somebody has saved it meanwhile
    page.refresh_from_db()
    assert not page.live and page.get_latest_revision_as_object().title == HINDI["title"]
    assert page.get_workflow() == workflow
    workflow.start(page, editor)
    task = page.current_workflow_task
    assert task.get_actions(page, editor) == [] and task.get_actions(page, second)
    page.current_workflow_task_state.approve(user=second)
    assert "घर में।" in client.get("/hi/eri/").text
    client.force_login(make_person("fulfilment"))
    assert client.post(f"/cms/translations/{guide.pk}/kha/begin/").status_code in (302, 403)
    assert not guide.get_translations().filter(locale__language_code="kha").exists()


def test_a_translation_keeps_step_with_its_original(home: HomePage, client: Client) -> None:
    weaver = make_weaver()
    stories = home.add_child(instance=StoryIndexPage(title="Stories", slug="stories"))
    story = stories.add_child(instance=StoryPage(title="Red", slug="red", date=date(2026, 10, 1)))
    translate(story, {"title": "लाल"})
    assert client.get("/hi/stories/red/").status_code == 200
    story.slug, story.weaver = "lac-red", weaver
    story.save_revision().publish()
    assert client.get("/hi/stories/lac-red/").status_code == 404
    consent_to_a_story(weaver)
    assert "लाल" in client.get("/hi/stories/lac-red/").text
    story.unpublish()
    assert client.get("/hi/stories/lac-red/").status_code == 404


def test_an_address_that_changed_leads_on_in_every_language(
    home: HomePage, guide: StandardPage, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    plain = home.add_child(instance=StandardPage(title="Care", slug="care"))
    translate(guide, HINDI)
    for page in (guide, plain):
        page.slug = f"{page.slug}-new"
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
    for old, new in (
        ("/eri/", "/eri-new/"),
        ("/hi/eri/", "/hi/eri-new/"),
        ("/hi/eri/?from=letter", "/hi/eri-new/"),
        ("/kha/eri/", "/eri-new/"),
        ("/hi/care/", "/hi/care-new/"),
    ):
        answer = client.get(old)
        assert (answer.status_code, answer["Location"]) == (301, new), old
        assert client.get(new).status_code == 200
    Redirect.objects.create(old_path="/shelf", redirect_link="https://example.org/", is_permanent=False)
    assert (client.get("/hi/shelf/").status_code, client.get("/hi/shelf/")["Location"]) == (
        302,
        "https://example.org/",
    )
    assert client.get("/hi/never/").status_code == client.get("/kha/never/").status_code == 404


def test_what_somebody_else_saved_meanwhile_is_not_written_over(guide: StandardPage) -> None:
    page = begin(guide)
    seen = Seen.of(guide, page)
    carry(page, guide, HINDI, seen=seen)
    with pytest.raises(Refused):
        carry(page, guide, {"title": "और"}, seen=seen)
    assert page.get_latest_revision_as_object().title == HINDI["title"]
