from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    name = "marketplace.workspace"
    label = "workspace"

    def ready(self) -> None:
        from marketplace.kernel.nights import keep_with_migrations

        keep_with_migrations("marketplace.workspace.reminding.keep_reminding")
