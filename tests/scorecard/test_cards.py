from datetime import date, timedelta

import factories
import pytest
from django.utils import timezone

from goldenthread.indicators import INDICATORS, Month
from goldenthread.scorecard import cards, listed
from goldenthread.scorecard.models import Result, Target

pytestmark = pytest.mark.django_db
OCTOBER, SEPTEMBER = Month(2024, 10), Month(2024, 9)
EAST = cards.Group("district", "East")


def store(code, month, numerator, denominator, value=None, group=("", "")):
    share = 100 * numerator / denominator if value is None and denominator else value
    Result.objects.create(
        code=code,
        month_on=month.first,
        grouped_by=group[0],
        group=group[1],
        numerator=numerator,
        denominator=denominator,
        value=share,
        definition_version="1",
        computed_at=timezone.now(),
    )


def set_level(code, kind, value, from_on, label="6 months target", period="December 2023", text=""):
    Target.objects.create(
        code=code,
        kind=kind,
        label=label,
        period=period,
        value=value,
        text=text,
        from_on=from_on,
        source="Plan",
    )


def card(code, month=OCTOBER, group=None, **options):
    [found] = [each for each in cards.scorecard(month, group, **options) if each.code == code]
    return found


def test_it_shows_the_published_month():
    store("APP17", OCTOBER, 130, 171)
    store("APP17", SEPTEMBER, 116, 173)
    store("X-OLDEST-OPEN-WKS", OCTOBER, None, 1100, value=26.43)
    store("X-OPEN-OVER-20", OCTOBER, 41, None, value=41.0)
    set_level("APP17", "target", 80, date(2023, 12, 1))
    found = card("APP17")
    assert (found.value_words, found.fraction_words, found.state) == ("76.0%", "130 of 171", "value")
    assert (found.target.label, found.target.words) == ("6 months target December 2023", "80%")
    assert (found.standard, found.rag, found.rag_word) == (None, "red", "Red")
    assert found.change_words == "Up 8.9 points from 67.1%, better."
    shown = {companion.code: companion.value_words for companion in found.companions}
    assert shown == {
        "APP17-EX": "Not returned",
        "X-OLDEST-OPEN-WKS": "26 weeks",
        "X-OPEN-OVER-20": "41",
        "X-REQ-REFUSED-PCT": "Not returned",
    }


def test_the_states_of_a_missing_figure_are_told_apart():
    store("APP17", OCTOBER, 0, 0)
    store("APP99", SEPTEMBER.plus(-2), 10, 30)
    store("APP01", OCTOBER, 3, 8)
    found = {
        each.code: (each.state, each.state_words)
        for each in cards.scorecard(OCTOBER, titles={"APP47": "Grades"}, for_publication=True)
    }
    assert found["APP17"] == ("no cases", "No cases")
    assert found["APP47"] == ("not returned", "Not returned")
    assert found["APP99"] == ("not returned", "Not returned since July 2024")
    assert found["APP01"] == ("too few to show", "Too few to show")
    assert found["APP20"] == ("not returned", "Not returned")  # no case is held, and nobody returned it


def test_a_month_that_nobody_has_worked_out_says_so():
    store("APP17", SEPTEMBER, 1, 2)
    found = {each.code: each.state for each in cards.scorecard(OCTOBER, titles={"APP47": "Grades"})}
    assert (found["APP17"], found["APP20"], found["APP47"]) == (
        "not computed yet",
        "not computed yet",
        "not returned",
    )


def test_a_missing_value_is_never_green():
    for code in ("APP17", "APP20", "APP47"):  # nothing at all would "reach" a target of lower is better
        set_level(code, "target", 100 if code == "APP20" else 0, date(2023, 12, 1))
    store("APP17", OCTOBER, 0, 0)
    for each in cards.scorecard(OCTOBER, titles={"APP47": "Grades"}):
        assert each.value is None
        assert each.rag == "unrated", each.code


@pytest.mark.parametrize(
    ("met", "rag"),
    [(59, "red"), (60, "amber"), (79, "amber"), (80, "green")],
)
def test_a_rating_follows_the_published_rule(met, rag):
    store("APP17", OCTOBER, met, 100)
    set_level("APP17", "target", 80, date(2023, 12, 1))
    set_level("APP17", "standard", 60, None, label="Standard", period="")
    assert card("APP17").rag == rag


@pytest.mark.parametrize(
    ("month", "target"),
    [("2023-05", None), ("2023-06", 60), ("2023-11", 60), ("2023-12", 80), ("2024-10", 80)],
)
def test_the_target_is_the_one_in_force_in_the_month(month, target):
    set_level("APP17", "target", 60, date(2023, 6, 1), label="Target")
    set_level("APP17", "target", 80, date(2023, 12, 1))
    set_level("APP17", "target", None, date(2024, 7, 1), label="12 months target", text="TBC")
    set_level("APP17", "target", 99, None, label="Undated")
    found = card("APP17", Month.parse(month)).target
    assert (found and found.value) == target


def test_hidden_figures_do_not_leak_through_what_stands_beside_them():
    store("APP01", SEPTEMBER, 3, 8)
    store("APP01", OCTOBER, 20, 40)
    found = card("APP01", for_publication=True)
    assert (found.previous_value, found.change_words) == (None, "")
    assert [point.value for point in found.series] == [None, 50]
    assert [point.state for point in found.series] == ["too few to show", "value"]
    assert card("APP01").previous_value == 37.5


def test_for_publication_a_lone_small_district_takes_another_with_it():
    for name, met, of in (("East", 3, 20), ("West", 10, 20), ("North", 15, 30)):
        store("APP17", OCTOBER, met, of, group=("district", name))
    store("APP17", OCTOBER, 28, 70)
    rows = cards.kpi("APP17", OCTOBER, for_publication=True).breakdowns["district"]
    assert {row.name: row.state for row in rows} == {
        "East": "too few to show",
        "West": "too few to show",
        "North": "value",
    }


def test_a_district_is_shown_alone():
    store("APP17", OCTOBER, 130, 171)
    store("APP17", OCTOBER, 9, 12, group=EAST)
    assert card("APP17", group=EAST).fraction_words == "9 of 12"
    assert card("APP17", group=cards.Group("district", "Nowhere")).state == "no cases"
    assert cards.groups("district", OCTOBER) == [EAST]


def test_a_rating_that_changed_is_said_in_the_summary():
    set_level("APP17", "target", 70, date(2023, 12, 1))
    store("APP17", SEPTEMBER, 60, 100)
    store("APP17", OCTOBER, 76, 100)
    found = cards.summary(cards.scorecard(OCTOBER, titles={"APP99": "Grades"}))
    returnable = sum(bool(each.dataset) for code, each in INDICATORS.items() if code != "APP17")
    assert (found.green, found.red, found.amber, found.not_returned) == (1, 0, 0, returnable + 1)
    assert found.sentence == "1 indicator changed rating since September 2024: APP17 from red to green."
    assert [each.code for each in found.changed] == ["APP17"]


def test_becoming_rated_is_no_change_of_rating():
    set_level("APP17", "target", 70, date(2023, 12, 1))
    store("APP17", OCTOBER, 76, 100)
    assert cards.summary(cards.scorecard(OCTOBER)).sentence == "No rating has changed since September 2024."


def test_direction_of_travel_is_said_with_its_reason_and_not_under_13_points():
    for number in range(13):
        month = OCTOBER.plus(number - 12)
        store("APP17", month, 40 + max(0, number - 6) * 5, 100)
        movement = card("APP17", month).movement
        assert bool(movement) == (number == 12)
    found = card("APP17")
    assert found.variation == "special_cause_improvement"
    assert found.movement.startswith("Improving (")
    assert len(found.series) == 13
    assert found.series[-1].lower < found.series[-1].mean < found.series[-1].upper


def test_a_missing_month_stays_in_the_series_as_a_gap():
    store("APP17", OCTOBER.plus(-2), 1, 2)
    store("APP17", OCTOBER, 1, 2)
    points = card("APP17").series
    assert [(str(point.month), point.value) for point in points] == [
        ("2024-08", 50),
        ("2024-09", None),
        ("2024-10", 50),
    ]


def test_an_absurd_target_is_doubted_on_its_card():
    set_level("APP57", "baseline", 13.3, None, label="Baseline", period="2021/22")
    set_level("APP57", "target", 80, date(2023, 12, 1))
    doubts = card("APP57", titles={"APP57": "Absence"}).doubts
    assert doubts == (
        "“6 months target December 2023” (80%) is worse than the baseline (13.3%), lower being better.",
    )


def test_a_kpi_page_has_its_definition_breakdown_targets_and_example():
    store("APP17", SEPTEMBER, 116, 173)
    store("APP17", OCTOBER, 130, 171)
    store("APP17", OCTOBER, 9, 12, group=EAST)
    store("APP17", OCTOBER, 2, 4, group=("need", ""))
    set_level("APP17", "target", 60, date(2023, 6, 1), label="Target", period="June 2023")
    set_level("APP17", "target", 80, date(2023, 12, 1))
    found = cards.kpi("APP17", OCTOBER)
    assert [point.value_words for point in found.series] == ["67.1%", "76.0%"]
    assert [row.fraction_words for row in found.breakdowns["district"]] == ["9 of 12"]
    assert [row.name for row in found.breakdowns["need"]] == ["Not known"]
    assert [(level.words, level.in_force) for level in found.levels] == [("60%", False), ("80%", True)]
    assert dict(found.definition)["Authority"].startswith("SEND Regulations 2014, regulation 13(2)")
    assert found.worked.expected == 60.0
    assert "X-OLDEST-OPEN-WKS" in found.companions_of


def test_a_kpi_that_is_only_listed_has_a_page_and_an_unknown_one_has_none():
    found = cards.kpi("APP99", OCTOBER, titles={"APP99": "Grades"})
    assert (found.card.title, found.card.state, found.definition, found.worked) == (
        "Grades",
        "not returned",
        (),
        None,
    )
    with pytest.raises(KeyError):
        cards.kpi("NO-SUCH", OCTOBER, titles={})


@pytest.mark.parametrize("for_publication", [False, True])
def test_a_page_takes_five_queries_however_much_there_is(django_assert_num_queries, for_publication):
    """Results, targets, rebases, the plan in force and its titles."""
    for number in range(14):
        for group in (("", ""), EAST, ("district", "West")):
            store("APP17", OCTOBER.plus(-number), 130, 171, group=group)
    set_level("APP17", "target", 80, date(2023, 12, 1))
    with django_assert_num_queries(5):
        cards.summary(cards.scorecard(OCTOBER, EAST, for_publication=for_publication))
    with django_assert_num_queries(5):
        cards.kpi("APP17", OCTOBER, EAST, for_publication=for_publication)


def test_titles_come_from_whoever_registered_them(monkeypatch):
    monkeypatch.setattr(listed, "_sources", [])
    listed.register(lambda: {"APP47": "Grades", "APP17": "In 20 weeks"})
    found = cards.scorecard(OCTOBER)
    assert [(each.code, each.title) for each in found[:2]] == [("APP47", "Grades"), ("APP17", "In 20 weeks")]
    assert len(found) == len({each.code for each in found})


def test_a_figure_opens_to_its_cases(work_out):
    east = factories.district(name="East")
    for ref, weeks, district in (("R-1", 20, east), ("R-2", 21, east), ("R-3", 19, None)):
        request = factories.request(
            ref=ref,
            child=factories.child(ref=f"C-{ref}", **({"district": district} if district else {})),
            received_on=date(2024, 10, 14) - timedelta(weeks=weeks),
        )
        factories.plan(request=request, draft_sent_on=None, first_issued_on=date(2024, 10, 14))
    work_out()
    every = cards.cases("APP17", OCTOBER)
    assert [(row.ref, row.child_ref, row.counted) for row in every.rows] == [
        ("R-1", "C-R-1", True),
        ("R-2", "C-R-2", False),
        ("R-3", "C-R-3", True),
    ]
    assert (every.kind, every.total, every.counted_total) == ("request", 3, 2)
    assert every.rows[0].columns["due_on"] == date(2024, 10, 14)
    assert [row.ref for row in cards.cases("APP17", OCTOBER, EAST, counted=False).rows] == ["R-2"]
    assert [row.ref for row in cards.cases("APP17", OCTOBER, EAST, counted=True).rows] == ["R-1"]
    page = cards.cases("APP17", OCTOBER, counted=True, start=1, limit=1)
    assert ([row.ref for row in page.rows], page.chosen_total, page.total) == (["R-3"], 2, 3)
    shown = {each.code: each for each in cards.scorecard(OCTOBER, EAST)}["APP17"]
    opened = cards.cases("APP17", OCTOBER, EAST)
    assert (shown.numerator, shown.denominator) == (opened.counted_total, opened.total)


def test_every_figure_opens_to_as_many_cases_as_it_says(work_out):
    for weeks in (8, 19, 23):
        request = factories.request(received_on=date(2024, 10, 14) - timedelta(weeks=weeks))
        plan = factories.plan(request=request, draft_sent_on=None, first_issued_on=date(2024, 10, 14))
        factories.review(plan=plan, meeting_on=date(2024, 10, 20))
        factories.complaint(received_on=date(2024, 9, 2))
    factories.request(received_on=date(2024, 1, 8))
    work_out()
    for each in cards.scorecard(OCTOBER, titles={}):
        opened = cards.cases(each.code, OCTOBER)
        if each.denominator is not None:
            assert opened.total == each.denominator, each.code
        if each.numerator is not None:
            assert opened.counted_total == each.numerator, each.code
