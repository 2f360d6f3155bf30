"""What a council's own warehouse is given: the facts and figures as they stand, whole, and how to tell them apart."""

import json
from datetime import date
from io import StringIO

import factories
import polars as pl
import pytest
from django.core.management import CommandError, call_command

from goldenthread.indicators import INDICATORS, Month, months
from goldenthread.scorecard import store
from goldenthread.scorecard.models import Result, YearResult

pytestmark = pytest.mark.django_db


@pytest.fixture
def worked_out(work_out):
    request = factories.request(received_on=date(2024, 5, 20))
    factories.plan(request=request, draft_sent_on=None, first_issued_on=date(2024, 10, 14))
    work_out(months(Month(2023, 11), Month(2024, 10)))


def copy(folder, *words):
    out = StringIO()
    call_command("copy_to_warehouse", str(folder), *words, stdout=out)
    return out.getvalue()


def test_it_copies_every_table_every_figure_and_what_the_codes_mean(worked_out, tmp_path):
    said = copy(tmp_path / "out")
    for name, frame in store.read(store.latest_run().digest).items():
        assert pl.read_parquet(tmp_path / "out" / "facts" / f"{name}.parquet").equals(frame)
    results = pl.read_parquet(tmp_path / "out" / "results.parquet")
    assert results.height == Result.objects.count() + YearResult.objects.count()
    in_time = results.filter(code="APP17", grouped_by="", month_on=date(2024, 10, 1))
    assert in_time.select("span", "numerator", "denominator", "value").rows() == [
        ("month", 0, 1, 0.0),
        ("year", 0, 1, 0.0),
    ]
    meanings = pl.read_parquet(tmp_path / "out" / "indicators.parquet")
    assert meanings["code"].to_list() == list(INDICATORS)
    assert f"{results.height:,} figures" in said


def test_it_says_from_which_facts_and_the_same_facts_say_the_same(worked_out, tmp_path):
    copy(tmp_path)
    before = (tmp_path / "about.json").read_text()
    copy(tmp_path)
    about = json.loads(before)
    assert (tmp_path / "about.json").read_text() == before
    assert (about["as_of_on"], about["digest"]) == ("2024-11-12", store.latest_run().digest)
    assert about["rows"]["plan"] == 1


def test_figures_can_leave_without_the_cases(worked_out, tmp_path):
    copy(tmp_path / "out", "--figures-only")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "results.parquet",
        "indicators.parquet",
        "about.json",
    }


def test_before_any_facts_it_says_what_to_do(db, tmp_path):
    with pytest.raises(CommandError, match="run `goldenthread rebuild_facts`"):
        copy(tmp_path)


def test_a_folder_that_cannot_be_written_is_named(worked_out, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(CommandError, match="file cannot be written: "):
        copy(tmp_path / "file")
