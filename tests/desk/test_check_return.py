import os

import factories
import pytest
from django.conf import settings
from returned_files import as_csv, row, upload

from goldenthread.accounts.roles import DataAnalyst
from goldenthread.govuk.testing import ANYWHERE
from goldenthread.scorecard.models import Reading, Return

pytestmark = pytest.mark.django_db


def checked(client, *rows):
    """The page that shows what a file would change."""
    page = client.get("/scorecard/returns/new/")
    file = upload(as_csv(*rows))
    return page.submit(
        "Check the file", figures=file, on_behalf_of="NHS community services", redirects_to=ANYWHERE
    )


def test_it_shows_what_is_new_what_would_change_and_what_is_as_it_stands(signed_in, analyst, taken_in):
    taken_in(row("APP40", "2024-10", 100), row("APP41", "2024-10", 6), body="The council")
    page = checked(
        signed_in(analyst),
        row("APP40", "2024-10", 150),
        row("APP41", "2024-10", 6),
        row("APP45", "2024-10", "", 5, 10),
        row("APP46", "2024-10"),
    )
    [change] = page.rows("What would change")
    assert (change["Stands now"], change["Would be"], change["Returned before"]) == (
        "100",
        "150",
        "By The council on 12 Nov 2024",
    )
    [new] = page.rows("What is new")
    assert (new["Figure"], new["Period"], new["Row"]) == ("50.0% 5 of 10", "October 2024", "4")
    assert "1 figure in it stands already and will not be kept again." in page.text
    assert "1 row without a figure is left out" in page.text
    assert "150 takes the place of 100" in page.text


def test_confirmed_the_figures_are_taken_in_and_seen_at_once(signed_in, analyst, october):
    page = checked(signed_in(analyst), row("APP40", "2024-10", 5))
    page = page.submit("Take these figures in", redirects_to=ANYWHERE)
    sent = Return.objects.get()
    assert (sent.returned_by, sent.source_name, sent.on_behalf_of) == (
        analyst,
        "october.csv",
        "NHS community services",
    )
    assert "The figures of October 2024 have been worked out with them." in page.text
    page = signed_in(analyst).get("/scorecard/2024-10/APP40/")
    assert "Returned by NHS community services on 12 November 2024" in page.text


def test_nothing_is_taken_in_twice(signed_in, analyst):
    client = signed_in(analyst)
    page = checked(client, row("APP40", "2024-10", 5))
    page.submit("Take these figures in", redirects_to=ANYWHERE)
    again = page.submit("Take these figures in", redirects_to="/scorecard/returns/new/")
    assert "The file is no longer here" in again.text
    assert Reading.objects.count() == 1


def test_a_figure_that_somebody_returned_meanwhile_is_shown_first(signed_in, analyst, taken_in):
    page = checked(signed_in(analyst), row("APP40", "2024-10", 5))
    taken_in(row("APP40", "2024-10", 7), body="The council")
    page = page.submit("Take these figures in")
    assert page.errors() == [
        "Somebody has returned figures since you opened this page. Look at it again, then go on."
    ]
    assert page.rows("What would change")[0]["Stands now"] == "7"
    page.submit("Take these figures in", redirects_to=ANYWHERE)
    assert Reading.objects.standing().get().value == 5.0


def test_a_file_with_nothing_new_has_nothing_to_confirm(signed_in, analyst, taken_in):
    taken_in(row("APP40", "2024-10", 5))
    page = checked(signed_in(analyst), row("APP40", "2024-10", 5))
    assert "There is nothing to take in." in page.text
    assert not page.soup.select("main form")


def test_it_is_there_for_its_sender_alone_and_for_a_day(signed_in, analyst):
    page = checked(signed_in(analyst), row("APP40", "2024-10", 5))
    other = signed_in(factories.user(DataAnalyst.code))
    assert "The file is no longer here" in other.get(page.url, redirects_to="/scorecard/returns/new/").text
    [place] = (settings.HOME / "returned" / "waiting").iterdir()
    os.utime(place, (1, 1))
    checked(other, row("APP41", "2024-10", 5))
    assert not place.exists()


@pytest.mark.parametrize("held", ["x" * 24, "short", "..", "a.b"])
def test_an_address_that_names_no_file_leads_back(signed_in, analyst, held):
    page = signed_in(analyst).get(f"/scorecard/returns/check/{held}/", redirects_to="/scorecard/returns/new/")
    assert "The file is no longer here" in page.text
