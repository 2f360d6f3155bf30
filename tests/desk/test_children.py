"""Finding a child: the words searched for never stand in an address."""

import factories
import pytest
import stories

from goldenthread.accounts.models import ReadRecord


@pytest.fixture
def child(officer):
    return stories.child_of(officer, upn="A999000000001")


@pytest.mark.parametrize(
    "words",
    ["amira", "Hussain amira", "04/05/2017", "2017-05-04", "A999000000001", "hussain-cole 04/05/2017"],
)
def test_it_finds_by_name_date_of_birth_and_number(signed_in, officer, child, words):
    page = signed_in(officer).get("/children/").submit("Search", q=words, redirects_to="/children/")
    assert [row["Name"] for row in page.rows("Children found")] == ["Amira Hussain-Cole"]
    assert page.url == "/children/"


def test_it_finds_by_reference_and_opens_the_child(signed_in, officer, child):
    page = signed_in(officer).get("/children/").submit("Search", q=child.ref, redirects_to="/children/")
    assert page.click("Amira Hussain-Cole").h1 == "Amira Hussain-Cole"


def test_it_keeps_what_was_searched_for(signed_in, officer, child):
    client = signed_in(officer)
    client.get("/children/").submit("Search", q="Amira", redirects_to="/children/")
    page = client.get("/children/")
    assert page.soup.find(id="id_q")["value"] == "Amira"
    assert "1 child found" in page.text


def test_it_says_what_to_try_when_nobody_is_found(signed_in, officer, child):
    page = signed_in(officer).get("/children/").submit("Search", q="Zebedee", redirects_to="/children/")
    assert "No child whom you may see matches “Zebedee”." in page.text


def test_it_asks_for_words(signed_in, officer):
    page = signed_in(officer).get("/children/").submit("Search", q="")
    assert page.errors() == ["Enter a name, a date of birth or a number"]


def test_it_finds_nobody_of_another_team(signed_in, stranger, child):
    page = signed_in(stranger).get("/children/").submit("Search", q="Amira", redirects_to="/children/")
    assert "No child whom you may see" in page.text


def test_it_pages_long_lists(signed_in, officer, django_assert_num_queries):
    for number in range(60):
        stories.child_of(officer, forename=f"Robin{number:02}")
    page = signed_in(officer).get("/children/").submit("Search", q="Robin", redirects_to="/children/")
    assert "60 children found, 1 to 50 shown" in page.text
    assert len(page.client.get("/children/?page=2").rows("Children found")) == 10
    assert page.links()["Next page"] == "?page=2"
    with django_assert_num_queries(7):
        page.client.get("/children/")


def test_the_search_is_written_down_without_the_words(signed_in, officer, child):
    signed_in(officer).get("/children/").submit("Search", q="Amira", redirects_to="/children/")
    read = ReadRecord.objects.get(by=officer, page="children")
    assert (read.kind, read.ref, read.child_ref) == ("children found", "1 rows", "")


def test_those_who_may_not_search_find_nothing(signed_in, board_member, parent):
    for somebody in (board_member, parent):
        signed_in(somebody).get("/children/", status=404)
        signed_in(somebody).post("/children/", {"q": "Amira"}, status=404)


def test_it_shows_names_that_sound_like_it_and_offers_a_new_record(signed_in, officer, child):
    factories.child(forename="Amira", surname="Hussein-Cole")
    page = (
        signed_in(officer).get("/children/").submit("Search", q="Ameera Hussein", redirects_to="/children/")
    )
    assert "No child whom you may see matches" in page.text
    sounding = page.rows("Children whose names sound like it")
    assert [row["Name"] for row in sounding] == ["Amira Hussain-Cole"]
    assert page.links()["Make a record for a child new to the service"] == "/children/new/"
