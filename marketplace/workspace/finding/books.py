"""Months, statements and requests of the books."""

from django.db.models import CharField, F, Func, Q, Value
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.kernel.holding import holds
from payouts.models import Item, Request, Run
from weavers.models import Weaver

from ..addresses import address_of
from .asked import Asked, Found

MAY = ("payouts.view_run",)
TONES = {"draft": "warn", "approved": "accent", "settled": "good", "cancelled": "bad"}
HERS = tuple(f"weaver__{name}" for name in ("legal_name", "phone", "village", "story"))


def runs(user: User, asked: Asked, part: slice) -> list[Found]:
    """By month, as ``2026-10`` or in English words; there are twelve a year."""
    said = Func(F("month"), Value("YYYY-MM FMMonth"), function="to_char", output_field=CharField())
    rows = Run.objects.annotate(said=said)
    for word in asked.words:
        rows = rows.filter(said__holds=word[:7] if word[:4].isdecimal() else word)
    return [
        Found(
            date_format(run.month, "F Y"),
            address_of("office:run", run.reference),
            run.reference,
            run.get_state_display(),
            TONES.get(run.state, ""),
        )
        for run in (rows.order_by("-month", "-attempt")[part] if len(asked.whole) > 2 else [])
    ]


def statements(user: User, asked: Asked, part: slice) -> list[Found]:
    """Those of the weaver whose code is one of the words, of months that stand."""
    codes = [word.upper() for word in asked.words]
    rows = Item.objects.filter(weaver__code__in=codes).exclude(run__state=Run.State.CANCELLED)
    return [
        Found(
            f"{each.weaver} · {date_format(each.run.month, 'F Y')}",
            address_of("office:statement", each.run.reference, each.weaver.code),
            each.run.reference,
        )
        for each in rows.select_related("run", "weaver").defer(*HERS).order_by("-run__month", "-pk")[part]
    ]


def requests(user: User, asked: Asked, part: slice) -> list[Found]:
    """Bookings that need two people, by number or by whose they are."""
    whose = Weaver.objects.filter(Q(code=asked.whole.upper()) | holds(asked.words, "code", "display_name"))
    by = Q(weaver__in=whose.values("pk"))
    if asked.number is not None:
        by |= Q(pk=asked.number)
    rows = Request.objects.filter(by).select_related("weaver").defer(*HERS).order_by("-pk")[part]
    return [
        Found(
            f"#{each.pk} {each.get_kind_display()}",
            address_of("office:request", "payouts.request", each.pk),
            " · ".join(filter(None, [str(each.weaver or ""), date_format(each.day, "j M Y")])),
            _("confirmed") if each.confirmed_at else _("refused") if each.refused_at else _("waiting"),
            "good" if each.confirmed_at else "" if each.refused_at else "warn",
        )
        for each in rows
    ]
