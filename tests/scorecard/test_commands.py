import json
from datetime import date, timedelta
from io import StringIO

import factories
import pytest
from django.core.management import CommandError, call_command

from goldenthread.indicators import INDICATORS
from goldenthread.scorecard.models import FactsRun, Result
from goldenthread.scorecard.target_actions import import_target

pytestmark = pytest.mark.django_db
KEYS = ["code", "title", "value", "numerator", "denominator", "standard", "target", "rag", "unit", "state"]


def run(*words, **options):
    out = StringIO()
    call_command(*words, stdout=out, skip_checks=True, **options)
    return out.getvalue()


@pytest.fixture
def october(area, work_out, manager):
    east = factories.district(name="East")
    for weeks in (19, 20, 21):
        request = factories.request(
            child=factories.child(district=east), received_on=date(2024, 10, 14) - timedelta(weeks=weeks)
        )
        factories.plan(request=request, draft_sent_on=None, first_issued_on=date(2024, 10, 14))
    work_out()
    import_target(
        code="APP17",
        kind="target",
        label="Target",
        value=80,
        from_on=date(2023, 12, 1),
        source="Plan",
        by=manager,
    )


def test_scorecard_as_json_has_exactly_these_keys(october):
    rows = json.loads(run("scorecard", "--month", "2024-10", "--json"))
    assert all(list(row) == KEYS for row in rows)
    [row] = [row for row in rows if row["code"] == "APP17"]
    assert row == {
        "code": "APP17",
        "title": "EHC plans issued within 20 weeks",
        "value": pytest.approx(66.6667, abs=0.001),
        "numerator": 2,
        "denominator": 3,
        "standard": None,
        "target": 80,
        "rag": "red",
        "unit": "%",
        "state": "value",
    }


def test_scorecard_of_a_district(october):
    rows = json.loads(run("scorecard", "--month", "2024-10", "--json", "--group", "district=East"))
    assert {row["code"]: row["denominator"] for row in rows}["APP17"] == 3
    with pytest.raises(CommandError, match="no results for district 'Nowhere': there are East"):
        run("scorecard", "--month", "2024-10", "--group", "district=Nowhere")


def test_scorecard_as_a_table_is_of_the_latest_month(october):
    shown = run("scorecard")
    assert "Scorecard: 2024-10" in shown
    assert "66.7%" in shown
    assert "Red" in shown


def test_scorecard_of_a_month_not_worked_out_says_so(october):
    rows = json.loads(run("scorecard", "--month", "2020-01", "--json"))
    states = {row["code"]: row["state"] for row in rows}
    assert {states[code] for code, each in INDICATORS.items() if not each.is_returned} == {"not computed yet"}
    assert {states[code] for code, each in INDICATORS.items() if each.is_returned} == {"not returned"}
    assert {row["rag"] for row in rows} == {"unrated"}


def test_scorecard_before_anything_is_worked_out(area):
    with pytest.raises(CommandError, match="goldenthread compute"):
        run("scorecard")


@pytest.mark.parametrize(
    "words", [["--month", "October"], ["--month", "2024-13"], ["--group", "village=East"]]
)
def test_scorecard_refuses_what_it_cannot_read(area, words):
    with pytest.raises(CommandError):
        run("scorecard", *words)


def test_rebuild_facts_says_no_change_the_second_time(area):
    assert run("rebuild_facts").startswith("rebuilt: 0 request")
    assert run("rebuild_facts", "--as-of", "2024-11-12").startswith("no change: 0 request")
    assert {taken.as_of_on for taken in FactsRun.objects.all()} == {date(2024, 11, 12)}


def test_rebuild_facts_reports_what_it_could_not_classify(area):
    factories.request(received_on=None, source="", is_historical=True)
    assert "not classified: 1 × request: historical, no date received" in run("rebuild_facts")


def test_compute_says_what_it_did_and_then_that_nothing_changed(october):
    assert run("compute", "--to", "2024-10", "--by", "district").startswith("2021-11 to 2024-10: ")
    assert Result.objects.whole_area().of_code("APP17").count() == 36
    assert run("compute", "--to", "2024-10", "--by", "district") == "2021-11 to 2024-10: no change\n"


def test_compute_takes_the_last_month_that_had_ended(october):
    assert run("compute", "--from", "2024-09").startswith("2024-09 to 2024-10: ")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--to", "2024-11"], "November 2024 had not ended"),
        (["--from", "2024-10", "--to", "2024-09"], "no months"),
    ],
)
def test_compute_refuses_months_it_cannot_work_out(october, words, message):
    with pytest.raises(CommandError, match=message):
        run("compute", *words)


def test_cases_prints_references_only(october):
    rows = [json.loads(line) for line in run("cases", "APP17", "--month", "2024-10").splitlines()]
    assert len(rows) == 3
    assert sum(row["counted"] for row in rows) == 2
    assert set(rows[0]) == {"ref", "child_ref", "counted", "due_on", "issued_on", "excepted"}
    with pytest.raises(CommandError, match="no indicator has the code 'NO-SUCH'"):
        run("cases", "NO-SUCH", "--month", "2024-10")
