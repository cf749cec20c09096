from wagtail import hooks
from wagtail.admin.viewsets.chooser import ChooserViewSet

from .choosers import VIEWSETS


@hooks.register("register_admin_viewset")
def register_choosers() -> list[ChooserViewSet]:
    return VIEWSETS
