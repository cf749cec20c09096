from .access import AccessLog
from .consents import Consent, shown_name
from .groups import StandIn, Step
from .keeping import Erasure, RetentionApplied
from .notices import Notice
from .payees import Payee
from .people import Coordinator, Group, Weaver

__all__ = [
    "AccessLog",
    "Consent",
    "Coordinator",
    "Erasure",
    "Group",
    "Notice",
    "Payee",
    "RetentionApplied",
    "StandIn",
    "Step",
    "Weaver",
    "shown_name",
]
