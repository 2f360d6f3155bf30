from datetime import date

from goldenthread.assurance.models import Mitigation

URL = "/risks/1/mitigations/add/"
LABEL = "Add it"
DAY = {"due_on": date(2025, 1, 31)}


def test_it_is_added_after_those_that_were_published(signed_in, office, only_published):
    page = signed_in(office).get(URL)
    page = page.submit(
        LABEL, text="Share posts", owner_post="Head of HR", **DAY, lowers="both", redirects_to="/risks/1/"
    )
    assert [row["What"].split(" Change")[0] for row in page.rows("Mitigations")] == [
        "Hire",
        "Train",
        "Share posts",
    ]
    assert page.rows("Mitigations")[2]["By"] == "31 Jan 2025"
    made = Mitigation.objects.get(text="Share posts")
    assert (made.is_published, made.statements.get().due_on) == (False, date(2025, 1, 31))


def test_it_needs_an_owner_and_a_day(signed_in, office, only_published):
    page = signed_in(office).get(URL).submit(LABEL, text="Share posts", lowers="both")
    assert page.errors() == ["Choose who answers for it, or write the post."]
    page = page.submit(LABEL, owner_post="Head of HR")
    assert page.errors() == ["Say by which day."]


def test_it_was_not_there_on_an_earlier_day(signed_in, office, only_published):
    signed_in(office).get(URL).submit(
        LABEL, text="Share posts", owner_post="HR", **DAY, lowers="both", redirects_to="/risks/1/"
    )
    page = signed_in(office).get("/risks/1/?on=2024-11-11")
    assert [row["What"] for row in page.rows("Mitigations")] == ["Hire", "Train"]


def test_an_area_lead_may_not(signed_in, area_lead, only_published):
    signed_in(area_lead).get(URL, status=404)
