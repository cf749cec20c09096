"""All that is held about one weaver, as plain data, sheets and her statements, to take home in one zip. Amounts in paise.

Payee details are masked, for whoever fetches it: the zip lies on a phone that others share and look into. Finance tells
her the whole number face to face.
"""

import csv
import io
import json
import zipfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import PurePath
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import F
from django.template.loader import render_to_string

from catalog.models import Maker
from marketplace.accounts.models import User
from marketplace.forks.order.models import LineMaker
from marketplace.kernel.plain import plain_rows, shown
from marketplace.kernel.tables import no_formula
from payouts.models import Advance, Question, RefundShare, SaleShare
from payouts.services.balances import balance_of
from payouts.services.statements import statement_pdf
from weavers.models import AccessLog, Consent, Erasure, Notice, Payee, Voted, Weaver
from weavers.wording import wording

from .her import statements
from .work_data import work_of

FIGURES = (
    "opening", "earned", "charged_back", "adjusted", "returned", "gross", "recovered", "deducted", "net",
    "payable", "carried", "status", "reason",
)  # fmt: skip


def held_of(weaver: Weaver) -> dict[str, Any]:
    """Everything under headings, in a constant number of queries."""
    stands = balance_of(weaver)
    return {
        "you": _you(weaver),
        "what stands now": {
            "owed to you": stands.owed,
            "advances to give back": stands.advances,
            "savings": stands.savings,
            "yarn in your hands, grams": stands.yarn,
        },
        "how you are paid": [_payee(payee) for payee in Payee.objects.filter(weaver=weaver).order_by("pk")],
        "consents": [_consent(each) for each in Consent.objects.filter(weaver=weaver).order_by("given_on", "pk")],
        **_sold(weaver),
        **_months(weaver),
        **_told(weaver),
        **work_of(weaver),
    }  # fmt: skip


def _you(weaver: Weaver) -> dict[str, Any]:
    return {
        "code": weaver.code,
        "legal name": weaver.legal_name,
        "name in the shop": weaver.display_name,
        "group": weaver.group.name,
        "village": weaver.village,
        "district": weaver.district,
        "language": weaver.get_language_display(),
        "phone": weaver.phone,
        "joined": weaver.joined,
        "status": weaver.get_status_display(),
        "story": weaver.story,
    }


def _payee(payee: Payee) -> dict[str, Any]:
    return {
        "how": payee.get_method_display(),
        "account": masked(payee.account_number),
        "bank": payee.ifsc[:4],
        "UPI": masked(payee.upi_id),
        "entered": payee.entered_at,
        "confirmed": payee.verified_at,
    }


def _consent(given: Consent) -> dict[str, Any]:
    return {
        "what": given.get_purpose_display(),
        "words": str(wording(given.purpose, given.version)),
        "given": given.given_on,
        "until": given.ends_on,
        "how": given.get_form_display(),
        "witness": given.witness,
        "taken back": given.withdrawn_at,
    }


def _sold(weaver: Weaver) -> dict[str, Any]:
    """Her pieces, and what became of them."""
    return {
        "pieces": plain_rows(
            Maker.objects.filter(weaver=weaver).order_by("product"),
            reference=F("product__upc"), title=F("product__title"), state=F("product__state"), share=F("weight"),
        ),
        "sales": plain_rows(
            SaleShare.objects.filter(weaver=weaver).order_by("sale__sold_at", "pk"),
            when=F("sale__sold_at"), title=F("sale__product__title"), where=F("sale__channel"),
            pieces=F("sale__quantity"), paid=F("sale__paid"), gst=F("sale__tax"), makers=F("sale__earning"),
            yours=F("earning"),
        ),
        "ordered and not sent": plain_rows(
            LineMaker.objects.filter(weaver=weaver, line__status__in=["paid", "making"]).order_by("pk"),
            title=F("line__title"), pieces=F("line__quantity"),
        ),
        "charged back": plain_rows(
            RefundShare.objects.filter(weaver=weaver).order_by("pk"), when=F("refund__refunded_at"), yours=F("amount")
        ),
    }  # fmt: skip


def _months(weaver: Weaver) -> dict[str, Any]:
    return {
        "advances": plain_rows(
            Advance.objects.filter(weaver=weaver).order_by("given_on", "pk"),
            day=F("given_on"), what=F("kind"), paise=F("amount"), why=F("note"),
        ),
        "months": plain_rows(
            statements(weaver).order_by("run__month"), month=F("run__month"), **{name: F(name) for name in FIGURES}
        ),
    }  # fmt: skip


def _told(weaver: Weaver) -> dict[str, Any]:
    """Who looked, what she was told, and what she said."""
    return {
        "who looked at your name and details": plain_rows(
            AccessLog.objects.filter(weaver=weaver).order_by("at"),
            when=F("at"), who=F("user__username"), looked_at=F("what"), reason=F("why"),
        ),
        "what you were told": plain_rows(
            Notice.objects.filter(weaver=weaver).order_by("pk"), since=F("made_at"), told=F("told_at"), by=F("how")
        ),
        "what you asked": plain_rows(
            Question.objects.filter(weaver=weaver).order_by("pk"),
            when=F("asked_at"), figure=F("label"), paise=F("amount"), words=F("words"), answer=F("answer"),
            answered=F("answered_at"),
        ),
        "votes you took part in": plain_rows(
            Voted.objects.filter(weaver=weaver).order_by("pk"), about=F("proposal__title"), day=F("day")
        ),
        "asked to be erased": plain_rows(
            Erasure.objects.filter(weaver=weaver).order_by("pk"), asked=F("asked_at"), taken_back=F("undone_at")
        ),
    }  # fmt: skip


def masked(secret: str | None) -> str:
    """The last four signs, which she knows hers by."""
    return f"…{secret[-4:]}" if secret and len(secret) > 6 else ("…" if secret else "")


def folder_of(weaver: Weaver, *, by: User, now: datetime) -> bytes:
    """The zip: a page to read, JSON, a sheet of each list, her statements, her photograph, and what proves her consents.

    That it was taken is logged, like every look at a legal name.
    """
    AccessLog.objects.create(
        user=by, weaver=weaver, what="legal name, export",
        why="her own" if by.pk == weaver.user_id else "for her", at=now,
    )  # fmt: skip
    data = held_of(weaver)
    text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
    page = render_to_string("own_data/page.html", {"parts": list(shown(json.loads(text))), "now": now})
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("data.json", text)
        zipped.writestr("data.html", page)
        for name, rows in data.items():
            if isinstance(rows, list) and rows:
                zipped.writestr(f"sheets/{name.replace(' ', '-')}.csv", _sheet(rows))
        for item in statements(weaver).select_related("run", "weaver__group"):
            zipped.writestr(f"statements/{item.run.reference}.pdf", statement_pdf(item))
        for name, content in _files(weaver):
            zipped.writestr(name, content)
    return packed.getvalue()


def _sheet(rows: list[dict[str, Any]]) -> str:
    """As CSV, with the mark by which spreadsheets know UTF-8; no cell begins like a formula."""
    text = io.StringIO()
    sheet = csv.DictWriter(text, rows[0].keys(), lineterminator="\r\n")
    sheet.writeheader()
    for row in rows:
        sheet.writerow({name: no_formula(value) for name, value in row.items()})
    return "\ufeff" + text.getvalue()


def _files(weaver: Weaver) -> Iterable[tuple[str, bytes]]:
    if weaver.photo:
        with weaver.photo.file.open() as photo:
            yield "photo.jpg", photo.read()
    for consent in Consent.objects.filter(weaver=weaver).exclude(proof=""):
        with consent.proof.open() as proof:
            ending = PurePath(str(consent.proof.name)).suffix
            yield f"consents/{consent.given_on}-{consent.purpose}{ending}", proof.read()
    for question in Question.objects.filter(weaver=weaver).exclude(voice=""):
        with question.voice.open() as said:
            yield f"questions/{question.pk}{PurePath(str(question.voice.name)).suffix}", said.read()
