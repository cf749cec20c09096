"""Writing a run's payment files: the same batch of a run always gives the same bytes."""

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from marketplace.accounts.models import User
from marketplace.kernel.months import india_day, midnight
from payouts.bankfiles import FORMATS, Batch, FileProblem, Outgoing, Payer, control_note, file_name
from payouts.models import Run, RunFile
from payouts.services.checks import ANYTIME, WHOLE_RUN, holding
from payouts.services.runs import Refused, held
from weavers.models import AccessLog


class Unfit(Refused):
    """Payments that a format can't carry. ``rows`` has each one's reference and what is wrong; nothing changed."""

    def __init__(self, format: str, problem: FileProblem) -> None:
        self.rows = problem.rows
        super().__init__(_("No %(format)s file was written. %(rows)s.") % {"format": format, "rows": problem})


@transaction.atomic
@holding(before=WHOLE_RUN, after=["files", *ANYTIME])
def export_run(*, run: Run, format: str, by: User | None, now: datetime, batch: int = 1) -> bytes:
    """The file of one batch of an approved run's payments in one of ``FORMATS``; the run is then exported.

    Batch 1 are the payments as approved, 2 and on those tried again. The file's fingerprint is kept; asked again,
    the same bytes come out, and Refused is raised should they ever differ. Unfit, a Refused, names each payment
    that the format can't carry. ``by`` is None only at the server's own command line; anybody else's reading of
    payee details is logged.
    """
    if by is not None and not by.has_perm("payouts.export_run"):
        raise Refused(_("%(who)s may not write payment files.") % {"who": by})
    if format not in FORMATS:
        raise Refused(_("There is no format %(format)s.") % {"format": format})
    _books, run = held(run)
    if run.state not in (Run.State.APPROVED, Run.State.EXPORTED, Run.State.SETTLED):
        raise Refused(
            _("The run of %(run)s is %(state)s; only an approved one is exported.")
            % {"run": run, "state": run.get_state_display()}
        )
    if batch > 1 and not run.payments.filter(batch=batch).exists():
        raise Refused(_("%(run)s has no batch %(batch)d.") % {"run": run, "batch": batch})
    before = RunFile.objects.filter(run=run, format=format, batch=batch).first()
    outgoing = batch_of(before or RunFile(run=run, format=format, batch=batch, written_at=now))
    written = _write(format, outgoing)
    sha256 = hashlib.sha256(written).hexdigest()
    if before is None:
        RunFile.objects.create(
            run=run,
            format=format,
            batch=batch,
            sha256=sha256,
            payments=len(outgoing.payments),
            total=outgoing.total,
            written_at=now,
            written_by=by,
        )
    elif before.sha256 != sha256:
        raise Refused(
            _("The %(format)s file of %(run)s would differ from the one written before. Nothing was written.")
            % {"format": format, "run": outgoing.reference}
        )
    if by is not None:
        _log_reading(run, format, outgoing, by, now)
    if run.state == Run.State.APPROVED:
        run.state, run.exported_at = Run.State.EXPORTED, now
        run.save(update_fields=["state", "exported_at"])
    return written


def batch_of(file: RunFile) -> Batch:
    """The payments that go into a file, as they were approved, in order of reference."""
    payments = file.run.payments.filter(method=FORMATS[file.format].method, batch=file.batch)
    return replace(
        _frame(file),
        payments=tuple(
            Outgoing(
                reference=payment.reference,
                weaver=payment.weaver.code,
                payee_name=payment.payee_name,
                group=payment.group_name,
                amount=payment.amount,
                account_number=payment.account_number or "",
                ifsc=payment.ifsc,
                upi_id=payment.upi_id or "",
            )
            for payment in payments.select_related("weaver").order_by("reference")
        ),
    )


def payer() -> Payer:
    """Who pays, as the setting ``PAYER`` says."""
    given: dict[str, Any] = dict(settings.PAYER)
    return Payer(**{**given, "banks": frozenset(given.get("banks", ()))})


def name_of(file: RunFile) -> str:
    """What a written file is called."""
    return file_name(file.format, _frame(file))


def note_of(file: RunFile) -> str:
    """The note of control totals that goes with a written file."""
    return control_note(
        name=name_of(file),
        format=str(FORMATS[file.format].label),
        run=str(file.run),
        count=file.payments,
        total=file.total,
        sha256=file.sha256,
    )


def _write(format: str, batch: Batch) -> bytes:
    """Always in the shop's own language, so that whoever asks gets the same bytes."""
    try:
        with override(settings.LANGUAGE_CODE):
            return FORMATS[format].write(batch)
    except FileProblem as problem:
        raise Unfit(format, problem) from problem


def _frame(file: RunFile) -> Batch:
    """All of its batch but the payments. The day is that of its first writing, however often it's written."""
    approved_at = file.run.approved_at
    if approved_at is None:
        raise Refused(_("%(run)s is not approved.") % {"run": file.run})
    return Batch(
        run=file.run.reference,
        month=file.run.period,
        payments=(),
        approved_at=approved_at,
        day=india_day(file.written_at),
        payer=payer(),
        number=file.batch,
        serial=_serial(file),
    )


def _serial(file: RunFile) -> int:
    """Which file of its format it is on its day; the books are held at writing, so no two take the same."""
    began = midnight(india_day(file.written_at))
    that_day = RunFile.objects.filter(
        format=file.format, written_at__gte=began, written_at__lt=began + timedelta(days=1)
    )
    return (that_day.filter(pk__lt=file.pk) if file.pk else that_day).count() + 1


def _log_reading(run: Run, format: str, batch: Batch, by: User, now: datetime) -> None:
    weavers = run.payments.filter(method=FORMATS[format].method, batch=batch.number)
    why = f"{format} {batch.reference}"
    AccessLog.objects.bulk_create(
        AccessLog(user=by, weaver_id=weaver, what="legal name, payee details", why=why, at=now)
        for weaver in weavers.values_list("weaver_id", flat=True)
    )
