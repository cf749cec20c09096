"""``manage.py messages``: bring the catalogues of messages up to date and write them as Django reads them."""

from typing import Any

from marketplace.kernel.commands import ShopCommand
from marketplace.languages.messages import compile_one, demonstrations, messages, sources, write_anew


class Command(ShopCommand):
    help = "Gather what buyers read into each language's catalogue, say what lacks a translation, and compile it."

    def handle(self, *args: Any, **options: Any) -> None:
        found = messages()
        for path in sources():
            missing = write_anew(path, found)
            self.stdout.write(
                f"{path.parent.parent.name}: {len(found)} messages, {len(missing)} to be translated"
            )
            for key in missing:
                self.stdout.write(f"  {key.text}")
        for path in [*sources(), *demonstrations()]:
            path.with_suffix(".mo").write_bytes(compile_one(path))
