from datetime import date

GIVEN = {"because": "Its work went to the committee", "ended_on": date(2024, 4, 24)}


def test_it_ends_with_a_reason_and_keeps_what_it_said(signed_in, office, siab, pdg):
    page = signed_in(office).get("/boards/pdg/end/")
    page = page.submit("End it", redirects_to="/boards/pdg/", **GIVEN)
    assert "It ended on 24 April 2024. Its work went to the committee" in page.text
    assert "Plan a meeting" not in page.links()


def test_it_does_not_end_while_others_report_to_it(signed_in, office, siab, pdg):
    page = signed_in(office).get("/boards/siab/end/").submit("End it", **GIVEN)
    assert page.errors() == ["PDG still report to it: say first to whom they report."]
