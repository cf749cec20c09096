from oscar.core.application import OscarConfig


class OrderConfig(OscarConfig):
    name = "marketplace.forks.order"
    label = "order"
