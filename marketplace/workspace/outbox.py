"""What phones send that was entered without signal: each entry once, by the key that the phone made for it.

An answer is a status and facts for the phone: 200 done; 410 files are missing; 409 somebody changed the piece
meanwhile, and in what; 422 what is wrong with it. Nothing is changed by any but the first that is answered with 200.
"""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import QueryDict
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from catalog.listing import ChangedMeanwhile, ListingRefused, submit_listing
from catalog.models import Product
from marketplace.accounts.models import User

from .cash_work import take_cash
from .field_work import Answer, keys_of, take_check, take_hours, take_parcel, take_yarn, wrong
from .forms import ListingForm
from .parts import drop_files, whole_files
from .reads import hers
from .saving import differences, save_form, stored_under, version_shown
from .statement_reads import take_given


def take_listing(*, key: UUID, sent: QueryDict, by: User, now: datetime) -> Answer:
    """A new piece, or with ``piece`` a change of one, from the fields of the listing form and ``files``."""
    if stored := stored_under(key, by):
        return _done(stored, [*keys_of(sent), *keys_of(sent, "voice")], by)
    piece = _piece(sent, by)
    if piece is None and sent.get("piece"):
        return 422, {"reasons": [_("This piece isn't yours to change any more.")]}
    pictures, voices = keys_of(sent), keys_of(sent, "voice")[:1]
    files, missing = whole_files(keys := [*pictures, *voices], by=by)
    if missing:
        return 410, {"missing": [str(each) for each in missing]}
    data = sent.copy()
    data["key"] = str(key)
    held: dict[str, list[UploadedFile] | None] = {
        "pictures": list(files[: len(pictures)]),
        "voice": list(files[len(pictures) :]),
    }
    form = ListingForm(data, MultiValueDict[str, UploadedFile](held), by=by, piece=piece)
    if not form.is_valid():
        return 422, wrong(form)
    try:
        with transaction.atomic():
            saved = save_form(form, piece, by=by, now=now, submit=sent.get("action") == "submit", key=key)
            drop_files(keys, by=by)
    except ChangedMeanwhile:
        assert piece
        piece.refresh_from_db()
        parted = differences(form, piece)
        return 409, {"differences": [asdict(each) for each in parted], **version_shown(piece)}
    except ListingRefused as problem:
        return 422, {"reasons": [str(problem)]}
    return _done(saved, [], by)


def take_submission(*, key: UUID, sent: QueryDict, by: User, now: datetime) -> Answer:
    """A stored draft that goes to quality."""
    piece = _piece(sent, by)
    if piece is None:
        return 422, {"reasons": [_("This piece isn't yours to change any more.")]}
    try:
        return _done(submit_listing(product=piece, by=by, now=now, key=key), [], by)
    except ListingRefused as problem:
        return 422, {"reasons": [str(problem)]}


KINDS: dict[str, Callable[..., Answer]] = {
    "listing": take_listing,
    "submission": take_submission,
    "hours": take_hours,
    "yarn": take_yarn,
    "check": take_check,
    "parcel": take_parcel,
    "cash": take_cash,
    "statement": take_given,
}
"""What an outbox can hold. Another kind is a function of the same form, repeatable under its key."""


def _piece(sent: QueryDict, by: User) -> Product | None:
    named = str(sent.get("piece", ""))
    return hers(by).filter(pk=int(named)).first() if named.isascii() and named.isdigit() else None


def _done(piece: Product, keys: list[UUID], by: User) -> Answer:
    drop_files(keys, by=by)
    piece.refresh_from_db(fields=["state"])
    return 200, {
        "title": piece.title,
        "state": str(piece.get_state_display()),
        "url": reverse("workspace:piece", args=[piece.pk]),
    }
