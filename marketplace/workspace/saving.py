"""What becomes of a listing form, whether a page or a phone's outbox sends it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.listing import version_of
from catalog.models import Category, ListingChange, Product
from marketplace.accounts.models import User
from marketplace.making.speaking import keep_note

from .forms import ANOTHER, NEW_KIND, ListingForm, token_of
from .hands import chosen_under
from .services import change_piece, list_piece

UNTOLD = {"key", "version", "pictures", "voice", "kind", "new_kind", "colour", "new_colour"}
"""Fields that aren't compared one by one."""


@dataclass(frozen=True)
class Difference:
    """One thing that two people say differently of a piece. ``names`` are its fields, ``pairs`` what the stored piece has there."""

    label: str
    names: list[str]
    mine: str
    theirs: str
    pairs: list[tuple[str, str]]


@transaction.atomic
def save_form(
    form: ListingForm, piece: Product | None, *, by: User, now: datetime, submit: bool, key: UUID | None
) -> Product:
    """Store a valid form as a new piece, or as a change of one. Raises ListingRefused, ChangedMeanwhile.

    A change without a key counts each time it's sent, where its version is still the newest.
    """
    given: dict[str, Any] = {
        "facts": form.facts,
        "shelf": form.shelf,
        "makers": form.makers,
        "pictures": form.images,
        "price": form.price_paise,
        "pieces": form.cleaned_data["pieces"],
        "by": by,
        "now": now,
        "submit": submit,
    }
    own = key or form.cleaned_data["key"]
    if piece is None:
        saved = list_piece(key=own, **given)
    else:
        saved = change_piece(product=piece, key=key, version=form.cleaned_data["version"], **given)
    if form.spoken:
        sound, seconds = form.spoken
        keep_note(product=saved, sound=sound, seconds=seconds, by=by, now=now, key=own)
    return saved


def stored_under(key: UUID, user: User) -> Product | None:
    """The piece that an earlier sending of the same form stored or changed."""
    step = ListingChange.objects.filter(key=key, by=user).select_related("product").first()
    return step.product if step else None


def differences(form: ListingForm, piece: Product) -> list[Difference]:
    """Where what was sent and the stored piece part, in the order of the form."""
    stored = ListingForm(by=form.by, piece=piece)
    found = [
        Difference(
            str(field.label),
            [name],
            _shown(stored, name, mine),
            _shown(stored, name, theirs),
            [(name, theirs)],
        )
        for name, field in stored.fields.items()
        if name not in UNTOLD
        and (mine := _plain(form.data.get(name)))
        != (theirs := _plain(stored.initial.get(name, field.initial)))
        and not _of_a_known_kind(form, name)
    ]
    return [*_named(form, stored), *found, *_makers(form, stored), *_pictures(form, piece)]


def _of_a_known_kind(form: ListingForm, name: str) -> bool:
    """Whether the field is one that the kind answers, so that the form doesn't show it."""
    return name in NEW_KIND + ("community",) and form.data.get("kind") != ANOTHER


def _named(form: ListingForm, stored: ListingForm) -> list[Difference]:
    """Kind and colour, each chosen from what is known or written anew."""
    found = []
    for name, new in (("kind", "new_kind"), ("colour", "new_colour")):
        pairs = [(each, _plain(stored.initial.get(each))) for each in (name, new)]
        (_known, theirs), (_other, written) = pairs
        mine = form.data.get(new if form.data.get(name) == ANOTHER else name, "").strip()
        theirs = written if theirs == ANOTHER else theirs
        if mine != theirs:
            found.append(Difference(str(form.fields[name].label), [name, new], mine, theirs, pairs))
    return found


def _plain(value: Any) -> str:
    """As a form sends it."""
    if isinstance(value, Category):
        return str(value.pk)
    if isinstance(value, bool):
        return "on" if value else ""
    if value is None:
        return ""
    return str(value).strip().replace("\r\n", "\n").removesuffix(".00")


def _shown(stored: ListingForm, name: str, value: str) -> str:
    field = stored.fields[name]
    choices = dict(getattr(field, "choices", ()) or ())
    by_text = {str(choice): str(label) for choice, label in choices.items()}
    if name == "one_of_a_kind":
        return str(_("yes") if value else _("no"))
    return by_text.get(value, value)


def _makers(form: ListingForm, stored: ListingForm) -> list[Difference]:
    mine = [(str(choice.weaver.pk), choice.weight) for choice in form.maker_choices() if choice.chosen]
    theirs = [(str(weaver.pk), str(weight)) for weaver, weight in stored.makers]
    if sorted(mine) == sorted(theirs):
        return []
    names = {str(weaver.pk): weaver.display_name for weaver in stored.weavers}
    names |= {str(weaver.pk): weaver.display_name for weaver, _weight in stored.makers}
    pairs = [("makers", pk) for pk, _weight in theirs] + [(f"weight-{pk}", weight) for pk, weight in theirs]

    def said(hands: list[tuple[str, str]]) -> str:
        return ", ".join(f"{names[pk]} ({weight})" for pk, weight in hands)

    every = ["makers", *(f"weight-{pk}" for pk in names)]
    return [Difference(_("Who made it"), every, said(mine), said(theirs), pairs)]


def _pictures(form: ListingForm, piece: Product) -> list[Difference]:
    theirs = [row.image for row in piece.images.select_related("image").order_by("display_order")]
    tokens = [token_of(image, form.by) for image in theirs]
    mine = chosen_under(form.data, "kept")
    if mine == tokens and not form.stored:
        return []

    def said(count: int) -> str:
        return ngettext("%(count)d picture", "%(count)d pictures", count) % {"count": count}

    return [
        Difference(
            _("Pictures"),
            ["kept", "files"],
            said(len(form.images)),
            said(len(theirs)),
            [("kept", token) for token in tokens],
        )
    ]


def version_shown(piece: Product) -> dict[str, Any]:
    """Which version this is, who made it and when."""
    step = piece.listing_changes.select_related("by").order_by("pk").last()
    return {
        "version": version_of(piece),
        "by": (step.by.get_full_name() or step.by.username) if step and step.by else "",
        "at": step.at.isoformat() if step else "",
    }
