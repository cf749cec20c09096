from django.apps import AppConfig


class DashboardConfig(AppConfig):
    """The fulfilment desk: our own views in place of Oscar's dashboard."""

    name = "marketplace.forks.dashboard"
    label = "dashboard"
    verbose_name = "Fulfilment"
