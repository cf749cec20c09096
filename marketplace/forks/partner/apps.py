from oscar.core.application import OscarConfig


class PartnerConfig(OscarConfig):
    name = "marketplace.forks.partner"
    label = "partner"
