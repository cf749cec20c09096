from .access import AccessLog
from .consents import Consent
from .payees import Payee
from .people import Coordinator, Group, Weaver

__all__ = ["AccessLog", "Consent", "Coordinator", "Group", "Payee", "Weaver"]
