from django.apps import AppConfig


class LanguagesConfig(AppConfig):
    name = "marketplace.languages"
    label = "languages"
    verbose_name = "Languages"
