from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    name = "marketplace.accounts"
    label = "accounts"
    verbose_name = "People"

    def ready(self) -> None:
        from .roles import grant_roles

        # Django makes an app's permissions when that app has migrated, so the roles get theirs then too.
        post_migrate.connect(grant_roles, dispatch_uid="accounts.grant_roles")
