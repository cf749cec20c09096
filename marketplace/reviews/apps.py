from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "marketplace.reviews"
    label = "piece_reviews"
    verbose_name = "Reviews"
