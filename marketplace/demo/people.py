"""The people of the demonstration: one for each role, all with one known password."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group as Role
from django.db import transaction

from marketplace.accounts.models import User

PASSWORD = "warp-and-weft"


@dataclass(frozen=True)
class Login:
    """Somebody who can sign in. ``does`` says what for; ``groups``: those that a coordinator looks after."""

    username: str
    role: str
    first_name: str
    last_name: str
    does: str
    groups: tuple[str, ...] = ()
    weaver: str = ""


LOGINS = (
    Login("buyer", "", "Asha", "Rai", "buys; a guest can too"),
    Login("weaver", "weaver", "Daplin", "N.", "sees her own page: W0001", weaver="W0001"),
    Login(
        "coordinator",
        "coordinator",
        "Ibahun",
        "Syiem",
        "lists pieces for three groups in Meghalaya",
        ("Umden Eri Circle", "Jowai Loom House", "Dakmanda Collective"),
    ),
    Login(
        "coordinator2",
        "coordinator",
        "Rimjhim",
        "Saikia",
        "lists pieces for the groups in Assam and Mizoram",
        ("Majuli Chang Ghar", "Aronai Sisters", "Karbi Pekok Group", "Puan Weavers Society"),
    ),
    Login("quality", "quality", "Lalrini", "Sailo", "approves listings"),
    Login("fulfilment", "fulfilment", "Rakhi", "Basumatary", "sends what was paid"),
    Login("editor", "editor", "Naphisha", "Kharkongor", "writes pages and stories"),
    Login("finance", "finance", "Chumki", "Hazarika", "prepares, exports and settles a month"),
    Login("approver", "approver", "Tengsil", "Momin", "approves a month that somebody else prepared"),
    Login("admin", "admin", "Mridula", "Das", "adds people and gives them roles"),
)


@transaction.atomic
def make_people() -> int:
    """Everybody in LOGINS who isn't there yet; gives how many. Nobody who is there is changed."""
    there = set(
        User.objects.filter(username__in=[p.username for p in LOGINS]).values_list("username", flat=True)
    )
    missing = [login for login in LOGINS if login.username not in there]
    password = make_password(PASSWORD) if missing else ""  # slow on purpose, and the same for all
    for login in missing:
        user = User.objects.create(
            username=login.username,
            email=f"{login.username}@impulse-empower.example",
            first_name=login.first_name,
            last_name=login.last_name,
            password=password,
        )
        if login.role:
            user.groups.add(Role.objects.get(name=login.role))
    return len(missing)
