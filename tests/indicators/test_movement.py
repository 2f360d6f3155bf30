"""What a change consists of adds up exactly; what came and went is counted; nothing is said that the data do not say."""

from datetime import date
from fractions import Fraction

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.indicators import movement
from goldenthread.indicators.movement import Beside, CameAndWent, Mass, Moved, Side, Table

PARTS = st.sampled_from(["Ashford", "Dover", "Swale", "Thanet"])


@st.composite
def masses(draw):
    """A part's cases and how many met; it may have none."""
    of = draw(st.integers(0, 300))
    return Mass(draw(st.integers(0, of)), of)


AREAS = st.dictionaries(PARTS, masses(), max_size=4)


def mean(parts):
    return Fraction(sum(part.met for part in parts.values()), sum(part.of for part in parts.values()))


def has_cases(*areas):
    return all(any(part.of for part in area.values()) for area in areas)


@given(AREAS, AREAS)
def test_the_parts_of_a_changed_share_add_up_to_it_exactly(before, after):
    found = movement.of_a_mean(before, after)
    if not has_cases(before, after):
        assert found is None
        return
    assert sum(effect.whole for effect in found.values()) == mean(after) - mean(before)


@given(AREAS, AREAS)
def test_looked_at_backwards_every_part_has_the_other_sign(before, after):
    if has_cases(before, after):
        forward, backward = movement.of_a_mean(before, after), movement.of_a_mean(after, before)
        assert all(forward[name].rate == -backward[name].rate for name in forward)
        assert all(forward[name].mix == -backward[name].mix for name in forward)


@given(AREAS)
def test_nothing_moved_nothing(area):
    if has_cases(area):
        found = movement.of_a_mean(area, area)
        assert {(effect.rate, effect.mix) for effect in found.values()} == {(0, 0)}


@given(AREAS, st.integers(1, 9))
def test_more_of_the_same_is_no_effect_of_rate_or_mix(area, times):
    if has_cases(area):
        more = {name: Mass(part.met * times, part.of * times) for name, part in area.items()}
        assert not any(effect.whole for effect in movement.of_a_mean(area, more).values())


@given(st.dictionaries(PARTS, st.integers(0, 500)), st.dictionaries(PARTS, st.integers(0, 500)))
def test_the_parts_of_a_changed_number_add_up_to_it(before, after):
    found = movement.of_a_count(before, after)
    assert sum(found.values()) == sum(after.values()) - sum(before.values())


@given(masses(), masses())
def test_volume_and_rate_are_all_of_a_changed_count(before, after):
    found = movement.volume_and_rate(before, after)
    if not (before.of and after.of):
        assert found is None
    else:
        assert sum(found) == after.met - before.met


@given(
    st.dictionaries(PARTS, st.fractions(min_value=-50, max_value=50, max_denominator=997), min_size=1),
    st.integers(-3, 3),
)
def test_what_is_printed_adds_up_to_what_is_printed_above_it(parts, out_by):
    step = Fraction(1, 10)
    whole = round(sum(parts.values()) / step) * step + out_by * step
    shown = movement.shown(parts, whole, step)
    assert sum(shown.values()) == whole
    assert all(value / step == int(value / step) for value in shown.values())
    if not out_by:
        assert all(abs(shown[name] - parts[name]) < step for name in parts)


def test_a_district_that_grew_with_a_low_share_pulls_the_whole_down_by_its_weight_alone():
    before = {"Ashford": Mass(80, 100), "Thanet": Mass(20, 100)}
    after = {"Ashford": Mass(80, 100), "Thanet": Mass(60, 300)}
    found = movement.of_a_mean(before, after)
    assert {name: effect.rate for name, effect in found.items()} == {"Ashford": 0, "Thanet": 0}
    assert sum(effect.mix for effect in found.values()) == Fraction(140, 400) - Fraction(100, 200)


@pytest.mark.parametrize(
    ("parts", "leader"),
    [
        ({"A": 6, "B": 2, "C": 2}, "A"),
        ({"A": 5, "B": 5}, "B"),  # each is half of it: one of them, always the same
        ({"A": 4, "B": 3, "C": 3}, None),
        ({"A": 12, "B": -12, "C": 1}, None),  # as much against it as for it
        ({"A": -7, "B": -1}, "A"),
        ({"A": 6, "B": 5, "C": 4, "D": -5}, None),  # more than half of what is left, and not of what pushed
        ({}, None),
    ],
)
def test_a_part_leads_when_half_of_the_change_is_its_own(parts, leader):
    fractions = {name: Fraction(value) for name, value in parts.items()}
    assert movement.leader(fractions, sum(fractions.values(), Fraction())) == leader


def behind(*rows):
    return pl.DataFrame(
        rows, schema={"ref": pl.String, "child_ref": pl.String, "counted": pl.Boolean}, orient="row"
    )


def test_it_counts_who_is_new_who_left_and_who_stayed():
    before = behind(("R1", "C1", True), ("R2", "C2", True), ("R3", "C3", False))
    after = behind(("R2", "C2", True), ("R3", "C3", True), ("R4", "C4", True))
    assert movement.came_and_went(before, after) == CameAndWent(new=2, left=1, stayed=1)


COLUMNS = {"ref": pl.String, "issued_on": pl.Date, "due_on": pl.Date, "need": pl.String}


def table(records, counted):
    """records: (ref, issued_on, due_on, need). counted: the refs behind the figure, and whether each is counted."""
    rows = pl.DataFrame(records, schema=COLUMNS, orient="row")
    return Table(rows, behind(*((ref, f"C-{ref}", met) for ref, met in counted.items())))


OCT, NOV = date(2024, 10, 4), date(2024, 11, 4)
R = ("R1", OCT, NOV, "ASD")


@pytest.mark.parametrize(
    ("then", "now", "kind", "columns", "met", "of"),
    [
        (([], {}), ([R], {"R1": True}), "recorded", (), 1, 1),
        (([R], {"R1": True}), ([], {}), "removed", (), -1, -1),
        (([("R1", None, NOV, "ASD")], {}), ([R], {"R1": False}), "filled", ("issued_on",), 0, 1),
        (([R], {"R1": True}), ([("R1", None, NOV, "ASD")], {}), "cleared", ("issued_on",), -1, -1),
        (
            ([R], {"R1": True}),
            ([("R1", NOV, OCT, "ASD")], {"R1": False}),
            "corrected",
            ("issued_on", "due_on"),
            -1,
            0,
        ),
        (([R], {"R1": True}), ([("R1", OCT, NOV, "SLCN")], {}), "corrected", ("need",), -1, -1),
        (([R], {"R1": True}), ([R, R], {"R1": False}), "extended", (), -1, 0),
        (([R], {"R1": True}), ([R], {"R1": False}), "unchanged", (), -1, 0),
    ],
)
def test_it_says_what_became_of_a_record(then, now, kind, columns, met, of):
    [found] = movement.corrections(table(*then), table(*now), ["issued_on", "due_on"])
    assert (found.kind, found.columns, found.met, found.of) == (kind, columns, met, of)
    assert (found.ref, found.child_ref) == ("R1", "C-R1")


def test_a_record_that_counts_as_it_did_is_no_correction_whatever_else_changed():
    other_need = ("R1", OCT, NOV, "SLCN")
    assert (
        movement.corrections(table([R], {"R1": True}), table([other_need], {"R1": True}), ["issued_on"]) == []
    )


def test_what_a_case_holds_moves_a_mean_though_the_case_was_in_it_all_along():
    def days(number):
        rows = pl.DataFrame([("R1", number), ("R2", 9)], schema=["ref", "days"], orient="row")
        return Table(rows, rows.with_columns(child_ref=pl.lit("C"), counted=pl.lit(value=True)))

    then, now = days(140), days(133)
    assert movement.corrections(then, now, ["days"]) == []
    [found] = movement.corrections(then, now, ["days"], values=["days"])
    assert (found.ref, found.kind, found.columns, found.met, found.of) == ("R1", "corrected", ("days",), 0, 0)
    assert movement.effects_words([found], is_share=False) == "1 stayed in it with another value"


def test_corrections_are_told_by_kind_the_most_first():
    then = table([("R1", None, NOV, ""), ("R2", None, NOV, ""), ("R3", OCT, NOV, "")], {"R3": True})
    now = table(
        [("R1", OCT, NOV, ""), ("R2", OCT, NOV, ""), ("R3", OCT, OCT, ""), ("R4", OCT, NOV, "")],
        {"R1": True, "R2": False, "R3": False, "R4": True},
    )
    found = movement.corrections(then, now, ["issued_on", "due_on"])
    assert movement.corrections_words("request", found) == (
        "2 requests whose issued date was recorded; 1 request whose due date was corrected; 1 request recorded"
    )
    assert movement.effects_words(found, is_share=True) == (
        "3 came into the figure, 2 of them counted; 1 stayed in it and is no longer counted"
    )


def moved(**over):
    plain = {
        "title": "Plans in 20 weeks",
        "code": "APP17",
        "before": Side("64.0%", "126 of 197", "September 2024", "red", "80%"),
        "after": Side("76.0%", "130 of 171", "October 2024", "red", "80%"),
        "rise": Fraction(12),
        "step": Fraction(1, 10),
        "unit": "points",
        "parts": {"Ashford": Fraction(4), "Dover": Fraction(4), "Swale": Fraction(4)},
        "part_noun": "district",
    }
    return Moved(**(plain | over))


def test_a_sentence_gives_both_figures_with_their_fractions_and_no_cause_that_is_not_there():
    assert movement.sentence(moved()) == (
        "Plans in 20 weeks (APP17) rose from 64.0% (126 of 197) in September 2024 to 76.0% (130 of 171) in October "
        "2024. No one district accounts for half of it: the most is Swale, +4.0 points. The data do not show one cause."
    )


def test_it_names_the_district_that_most_of_it_is():
    said = movement.sentence(moved(parts={"Ashford": Fraction(10), "Dover": Fraction(2)}))
    assert said.endswith("Most of it is Ashford: +10.0 points; the others together +2.0 points.")


def test_it_names_who_went_the_other_way_as_strongly():
    parts = {"Ashford": Fraction(6), "Dover": Fraction(7), "Swale": Fraction(4), "Thanet": Fraction(-5)}
    said = movement.sentence(moved(parts=parts))
    assert "the most is Dover, +7.0 points; against it Thanet, −5.0 points." in said


def test_a_district_of_too_few_cases_is_never_called_the_cause():
    said = movement.sentence(moved(parts={"few": Fraction(11), "Dover": Fraction(1)}, unnamed="few"))
    assert "few" not in said
    assert said.endswith("The data do not show one cause.")


def test_where_the_cases_were_is_told_from_how_they_did():
    said = movement.sentence(moved(mix=Fraction(7)))
    assert said.endswith(
        "More than half of it is in which districts the cases were, and not in how any district did."
    )


@pytest.mark.parametrize(
    ("many", "one"), [("plans", "plan"), ("enquiries", "enquiry"), ("children", "child")]
)
def test_one_of_them_is_called_by_its_singular(many, one):
    said = movement.sentence(
        moved(parts={"Dover": Fraction(1)}, rise=Fraction(1), step=Fraction(1), unit=many)
    )
    assert f"Most of it is Dover: +1 {one}; the others together 0 {many}." in said


def test_companions_stand_in_the_same_sentence():
    beside = [
        Beside("Oldest open EHC request", "29 weeks", "26 weeks"),
        Beside("EP waiting list", "40", "40"),
    ]
    said = movement.sentence(moved(companions=beside))
    assert (
        "in October 2024; meanwhile oldest open EHC request went from 29 weeks to 26 weeks and EP waiting list is still 40."
    ) in said


def test_a_changed_rating_is_said_with_the_target_if_that_moved_too():
    after = Side("76.0%", "130 of 171", "October 2024", "amber", "70%")
    said = movement.sentence(moved(after=after, variation="improving (7 points rising)"))
    assert (
        ", and its rating went from red to amber, with the target moved from 80% to 70%, "
        "more than its usual variation: improving (7 points rising)."
    ) in said


def test_more_counted_of_fewer_cases_is_told_apart():
    said = movement.sentence(moved(volume=Fraction(-18), rate=Fraction(22)))
    assert (
        "4 more were counted: \N{MINUS SIGN}18 because there were fewer cases, "
        "+22 because a larger share of them was."
    ) in said


def test_what_is_open_says_who_is_new_and_who_left():
    said = movement.sentence(moved(came=CameAndWent(12, 31, 29), rise=Fraction(-19)))
    assert " fell from " in said
    assert "12 are new in it, 31 left it and 29 stayed." in said


@pytest.mark.parametrize(
    ("is_same", "words"),
    [(True, "The oldest is the same case as before."), (False, "What was the oldest has left it.")],
)
def test_it_says_whether_the_oldest_is_the_same_case(is_same, words):
    assert words in movement.sentence(moved(oldest_is_same=is_same, parts={}))


@pytest.mark.parametrize(
    ("over", "last"),
    [
        ({"is_returned": True}, "It was returned as a figure, so no cases say why."),
        ({"parts": {}}, "The data do not show one cause."),
        ({"rise": Fraction(0)}, "stayed at 76.0% (130 of 171) from September 2024 to October 2024."),
    ],
)
def test_where_the_data_do_not_say_why_it_says_so(over, last):
    assert movement.sentence(moved(**over)).endswith(last)
