from datetime import date

import pytest


def test_a_version_takes_the_place_of_the_one_before_from_its_day(signed_in, office, siab):
    page = signed_in(office).get("/boards/siab/terms/")
    page = page.submit(
        "Record this version",
        words="Oversee and assure",
        agreed_on=date(2024, 10, 8),
        redirects_to="/boards/siab/",
    )
    assert "Version 2, agreed on 8 October 2024" in page.text
    assert "To be looked at again by 8 April 2025" in page.text
    assert "Version 1, agreed on 31 March 2023" in signed_in(office).get("/boards/siab/?on=2024-10-07").text


@pytest.mark.parametrize("months", [1, 12])
def test_how_often_they_are_looked_at_is_agreed_with_them(signed_in, office, pdg, settings, months):
    settings.TERMS_REVIEW_MONTHS = months
    page = signed_in(office).get("/boards/pdg/terms/")
    page = page.submit(
        "Record this version", words="Deliver", agreed_on=date(2024, 11, 1), redirects_to="/boards/pdg/"
    )
    assert f"Every {months} month" in page.text


def test_a_version_is_not_older_than_the_last(signed_in, office, siab):
    page = signed_in(office).get("/boards/siab/terms/")
    page = page.submit("Record this version", agreed_on=date(2023, 3, 1))
    assert page.errors() == ["This day must not be before the last version was agreed."]
