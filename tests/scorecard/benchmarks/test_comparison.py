"""What stands beside an indicator: the official figure, who stands where, whether the gap closes, and the local figure."""

import pytest
from benchmark_files import IN_TIME, TIDY
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.indicators import Month
from goldenthread.indicators.benchmarks import BENCHMARKS
from goldenthread.scorecard import benchmarks
from goldenthread.scorecard.benchmarks import actions, comparison, files
from goldenthread.scorecard.benchmarks.published import Official
from goldenthread.scorecard.models import BenchmarkFigure, Result, YearResult

pytestmark = pytest.mark.django_db


def stored(model, code, month, value, numerator=None, denominator=None):
    return model.objects.create(
        code=code,
        month_on=month.first,
        value=value,
        numerator=numerator,
        denominator=denominator,
        definition_version="1",
        computed_at=timezone.now(),
    )


@pytest.fixture
def revise(tmp_path):
    """Have a later file say something else of one measure, year and area."""

    def say(measure, year, area, value, unit="percent"):
        path = tmp_path / "later.csv"
        path.write_text(f"{TIDY}\n{measure},{year},{area},{value},{unit},later.csv\n")
        return actions.import_benchmarks(by=None, given=[files.read(path)])

    return say


def test_it_gives_the_latest_year_and_who_stands_where(extract):
    view = benchmarks.beside("APP17")
    assert (view.year, view.own_name, view.region_name) == (2024, "Kent", "South East")
    assert (
        view.finding
        == "Kent, 32.3% in 2024, is 13.6 points below England and 7th best of 11 with its neighbours"
    )
    assert [(area.name, area.official.value_words) for area in view.areas][:3] == [
        ("East Sussex", "81.9%"),
        ("Bedford", "73.0%"),
        ("Bexley", "66.7%"),
    ]
    assert (view.own.rank, view.own.official.fraction_words) == (7, "784 of 2,424")


def test_it_says_whether_the_gap_closes(extract):
    assert benchmarks.beside("APP17").trend == (
        "Kent was 31.1 points below England in 2023 and 13.6 points below England in 2024: the gap is closing; "
        "with its neighbours 7th best of 11 in both years"
    )


def test_the_figure_that_is_quoted_more_often_stands_beside_the_one_counted_alike(extract):
    assert benchmarks.beside("APP17").quoted == "46.4% leaving exceptions out"
    assert benchmarks.beside("APP17", 2023).quoted == "50.3% leaving exceptions out"
    assert benchmarks.beside("APP17-EX").quoted == ""


def test_an_earlier_year_can_be_asked_for_and_one_that_is_not_there_gives_nothing(extract):
    view = benchmarks.beside("APP17", 2022)
    assert (view.year, view.own.official.value_words) == (2022, "40.9%")
    assert "2021" in view.trend
    assert benchmarks.beside("APP17", 2012) is None


def test_where_nothing_is_loaded_or_nothing_is_linked_there_is_nothing(kent):
    assert benchmarks.beside("APP17") is None
    assert benchmarks.beside("X-OLDEST-OPEN-WKS") is None
    assert benchmarks.lines(["APP17", "X-OLDEST-OPEN-WKS"]) == {}


def test_a_neighbour_without_a_figure_stands_last_and_says_why(extract, revise):
    revise(IN_TIME, 2024, "Devon", "c")
    view = benchmarks.beside("APP17")
    last = view.areas[-1]
    assert (last.name, last.rank, last.value) == ("Devon", None, None)
    assert last.official.value_words.startswith("Not available: confidential")
    assert "7th best of 10" in view.finding
    assert (
        next(area for area in view.areas if area.kind == "average").official.fraction_words
        == "of 9 of 10 neighbours"
    )


def test_a_revised_figure_says_what_it_was(extract, revise):
    revise(IN_TIME, 2024, "England", 46.0)
    view = benchmarks.beside("APP17")
    assert view.revisions == (
        "England 2024, pc_plans_issued_within_20_weeks: 46.0% now, was 45.9% (replaced by later.csv).",
    )
    assert benchmarks.beside("APP18").revisions == ()


def test_a_share_that_the_department_does_not_print_is_worked_out_from_its_counts_and_says_so(extract):
    view = benchmarks.beside("X-AR-IN-TIME-PCT")
    own = view.own.official
    assert (own.value_words, own.fraction_words, own.is_computed) == ("58.8%", "12,133 of 20,635", True)
    assert view.period_words == "January 2025"
    others = [benchmarks.beside(code).own.value for code in ("APP20", "X-AR-IN-TIME-PCT")]
    assert sum(others) == pytest.approx(100)


def test_a_count_is_compared_with_nobody_but_the_authority_itself(extract):
    view = benchmarks.beside("X-EHCP-STOCK")
    assert [area.name for area in view.areas] == ["Kent"]
    assert (view.finding, view.chart) == ("Kent: 20,635 in January 2025", None)
    assert [row.own.value_words for row in view.history][:2] == ["20,635", "19,407"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("APP17", "England 45.9% (2024, official); 46.4% leaving exceptions out"),
        ("APP17-EX", "England 46.4% (2024, official)"),
        ("APP31", "England 43.6% (January 2025, official)"),
        ("APP20", "England 48.7% (January 2025, worked out from official counts)"),
        ("X-EHCP-ISSUED-M", "Kent 2,890 (2024, official)"),
        ("X-ASSESS-COMPLETED-M", "Kent 3,183 (2024, worked out from official counts)"),
        ("APP03", "Appeal rate: England 3.2% (2024, official)"),
        ("X-OLDEST-OPEN-WKS", ""),
    ],
)
def test_a_card_has_it_in_one_line(extract, code, words):
    assert benchmarks.line(code) == words


def test_all_the_lines_of_a_scorecard_take_one_query(extract, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = benchmarks.lines([*BENCHMARKS, "X-OLDEST-OPEN-WKS"])
    assert found.keys() == BENCHMARKS.keys()


def test_everything_beside_one_indicator_takes_four_queries(extract, django_assert_num_queries):
    with django_assert_num_queries(4):
        view = benchmarks.beside("APP17")
        assert view.chart
        assert view.years_chart
        assert view.files


def test_it_says_which_files_the_figures_came_from_and_under_which_licence(extract):
    view = benchmarks.beside("APP17")
    assert [(source, record.file_name) for source, record in view.files] == [
        ("timeliness_20_week.csv", "extract.csv")
    ]
    assert view.licence == "Open Government Licence v3.0"


# The local figure beside the official one


def test_a_whole_local_year_stands_beside_the_official_one(extract):
    stored(YearResult, "APP17", Month(2023, 12), 18.4035, 332, 1804)
    stored(YearResult, "APP17", Month(2023, 11), 17.0)
    local = benchmarks.beside("APP17").local
    (year,) = local.years
    assert (year.period_words, year.month, year.value_words, year.official_words) == (
        "2023",
        Month(2023, 12),
        "18.4%",
        "18.0%",
    )
    assert (year.difference_words, year.fraction_words) == ("0.4 points more", "332 of 1,804")
    assert (local.latest_words, local.latest_month) == ("", None)


def test_a_year_that_is_not_over_is_told_as_its_latest_twelve_months(extract):
    stored(YearResult, "APP17", Month(2024, 10), 27.96)
    local = benchmarks.beside("APP17").local
    assert (local.years, local.latest_words) == ((), "28.0% for the twelve months to October 2024")


def test_a_stock_is_held_against_its_own_january(extract):
    stored(Result, "X-EHCP-STOCK", Month(2024, 1), 19500.0, 19500)
    stored(Result, "X-EHCP-STOCK", Month(2023, 12), 19000.0, 19000)
    (year,) = benchmarks.beside("X-EHCP-STOCK").local.years
    assert (year.period_words, year.difference_words) == ("January 2024", "93 more (0.5%)")


def test_a_count_is_held_against_the_numerator_of_a_rate(extract):
    stored(YearResult, "APP03", Month(2023, 12), 750.0, 750)
    view = benchmarks.beside("APP03")
    assert (view.own.official.value_words, view.own.official.fraction_words) == ("6.6%", "1,559 of 23,692")
    (year,) = view.local.years
    assert (year.value_words, year.official_words, year.difference_words) == ("750", "758", "8 fewer (1.1%)")


def test_what_the_department_did_not_print_is_named(extract):
    assert benchmarks.beside("APP17").worked_out_words == (
        "Worked out here from the Department’s figures: Neighbours’ average. The average is unweighted."
    )
    assert "South East" in benchmarks.beside("APP03").worked_out_words
    assert benchmarks.beside("APP20").worked_out_words.startswith("All of these are worked out here")


def test_a_figure_of_a_part_of_the_area_is_no_local_year(extract):
    part = stored(YearResult, "APP17", Month(2023, 12), 50.0)
    YearResult.objects.filter(pk=part.pk).update(grouped_by="district", group="Ashford")
    assert benchmarks.beside("APP17").local.years == ()


# Any measure, and who is compared


def test_a_measure_that_no_indicator_is_compared_with_can_be_shown_too(extract):
    view = benchmarks.of_measure("timeliness.plans_issued_den")
    assert (view.benchmark.code, view.benchmark.title) == ("", "Timeliness: plans issued den")
    assert view.own.official.value_words == "2,424"
    assert benchmarks.of_measure("timeliness.unheard_of") is None


def test_without_neighbours_it_is_held_against_its_region_and_england_alone(extract):
    actions.choose_areas(by=None, own="Kent", region="South East", neighbours=[])
    view = benchmarks.beside("APP17")
    assert [area.name for area in view.areas] == ["England", "South East", "Kent"]
    assert view.finding == "Kent, 32.3% in 2024, is 13.6 points below England"


def test_an_authority_without_a_choice_goes_by_its_code(extract):
    actions.BenchmarkArea.objects.all().delete()
    BenchmarkFigure.objects.of_areas(["Bexley"]).update(authority_code="303")
    kent = BenchmarkFigure.objects.of_areas(["Kent"])
    kent.update(authority_code="886")
    assert benchmarks.beside("APP17").own_name == "Kent"


# Ranks and sentences


def official(name, value):
    return Official(name, value, "", "", "", False)


@given(values=st.lists(st.sampled_from([None, 10.0, 20.0, 20.0, 30.0]), min_size=1, max_size=12))
@pytest.mark.parametrize("code", ["APP17", "APP20"])
def test_the_best_is_first_equals_share_a_place_and_nobody_without_a_figure_has_one(code, values):
    ranks = comparison._ranks(BENCHMARKS[code], [official(str(n), value) for n, value in enumerate(values)])
    known = sorted((v for v in values if v is not None), reverse=code == "APP17")
    assert ranks == {str(n): known.index(v) + 1 for n, v in enumerate(values) if v is not None}


@pytest.mark.parametrize(
    ("code", "before", "now", "words"),
    [
        ("APP17", -10.0, -5.0, "the gap is closing"),
        ("APP17", -5.0, -10.0, "the gap is widening"),
        ("APP17", -5.0, 5.0, "the gap is closed"),
        ("APP17", 5.0, -5.0, "it has fallen behind"),
        ("APP17", 5.0, 10.0, "its lead is growing"),
        ("APP17", 10.0, 5.0, "its lead is shrinking"),
        ("APP17", -5.0, -5.04, "the distance is the same"),
        ("APP20", 5.0, 10.0, "the gap is widening"),
        ("APP20", -5.0, -10.0, "its lead is growing"),
        ("X-REQ-REFUSED-PCT", 10.0, 5.0, "it has come closer"),
        ("X-REQ-REFUSED-PCT", -5.0, -10.0, "it has moved further away"),
    ],
)
def test_a_gap_closes_or_widens_by_which_way_is_better(code, before, now, words):
    assert comparison.sentences._moved(BENCHMARKS[code], now, before) == words
