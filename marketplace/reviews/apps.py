from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "marketplace.reviews"
    label = "piece_reviews"
    verbose_name = "Reviews"

    def ready(self) -> None:
        from marketplace.kernel.nights import keep_with_migrations

        keep_with_migrations("marketplace.reviews.nightly.keep_asking")
