"""Each step of the demonstration makes only what is missing, and never more of a woman known than she agrees to."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Site

from catalog.models import Product
from marketplace.accounts.models import User
from marketplace.accounts.roles import ROLES
from marketplace.demo.logins import LOGINS, PASSWORD
from marketplace.demo.pages import place_site
from marketplace.demo.people import make_people
from marketplace.demo.pictures import missing_pictures
from marketplace.demo.stock import load_pieces, load_weavers, words
from marketplace.storefront.people import people
from weavers.models import Consent, Coordinator, Weaver


def test_somebody_can_sign_in_for_each_role(db: None) -> None:
    make_people()
    for login in LOGINS:
        user = User.objects.get(username=login.username)
        assert user.check_password(PASSWORD)
        assert [group.name for group in user.groups.all()] == [login.role] * bool(login.role)
        assert not user.is_superuser and not user.is_staff
    assert {login.role for login in LOGINS} == {"", *ROLES}


def test_coordinators_look_after_every_group_and_none_twice(db: None) -> None:
    make_people()
    load_weavers(now=timezone.now())
    groups = [group.name for seat in Coordinator.objects.all() for group in seat.groups.all()]
    assert sorted(groups) == sorted(words()["groups"])
    assert Weaver.objects.get(user__username="weaver").code == "W0001"


def test_of_each_weaver_only_that_is_shown_which_she_agrees_to(db: None) -> None:
    load_weavers(now=timezone.now())
    shown = {person.pk: person for person in people(Weaver.objects.all(), on=timezone.localdate())}
    by_code = {weaver.code: shown[weaver.pk] for weaver in Weaver.objects.all()}
    assert by_code["W0001"].village == "Ri Bhoi village 9"
    assert by_code["W0001"].story.startswith("My aunt kept the worms")
    assert (by_code["W0008"].village, by_code["W0008"].story) == ("", "")
    assert by_code["W0024"].story == ""  # it ended ten days ago
    assert "W0023" not in missing_pictures()  # she withdrew it
    assert "W0001" in missing_pictures()


def test_a_consent_withdrawn_later_stays_withdrawn(db: None) -> None:
    now = timezone.now()
    load_weavers(now=now)
    Consent.objects.filter(weaver__code="W0001").update(withdrawn_at=now)
    assert load_weavers(now=now + timedelta(days=1)) == 0
    assert not Consent.objects.in_force(on=timezone.localdate()).filter(weaver__code="W0001").exists()
    assert "W0001" not in missing_pictures()


def test_what_somebody_changed_is_left_as_it_is(db: None) -> None:
    now = timezone.now()
    make_people()
    load_weavers(now=now)
    load_pieces(now=now)
    User.objects.filter(username="finance").update(first_name="Another")
    Product.objects.filter(upc="IE-00001").update(description="Rewritten", colour="Other")
    assert (make_people(), load_weavers(now=now), load_pieces(now=now)) == (0, 0, 0)
    assert User.objects.get(username="finance").first_name == "Another"
    assert Product.objects.get(upc="IE-00001").description == "Rewritten"


def test_the_site_is_where_it_is_served_today(db: None, settings: Any) -> None:
    settings.SITE_URL = "http://127.0.0.1:8100"
    place_site()
    site = Site.objects.get(is_default_site=True)
    assert (site.hostname, site.port) == ("127.0.0.1", 8100)


def test_people_with_a_known_password_are_made_in_a_demonstration_only(db: None) -> None:
    with pytest.raises(CommandError, match="known password"):
        call_command("demo", width=40)
    assert User.objects.count() == 0


def test_no_words_tell_why_a_woman_joined() -> None:
    said = str(words()).lower()
    for word in ("survivor", "rescue", "violence", "traffick", "victim", "widow", "poor", "abuse", "shelter"):
        assert word not in said
