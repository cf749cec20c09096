"""The note that goes with a payment file, so that whoever releases it at the bank can tell that it's whole."""

from django.utils.translation import gettext as _

from marketplace.kernel.money import plain_rupees, show_rupees


def control_note(*, name: str, format: str, run: str, count: int, total: int, sha256: str) -> str:
    """Plain text to print or keep: file, format, run, number of payments, total (paise given) and SHA-256."""
    lines = [
        (_("Payment file"), name),
        (_("Format"), format),
        (_("Run"), run),
        (_("Payments"), str(count)),
        (_("Total"), f"{show_rupees(total)} (INR {plain_rupees(total)})"),
        ("SHA-256", sha256),
    ]
    widest = max(len(label) for label, _value in lines)
    return "".join(f"{label:<{widest}}  {value}\n" for label, value in lines)
