"""What is backed up comes back as it was, or is refused in words; nothing in between."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.db import connection

from marketplace.accounts.roles import ROLES
from marketplace.schema import begin
from marketplace.schema import scratch as on_scratch
from payouts.models import Leg, Run
from tests.payouts.books import JUNE, Desk, weaver
from tests.payouts.conftest import member
from weavers.models import Payee


@pytest.fixture
def files(settings: Any, tmp_path: Path) -> Path:
    """Folders of files of this test alone, with a picture and a signed sheet in them."""
    place = tmp_path / "files"
    settings.STORAGES = settings.STORAGES | {
        name: {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(place / name)},
        }
        for name in ("default", "private")
    }
    storages["default"].save("cloth/red.jpg", ContentFile(b"red"))
    storages["private"].save("consents/sheet.jpg", ContentFile(b"signed"))
    return place


@pytest.fixture
def scratch(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    """Makes the connection's database an empty one for a while."""
    with django_db_blocker.unblock():
        yield lambda: on_scratch(connection)


def say(*command: object) -> str:
    out = StringIO()
    call_command(*map(str, command), stdout=out)
    return out.getvalue()


def test_a_shop_comes_back_row_by_row_and_a_spoilt_backup_not_at_all(
    scratch: Any, files: Path, tmp_path: Path
) -> None:
    with scratch():
        begin(connection)
        call_command("migrate", verbosity=0)
        desk = Desk(member("finance", "finance"), member("approver", "approver"))
        desk.sold(JUNE, {weaver(1): 1}, earning=1000_50)
        desk.approve(JUNE)
        legs = list(Leg.objects.order_by("pk").values())
        number = Payee.objects.get().account_number
        said = say("backup", tmp_path / "kept")
        folder = Path(said.split(": ")[0])
        assert " rows in " in said and (folder.stat().st_mode & 0o077) == 0
        with pytest.raises(CommandError, match="has tables already"):
            say("restore", folder)
    with scratch():
        with pytest.raises(CommandError, match="files already"):
            say("restore", folder)
        assert connection.introspection.table_names() == []
        files.rename(files.with_name("lost"))
        assert "hold to all" in say("restore", folder)
        assert list(Leg.objects.order_by("pk").values()) == legs
        assert (Run.objects.get().state, Payee.objects.get().account_number) == ("approved", number)
        assert {each.name for each in desk.finance.groups.all()} < set(ROLES)
        assert storages["private"].open("consents/sheet.jpg").read() == b"signed"
        assert storages["default"].open("cloth/red.jpg").read() == b"red"
        with pytest.raises(Exception, match="only added to"), connection.cursor() as cursor:
            cursor.execute("UPDATE payouts_leg SET amount = 1")
    with scratch():
        with (folder / "database.dump").open("r+b") as dump:
            dump.seek(5000)
            dump.write(b"spoilt")
        with pytest.raises(CommandError, match="Not as it was written: database.dump"):
            say("restore", folder)
        assert connection.introspection.table_names() == []
