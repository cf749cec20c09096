from django.apps import AppConfig


class OwnDataConfig(AppConfig):
    name = "marketplace.own_data"
    label = "own_data"
    verbose_name = "Own data"

    def ready(self) -> None:
        from marketplace.kernel.nights import keep_with_migrations

        keep_with_migrations("marketplace.own_data.nightly.keep_forgetting")
