from oscar.core.application import OscarConfig


class ShippingConfig(OscarConfig):
    name = "marketplace.forks.shipping"
    label = "shipping"
