"""Choosing pieces, groups, weavers and shelves in the page editor."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

from catalog.models import Category, Product
from weavers.models import Consent, Group, Weaver


class InShop:
    """Offers what is in the shop: no drafts, and nothing that was made for somebody."""

    def get_object_list(self) -> Any:
        return Product.objects.live()


class ChooseInShop(InShop, chooser.ChooseView):
    pass


class ChooseInShopResults(InShop, chooser.ChooseResultsView):
    pass


class ProductChooserViewSet(ChooserViewSet):
    model = Product
    icon = "tag"
    choose_one_text = _("Choose a piece")
    choose_another_text = _("Choose another piece")
    choose_view_class = ChooseInShop
    choose_results_view_class = ChooseInShopResults


class GroupChooserViewSet(ChooserViewSet):
    model = Group
    icon = "group"
    choose_one_text = _("Choose a group")
    choose_another_text = _("Choose another group")


def agreeing(purpose: Consent.Purpose) -> Any:
    """The weavers who agree to it today, and to be named."""
    agreed = Consent.objects.showing(purpose, on=timezone.localdate())
    return Weaver.objects.filter(pk__in=agreed.values("weaver"))


class Named:
    """Offers those who agree to be named."""

    purpose = Consent.Purpose.NAME

    def get_object_list(self) -> Any:
        return agreeing(self.purpose)


class InStories(Named):
    purpose = Consent.Purpose.STORY


class ChooseNamed(Named, chooser.ChooseView):
    pass


class ChooseNamedResults(Named, chooser.ChooseResultsView):
    pass


class ChooseInStories(InStories, chooser.ChooseView):
    pass


class ChooseInStoriesResults(InStories, chooser.ChooseResultsView):
    pass


class WeaverChooserViewSet(ChooserViewSet):
    """Editors see the name she chose and her code, nothing else, and only of those who agree to be named."""

    model = Weaver
    icon = "user"
    choose_one_text = _("Choose a weaver")
    choose_another_text = _("Choose another weaver")
    choose_view_class = ChooseNamed
    choose_results_view_class = ChooseNamedResults
    register_widget = False


class StoryWeaverChooserViewSet(ChooserViewSet):
    """The same of those who agree to their story, for what is about them or quotes them."""

    model = Weaver
    icon = "user"
    choose_one_text = _("Choose a weaver who agrees to a story")
    choose_another_text = _("Choose another weaver")
    choose_view_class = ChooseInStories
    choose_results_view_class = ChooseInStoriesResults


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
    StoryWeaverChooserViewSet("story_weaver_chooser"),
]

ProductChooserBlock = VIEWSETS[0].get_block_class(name="ProductChooserBlock", module_path="cms.choosers")
GroupChooserBlock = VIEWSETS[1].get_block_class(name="GroupChooserBlock", module_path="cms.choosers")
WeaverChooserBlock = VIEWSETS[2].get_block_class(name="WeaverChooserBlock", module_path="cms.choosers")
CategoryChooserBlock = VIEWSETS[3].get_block_class(name="CategoryChooserBlock", module_path="cms.choosers")
StoryWeaverChooserBlock = VIEWSETS[4].get_block_class(
    name="StoryWeaverChooserBlock", module_path="cms.choosers"
)
