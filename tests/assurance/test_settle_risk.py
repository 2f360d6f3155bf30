from datetime import date

from goldenthread.assurance.models import Risk

URL = "/risks/2/settle/"
LABEL = "Record this"


def test_it_is_closed_with_a_reason_and_opened_again(signed_in, office, register):
    page = signed_in(office).get(URL)
    page = page.submit(LABEL, state="closed", words="It is another risk now", redirects_to="/risks/2/")
    assert "Closed on 12 November 2024 by Billie Moss: “It is another risk now”" in page.text
    assert "Score it" not in page.links()
    assert "days late" not in page.rows("Mitigations")[0]["How far"]
    page = page.click("Open it again").submit(
        LABEL, state="open", words="It came back", redirects_to="/risks/2/"
    )
    assert "Closed on" not in page.text.split("What was said of it")[0]
    kinds = [each.kind for each in Risk.objects.get(number=2).statements.all()]
    assert kinds == ["added", "closed", "reopened"]


def test_an_acceptance_says_when_it_is_looked_at_again(signed_in, office, register):
    page = signed_in(office).get(URL)
    page = page.submit(LABEL, state="accepted", words="Known")
    assert page.errors() == ["Say on which day the acceptance is looked at again."]
    page = page.submit(LABEL, review_on=date(2025, 3, 1), redirects_to="/risks/2/")
    assert "Accepted on 12 November 2024" in page.text


def test_it_is_not_settled_twice_alike_or_without_a_reason(signed_in, office, register):
    page = signed_in(office).get(URL).submit(LABEL, state="open", words="Why not")
    assert page.errors() == ["It is open already."]
    page = signed_in(office).get(URL).submit(LABEL, state="closed", words="")
    assert page.errors() == ["Say why"]


def test_an_area_lead_may_not(signed_in, area_lead, register):
    signed_in(area_lead).get(URL, status=404)
