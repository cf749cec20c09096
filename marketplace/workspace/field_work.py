"""What becomes of what is noted in the villages, whether a page or a phone's outbox sends it: hours, yarn, checks, parcels.

Each ``take_`` is an outbox's kind: repeatable under its key, answered as ``outbox`` says.
"""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from catalog.models import Product
from marketplace.accounts.models import User
from marketplace.forks.order.models import Line, ShippingEvent
from marketplace.kernel.months import india_day
from marketplace.kernel.once import key_of_ulid
from marketplace.making.checking import CheckedMeanwhile, CheckRefused, may_check
from marketplace.making.hours import HoursRefused, note_hours
from marketplace.making.models import Check, HoursNote
from marketplace.making.parcels import Parcel, send_parcels
from payouts.models import YarnMove
from payouts.services.dispatch import NotToSend
from payouts.services.runs import Refused
from payouts.services.yarn import move_yarn

from .check_rows import form_for, save_check
from .parts import drop_files, whole_files
from .saving import Difference
from .work_forms import HoursForm, SendForm, YarnForm

Answer = tuple[int, dict[str, Any]]


def save_hours(form: HoursForm, *, by: User, now: datetime, key: UUID) -> HoursNote:
    """Raises HoursRefused."""
    data = form.cleaned_data
    return note_hours(
        weaver=data["weaver"], kind=data["kind"], pieces=data["pieces"], minutes=form.minutes, day=data["day"],
        by=by, now=now, key=key,
    )  # fmt: skip


def save_yarn(form: YarnForm, *, by: User, now: datetime, key: UUID) -> YarnMove:
    """Raises ``payouts``' Refused."""
    data = form.cleaned_data
    return move_yarn(
        ref=str(key), what=data["what"], kind=data["kind"], weaver=data["weaver"], grams=data["grams"],
        day=data["day"], note=data["note"], by=by, now=now,
    )  # fmt: skip


def save_parcel(form: SendForm, *, by: User, now: datetime) -> int:
    """Gives how many lines have left by it. Raises NotToSend, also where some left in another parcel."""
    chosen, data = form.chosen, form.cleaned_data
    carrier, tracking = data["carrier"].strip(), data["tracking"].strip()
    for line in chosen:
        if line.status != Line.Status.SENT:
            continue
        gone = ShippingEvent.objects.filter(lines=line).select_related("sent_by").order_by("-pk").first()
        if gone and (gone.carrier, gone.tracking) != (carrier, tracking):
            who = gone.sent_by.get_full_name() or gone.sent_by.username if gone.sent_by else _("Somebody")
            raise NotToSend(
                _("%(who)s has sent “%(title)s” already: %(carrier)s %(tracking)s.")
                % {"who": who, "title": line.title, "carrier": gone.carrier, "tracking": gone.tracking}
            )
    return send_parcels(parcels=[Parcel(chosen[0].order, chosen, carrier, tracking)], by=by, now=now)


# What a phone sends


def take_hours(*, key: UUID, sent: QueryDict, by: User, now: datetime) -> Answer:
    if HoursNote.objects.filter(key=key, by=by).exists():
        return done(_("Hours"), reverse("workspace:hours"))
    form = HoursForm(keyed(sent, key), by=by, today=india_day(now))
    if not form.is_valid():
        return 422, wrong(form)
    try:
        save_hours(form, by=by, now=now, key=key)
    except HoursRefused as problem:
        return 422, {"reasons": [str(problem)]}
    return done(_("Hours"), reverse("workspace:hours"))


def take_yarn(*, key: UUID, sent: QueryDict, by: User, now: datetime) -> Answer:
    if YarnMove.objects.filter(ref=str(key), by=by).exists():
        return done(_("Yarn"), reverse("workspace:yarn"))
    form = YarnForm(keyed(sent, key), by=by, today=india_day(now))
    if not form.is_valid():
        return 422, wrong(form)
    try:
        save_yarn(form, by=by, now=now, key=key)
    except Refused as problem:
        return 422, {"reasons": [str(problem)]}
    return done(_("Yarn"), reverse("workspace:yarn"))


def take_check(*, key: UUID, sent: QueryDict, by: User, now: datetime) -> Answer:
    """A check of ``line``, or of ``piece``. ``theirs`` is how she agrees to what somebody else found meanwhile."""
    page = reverse("workspace:checks")
    keys = keys_of(sent)
    if sent.get("theirs") or Check.objects.filter(key=key, by=by).exists():
        drop_files(keys, by=by)
        return done(_("Check"), page)
    line = Line.objects.filter(pk=_int(sent.get("line"))).select_related("product").first()
    piece = line.product if line else Product.objects.filter(pk=_int(sent.get("piece"))).first()
    if not isinstance(piece, Product) or not may_check(by, piece, line):
        return 422, {"reasons": [_("This piece isn't yours to check any more.")]}
    files, missing = whole_files(keys, by=by)
    if missing:
        return 410, {"missing": [str(each) for each in missing]}
    data = (keyed(sent, key), MultiValueDict[str, UploadedFile]({"photos": list(files)}))
    form = form_for(piece, line, now=now, version=0, data=data)
    if not form.is_valid():
        return 422, wrong(form)
    try:
        save_check(form, by=by, now=now, key=key)
    except CheckedMeanwhile as meanwhile:
        return 409, _parted(form.cleaned_data["grade"], meanwhile)
    except CheckRefused as problem:
        return 422, {"reasons": [str(problem)]}
    drop_files(keys, by=by)
    return done(_("Check"), page)


def _parted(grade: str, meanwhile: CheckedMeanwhile) -> dict[str, Any]:
    theirs = meanwhile.theirs
    labels = dict(Check.Grade.choices)
    difference = Difference(
        _("Grade"), ["grade", "faults", "note", "files"], str(labels[grade]), str(labels[theirs.grade]),
        [("grade", theirs.grade), ("theirs", "1")],
    )  # fmt: skip
    who = theirs.by.get_full_name() or theirs.by.username
    return {"differences": [asdict(difference)], "version": theirs.pk, "by": who, "at": theirs.at.isoformat()}


def take_parcel(*, key: UUID, sent: QueryDict, by: User, now: datetime) -> Answer:
    form = SendForm(keyed(sent, key), by=by)
    if not form.is_valid():
        return 422, wrong(form)
    try:
        save_parcel(form, by=by, now=now)
    except NotToSend as problem:
        return 422, {"reasons": [str(problem)]}
    number = form.chosen[0].order.number
    return done(_("Order %(number)s") % {"number": number}, reverse("workspace:parcels"))


def keys_of(sent: QueryDict, name: str = "files") -> list[UUID]:
    """Files that go with an entry, each once."""
    return [key_of_ulid(each) for each in dict.fromkeys(sent.getlist(name))]


def keyed(sent: QueryDict, key: UUID) -> QueryDict:
    data = sent.copy()
    data["key"] = str(key)
    return data


def _int(text: Any) -> int:
    return int(text) if str(text or "").isascii() and str(text or "").isdigit() and len(str(text)) < 12 else 0


def done(title: str, url: str) -> Answer:
    return 200, {"title": title, "state": _("stored"), "url": url}


def wrong(form: forms.Form) -> dict[str, Any]:
    """What is wrong, by field, for the phone to say beside it; ``reasons`` for the list."""
    fields = {name: [str(each) for each in errors] for name, errors in form.errors.items()}
    labels = {name: str(form.fields[name].label) for name in fields if name in form.fields}
    reasons = [
        f"{labels[name]}: {' '.join(errors)}" if name in labels else " ".join(errors)
        for name, errors in fields.items()
    ]
    return {"fields": fields, "reasons": reasons}
