from oscar.core.application import OscarConfig


class CatalogConfig(OscarConfig):
    """Oscar's catalogue, forked. Oscar's views are not used, so its ``ready`` isn't either."""

    name = "catalog"
    label = "catalogue"
    verbose_name = "Catalogue"
