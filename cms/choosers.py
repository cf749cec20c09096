"""Choosing pieces, groups, weavers and shelves in the page editor."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.chooser import ChooserViewSet

from catalog.models import Category, Product
from weavers.models import Group, Weaver


class ProductChooserViewSet(ChooserViewSet):
    model = Product
    icon = "tag"
    choose_one_text = _("Choose a piece")
    choose_another_text = _("Choose another piece")


class GroupChooserViewSet(ChooserViewSet):
    model = Group
    icon = "group"
    choose_one_text = _("Choose a group")
    choose_another_text = _("Choose another group")


class WeaverChooserViewSet(ChooserViewSet):
    """Editors see the name she chose and her code, nothing else."""

    model = Weaver
    icon = "user"
    choose_one_text = _("Choose a weaver")
    choose_another_text = _("Choose another weaver")


class CategoryChooserViewSet(ChooserViewSet):
    model = Category
    icon = "folder-open-1"
    choose_one_text = _("Choose a shelf")
    choose_another_text = _("Choose another shelf")


VIEWSETS: list[ChooserViewSet] = [
    ProductChooserViewSet("piece_chooser"),
    GroupChooserViewSet("group_chooser"),
    WeaverChooserViewSet("weaver_chooser"),
    CategoryChooserViewSet("shelf_chooser"),
]

ProductChooserBlock = VIEWSETS[0].get_block_class(name="ProductChooserBlock", module_path="cms.choosers")
GroupChooserBlock = VIEWSETS[1].get_block_class(name="GroupChooserBlock", module_path="cms.choosers")
WeaverChooserBlock = VIEWSETS[2].get_block_class(name="WeaverChooserBlock", module_path="cms.choosers")
CategoryChooserBlock = VIEWSETS[3].get_block_class(name="CategoryChooserBlock", module_path="cms.choosers")
