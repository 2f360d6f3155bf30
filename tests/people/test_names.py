"""Names as they sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from goldenthread.people import names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hussain", "Hussein"),
        ("Mohammed", "Muhammad"),
        ("Catherine", "Kathryn"),
        ("Stephen", "Steven"),
        ("Siân", "Sian"),
        ("O'Neill", "O\N{RIGHT SINGLE QUOTATION MARK}neill"),
        ("SMITH", "smyth"),
    ],
)
def test_two_spellings_sound_the_same(one, other):
    assert names.sounds(one) == names.sounds(other)


def test_each_part_of_a_name_sounds_for_itself():
    assert names.sounds("Amira", "Hussain-Cole") == " AMR HSN KL "
    assert names.sounds("Cole", "Cole") == " KL "
    assert names.sounds("") == " "


def test_a_name_without_a_latin_sound_is_found_by_itself():
    assert names.sounds("\u674e") == " \u674e "


def test_how_near_two_names_are():
    assert names.nearness("Hussain-Cole", "Cole Hussain") == 1
    assert names.nearness("Amira", "Amirah") > 0.9 > names.nearness("Amira", "Robin")


@given(some.text(max_size=60))
def test_whatever_is_typed_has_sounds_between_spaces(text):
    heard = names.sounds(text)
    assert heard.startswith(" ")
    assert heard.endswith(" ")
    assert len(heard.split()) == len(set(heard.split()))
