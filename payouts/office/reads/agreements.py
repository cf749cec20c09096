"""What needs two people, of whatever model: what it says, what it takes the place of, who entered and decided it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import CharField, ForeignKey, Q, QuerySet, Value
from django.db.models.fields import Field
from django.http import Http404
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.accounts.models import User
from marketplace.kernel.money import show_rupees
from marketplace.kernel.second_person import TwoPersons
from payouts.models import Request
from payouts.services.entries import is_encrypted, kinds_of_entry

PAGE_SIZE = 50
HERS = ("legal_name", "phone", "village", "story")
SCOPES = {
    "payouts.policy": (),
    "payouts.daywage": ("district",),
    "payouts.recoveryplan": ("weaver_id",),
    "payouts.savingschoice": ("weaver_id",),
    "payouts.yarnrate": ("kind_id",),
    "payouts.tdsrule": ("role",),
    "payouts.taxprofile": ("weaver_id",),
    "payouts.dollarrate": (),
    "catalogue.termsrule": ("product_id", "group_id"),
    "catalogue.gstrate": ("hsn", "up_to"),
    "catalogue.pricelimit": (),
    "wholesale.tier": ("shelf", "product_id", "least"),
    "custom.cancellingrule": (),
}
"""Models whose later rows take the place of earlier ones, and what rows of the same thing have in common."""
LABELS = {
    ("payouts.request", "kind"): gettext_lazy("What"),
    ("payouts.request", "amount"): gettext_lazy("Amount"),
    ("payouts.deductionrule", "amount"): gettext_lazy("Amount a month"),
    ("payouts.savingschoice", "amount"): gettext_lazy("Amount a month"),
    ("payouts.daywage", "amount"): gettext_lazy("Amount a day"),
    ("payouts.daywage", "district"): gettext_lazy("District"),
    ("payouts.recoveryplan", "most"): gettext_lazy("Most in a month"),
    ("wholesale.tier", "percent"): gettext_lazy("Comes off"),
    ("custom.cancellingrule", "early"): gettext_lazy("Goes back while it's early"),
    ("custom.cancellingrule", "weaving"): gettext_lazy("Goes back while it's woven"),
    ("custom.cancellingrule", "made"): gettext_lazy("Goes back once it's made"),
    ("payouts.policy", "cash_rounding"): gettext_lazy("Cash is paid in whole multiples of"),
}
"""How fields are called where their own name speaks of paise."""
UNKEPT = {"transaction", "move", *(field.name for field in TwoPersons._meta.get_fields())}
STATES = {
    "waiting": gettext_lazy("waiting"),
    "confirmed": gettext_lazy("confirmed"),
    "refused": gettext_lazy("refused"),
}
TONES = {"waiting": "warn", "confirmed": "good", "refused": ""}


@dataclass(frozen=True)
class Fact:
    """One thing an entry says, and what was so before it where that differs; both written out."""

    label: str
    value: str
    before: str | None = None

    @property
    def changes(self) -> bool:
        return self.before is not None and self.before != self.value


@dataclass(frozen=True)
class Agreement:
    """An entry that needs two people, ready to show."""

    entry: TwoPersons
    title: str
    detail: str
    url: str

    @property
    def state(self) -> str:
        return state_of(self.entry)

    @property
    def state_label(self) -> str:
        return str(STATES[self.state])

    @property
    def tone(self) -> str:
        return TONES[self.state]

    @property
    def decided_by(self) -> User | None:
        return self.entry.confirmed_by or self.entry.refused_by

    @property
    def decided_at(self) -> datetime | None:
        return self.entry.confirmed_at or self.entry.refused_at


def state_of(entry: TwoPersons) -> str:
    """``waiting``, ``confirmed`` or ``refused``."""
    return "confirmed" if entry.confirmed_at else "refused" if entry.refused_at else "waiting"


def model_of(kind: str) -> type[TwoPersons]:
    """The model with this label, like ``payouts.policy``. Raises Http404."""
    found = {model._meta.label_lower: model for model in kinds_of_entry()}.get(kind)
    if found is None:
        raise Http404(kind)
    return found


def entries_of(model: type[TwoPersons]) -> QuerySet[Any]:
    """All rows of a model with what they name read at once; of weavers nothing that isn't needed."""
    named = [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.name not in {"transaction", "move"}
    ]
    hidden = [f"weaver__{name}" for name in HERS] if "weaver" in named else []
    deeper = [f"{name}__product" for name in named if name == "sale"]
    return model._default_manager.select_related(*named, *deeper).defer(*hidden)


def entry_of(kind: str, pk: int) -> TwoPersons:
    """One entry. Raises Http404."""
    found: TwoPersons | None = entries_of(model_of(kind)).filter(pk=pk).first()
    if found is None:
        raise Http404(f"{kind} {pk}")
    return found


def show(entries: Iterable[TwoPersons]) -> list[Agreement]:
    """Entries ready to show, in the order given."""
    return [
        Agreement(
            entry=entry,
            title=title_of(entry),
            detail=detail_of(entry),
            url=reverse("office:request", args=[entry._meta.label_lower, entry.pk]),
        )
        for entry in entries
    ]


def waiting() -> list[Agreement]:
    """All that waits for a second person, the oldest first; one query for each model there is."""
    found = [
        entry
        for model in kinds_of_entry()
        for entry in entries_of(model).filter(confirmed_at=None, refused_at=None)
    ]
    return show(sorted(found, key=lambda entry: (entry.entered_at, entry._meta.label_lower, entry.pk)))


def history(*, kind: str = "", state: str = "", words: str = "", number: str | None = None) -> Page:
    """A page of all entries that fit, the newest first: of one kind, in one state, naming a weaver or saying words."""
    models = [model_of(kind)] if kind else kinds_of_entry()
    each = [
        _that_say(model._default_manager.all(), words)
        .filter(**_STATE_FILTERS[state])
        .order_by()
        .annotate(kind_of=Value(model._meta.label_lower, output_field=CharField()))
        .values_list("kind_of", "pk", "entered_at")
        for model in models
    ]
    keys = each[0].union(*each[1:], all=True).order_by("-entered_at", "-pk")
    page: Any = Paginator(keys, PAGE_SIZE).get_page(number)
    page.numbers = list(page.paginator.get_elided_page_range(page.number))
    wanted = list(page.object_list)
    found = {
        (model._meta.label_lower, entry.pk): entry
        for model in models
        if (pks := [pk for label, pk, _at in wanted if label == model._meta.label_lower])
        for entry in entries_of(model).filter(pk__in=pks)
    }
    page.object_list = show(found[label, pk] for label, pk, _at in wanted)
    return page


_STATE_FILTERS: dict[str, dict[str, Any]] = {
    "": {},
    "waiting": {"confirmed_at": None, "refused_at": None},
    "confirmed": {"confirmed_at__isnull": False},
    "refused": {"refused_at__isnull": False},
}


def _that_say(entries: QuerySet[Any], words: str) -> QuerySet[Any]:
    """Those whose weaver, person or own text has these words in it."""
    if not words:
        return entries
    names = {field.name for field in entries.model._meta.concrete_fields}
    asked = Q(entered_by__username__icontains=words)
    if "weaver" in names:
        asked |= Q(weaver__code__iexact=words) | Q(weaver__display_name__icontains=words)
    for field in entries.model._meta.concrete_fields:
        if isinstance(field, CharField) and not field.choices and not is_encrypted(field):
            asked |= Q(**{f"{field.name}__icontains": words})
    return entries.filter(asked)


def title_of(entry: TwoPersons) -> str:
    """What it is, in a word or two."""
    name = entry.get_kind_display() if isinstance(entry, Request) else entry._meta.verbose_name
    text = str(name)
    return text[:1].upper() + text[1:]


def detail_of(entry: TwoPersons, *, without: tuple[str, ...] = ()) -> str:
    """What it says, in a line: whatever its model is. Fields in ``without`` are said elsewhere."""
    if isinstance(entry, Request):
        return _of_request(entry)
    return " · ".join(f"{fact.label}: {fact.value}" for fact in facts_of(entry, without=without))


def _of_request(request: Request) -> str:
    of = str(request.weaver) if request.weaver else ""
    if request.sale:
        of = _("%(count)s of %(piece)s, sale %(sale)s") % {
            "count": request.quantity,
            "piece": request.sale.product.title,
            "sale": request.sale,
        }
    source = f" ({request.get_source_display()})" if request.source else ""
    day = date_format(request.day, "j F Y")
    return f"{of}: {show_rupees(request.amount)}{source}, {day}. {request.reason}"


def facts_of(
    entry: TwoPersons, before: TwoPersons | None = None, *, without: tuple[str, ...] = ()
) -> list[Fact]:
    """All that an entry says, field by field, beside what ``before`` said. Nothing that only a second person fills in."""
    return [
        Fact(label_of(entry, field), written(entry, field), written(before, field) if before else None)
        for field in entry._meta.concrete_fields
        if not field.primary_key and field.name not in UNKEPT and field.name not in without
        if written(entry, field) != "–" or (before is not None and written(before, field) != "–")
    ]


def before_of(entry: TwoPersons) -> TwoPersons | None:
    """The row that an entry takes the place of: of the same thing, in force when it begins."""
    scope = SCOPES.get(entry._meta.label_lower)
    if scope is None:
        return None
    since = since_field(type(entry))
    begins = getattr(entry, since)
    earlier = Q(**{f"{since}__lt": begins}) | Q(**{since: begins, "pk__lt": entry.pk or 2**62})
    same = {name: getattr(entry, name) for name in scope}
    found: TwoPersons | None = (
        entries_of(type(entry))
        .filter(earlier, **same, confirmed_at__isnull=False)
        .order_by(f"-{since}", "-pk")
        .first()
    )
    return found


def since_field(model: type[TwoPersons]) -> str:
    """The name of the field that says from when a rule counts, or nothing where it isn't a rule."""
    names = {field.name for field in model._meta.concrete_fields}
    return next((name for name in ("from_month", "from_day") if name in names), "")


def is_money(field: Field) -> bool:
    """Whether a field holds paise."""
    return "Integer" in field.get_internal_type() and "paise" in str(field.verbose_name)


def label_of(entry: TwoPersons | type[TwoPersons], field: Field) -> str:
    """A field's name as people read it, without its unit: the value is written with it."""
    given = LABELS.get((entry._meta.label_lower, field.name))
    text = str(given) if given else re.sub(r",? *(paise|percent)\b.*$|;.*$", "", str(field.verbose_name))
    text = text or str(field.verbose_name)
    return text[:1].upper() + text[1:]


def written(entry: TwoPersons, field: Field) -> str:
    """What a field says, with its unit; a dash for nothing."""
    value = getattr(entry, field.name)
    if value is None or value == "":
        return "–"
    if is_encrypted(field):
        return _("given, not shown here")
    if field.choices:
        return str(getattr(entry, f"get_{field.name}_display")())
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if is_money(field):
        return show_rupees(value)
    if isinstance(value, date):
        return date_format(value, "F Y" if "month" in field.name else "j F Y")
    if "percent" in str(field.verbose_name):
        return (
            f"{number_format(value, use_l10n=True).rstrip('0').rstrip('.') if '.' in str(value) else value} %"
        )
    if field.name == "grams":
        return f"{number_format(value, force_grouping=True)} g"
    return str(value)
