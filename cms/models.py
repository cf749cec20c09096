"""Pages that editors write: the home page, stories, and plain pages."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelsearch import index
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

from catalog.models import Product
from marketplace.languages.addresses import OF_PAGES, asked_language
from marketplace.languages.pages import FIRST
from marketplace.pagecache.pages import as_public
from weavers.models import Consent

from .blocks import Body
from .contact.models import ContactMessage as ContactMessage  # the app's models are all to be had here
from .newsletter.models import Subscriber as Subscriber
from .newsletter.models import SubscriberExport as SubscriberExport
from .newsletter.models import SubscriberStep as SubscriberStep
from .reading import contents, faq, reading_minutes, values_in, words_of
from .showing import agrees, any_restricted, with_sizes
from .tongues import address_in, best_of, both, language_of_page, languages_of, sitemap_alternates
from .translation.following import follow_original
from .translation.models import Translation as Translation
from .workflow import SecondEditorTask as SecondEditorTask

A_PAGE = 12
"""Stories on one page of their list."""


class OpenPage(Page):
    """A page for everybody: kept until something that it shows changes, unless only some may see it."""

    follows: tuple[str, ...] = ()
    """What isn't words: a translation has it from its original."""

    class Meta:
        abstract = True

    @cached_property
    def language(self) -> str:
        """What its words are in."""
        return language_of_page(self)

    @cached_property
    def addresses(self) -> dict[str, str]:
        """Where it is in each language that it's public in."""
        found = languages_of(self)
        return {code: address_in(path, code) for code, path in found.items()}

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        follow_original(self)
        super().full_clean(*args, **kwargs)

    def get_view_restrictions(self) -> Any:
        return super().get_view_restrictions() if any_restricted() else PageViewRestriction.objects.none()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """All pictures of the page have their sizes read together; ``page_cards`` has the keys of all pieces chosen for it."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        own = (getattr(self, name, None) for name in ("picture", "hero"))
        body = list(values_in(getattr(self, "body", [])))
        with_sizes([*own, *body])
        context["page_cards"] = {each.pk: None for each in body if isinstance(each, Product)}
        return context

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().serve(request, *args, **kwargs)
        if asked_language(request.path) in OF_PAGES:
            response.headers["Content-Language"] = self.language
        return response if self.get_view_restrictions() else as_public(response)

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """With its addresses in other languages. One query for all pages of a sitemap."""
        others = sitemap_alternates(request).get(self.translation_key, [])
        return [url | {"alternates": others} for url in super().get_sitemap_urls(request)]


class ReadingPage(OpenPage):
    """One that begins with a few words and goes on in blocks."""

    intro = models.TextField(_("introduction"), blank=True)
    body = Body(blank=True, verbose_name=_("content"))

    search_fields = [*Page.search_fields, index.SearchField("intro"), index.SearchField("body")]

    class Meta:
        abstract = True


class PicturedPage(ReadingPage):
    """One that has a picture of its own as well, in lists too."""

    picture = models.ForeignKey(
        "wagtailimages.Image",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )

    class Meta:
        abstract = True


class HomePage(ReadingPage):
    """The first page: one large picture of cloth, what this is, and whatever follows."""

    heading = models.CharField(_("heading"), max_length=120)
    hero = models.ForeignKey(
        "wagtailimages.Image",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("large picture"),
        help_text=_("Its description is read out to those who can't see it."),
    )
    hero_piece = models.ForeignKey(
        "catalogue.Product",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("piece in the picture"),
    )

    follows = ("hero", "hero_piece")
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    template = "cms/home_page.html"
    content_panels = [
        *Page.content_panels,
        *(FieldPanel(name) for name in ("heading", "intro", "hero", "hero_piece", "body")),
    ]

    class Meta:
        verbose_name = _("home page")


class StandardPage(PicturedPage):
    """A page of one of a few kinds, which differ in how they begin: all hold the same blocks."""

    class Kind(models.TextChoices):
        PLAIN = "plain", _("plain page")
        GUIDE = "guide", _("guide to a craft or a fibre")
        COMMUNITY = "community", _("community or group")
        CAMPAIGN = "campaign", _("campaign")
        POLICY = "policy", _("policy")

    kind = models.CharField(
        _("kind"),
        max_length=9,
        choices=Kind,
        default=Kind.PLAIN,
        help_text=_(
            "A guide or a community begins with its picture, a campaign with a large one, a policy with its day."
        ),
    )
    in_force = models.DateField(
        _("in force since"), null=True, blank=True, help_text=_("Of a policy: the day from which it holds.")
    )

    follows = ("kind", "picture", "in_force")
    parent_page_types = ["cms.HomePage", "cms.StandardPage"]
    template = "cms/standard_page.html"
    content_panels = [
        *Page.content_panels,
        *(FieldPanel(name) for name in ("kind", "intro", "picture", "in_force", "body")),
    ]

    class Meta:
        verbose_name = _("page")
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="policy") | Q(in_force__isnull=False), name="policy_has_its_day"
            )
        ]

    def clean(self) -> None:
        super().clean()
        if self.kind == self.Kind.POLICY and not self.in_force:
            raise ValidationError({"in_force": _("Say from which day it holds.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"contents": contents(self.body), "faq": faq(self.body)}


class StoryQuerySet(PageQuerySet):
    def consented(self, *, on: date) -> StoryQuerySet:
        """Stories about nobody, or about a weaver who agrees to it on that day."""
        agreed = Consent.objects.showing(Consent.Purpose.STORY, on=on).filter(weaver=OuterRef("weaver"))
        return self.filter(Q(weaver=None) | Exists(agreed))


class StoryPage(PicturedPage):
    """A story. About a weaver, it's public only while her consent to a story is in force."""

    date = models.DateField(_("date"))
    weaver = models.ForeignKey(
        "weavers.Weaver",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("about this weaver"),
    )

    objects = PageManager.from_queryset(StoryQuerySet)()

    follows = ("date", "picture", "weaver")
    parent_page_types = ["cms.StoryIndexPage"]
    subpage_types: list[str] = []
    template = "cms/story_page.html"
    content_panels = [
        *Page.content_panels,
        *(FieldPanel(name) for name in ("date", "intro", "picture", "weaver", "body")),
    ]

    class Meta:
        verbose_name = _("story")

    @property
    def minutes(self) -> int:
        """How long it takes to read, a minute at least."""
        return reading_minutes(f"{self.intro} {words_of(self.body)}")

    @property
    def is_consented(self) -> bool:
        """Whether it may be shown today."""
        if self.weaver_id is None:
            return True
        return agrees(self.weaver_id, Consent.Purpose.STORY)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"contents": contents(self.body)}

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        if request is None:
            return super().get_sitemap_urls() if self.is_consented else []
        consented: set[int] | None = getattr(request, "consented_stories", None)
        if consented is None:  # asked once for all stories of a sitemap
            today = StoryPage.objects.consented(on=timezone.localdate())
            consented = set(today.values_list("pk", flat=True))
            request.consented_stories = consented  # type: ignore[attr-defined]
        return super().get_sitemap_urls(request) if self.pk in consented else []

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.is_consented:
            raise Http404
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response


class StoryIndexPage(OpenPage):
    """All stories, the newest first."""

    intro = models.TextField(_("introduction"), blank=True)

    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.StoryPage"]
    template = "cms/story_index_page.html"
    content_panels = [*Page.content_panels, FieldPanel("intro")]
    search_fields = [*Page.search_fields, index.SearchField("intro")]

    class Meta:
        verbose_name = _("stories")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        stories = StoryPage.objects.child_of(self).live()
        if self.language != FIRST:
            stories = best_of(both(self), self.language, model=StoryPage)
        stories = stories.consented(on=timezone.localdate())
        ordered = stories.select_related("picture").order_by("-date", "-pk")
        shelf: Any = Paginator(ordered, A_PAGE).get_page(request.GET.get("page"))
        shelf.numbers = shelf.paginator.get_elided_page_range(shelf.number, on_each_side=1, on_ends=1)
        with_sizes(story.picture for story in shelf)
        context["shelf"] = shelf
        return context
