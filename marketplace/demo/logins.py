"""Who can sign in to the demonstration. Plain data, for those who only print it."""

from dataclasses import dataclass

PASSWORD = "warp-and-weft"
PHONE_OF = "approver"
"""Who has a phone set up already, so that a month can be approved at once: ``make code`` is that phone."""
PHONE_SECRET = b"thread by thread 1,2".hex()


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
    Login("editor2", "editor", "Aibor", "Warjri", "reads what the editor wrote, and lets it appear"),
    Login("finance", "finance", "Chumki", "Hazarika", "prepares, exports and settles a month"),
    Login("approver", "approver", "Tengsil", "Momin", "approves a month that somebody else prepared"),
    Login("admin", "admin", "Mridula", "Das", "adds people and gives them roles"),
)
