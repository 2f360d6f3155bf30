import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assurance.planfile.codes import KpiCodes, labelled, mended, stem
from goldenthread.assurance.planfile.owners import organisations_in, owners

KNOWN = frozenset({"LA", "ICB", "NHS"})


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Head of SEND, LA.", [("Head of SEND", "LA")]),
        ("Head of SEND (ICB)", [("Head of SEND", "ICB")]),
        ("Designated Clinical Officer (DCO)", [("Designated Clinical Officer (DCO)", "")]),
        ("PIAS Manager LA", [("PIAS Manager", "LA")]),
        ("Manager, ICB, NHS. Head of Buying, LA", [("Manager, ICB", "NHS"), ("Head of Buying", "LA")]),
        ("Transport Manager and Lead Nurse, NHS", [("Transport Manager", ""), ("Lead Nurse", "NHS")]),
        ("Marketing and Experience Partner, LA", [("Marketing and Experience Partner", "LA")]),
        ("Head of SEND\nLA", [("Head of SEND", "LA")]),
        ("• Head of SEND, LA\n• Lead Nurse, NHS", [("Head of SEND", "LA"), ("Lead Nurse", "NHS")]),
        ("Head of SEND, LA; Lead Nurse, NHS", [("Head of SEND", "LA"), ("Lead Nurse", "NHS")]),
        ("NHS Lead Nurse, NHS", [("Lead Nurse", "NHS")]),
        ("Parent Carer Forum", [("Parent Carer Forum", "Parent Carer Forum")]),
        ("Principal, Oak School", [("Principal", "Oak School")]),
        ("Head of Buying, LA - Chair of the group", [("Head of Buying - Chair of the group", "LA")]),
        ("", []),
    ],
)
def test_owners(cell, expected):
    assert [(owner.role, owner.organisation) for owner in owners(cell, KNOWN)[0]] == expected


def test_organisations_are_learnt_from_the_plan():
    cells = ["Head of SEND, LA.", "Lead, Autism, NHS", "Officer, Mainstream", "Head, ICB - Chair of it"]
    assert organisations_in(cells) == KNOWN


@given(st.text(max_size=80))
def test_no_words_of_an_owner_are_lost(text):
    read, _ = owners(text, KNOWN)
    letters = {letter for letter in text if letter.isalpha()}
    assert letters <= set("".join(owner.role + owner.organisation for owner in read))


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("1A1: Do this", "1A1"),
        ("P1.2 Do this", "P1.2"),
        ("A-1 – Do this", "A-1"),
        ("1.2.3 Do this", "1.2.3"),
        ("7) Do this", "7"),
        ("SC2: Do this", "SC2"),
        ("30 September 2023", None),
        ("2023. Then", None),
        ("CYP: Do this", None),
        ("(Also 3d)", None),
        ("teachers and more", None),
        ("20% of schools", None),
    ],
)
def test_codes_in_front_of_an_action(cell, code):
    found = labelled(cell)
    assert (found and found.code) == code


@pytest.mark.parametrize(
    ("code", "wanted", "taken", "better"),
    [
        ("SC2", "5C", {"5C1", "5C3"}, "5C2"),
        ("IA3", "1A", set(), "1A3"),
        ("SC2", "5C", {"5C2"}, ""),
        ("4D1", "5C", set(), ""),
        ("5C1", "5C", set(), ""),
    ],
)
def test_only_look_alikes_are_mended(code, wanted, taken, better):
    assert mended(code, wanted, taken) == better


@pytest.mark.parametrize(("code", "expected"), [("1A12", "1A"), ("P1.2", "P1"), ("7", "")])
def test_stems(code, expected):
    assert stem(code) == expected


LISTED = [f"APP{number:02d}" for number in range(1, 65) if number != 14] + ["APP44-3", "APPSLT-2"]


@pytest.mark.parametrize(
    ("cell", "codes", "text"),
    [
        ("APP01 APP02", ["APP01", "APP02"], ""),
        ("APP57 – APP59", ["APP57", "APP58", "APP59"], ""),
        ("APP 23-25 inclusive APP33", ["APP23", "APP24", "APP25", "APP33"], ""),
        ("APP13 - 15", ["APP13", "APP15"], ""),
        ("APP44-3 APPSLT-2", ["APP44-3", "APPSLT-2"], ""),
        ("APP05 APP05", ["APP05"], ""),
        ("APP04\n• Visits\n• Shares", ["APP04"], "• Visits\n• Shares"),
        ("In addition to APP KPI's: 5 weeks", [], "In addition to APP KPI's: 5 weeks"),
        ("NAPP04", [], "NAPP04"),
    ],
)
def test_indicators_cited(cell, codes, text):
    found = KpiCodes(LISTED).cited(cell)
    assert (found.codes, found.text) == (codes, text)


def test_without_a_list_codes_are_known_by_their_form():
    assert KpiCodes([]).cited("KPI01, KPI 02; calls").codes == ["KPI01", "KPI02"]


def test_a_range_that_runs_backwards_is_left_as_words():
    found = KpiCodes(LISTED).cited("APP60-57")
    assert (found.codes, found.text) == ([], "APP60-57")
