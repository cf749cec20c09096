"""Blocks of words and ways onward."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from marketplace.pagecache.remembered import remembered
from payouts.services.impact import impact

FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link", "blockquote"]


class TextBlock(blocks.RichTextBlock):
    def __init__(self, **options: Any) -> None:
        super().__init__(**{"features": FEATURES} | options)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = _("Words")
        description = _("Paragraphs with headings, lists and links.")
        template = "cms/blocks/text.html"
        preview_value = "<h2>Red takes patience</h2><p>Lac comes to the market on twigs. It is scraped off, pounded, and left in water overnight.</p>"


class CallBlock(blocks.StructBlock):
    """What somebody may do next: one button."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    text = blocks.TextBlock(label=_("text"), required=False)
    label = blocks.CharBlock(label=_("words on the button"), max_length=60)
    page = blocks.PageChooserBlock(label=_("page"), required=False)
    path = blocks.RegexBlock(
        regex=r"^/[^/\\\s][^\\\s]*$|^/$",
        label=_("or an address of this shop"),
        required=False,
        error_messages={"invalid": _("An address of this shop begins with one /.")},
        help_text=_("Like /shop/?craft=eri"),
    )

    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        if bool(found["page"]) == bool(found["path"]):
            wrong = ValidationError(_("Give either a page or an address."))
            raise blocks.StructBlockValidationError(block_errors={"page": wrong})
        return found

    def get_preview_value(self) -> Any:
        words = {"title": "See what is on the looms now", "text": "Every piece says who made it."}
        return self.to_python({**words, "label": "All pieces", "path": "/shop/"})

    class Meta:
        icon = "arrow-right"
        label = _("Button")
        group = _("Words")
        description = _("A heading, a line and one button that leads to a page or a place in the shop.")
        template = "cms/blocks/call.html"


class FiguresBlock(blocks.StructBlock):
    """Figures of the books. One that is about fewer than ten people isn't shown."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    text = blocks.TextBlock(label=_("text"), required=False)
    show = blocks.MultipleChoiceBlock(
        label=_("figures"),
        choices=[
            ("paid", _("paid to weavers this financial year")),
            ("earned", _("earned by weavers this financial year")),
            ("month", _("weavers with income this month")),
        ],
        default=["paid", "earned", "month"],
    )

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        today = timezone.localdate()
        figures = remembered(("cms.impact", today), lambda: impact(on=today))
        context["figures"] = [figure for figure in figures if figure.key in value["show"]]
        return context

    def get_preview_value(self) -> Any:
        words = {"title": "What reaches the weavers", "text": "Straight from the books."}
        return self.to_python({**words, "show": ["paid", "earned", "month"]})

    class Meta:
        icon = "list-ol"
        label = _("Figures of the books")
        group = _("Words")
        description = _(
            "What weavers were paid and earned, and how many had an income. Never of fewer than ten people."
        )
        template = "cms/blocks/figures.html"


class QuestionsBlock(blocks.StructBlock):
    """Questions with their answers, each folded away until it's opened."""

    title = blocks.CharBlock(label=_("title"), required=False, max_length=120)
    questions = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("question", blocks.CharBlock(label=_("question"), max_length=200)),
                (
                    "answer",
                    blocks.RichTextBlock(label=_("answer"), features=["bold", "italic", "ol", "ul", "link"]),
                ),
            ]
        ),
        label=_("questions"),
        min_num=1,
    )

    def get_preview_value(self) -> Any:
        question = {"question": "Will the colour run?", "answer": "<p>Not if you wash it cold, by hand.</p>"}
        return self.to_python({"title": "About the cloth", "questions": [question]})

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        group = _("Words")
        description = _("Questions that open to their answers. Search engines show them too.")
        template = "cms/blocks/questions.html"


class PagesBlock(blocks.StructBlock):
    """Other pages as cards: those chosen, or all below this one."""

    title = blocks.CharBlock(label=_("title"), required=False, max_length=120)
    pages = blocks.ListBlock(
        blocks.PageChooserBlock(),
        label=_("pages"),
        default=[],
        help_text=_("None chosen: the pages below this one."),
    )

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["keys"] = [page.pk for page in value["pages"] if page]
        return context

    def get_preview_value(self) -> Any:
        some = Page.objects.live().public().filter(depth__gt=2).values_list("pk", flat=True)[:3]
        return self.to_python({"title": "Read on", "pages": list(some)})

    class Meta:
        icon = "doc-full-inverse"
        label = _("Other pages")
        group = _("Words")
        description = _(
            "Pages as cards with their pictures: those you choose, or all that lie below this page."
        )
        template = "cms/blocks/pages.html"


class WriteToUsBlock(blocks.StructBlock):
    """The form for a message to the shop."""

    title = blocks.CharBlock(label=_("title"), max_length=120, default="Write to us")

    def get_preview_value(self) -> Any:
        return self.to_python({"title": "Write to us"})

    class Meta:
        icon = "mail"
        label = _("Form for a message")
        group = _("Words")
        description = _("Name, address and words; we get a mail, and the message lies under Messages.")
        template = "cms/blocks/write.html"
