"""Blocks of pictures, films and sound. Nothing in them is fetched from anybody else's server."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

FILMS, SOUNDS, WORDS = ("mp4", "webm"), ("mp3", "m4a", "ogg", "opus"), ("vtt",)


class PictureBlock(blocks.StructBlock):
    picture = ImageChooserBlock(label=_("picture"))
    caption = blocks.CharBlock(label=_("caption"), required=False, max_length=250)

    def get_preview_value(self) -> Any:
        return self.to_python({"picture": some_pictures(1)[0], "caption": "A floor loom in the afternoon."})

    class Meta:
        icon = "image"
        label = _("Picture")
        group = _("Pictures and sound")
        description = _("One picture, wide, with a line below it.")
        template = "cms/blocks/picture.html"


class GalleryBlock(blocks.StructBlock):
    """Several pictures side by side; on a phone one below the other."""

    title = blocks.CharBlock(label=_("title"), required=False, max_length=120)
    pictures = blocks.ListBlock(PictureBlock(), label=_("pictures"), min_num=2, max_num=12)

    def get_preview_value(self) -> Any:
        pictures = [{"picture": key, "caption": ""} for key in some_pictures(3)]
        return self.to_python({"title": "From one warp", "pictures": pictures})

    class Meta:
        icon = "image"
        label = _("Gallery")
        group = _("Pictures and sound")
        description = _("Two to twelve pictures, each with its line.")
        template = "cms/blocks/gallery.html"


class FileBlock(DocumentChooserBlock):
    """A file of the library of one of some kinds."""

    def __init__(self, *, kinds: tuple[str, ...], **options: Any) -> None:
        super().__init__(**options)
        self.kinds = kinds

    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        if found and found.file_extension.lower() not in self.kinds:
            raise ValidationError(_("This has to be a file of %(kinds)s.") % {"kinds": ", ".join(self.kinds)})
        return found


class VideoBlock(blocks.StructBlock):
    """A film of ours, or a link to one elsewhere: a picture until somebody follows it, so nobody sets a cookie here."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    picture = ImageChooserBlock(label=_("picture"), help_text=_("Shown until it's played."))
    file = FileBlock(kinds=FILMS, label=_("film, as a file"), required=False)
    words = FileBlock(kinds=WORDS, label=_("subtitles, as a .vtt file"), required=False)
    link = blocks.URLBlock(
        label=_("or a film elsewhere"), required=False, help_text=_("It opens on that site, once pressed.")
    )
    told = blocks.RichTextBlock(
        label=_("what is said in it"), required=False, features=["bold", "italic", "ol", "ul"]
    )

    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        if bool(found["file"]) == bool(found["link"]):
            wrong = ValidationError(_("Give either a file or a link."))
            raise blocks.StructBlockValidationError(block_errors={"file": wrong})
        return found

    def get_preview_value(self) -> Any:
        return self.to_python(
            {
                "title": "Spinning eri",
                "picture": some_pictures(1)[0],
                "link": "https://example.com/spinning-eri",
            }
        )

    class Meta:
        icon = "media"
        label = _("Film")
        group = _("Pictures and sound")
        description = _(
            "A film from our library, or a picture that leads to one elsewhere. Without others' cookies."
        )
        template = "cms/blocks/video.html"


class SoundBlock(blocks.StructBlock):
    """Something to listen to, with the same in words."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    file = FileBlock(kinds=SOUNDS, label=_("sound, as a file"))
    told = blocks.RichTextBlock(label=_("the same in words"), features=["bold", "italic", "ol", "ul"])

    def get_preview_value(self) -> Any:
        return self.to_python({"title": "The river at six", "told": "<p>Oars, and a loom that begins.</p>"})

    class Meta:
        icon = "media"
        label = _("Sound")
        group = _("Pictures and sound")
        description = _("A recording from our library, and the same in words for those who can't hear it.")
        template = "cms/blocks/sound.html"


def some_pictures(number: int) -> list[Any]:
    """Keys of some pictures of the library, for previews; nothing where it has none."""
    keys = get_image_model().objects.order_by("-pk").values_list("pk", flat=True)[:number]
    return list(keys) or [None]
