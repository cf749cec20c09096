from oscar.core.application import OscarConfig


class CheckoutConfig(OscarConfig):
    name = "marketplace.forks.checkout"
    label = "checkout"
