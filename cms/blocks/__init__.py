"""What pages are built of. Each block shows itself with an example where an editor chooses one."""

from typing import Any

from wagtail import blocks
from wagtail.fields import StreamField

from .media import GalleryBlock, PictureBlock, SoundBlock, VideoBlock
from .people import GroupBlock, MapBlock, QuoteBlock, WeaverBlock
from .shop import PieceBlock, RangeBlock, SplitBlock
from .words import CallBlock, FiguresBlock, PagesBlock, QuestionsBlock, TextBlock, WriteToUsBlock


class PageBody(blocks.StreamBlock):
    """Every block, in any order."""

    text = TextBlock()
    picture = PictureBlock()
    pieces = RangeBlock()
    piece = PieceBlock()
    split = SplitBlock()
    weaver = WeaverBlock()
    group = GroupBlock()
    map = MapBlock()
    quote = QuoteBlock()
    figures = FiguresBlock()
    gallery = GalleryBlock()
    video = VideoBlock()
    sound = SoundBlock()
    questions = QuestionsBlock()
    pages = PagesBlock()
    call = CallBlock()
    write = WriteToUsBlock()


class Body(StreamField):
    """What a page holds. Migrations don't list the blocks: they are stored as JSON whatever they are."""

    def __init__(self, block_types: Any = None, **options: Any) -> None:
        super().__init__(PageBody() if block_types is None else block_types, **options)

    def deconstruct(self) -> Any:
        name, path, _blocks, options = super().deconstruct()
        options.pop("block_lookup", None)
        return name, path, [], options
