from datetime import date


def test_the_decision_comes_back_and_stands_on_the_paper(signed_in, office, escalated):
    page = signed_in(office).get(f"/rounds/exceptions/{escalated.pk}/decision/")
    page = page.submit(
        "Record it", outcome="Agreed", decided_on=date(2024, 11, 12), redirects_to="/rounds/2024-10/board/"
    )
    assert "Decided on 12 November 2024: Agreed" in page.text


def test_another_decision_says_why_and_the_first_is_still_read(signed_in, office, escalated, lead):
    given = {"outcome": "Agreed", "decided_on": date(2024, 11, 12)}
    url = f"/rounds/exceptions/{escalated.pk}/decision/"
    page = signed_in(office).get(url)
    assert "Why is it another decision now?" not in page.text
    page.submit("Record it", **given, redirects_to="/rounds/2024-10/board/")
    page = signed_in(office).get(url).submit("Record it", outcome="Refused", because="")
    assert page.errors() == ["Say why it is another decision"]
    page = page.submit("Record it", because="No money is left", redirects_to="/rounds/2024-10/board/")
    assert "Decided on 12 November 2024: Refused" in page.text
    assert "12 November 2024: Agreed Decided otherwise since: No money is left" in page.text
    for person in (office, lead):
        review = signed_in(person).get("/rounds/2024-10/review/")
        assert f"/rounds/exceptions/{escalated.pk}/" not in review.links().values()
