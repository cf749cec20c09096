from .access import AccessLog
from .consents import Consent, shown_name
from .payees import Payee
from .people import Coordinator, Group, Weaver

__all__ = ["AccessLog", "Consent", "Coordinator", "Group", "Payee", "Weaver", "shown_name"]
