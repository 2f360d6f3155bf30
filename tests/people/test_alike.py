"""Which records may be the same child."""

from datetime import date

import factories
import pytest
from hypothesis import given
from hypothesis import strategies as some

from goldenthread.people.alike import CERTAIN, LIKELY, POSSIBLE, Described, compared, records_alike
from goldenthread.people.models import Child

BORN = date(2017, 5, 4)
AMIRA = Described("Amira", "Hussain-Cole", BORN, "ZZ1 1AA")


@pytest.fixture
def amira(db):
    return factories.child(
        forename="Amira", surname="Hussain-Cole", born_on=BORN, postcode="ZZ1 1AA", upn="C999000000001"
    )


@pytest.mark.parametrize(
    ("described", "reasons"),
    [
        (AMIRA, "the same forename, the same surname, born on the same day, the same postcode"),
        (
            Described("Ameera", "Hussein Cole", BORN),
            "a forename almost the same, a surname almost the same, born on the same day",
        ),
        (
            Described("Amira", "Cole", BORN),
            "the same forename, part of the surname the same, born on the same day",
        ),
        (Described("Hussain Cole", "Amira", BORN), "forename and surname exchanged, born on the same day"),
        (
            Described("Amira", "Hussain-Cole", date(2017, 4, 5)),
            "the same forename, the same surname, day and month of birth exchanged",
        ),
        (
            Described("Amira", "Hussain-Cole", date(2016, 5, 4)),
            "the same forename, the same surname, born on almost the same day",
        ),
        (Described("Nobody", "Else", date(2001, 1, 1), upn="C999000000001"), "the same UPN"),
        (
            Described("Amy", "Hussain-Cole", BORN, "zz11aa"),
            "the same surname, born on the same day, the same postcode",
        ),
    ],
)
def test_it_finds_the_record_and_says_why(amira, described, reasons):
    assert [(one.child, ", ".join(one.reasons)) for one in records_alike(described)] == [(amira, reasons)]


@pytest.mark.parametrize(
    "described",
    [
        Described("Robin", "Hussain-Cole", date(2010, 1, 1)),
        Described("Robin", "Wood", BORN, "ZZ1 1AA"),
    ],
)
def test_one_thing_alone_is_another_child(amira, described):
    assert records_alike(described) == []


def test_a_twin_is_possible_and_not_likely(amira):
    (twin,) = records_alike(Described("Yusuf", "Hussain-Cole", BORN, "ZZ1 1AA"))
    assert POSSIBLE <= twin.points < LIKELY


def test_the_likeliest_come_first_and_a_merged_record_not_at_all(amira, django_assert_num_queries):
    factories.child(forename="Amira", surname="Hussain", born_on=BORN)
    gone = factories.child(forename="Amira", surname="Hussain-Cole", born_on=BORN)
    gone.merged_into = amira
    gone.save()
    with django_assert_num_queries(1):
        found = records_alike(AMIRA)
    assert [one.child.surname for one in found] == ["Hussain-Cole", "Hussain"]
    assert [one.is_likely for one in found] == [True, True]


words = some.text(alphabet=some.characters(categories=["L", "Pd", "Zs"]), max_size=20)


@given(words, words, some.dates(date(1999, 1, 1), date(2024, 12, 31)), words)
def test_a_child_is_always_most_like_itself(forename, surname, born_on, postcode):
    child = Child(forename=forename, surname=surname, born_on=born_on, postcode=postcode)
    same = compared(Described(forename, surname, born_on, postcode), child)
    other = compared(Described("Robin", "Wood", date(1998, 12, 30), "ZZ9 9ZZ"), child)
    assert 0 <= other.points <= CERTAIN
    assert same.points >= other.points
