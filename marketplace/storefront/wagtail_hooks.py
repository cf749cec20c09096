"""What the shop adds to Wagtail: menus and notices to keep, and AVIF that is made while a buyer waits for it."""

from collections.abc import Iterable
from typing import Any, BinaryIO

from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.images.image_operations import FilterOperation
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet
from willow.image import AvifImageFile  # type: ignore[import-untyped]
from willow.plugins.pillow import PillowImage  # type: ignore[import-untyped]

from .models import MenuLine, Notice


@register_snippet
class Menus(SnippetViewSet):
    """What stands in the header after the shelves, and in the footer."""

    model = MenuLine
    icon = "list-ul"
    list_display = ["__str__", "place", "position", "language"]
    panels = [FieldPanel(name) for name in ("place", "position", "page", "path", "label", "language")]


@register_snippet
class Notices(SnippetViewSet):
    """Lines above every page of the shop, for some days."""

    model = Notice
    icon = "info-circle"
    list_display = ["words", "language", "from_day", "until_day"]
    panels = [FieldPanel(name) for name in ("words", "path", "language", "from_day", "until_day")]


class QuickPicture(PillowImage):  # type: ignore[misc]
    """Pixels that are written as AVIF at a chosen speed, 0 to 10. Willow has no way to say so.

    At 9 a picture takes a tenth of the time that it does at 6, the usual, and has about a tenth more bytes.
    """

    speed = 6

    def save_as_avif(
        self, f: BinaryIO, quality: int = 80, lossless: bool = False, apply_optimizers: bool = True
    ) -> AvifImageFile:
        self.image.save(f, "AVIF", quality=quality, speed=self.speed)
        return AvifImageFile(f)


class AvifSpeedOperation(FilterOperation):  # type: ignore[misc]
    """``avifspeed-9``, the last of a filter."""

    def construct(self, speed: str) -> None:
        self.speed = int(speed)
        if not 0 <= self.speed <= 10:
            raise ValueError("AVIF is written at a speed of 0 to 10")

    def run(self, willow: Any, image: Any, env: dict[str, Any]) -> Any:
        if not isinstance(willow, PillowImage):
            return willow
        quick = QuickPicture(willow.image.convert("RGB"))
        quick.speed = self.speed
        return quick


@hooks.register("register_image_operations")
def image_operations() -> Iterable[tuple[str, type[FilterOperation]]]:
    return [("avifspeed", AvifSpeedOperation)]
