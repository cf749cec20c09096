from django.apps import AppConfig


class WeaversConfig(AppConfig):
    name = "weavers"
    verbose_name = "Weavers"
