from datetime import date

from goldenthread.assurance.rounds.models import Round


def test_it_proposes_the_days_and_opens_with_those_given(signed_in, office, imported):
    page = signed_in(office).get("/rounds/open/")
    assert page.h1 == "Open the round of October 2024"
    page = page.submit("Open the round", board_meets_on=date(2024, 11, 29), redirects_to="/rounds/2024-10/")
    assert "The round is open." in page.text
    assert Round.objects.get().board_meets_on == date(2024, 11, 29)


def test_it_refuses_days_out_of_order_and_a_second_round(signed_in, office, open_round):
    page = signed_in(office).get("/rounds/open/?month=2024-11").submit("Open the round")
    assert page.errors() == ["The round of October 2024 is still open: close it first."]
