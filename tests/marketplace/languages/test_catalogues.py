"""The catalogues have every message that buyers read, whole, and are compiled."""

import re
from pathlib import Path

import pytest
from django.utils.translation import override

from marketplace.demo.stock import words
from marketplace.languages.messages import Key, catalogue, compile_one, demonstrations, messages, sources
from marketplace.languages.names import KNOWN, said, stored

HOLES = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}|</?\w+[^>]*>")
"""What a sentence has places for, and its tags."""


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.parent.parent.name)
def test_a_catalogue_has_every_message_whole_and_is_compiled(path: Path) -> None:
    kept = {
        Key(each.context, *(each.id if isinstance(each.id, tuple) else (each.id,))): each
        for each in catalogue(path)
        if each.id
    }
    assert set(messages()) == set(kept), "run manage.py messages"
    for key, each in kept.items():
        strings = each.string if isinstance(each.string, tuple) else (each.string,)
        assert all(strings) and not each.fuzzy, key
        for source, string in zip(
            (key.text, key.plural or key.text), (*strings, strings[-1])[:2], strict=True
        ):
            assert sorted(HOLES.findall(source)) == sorted(HOLES.findall(string)), string
            # What stands at an end, such as the blanks of " and ", holds sentences apart.
            assert (source != source.strip()) == (string != string.strip()), string


def test_what_django_reads_is_what_is_written() -> None:
    written = [*sources(), *demonstrations()]
    assert len(written) >= 2
    for path in written:
        assert compile_one(path) == path.with_suffix(".mo").read_bytes(), "run manage.py messages"


def test_the_demonstration_is_told_in_hindi() -> None:
    told = words()
    with override("hi"):
        for section in ("groups", "shelves", "pieces", "colours", "making"):
            for text in told[section].values():
                assert said(text) != text


def test_what_the_catalogue_of_pieces_names_is_said_in_the_readers_language_and_found_by_it() -> None:
    assert said("Eri stole — indigo") == "Eri stole — indigo"
    with override("hi"):
        assert said("Eri stole — indigo") == "एरी स्टोल — नील"
        assert said("Eri stole — sunset") == "एरी स्टोल — sunset"
        assert said(said("Lac red")) == "लाख लाल"
        assert stored("एरी स्टोल नील") == "Eri stole Indigo"
        assert len({said(name) for name in KNOWN}) > len(KNOWN) - 6
    assert stored("एरी") == "एरी"
