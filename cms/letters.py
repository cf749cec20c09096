"""Words of letters in Wagtail's admin: every letter in every language is there, to be changed and to be left as it is."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter  # type: ignore[import-untyped]
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from marketplace.letters.kinds import LETTERS
from marketplace.letters.models import LetterText


class AboutLetter(HelpPanel):  # type: ignore[misc]
    """When it is sent, what can be named in it, what nobody changes."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**({"template": "cms/letter_about.html"} | options))

    class BoundPanel(HelpPanel.BoundPanel):  # type: ignore[misc]
        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            names = [f"{{{name.key}}}" for name in self.instance.about.names] if self.instance.about else []
            meanings = [name.meaning for name in self.instance.about.names] if self.instance.about else []
            return context | {"about": self.instance.about, "names": list(zip(names, meanings, strict=True))}


class InLanguage(WagtailFilterSet):  # type: ignore[misc]
    language = ChoiceFilter(label=_("Language"), choices=settings.SHOP_LANGUAGES)

    class Meta:
        model = LetterText
        fields: list[str] = []


class Letters(SnippetViewSet):  # type: ignore[misc]
    """The words that editors may change. Rows come with the program: none is added or deleted."""

    model = LetterText
    icon = "mail"
    menu_label = _("Letters")
    menu_order = 710
    add_to_admin_menu = True
    list_display = [
        "__str__",
        Column("when", label=_("Sent when"), accessor=lambda row: row.about.when if row.about else ""),
        Column(
            "language",
            label=_("Language"),
            accessor=lambda row: dict(settings.LANGUAGES).get(row.language, row.language),
        ),
        Column(
            "words",
            label=_("Words"),
            accessor=lambda row: _("changed") if row.changed else _("the program's"),
        ),
        Column("state", label=_("State"), accessor=lambda row: row.status_string),
    ]
    list_per_page = 100
    filterset_class = InLanguage
    panels = [
        AboutLetter(),
        FieldPanel("subject", help_text=_("Empty: as the program has it.")),
        FieldPanel(
            "opening",
            help_text=_(
                "Below the heading; where the program has an introduction there, in its place. A blank line begins a paragraph."
            ),
        ),
        FieldPanel("closing", help_text=_("At the end, above what says why they get it.")),
    ]

    def get_queryset(self, request: Any) -> Any:
        return LetterText.objects.filter(letter__in=LETTERS)
