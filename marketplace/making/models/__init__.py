"""What goes on between the loom and the parcel: checks, orders to make, hours, and what is said about a piece."""

from .checks import Check as Check
from .checks import CheckFault as CheckFault
from .checks import Checklist as Checklist
from .checks import CheckPhoto as CheckPhoto
from .checks import Fault as Fault
from .hours import HoursNote as HoursNote
from .jobs import Job as Job
from .voices import SpokenNote as SpokenNote
