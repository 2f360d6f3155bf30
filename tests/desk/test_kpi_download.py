import csv
import io

import factories
import pytest

from goldenthread.accounts.roles import DataAnalyst

pytestmark = pytest.mark.django_db
DOWNLOAD = "/scorecard/2024-10/APP17/download/"


def lines(response):
    return list(csv.DictReader(io.StringIO(response.content.decode())))


def test_it_gives_every_month_and_each_district(october, signed_in, officer):
    response = signed_in(officer).get(DOWNLOAD)
    assert response["Content-Disposition"] == 'attachment; filename="APP17-2024-10.csv"'
    whole, *districts = [line for line in lines(response) if line["grouped_by"] in ("", "district")]
    assert (whole["month"], whole["numerator"], whole["denominator"], whole["value"]) == (
        "2024-10",
        "3",
        "5",
        "60.0",
    )
    assert whole["target"] == "80.0"
    assert sum(int(line["numerator"]) for line in districts) == 3
    assert sum(int(line["denominator"]) for line in districts) == 5


def test_it_hides_small_numbers_from_those_who_may_not_open_cases(october, signed_in, board_member):
    districts = [
        line for line in lines(signed_in(board_member).get(DOWNLOAD)) if line["grouped_by"] == "district"
    ]
    assert districts
    assert {line["state"] for line in districts} == {"too few to show"}
    assert {line["numerator"] + line["denominator"] + line["value"] for line in districts} == {""}


def test_a_district_alone_has_its_name_in_every_line(october, signed_in, officer):
    name = officer.team.districts.get().name
    found = lines(signed_in(officer).get(f"{DOWNLOAD}?district={name}"))
    assert found[0]["group"] == name
    assert found[0]["numerator"] == "3"


def test_one_that_nobody_computes_has_its_headings_alone(october, signed_in, board_member):
    assert lines(signed_in(board_member).get("/scorecard/2024-10/APP47/download/")) == []


def test_what_nobody_knows_is_not_found(october, signed_in, parent):
    signed_in(factories.user(DataAnalyst.code)).get("/scorecard/2024-10/NONE/download/", status=404)
    signed_in(parent).get(DOWNLOAD, status=404)
