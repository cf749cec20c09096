from django.apps import AppConfig


class CustomConfig(AppConfig):
    name = "marketplace.custom"
    label = "custom"
    verbose_name = "Custom orders"
