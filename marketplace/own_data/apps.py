from django.apps import AppConfig


class OwnDataConfig(AppConfig):
    name = "marketplace.own_data"
    label = "own_data"
    verbose_name = "Own data"
