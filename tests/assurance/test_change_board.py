from datetime import date


def test_what_it_was_stays_for_earlier_days(signed_in, office, siab):
    page = signed_in(office).get("/boards/siab/change/")
    page = page.submit(
        "Record the change", purpose="Decide", from_on=date(2024, 11, 1), redirects_to="/boards/siab/"
    )
    assert "What it is for Decide" in page.text
    assert siab.details.count() == 2


def test_a_board_never_comes_to_report_to_itself(signed_in, office, siab, pdg):
    page = signed_in(office).get("/boards/siab/change/").submit("Record the change", reports_to=pdg.pk)
    assert page.errors() == ["PDG reports to SIAB: choose another."]


def test_two_who_change_it_at_once_do_not_overwrite_each_other(signed_in, office, siab):
    page = signed_in(office).get("/boards/siab/change/")
    page.submit("Record the change", name="One", redirects_to="/boards/siab/")
    again = page.submit("Record the change", name="Other")
    assert "Nothing was saved" in again.errors()[0]
