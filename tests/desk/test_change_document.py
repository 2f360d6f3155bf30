"""What a document is can be put right; nobody writes over another unseen."""

import advised
import pytest
import stories


@pytest.fixture
def case(officer):
    return stories.requested(stories.child_of(officer), officer=officer)


def test_it_is_put_right(signed_in, officer, case):
    one = advised.document(case, officer)
    page = signed_in(officer).get(f"/documents/{one.ref}/")
    page = page.submit(
        "Save",
        description="The clinic's letter",
        is_for_family=True,
        redirects_to=f"/cases/{case.ref}/documents/",
    )
    row = page.rows("Documents")[0]
    assert row["What it is"].startswith("The clinic's letter")
    assert row["Who may read it"] == "The service, the family"


def test_a_stale_page_is_told_so(signed_in, officer, case):
    one = advised.document(case, officer)
    client = signed_in(officer)
    mine, theirs = (client.get(f"/documents/{one.ref}/") for _ in range(2))
    theirs.submit("Save", description="Theirs", redirects_to=f"/cases/{case.ref}/documents/")
    page = mine.submit("Save", description="Mine")
    assert "Nothing was saved" in page.errors()[0]
    assert page.soup.find("input", attrs={"name": "description"})["value"] == "Mine"


def test_a_stranger_finds_nothing(signed_in, stranger, officer, case):
    one = advised.document(case, officer)
    signed_in(stranger).get(f"/documents/{one.ref}/", status=404)
