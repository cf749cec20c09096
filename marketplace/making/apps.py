from django.apps import AppConfig


class MakingConfig(AppConfig):
    name = "marketplace.making"
    label = "making"
