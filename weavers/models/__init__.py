from .access import AccessLog
from .consents import IN_FORCE, Consent, shown_name
from .groups import StandIn, Step
from .keeping import Erasure, RetentionApplied
from .notices import Notice
from .payees import Payee
from .people import Coordinator, Group, Weaver
from .votes import Proposal, Tally, Voted

__all__ = [
    "AccessLog",
    "IN_FORCE",
    "Consent",
    "Coordinator",
    "Erasure",
    "Group",
    "Notice",
    "Payee",
    "Proposal",
    "RetentionApplied",
    "StandIn",
    "Step",
    "Tally",
    "Voted",
    "Weaver",
    "shown_name",
]
