"""Writing a run's payment files: the same run always gives the same bytes."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from marketplace.accounts.models import User
from payouts.bankfiles import FORMATS, Batch, Outgoing
from payouts.models import Run, RunFile
from payouts.services.runs import Refused, held
from weavers.models import AccessLog


@transaction.atomic
def export_run(*, run: Run, format: str, by: User | None, now: datetime) -> bytes:
    """The file of an approved run's payments in one of ``bankfiles.FORMATS``; the run is then exported.

    Its fingerprint is kept; asked again, the same bytes come out, and Refused is raised should they ever differ.
    ``by`` is None only at the server's own command line; anybody else's reading of payee details is logged.
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
    batch = batch_of(run, FORMATS[format].method)
    with override(settings.LANGUAGE_CODE):
        written = FORMATS[format].write(batch)
    sha256 = hashlib.sha256(written).hexdigest()
    file, _new = RunFile.objects.get_or_create(
        run=run,
        format=format,
        defaults={
            "sha256": sha256,
            "payments": len(batch.payments),
            "total": batch.total,
            "written_at": now,
            "written_by": by,
        },
    )
    if file.sha256 != sha256:
        raise Refused(
            _("The %(format)s file of %(run)s would differ from the one written before. Nothing was written.")
            % {"format": format, "run": run}
        )
    if by is not None:
        _log_reading(run, format, by, now)
    if run.state == Run.State.APPROVED:
        run.state, run.exported_at = Run.State.EXPORTED, now
        run.save(update_fields=["state", "exported_at"])
    return written


def batch_of(run: Run, method: str) -> Batch:
    """A run's payments by one method, as they were approved, in order of reference."""
    return Batch(
        run=run.reference,
        month=run.period,
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
            for payment in run.payments.filter(method=method).select_related("weaver").order_by("reference")
        ),
    )


def _log_reading(run: Run, format: str, by: User, now: datetime) -> None:
    weavers = run.payments.filter(method=FORMATS[format].method).values_list("weaver_id", flat=True)
    AccessLog.objects.bulk_create(
        AccessLog(user=by, weaver_id=weaver, what="legal name, payee details", why=f"{format} {run}", at=now)
        for weaver in weavers
    )
