"""``schema``: write what all migrations make of an empty database into ``schema.sql``."""

from typing import Any

from marketplace.kernel.commands import ShopCommand
from marketplace.schema import FILE, brought_up_to_date


class Command(ShopCommand):
    help = "Write marketplace/schema.sql anew, after a change of migrations."

    def handle(self, *args: Any, **options: Any) -> None:
        FILE.write_text(brought_up_to_date())
        self.stdout.write(f"{FILE.name}: {FILE.stat().st_size // 1000} KB")
