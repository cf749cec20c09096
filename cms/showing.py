"""What pages ask again and again while they are made, asked once until something changes."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import PageViewRestriction

from marketplace.pagecache.remembered import remembered
from weavers.models import Consent


def agrees(weaver: int, purpose: Consent.Purpose) -> bool:
    """Whether a weaver agrees to it today, and to be named."""
    today = timezone.localdate()
    agreed = Consent.objects.showing(purpose, on=today).filter(weaver=weaver)
    return remembered(("cms.agrees", weaver, purpose, today), agreed.exists)


def any_restricted() -> bool:
    """Whether there is a page at all that only some may see."""
    return remembered("cms.restricted", PageViewRestriction.objects.exists)


def public(pages: Any) -> Any:
    """Those that are published and everybody may see."""
    return pages.live().public() if any_restricted() else pages.live()


def with_sizes(images: Iterable[Any]) -> None:
    """Reads all sizes of some pictures at once, so that a template asks for none of them."""
    model = get_image_model()
    found = [image for image in images if isinstance(image, model)]
    if found:
        sizes = model.get_rendition_model().objects.all()
        prefetch_related_objects(found, Prefetch("renditions", sizes, to_attr="prefetched_renditions"))
