from datetime import date


def test_it_moves_a_day_and_keeps_them_in_order(signed_in, office, open_round):
    client = signed_in(office)
    page = client.get("/rounds/2024-10/days/")
    page.submit("Change the days", owners_due_on=date(2024, 11, 11), redirects_to="/rounds/2024-10/")
    open_round.refresh_from_db()
    assert open_round.owners_due_on == date(2024, 11, 11)
    again = page.submit("Change the days", owners_due_on=date(2024, 11, 12))
    assert "Nothing was saved." in again.errors()[0]
