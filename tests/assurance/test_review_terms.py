from datetime import date


def test_a_review_without_a_change_begins_the_interval_again(signed_in, office, siab):
    page = signed_in(office).get("/boards/siab/terms/review/")
    page = page.submit("Record the review", reviewed_on=date(2024, 10, 8), redirects_to="/boards/siab/")
    assert "To be looked at again by 8 April 2025" in page.text
    assert "409 days late" not in page.text


def test_there_must_be_terms_to_review(signed_in, office, pdg):
    page = signed_in(office).get("/boards/pdg/terms/review/").submit("Record the review")
    assert page.errors() == ["There are no terms of reference to review: agree some first."]
