from datetime import date
from functools import partial

import factories
import pytest

from goldenthread.accounts.models import ReadRecord
from goldenthread.accounts.roles import DataAnalyst
from goldenthread.casework.models import Advice, Request
from goldenthread.desk import case_list
from goldenthread.scorecard.drill import CaseRow, CaseTable
from goldenthread.scorecard.models import Result

pytestmark = pytest.mark.django_db
CASES = "/scorecard/2024-10/APP17/cases/"


@pytest.fixture
def analyst(db):
    return factories.user(DataAnalyst.code)


def test_an_analyst_sees_references_and_dates_and_no_name(october, signed_in, analyst):
    page = signed_in(analyst).get(CASES)
    rows = page.rows("Cases")
    assert len(rows) == 5
    assert {"Reference", "Counted", "Due", "Issued", "Excepted"} == set(rows[0])
    assert "Amira" not in page.text
    assert not [url for url in page.links().values() if url.startswith("/cases/")]
    assert ReadRecord.objects.get(page="kpi_cases", by=analyst).ref == "5 rows"


def test_a_caseworker_sees_the_names_of_their_own_and_the_way_to_them(october, signed_in, officer):
    page = signed_in(officer).get(CASES)
    names = {row["Reference"]: row["Child"] for row in page.rows("Cases")}
    own = dict(Request.objects.filter(child__in=october).values_list("ref", "child__surname"))
    for ref, surname in own.items():
        assert names[ref] == f"Amira {surname}"
        assert ref in page.links()
    [other] = set(names) - set(own)
    assert names[other] == "–"
    assert other not in page.links()


def test_names_that_were_read_are_written_down_once_for_the_list(october, signed_in, officer):
    signed_in(officer).get(CASES)
    assert ReadRecord.objects.filter(page="kpi_cases", by=officer).count() == 1


def test_a_manager_sees_every_name(october, signed_in, manager):
    rows = signed_in(manager).get(CASES).rows("Cases")
    assert "–" not in {row["Child"] for row in rows}


def test_a_stranger_with_a_caseworkers_role_and_no_team_sees_no_name(october, signed_in, stranger):
    page = signed_in(stranger).get(CASES)
    assert "Child" not in page.rows("Cases")[0]


@pytest.mark.parametrize(("asked", "number"), [("yes", 3), ("no", 2), ("", 5), ("nonsense", 5)])
def test_it_opens_what_was_asked(october, signed_in, analyst, asked, number):
    rows = signed_in(analyst).get(f"{CASES}?counted={asked}").rows("Cases")
    assert len(rows) == number
    assert {"yes": {"Yes"}, "no": {"No"}}.get(asked, {"Yes", "No"}) == {row["Counted"] for row in rows}


def test_it_keeps_to_a_district(october, signed_in, analyst, officer):
    name = officer.team.districts.get().name
    page = signed_in(analyst).get(f"{CASES}?district={name}&counted=yes")
    assert len(page.rows("Cases")) == 3
    assert name in page.text
    signed_in(analyst).get(f"{CASES}?district=Nowhere", status=404)


def test_it_sorts_by_a_date(october, signed_in, analyst):
    rows = signed_in(analyst).get(f"{CASES}?sort=-counted").rows("Cases")
    assert [row["Counted"] for row in rows] == ["Yes"] * 3 + ["No"] * 2


def test_a_long_list_comes_in_pages(october, signed_in, manager, monkeypatch):
    monkeypatch.setattr("goldenthread.govuk.paging.page.__kwdefaults__", {"size": 2, "total": None})
    client = signed_in(manager)
    seen = [
        row["Reference"] for number in (1, 2, 3) for row in client.get(f"{CASES}?page={number}").rows("Cases")
    ]
    assert len(seen) == len(set(seen)) == 5


@pytest.mark.parametrize(
    "code", ["X-EHCP-STOCK", "X-OLDEST-OPEN-WKS", "X-AR-IN-TIME-PCT", "APP20", "X-REQ-6WK"]
)
def test_cases_of_every_kind_of_record_lead_to_the_case(october, signed_in, manager, code):
    page = signed_in(manager).get(f"/scorecard/2024-10/{code}/cases/")
    rows = page.soup.select("tbody tr") if code == "X-EHCP-STOCK" else []
    refs = set(Request.objects.values_list("ref", flat=True))
    for row in rows:
        assert row.select_one("a")["href"].rstrip("/").rsplit("/", 1)[-1] in refs
    assert len(rows) == (5 if code == "X-EHCP-STOCK" else 0)


def advice_of(request):
    """What a psychologist was asked for, due in October and late, and what the school was asked for."""
    assessment = factories.assessment(request=request)
    asked = {"requested_on": date(2024, 9, 2), "request_received_on": date(2024, 9, 2)}
    for kind, returned_on in (("psychology", date(2024, 10, 21)), ("education", date(2024, 9, 9))):
        Advice.objects.create(assessment=assessment, kind=kind, returned_on=returned_on, **asked)


def test_advice_opens_the_case(work_out, small_plan, signed_in, manager):
    request = factories.request(
        received_on=date(2024, 7, 29), decided_on=date(2024, 8, 30), decision="assess"
    )
    advice_of(request)
    work_out()
    page = signed_in(manager).get("/scorecard/2024-10/X-EP-6WK/cases/")
    [row] = page.rows("Cases")
    assert (row["Reference"], row["Counted"], row["Kind"]) == (request.ref, "No", "psychology")
    assert page.links()[request.ref] == f"/cases/{request.ref}/"
    assert row["Due"] == "14 Oct 2024"


def test_a_complaint_leads_to_the_child_and_to_nothing_where_it_names_none(
    work_out, small_plan, signed_in, manager
):
    child = factories.child()
    for number, of in enumerate((child, None)):
        factories.complaint(
            ref=f"K-{number}", child=of, received_on=date(2024, 9, 9), answered_on=date(2024, 10, 7)
        )
    work_out()
    page = signed_in(manager).get("/scorecard/2024-10/X-COMPLAINT-S1-AVGDAYS/cases/")
    assert {row["Reference"]: row["Working days"] for row in page.rows("Cases")} == {"K-0": "20", "K-1": "20"}
    assert page.links()["K-0"] == f"/children/{child.ref}/"
    assert "K-1" not in page.links()


def test_cases_of_a_fact_with_no_page_of_its_own_are_listed_by_their_references(db, manager):
    child = factories.child()
    row = partial(CaseRow, counted=True, columns={"grade": "good"})
    found = CaseTable(
        kind="audit",
        columns=(("grade", "The grade"),),
        rows=(row(ref="A-1", child_ref=child.ref), row(ref="A-2", child_ref="")),
        chosen_total=2,
        counted_total=2,
        total=2,
        as_of_on=date(2024, 11, 12),
    )
    _, table = case_list.listed(found, {}, user=manager)
    assert [(line.row.ref, line.name, line.url) for line in table.rows] == [
        ("A-1", child.name, f"/children/{child.ref}/"),
        ("A-2", "", ""),
    ]


def test_a_figure_that_the_cases_no_longer_bear_out_is_said_to_differ(october, signed_in, analyst):
    Result.objects.filter(code="APP17", grouped_by="").update(numerator=4)
    assert "worked out from other facts than these" in signed_in(analyst).get(CASES).text


@pytest.mark.parametrize(
    "address",
    ["/scorecard/2024-10/PLAN-ONLY/cases/", "/scorecard/2024-10/NONE/cases/", "/scorecard/x/APP17/cases/"],
)
def test_what_has_no_cases_is_not_found(october, signed_in, analyst, address):
    signed_in(analyst).get(address, status=404)


def test_without_facts_there_is_nothing_to_open(small_plan, signed_in, analyst):
    signed_in(analyst).get(CASES, status=404)


def test_a_board_member_opens_no_cases(october, signed_in, board_member, parent):
    signed_in(board_member).get(CASES, status=404)
    signed_in(parent).get(CASES, status=404)


def test_its_queries_do_not_grow_with_the_rows(
    october, signed_in, officer, analyst, django_assert_num_queries
):
    client = signed_in(analyst)
    with django_assert_num_queries(9):  # one is the record that it was read
        client.get(CASES)
    client = signed_in(officer)
    with django_assert_num_queries(11):  # names, their cases, and the record that they were read
        client.get(CASES)
