"""Fields that Django hasn't."""

from typing import Any

from django import forms


class PicturesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """Any number of files, from the camera and from the gallery alike."""

    widget = PicturesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        return [super(PicturesField, self).clean(one) for one in data or [] if one]
