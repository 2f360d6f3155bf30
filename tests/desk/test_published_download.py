import csv
import io

import factories
import publication
import pytest

from goldenthread.accounts.roles import DataAnalyst
from goldenthread.scorecard.freezing import actions as freezing

pytestmark = pytest.mark.django_db
DOWNLOAD = "/scorecard/2024-10/published/download/"


@pytest.fixture
def published(october, work_out, manager):
    found = publication.publish(by=manager)
    publication.record_late(october[0].district)
    work_out()
    freezing.explain_revision(by=manager, published=found, code="APP17", reason="=Two plans came late")
    return found


def rows(answer):
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


def test_it_has_both_sides_of_what_was_revised_with_the_reason(published, signed_in, board_member):
    answer = signed_in(board_member).get(DOWNLOAD)
    assert answer["Content-Disposition"] == 'attachment; filename="2024-10-1-published-and-now.csv"'
    [whole] = [row for row in rows(answer) if row["code"] == "APP17" and not row["grouped_by"]]
    figures = [
        whole[f"{side}_{part}"] for side in ("published", "now") for part in ("numerator", "denominator")
    ]
    assert figures == ["3", "5", "3", "7"]
    assert (whole["month"], whole["edition"], whole["revised"]) == ("2024-10", "1", "True")
    assert whole["reason"] == "'=Two plans came late"


def test_it_has_every_figure_when_asked(published, signed_in, board_member):
    client = signed_in(board_member)
    some, every = (rows(client.get(f"{DOWNLOAD}?show={show}")) for show in ("differences", "all"))
    assert len(every) > len(some) > 0
    assert {row["revised"] for row in some} == {"True"}


def test_small_numbers_stay_hidden_from_those_who_may_not_open_cases(published, signed_in, board_member):
    def of_districts(user):
        found = rows(signed_in(user).get(DOWNLOAD))
        return [row for row in found if row["code"] == "APP17" and row["grouped_by"] == "district"]

    assert {row["published_value"] for row in of_districts(board_member)} == {""}
    assert "75.0" in {row["published_value"] for row in of_districts(factories.user(DataAnalyst.code))}


def test_a_month_that_was_not_published_has_none(october, signed_in, board_member):
    signed_in(board_member).get(DOWNLOAD, status=404)
