from datetime import date

import factories
import pytest
from returned_files import row

from goldenthread.accounts.roles import BoardMember, FigureReturner
from goldenthread.scorecard.returned import actions

pytestmark = pytest.mark.django_db
ADDRESS = "/scorecard/returns/"


def measures(page, dataset="Health services and waits"):
    return {line["Measure"]: line for line in page.rows(dataset)}


def test_it_says_what_is_due_and_who_returned_what(signed_in, analyst, taken_in, time_machine):
    taken_in(row("APP40", "2024-09", 5), row("APP41", "2024-10", 6))
    time_machine.move_to(date(2024, 11, 20))
    page = signed_in(analyst).get(ADDRESS)
    found = measures(page)
    autism, adhd = (next(line for name, line in found.items() if code in name) for code in ("APP40", "APP41"))
    assert autism["Due"] == "Not returned since September 2024"
    assert autism["By whom"] == "NHS community services"
    assert (adhd["Due"], adhd["Last returned"]) == ("Returned", "October 2024, on 12 Nov 2024")
    waits = next(line for line in page.rows("What is due") if "Health services" in line["Figures"])
    assert waits["Last returned"] == "12 Nov 2024 by NHS community services"
    assert "Children's community services, NHS" in waits["Waiting for"]
    [sent] = page.rows("The last returns")
    assert (sent["On whose behalf"], sent["Figures"], sent["Of these stand"]) == (
        "NHS community services",
        "2",
        "2",
    )


def test_who_returns_figures_sees_only_their_own(signed_in, taken_in, manager):
    taken_in(row("APP40", "2024-10", 5))
    taken_in(row("APP57", "2023/24", "13.7"), body="Schools")
    nurse = factories.user(FigureReturner.code)
    actions.set_datasets(by=manager, user=nurse, slugs=["waits"])
    page = signed_in(nurse).get(ADDRESS)
    assert "Attendance" not in page.text
    assert [sent["On whose behalf"] for sent in page.rows("The last returns")] == ["NHS community services"]


def test_who_was_given_nothing_is_told_whom_to_ask(signed_in):
    page = signed_in(factories.user(FigureReturner.code)).get(ADDRESS)
    assert "Nobody has said which figures you return." in page.text


def test_a_board_member_sees_what_is_due_and_returns_nothing(signed_in):
    page = signed_in(factories.user(BoardMember.code)).get(ADDRESS)
    assert "Health services and waits" in page.text
    assert not {"Return a file of figures", "Type in: Health services and waits"} & page.links().keys()


def test_it_stands_by_itself_in_the_navigation(signed_in, analyst):
    page = signed_in(analyst).get(ADDRESS)
    assert [link.get_text(strip=True) for link in page.soup.select("nav [aria-current]")] == [
        "Returned figures"
    ]


def test_a_parent_has_no_such_page(signed_in, parent):
    signed_in(parent).get(ADDRESS, status=404)


def test_its_queries_do_not_grow(signed_in, analyst, taken_in, django_assert_num_queries):
    for value in range(5):
        taken_in(row("APP40", "2024-10", value))
    client = signed_in(analyst)
    with django_assert_num_queries(
        7
    ):  # the session, the person and their roles, the area, facts, last figures, returns
        client.get(ADDRESS)
