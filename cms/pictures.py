"""The library of pictures: each says what is in it, for those who can't see it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm


class PictureForm(BaseImageForm):
    """A description can't be left out. Files that are uploaded several at once are asked for it one by one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "description" in self.fields:
            described = self.fields["description"]
            described.required = True
            described.label = _("What is in it")
            described.help_text = _(
                "Read out to those who can't see it: “Two women at a floor loom, a red shawl half done.”"
            )
