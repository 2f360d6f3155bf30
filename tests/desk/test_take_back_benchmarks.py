"""Taking back a file that should not have come: asked first, done once, and on the record."""

import factories
import pytest
from benchmark_files import ENGLAND, IN_TIME, KENT, timeliness

from goldenthread.accounts.roles import DataAnalyst
from goldenthread.scorecard.benchmarks import actions, files
from goldenthread.scorecard.models import BenchmarkFigure, BenchmarkImport

pytestmark = pytest.mark.django_db
IMPORT = "/scorecard/benchmarks/import/"


@pytest.fixture
def analyst(db):
    return factories.user(DataAnalyst.code)


@pytest.fixture
def bring(tmp_path):
    def imported(text, name):
        path = tmp_path / name
        path.write_text(text)
        (done,) = actions.import_benchmarks(by=None, given=[files.read(path)])
        return done.record

    return imported


def kent():
    return BenchmarkFigure.objects.get(measure=IN_TIME, area="Kent")


def test_what_it_added_goes_and_what_it_revised_is_as_it_was(signed_in, analyst, bring):
    first = bring(timeliness(KENT), "june.csv")
    later = bring(timeliness(ENGLAND, KENT.replace("32.3", "31.0")), "wrong.csv")
    assert kent().value == 31.0
    page = signed_in(analyst).get(f"{IMPORT}{later.pk}/take-back/")
    assert "6 figures added, 1 revised" in page.text
    page = page.submit("Take it back", redirects_to=IMPORT)
    assert "wrong.csv is taken back" in page.text
    assert (kent().value, kent().imported, kent().source) == (32.3, first, "june.csv")
    assert BenchmarkFigure.objects.count() == 6
    assert (
        f"taken back 12 November 2024 at 10:30am by {analyst.display_name}"
        in page.rows("Files imported")[0]["Figures"]
    )


def test_it_can_come_again(bring, analyst):
    actions.take_back(by=analyst, imported=bring(timeliness(KENT), "june.csv"))
    assert bring(timeliness(KENT), "june.csv").counts["added"] == 6
    assert BenchmarkImport.objects.count() == 2


def test_one_that_a_later_file_revised_waits_for_that_one(signed_in, analyst, bring):
    first = bring(timeliness(KENT), "june.csv")
    bring(timeliness(KENT.replace("32.3", "31.0")), "july.csv")
    page = signed_in(analyst).get(f"{IMPORT}{first.pk}/take-back/").submit("Take it back")
    assert page.errors() == ["july.csv has revised figures of it since: take that back first"]
    assert kent().value == 31.0


def test_it_is_done_once(signed_in, analyst, bring):
    record = bring(timeliness(KENT), "june.csv")
    page = signed_in(analyst).get(f"{IMPORT}{record.pk}/take-back/")
    actions.take_back(by=analyst, imported=record)
    assert page.submit("Take it back").errors() == ["june.csv has been taken back already"]


def test_one_that_is_not_there_and_one_who_may_not(signed_in, analyst, board_member, bring):
    signed_in(analyst).get(f"{IMPORT}999/take-back/", status=404)
    signed_in(board_member).get(f"{IMPORT}{bring(timeliness(KENT), 'june.csv').pk}/take-back/", status=404)


def test_it_asks_the_database_little(signed_in, analyst, bring, django_assert_num_queries):
    record, client = bring(timeliness(KENT), "june.csv"), signed_in(analyst)
    with django_assert_num_queries(5):
        client.get(f"{IMPORT}{record.pk}/take-back/")
