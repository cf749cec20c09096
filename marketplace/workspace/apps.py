from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    name = "marketplace.workspace"
    label = "workspace"

    def ready(self) -> None:
        from marketplace.kernel.nights import keep_with_migrations
        from marketplace.kernel.waiting import says_what_waits

        from .desk import waits_at_the_desks
        from .watching import waits_to_be_looked_after

        says_what_waits(waits_at_the_desks)
        says_what_waits(waits_to_be_looked_after)
        keep_with_migrations("marketplace.workspace.reminding.keep_reminding")
