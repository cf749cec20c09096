"""Taking away what may no longer be shown of a weaver: her pictures with every size of them, and her name in the index.

What pages say of her they ask on each day anew, so a consent that has ended shows nothing from that midnight on even
where nobody has taken anything away yet. Files and the search's index can't ask: here they go.
"""

from datetime import date, datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from modelsearch.backends import get_search_backends
from wagtail.images.models import Image
from wagtail.models import ReferenceIndex

from marketplace.kernel.months import india_day

from .models import Consent, Weaver

Purpose = Consent.Purpose


@transaction.atomic
def take_down(*, weaver: Weaver, on: date) -> None:
    """Delete what she doesn't agree to any more that day. Done again, nothing more happens.

    Her photograph goes where she doesn't agree to it, and the pictures of stories about her where she doesn't agree to
    those, unless another page shows them too. Files go once this is stored.
    """
    her = Weaver.objects.select_for_update(of=("self",)).get(pk=weaver.pk)
    if her.photo_id and not _shows(her, Purpose.PHOTO, on=on):
        photo = her.photo
        her.photo = None
        her.save(update_fields=["photo"])
        assert photo
        photo.delete()
    if not _shows(her, Purpose.STORY, on=on):
        for image in _pictures_of_her_stories(her):
            image.delete()
    found_by = her.display_name if _shows(her, Purpose.NAME, on=on) else ""
    if found_by != her.found_by:
        her.found_by = found_by
        her.save(update_fields=["found_by"])
        _index_again(her)


def take_down_what_is_over(*, now: datetime) -> int:
    """Each night: what ended by its day. Gives how many weavers' consents; run again, none."""
    on = india_day(now)
    found = Weaver.objects.filter(pk__in=Consent.objects.over(on=on).values("weaver")).order_by("pk")
    done = 0
    for weaver in found:
        with transaction.atomic():
            Weaver.objects.select_for_update(of=("self",)).get(pk=weaver.pk)
            take_down(weaver=weaver, on=on)
            Consent.objects.over(on=on).filter(weaver=weaver).update(closed_at=now)
        done += 1
    return done


def _shows(her: Weaver, purpose: str, *, on: date) -> bool:
    return Consent.objects.showing(purpose, on=on).filter(weaver=her).exists()


def _pictures_of_her_stories(her: Weaver) -> list[Image]:
    """Pictures of pages that are about her alone (Wagtail's index of references says which), shown nowhere else."""
    about = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(Weaver),
        to_object_id=str(her.pk),
        model_path="weaver",
    )
    pages = set(about.values_list("base_content_type", "object_id"))
    if not pages:
        return []
    to_images = ReferenceIndex.objects.filter(to_content_type=ContentType.objects.get_for_model(Image))
    there = to_images.filter(object_id__in=[page for _kind, page in pages]).values("to_object_id")
    shown: dict[str, set[tuple[int, str]]] = {}
    for image, kind, page in to_images.filter(to_object_id__in=there).values_list(
        "to_object_id", "base_content_type", "object_id"
    ):
        shown.setdefault(image, set()).add((kind, page))
    return list(Image.objects.filter(pk__in=[int(image) for image, where in shown.items() if where <= pages]))


def _index_again(her: Weaver) -> None:
    """Her pieces are found by her name while she agrees to it."""
    pieces: list[Any] = [maker.product for maker in her.made.select_related("product")]  # type: ignore[attr-defined]
    if pieces:
        for backend in get_search_backends(with_auto_update=True):
            backend.add_bulk(type(pieces[0]), pieces)
