from django.apps import AppConfig


class WeaversConfig(AppConfig):
    name = "weavers"
    verbose_name = "Weavers"

    def ready(self) -> None:
        from marketplace.kernel.nights import keep_with_migrations

        keep_with_migrations("weavers.nightly.keep_taking_down")
