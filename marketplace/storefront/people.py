"""What the public may see of a weaver: her group and district; name, photo, story and village only as she consents."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from marketplace.languages.names import said
from weavers.models import Consent, Weaver

from .pictures import PORTRAIT, Picture, pictures

Purpose = Consent.Purpose


@dataclass(frozen=True)
class Person:
    """A weaver as the public sees her on one day, each part only with a consent in force.

    Whoever doesn't agree to be named has no page, and looks like any other of her group who doesn't.
    """

    pk: int
    name: str
    group: str
    group_url: str
    district: str
    photo: Picture | None
    story: str
    village: str

    @property
    def url(self) -> str:
        """Nothing for whoever has no page."""
        return self.name and reverse("storefront:weaver", args=[slugify(self.name) or "weaver", self.pk])

    @property
    def called(self) -> str:
        return self.name or _("A weaver")

    @property
    def place(self) -> str:
        return ", ".join(part for part in (said(self.village), said(self.district)) if part)


def people(weavers: QuerySet[Weaver], *, on: date) -> list[Person]:
    """The weavers as they may be shown on that day, in the order given. Two queries, one without photos."""
    in_force = Q(weaver_consents_in_force(on))
    rows = list(
        weavers.select_related("group")
        .defer("legal_name", "phone")
        .annotate(agreed=ArrayAgg("consents__purpose", filter=in_force, default=[]))
    )
    shown = [w.photo_id for w in rows if w.photo_id and {Purpose.NAME, Purpose.PHOTO} <= set(w.agreed)]
    photos = pictures(shown, PORTRAIT)
    return [_person(weaver, photos) for weaver in rows]


def weaver_consents_in_force(on: date) -> Q:
    """The same rule as ``Consent.objects.in_force``, for a query that starts at the weaver."""
    return Q(
        consents__given_on__lte=on,
        consents__ends_on__gt=on,
        consents__withdrawn_at=None,
        consents__closed_at=None,
    )


def names(found: Iterable[Person]) -> list[str]:
    """Each name once, in order."""
    return list(dict.fromkeys(person.called for person in found))


def _person(weaver: Weaver, photos: dict[int, Picture]) -> Person:
    agreed: list[str] = weaver.agreed  # type: ignore[attr-defined]
    if Purpose.NAME not in agreed:
        agreed = []
    photo = weaver.photo_id if Purpose.PHOTO in agreed else None
    return Person(
        pk=weaver.pk,
        name=weaver.display_name if agreed else "",
        group=weaver.group.name,
        group_url=reverse("storefront:group", args=[weaver.group.slug]),
        district=weaver.district,
        photo=photos.get(photo) if photo else None,
        story=weaver.story if Purpose.STORY in agreed else "",
        village=(weaver.village or "") if Purpose.VILLAGE in agreed else "",
    )
