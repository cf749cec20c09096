"""Blocks about those who weave. What they show of a weaver is what she agrees to on the day it's looked at."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from weavers.models import Consent, Group, Weaver

from ..choosers import GroupChooserBlock, StoryWeaverChooserBlock, WeaverChooserBlock
from ..districts import drawn
from ..showing import agrees


class WeaverBlock(blocks.StructBlock):
    """A weaver as she agrees to be shown; nothing at all of whoever doesn't agree to be named."""

    weaver = WeaverChooserBlock(label=_("weaver"))
    text = blocks.TextBlock(
        label=_("text"), required=False, help_text=_("About her work. It's shown only while she is.")
    )

    def get_preview_value(self) -> Any:
        return self.to_python({"weaver": _who_agrees(Consent.Purpose.NAME), "text": ""})

    class Meta:
        icon = "user"
        label = _("Weaver")
        group = _("People")
        description = _(
            "Her name, and her photograph and words if she agrees to them. Gone when she takes it back."
        )
        template = "cms/blocks/weaver.html"


class GroupBlock(blocks.StructBlock):
    """A group of weavers, with a picture of the place or the cloth."""

    group = GroupChooserBlock(label=_("group"))
    picture = ImageChooserBlock(label=_("picture"), required=False)
    text = blocks.TextBlock(label=_("text"), required=False)

    def get_preview_value(self) -> Any:
        first = Group.objects.values_list("pk", flat=True).first()
        return self.to_python({"group": first, "picture": None, "text": ""})

    class Meta:
        icon = "group"
        label = _("Group")
        group = _("People")
        description = _("A group, its district and what it's known for, beside a picture.")
        template = "cms/blocks/group.html"


class MapBlock(blocks.StructBlock):
    """Where groups are, by district. Drawn by us: nobody else learns who looks at it."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    text = blocks.TextBlock(label=_("text"), required=False)
    groups = blocks.ListBlock(
        GroupChooserBlock(), label=_("groups"), default=[], help_text=_("None chosen: all of them.")
    )

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["districts"] = drawn([group for group in value["groups"] if group] or Group.objects.all())
        return context

    def get_preview_value(self) -> Any:
        return self.to_python({"title": "Where the looms stand", "text": "", "groups": []})

    class Meta:
        icon = "site"
        label = _("Map of districts")
        group = _("People")
        description = _("The districts of some groups, or of all. Never a village.")
        template = "cms/blocks/map.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words. A weaver's are shown only while her consent to a story is in force."""

    words = blocks.TextBlock(label=_("words"))
    who = blocks.CharBlock(label=_("who said it"), required=False, max_length=120)
    weaver = StoryWeaverChooserBlock(
        label=_("weaver"), required=False, help_text=_("Only those who agree to their story are offered.")
    )

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        weaver: Weaver | None = value["weaver"]
        context["shown"] = weaver is None or agrees(weaver.pk, Consent.Purpose.STORY)
        return context

    def get_preview_value(self) -> Any:
        words = "Thread made in a hurry shows it later in the cloth."
        return self.to_python({"words": words, "who": "A weaver", "weaver": None})

    class Meta:
        icon = "openquote"
        label = _("Quote")
        group = _("People")
        description = _("A sentence that somebody said. A weaver's goes when she takes her consent back.")
        template = "cms/blocks/quote.html"


def _who_agrees(purpose: Consent.Purpose) -> int | None:
    agreed = Consent.objects.showing(purpose, on=timezone.localdate())
    return agreed.order_by("weaver").values_list("weaver", flat=True).first()  # type: ignore[no-any-return]
