"""The breach radar: what is late and what falls due, for whom, and narrowed by the address."""

import itertools
from datetime import date, timedelta

import factories
import pytest
import stories

from goldenthread.accounts.models import ReadRecord
from goldenthread.accounts.roles import DataAnalyst
from goldenthread.clocks import actions as clocks
from goldenthread.desk import radar
from goldenthread.people.models import ProclaimedHoliday

D = date
TODAY = D(2024, 11, 12)  # a Tuesday


def due(child, on):
    """A request of this child whose decision falls due on this day."""
    return factories.request(child=child, received_on=on - timedelta(weeks=6))


@pytest.fixture
def running(officer):
    """Decisions: two late, one due today, one on Sunday, one on Monday, one in the week after next."""
    days = [D(2024, 10, 1), D(2024, 11, 11), TODAY, D(2024, 11, 17), D(2024, 11, 18), D(2024, 11, 27)]
    made = [due(stories.child_of(officer, forename=f"Child{n}"), on) for n, on in enumerate(days)]
    clocks.rebuild()
    return made


def decisions(page):
    """The short names of the children in the table whose decision is listed."""
    return [
        row["Child"].split()[0] for row in page.rows("Duties") if row["Duty"] == "Decide whether to assess"
    ]


def test_it_says_in_a_sentence_what_is_late_and_what_will_be(signed_in, officer, running):
    text = signed_in(officer).get("/radar/").text
    assert (
        "2 duties are late; 3 fall due in the next 10 working days; if nothing is done, 4 more will be late when "
        "November 2024 ends."
    ) in text


@pytest.mark.parametrize(
    ("received_on", "shown"),
    [
        (D(2024, 7, 23), True),  # the 16 weeks end today
        (D(2024, 7, 22), False),  # they ended yesterday: late only if the answer is no
    ],
)
def test_it_lists_the_day_of_a_refusal_until_it_has_passed_and_never_as_late(
    signed_in, officer, received_on, shown
):
    told = {"advice": (), "received_on": received_on, "decided_on": D(2024, 8, 12)}
    stories.assessing(stories.child_of(officer), **told)
    page = signed_in(officer).get("/radar/?when=all&duty=not_issuing_notified")
    assert ("Nothing here." not in page.text) == shown
    assert "Nothing is late" in page.text


def test_it_says_so_when_there_is_nothing(signed_in, officer):
    page = signed_in(officer).get("/radar/")
    assert "Nothing is late, and nothing falls due in the next 10 working days." in page.text
    assert "Nothing here." in page.text


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        ("", ["Child0", "Child1", "Child2", "Child3", "Child4"]),
        ("late", ["Child0", "Child1"]),
        ("this_week", ["Child2", "Child3"]),
        ("next_week", ["Child4"]),
        ("5", ["Child2", "Child3", "Child4"]),
        ("10", ["Child2", "Child3", "Child4"]),
        ("20", ["Child2", "Child3", "Child4", "Child5"]),
        ("all", ["Child0", "Child1", "Child2", "Child3", "Child4", "Child5"]),
        ("never", ["Child0", "Child1", "Child2", "Child3", "Child4"]),
    ],
)
def test_it_lists_by_when(signed_in, officer, running, when, shown):
    assert decisions(signed_in(officer).get(f"/radar/?when={when}&duty=assessment_decided")) == shown


def test_its_counts_open_to_the_rows_behind_them(signed_in, officer, running):
    page = signed_in(officer).get("/radar/")
    for title, count in (("Late", 2), ("Due this week", 2), ("Due next week", 1)):
        opened = page.click(f"{title}: {count}")
        assert len(opened.rows("Duties")) == count
        assert len(page.click(f"{count} {title.lower()}:").rows("Duties")) == count


def test_its_bands_of_lateness_add_up_to_what_is_late(signed_in, officer, running):
    rows = signed_in(officer).get("/radar/").rows("How late what is late is")
    assert {row["Late by"]: row["Duties"] for row in rows if row["Duties"] != "0"} == {
        "up to a week": "1",
        "4 to 12 weeks": "1",
    }


def test_it_foretells_the_months_end_duty_by_duty(signed_in, officer, running):
    rows = signed_in(officer).get("/radar/").rows("Late at the end of the month if nothing is done")
    decide = next(row for row in rows if row["Duty"] == "Decide whether to assess")
    assert list(decide.values())[1:] == ["2", "4", "6"]
    assert rows[-1]["Duty"] == "All"
    columns = list(zip(*(list(row.values())[1:] for row in rows), strict=True))
    assert all(sum(map(int, column[:-1])) == int(column[-1]) for column in columns)


def test_a_proclaimed_holiday_moves_the_working_days_ahead(signed_in, officer, running):
    ProclaimedHoliday.objects.create(day_on=D(2024, 11, 15), name="A jubilee", authority="x")
    assert radar.spans(TODAY)["5"] == (TODAY, D(2024, 11, 20))


def test_its_spans_and_bands_neither_overlap_nor_leave_gaps(db):
    """Whatever the day of the week: late, this week and next week follow on each other."""
    for shift in range(14):
        today = TODAY + timedelta(days=shift)
        spans = radar.spans(today)
        assert spans["late"][1] + timedelta(days=1) == spans["this_week"][0] == today
        assert spans["this_week"][1] + timedelta(days=1) == spans["next_week"][0]
        assert spans["next_week"][0].weekday() == 0
        assert spans["next_week"][1].weekday() == 6
        bands = list(radar.bands(today).values())
        assert bands[0][1] == today - timedelta(days=1)
        assert bands[-1][0] is None
        assert all(later[1] + timedelta(days=1) == sooner[0] for sooner, later in itertools.pairwise(bands))


def test_it_says_what_each_duty_waits_for_and_how_late_it_is(signed_in, officer):
    child = stories.child_of(officer)
    case = stories.assessing(child, received_on=D(2024, 5, 1), decided_on=D(2024, 6, 3))
    case.officer = officer
    case.save()
    clocks.rebuild()
    rows = signed_in(officer).get("/radar/?when=late").rows("Duties")
    final = next(row for row in rows if row["Duty"] == "Send the final plan")
    assert final["Days"] == "55 days late"
    assert final["Owner"] == officer.display_name
    assert final["Waits for"] == "Get in the advice asked for: educational psychologist"


def test_it_narrows_by_place_and_officer_and_keeps_them_in_the_links(signed_in, manager, officer, running):
    elsewhere = factories.child()
    due(elsewhere, D(2024, 10, 1))
    running[0].officer = officer
    running[0].save()
    clocks.rebuild()
    client = signed_in(manager)
    assert len(client.get("/radar/?when=late").rows("Duties")) == 3
    district, team = officer.team.districts.get(), officer.team
    for asked in (f"district={district}", f"team={team}"):
        page = client.get(f"/radar/?when=late&{asked.replace(' ', '+')}")
        assert len(page.rows("Duties")) == 2
        assert asked.replace(" ", "+") in page.links()["Due this week: 2"]
    assert decisions(client.get(f"/radar/?when=late&officer={officer.pk}")) == ["Child0"]
    assert len(client.get("/radar/?when=late&officer=none").rows("Duties")) == 2


def test_it_sorts_by_its_columns_and_back(signed_in, officer, running):
    client = signed_in(officer)
    assert decisions(client.get("/radar/?sort=-due"))[0] == "Child4"
    assert decisions(client.get("/radar/?sort=child")) == [f"Child{n}" for n in range(5)]
    assert decisions(client.get("/radar/?sort=surname;drop")) == [f"Child{n}" for n in range(5)]


def test_a_caseworker_sees_the_own_teams_children_alone(signed_in, officer, stranger, running):
    assert len(signed_in(officer).get("/radar/?when=late").rows("Duties")) == 2
    assert "Nothing is late" in signed_in(stranger).get("/radar/").text


def test_an_analyst_sees_the_whole_area_without_names(signed_in, running):
    page = signed_in(factories.user(DataAnalyst.code)).get("/radar/")
    assert "2 duties are late" in page.text
    assert "Child0" not in page.text
    assert running[0].child.ref in page.text
    assert not any(address.startswith("/cases/") for address in page.links().values())


def test_a_familys_own_days_are_never_late(signed_in, officer):
    stories.drafted(stories.child_of(officer), draft_sent_on=D(2024, 11, 5))
    rows = signed_in(officer).get("/radar/?when=all").rows("Duties")
    assert [row["Duty"] for row in rows] == ["Send the final plan"]


def test_a_complaint_leads_to_the_child(signed_in, officer):
    complaint = factories.complaint(child=stories.child_of(officer), received_on=D(2024, 9, 2))
    clocks.rebuild()
    page = signed_in(officer).get("/radar/?when=late")
    assert page.links()["Amira Hussain-Cole"] == f"/children/{complaint.child.ref}/"


def test_only_who_may_allocate_is_offered_boxes_to_tick(signed_in, officer, manager, running):
    assert signed_in(officer).get("/radar/").soup.select("input[name=case]") == []
    assert len(signed_in(manager).get("/radar/").soup.select("input[name=case]")) == 5


def test_reading_names_in_a_list_is_written_down(signed_in, officer, running):
    signed_in(officer).get("/radar/")
    assert ReadRecord.objects.get(by=officer, page="radar").ref == "5 rows"


def test_a_board_member_has_no_radar(signed_in, board_member):
    signed_in(board_member).get("/radar/", status=404)


def test_it_asks_the_database_as_much_for_many_as_for_few(
    signed_in, manager, officer, django_assert_num_queries
):
    for number in range(30):
        case = stories.assessing(
            stories.child_of(officer, forename=f"C{number}"),
            received_on=D(2024, 5, 1),
            decided_on=D(2024, 6, 3),
        )
        assert case.child.forename == f"C{number}"
    client = signed_in(manager)
    client.get("/radar/")
    with django_assert_num_queries(15):
        client.get("/radar/")
