"""What the public may see of a weaver: her group and district; name, photo, story and village only as she consents."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import connection
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from marketplace.languages.names import said
from weavers.models import Consent, Weaver

from .pictures import PORTRAIT, Picture, pictures

Purpose = Consent.Purpose

SHOWN = ("pk", "display_name", "group__name", "group__slug", "district", "photo", "story", "village")
"""What of a weaver may be shown to the public, if she consents."""


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
    rows = weavers.annotate(agreed=ArrayAgg("consents__purpose", filter=in_force, default=[]))
    return persons(rows.values(*SHOWN, "agreed"))


def persons(rows: Iterable[Mapping[str, Any]]) -> list[Person]:
    """The same from rows with all of ``SHOWN`` and what each has ``agreed`` to. One query, none without photos."""
    found = list(rows)
    agreed = [row for row in found if {Purpose.NAME, Purpose.PHOTO} <= set(row["agreed"])]
    photos = pictures((row["photo"] for row in agreed if row["photo"]), PORTRAIT)
    return [_person(row, photos) for row in found]


def readable_village(stored: str | None) -> str:
    """A village as the database has it, encrypted → in letters."""
    field: Any = Weaver._meta.get_field("village")
    return (stored and field.from_db_value(stored, None, connection)) or ""


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


def _person(row: Mapping[str, Any], photos: Mapping[int, Picture]) -> Person:
    agreed = row["agreed"] if Purpose.NAME in row["agreed"] else []
    return Person(
        pk=row["pk"],
        name=row["display_name"] if agreed else "",
        group=row["group__name"],
        group_url=reverse("storefront:group", args=[row["group__slug"]]),
        district=row["district"],
        photo=photos.get(row["photo"]) if Purpose.PHOTO in agreed else None,
        story=row["story"] if Purpose.STORY in agreed else "",
        village=(row["village"] or "") if Purpose.VILLAGE in agreed else "",
    )
