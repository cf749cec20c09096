from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LettersConfig(AppConfig):
    name = "marketplace.letters"
    label = "letters"
    verbose_name = "Letters"

    def ready(self) -> None:
        post_migrate.connect(lay_out, sender=self, dispatch_uid="letters.lay_out")


def lay_out(using: str, **kwargs: Any) -> None:
    """A row for each letter in each language, empty: as the program has it. Run again, it changes nothing."""
    from django.conf import settings

    from .kinds import LETTERS
    from .models import LetterText

    LetterText.objects.using(using).bulk_create(
        [
            LetterText(letter=name, language=code)
            for name in LETTERS
            for code, _name in settings.SHOP_LANGUAGES
        ],
        ignore_conflicts=True,
    )
