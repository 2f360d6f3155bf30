from datetime import date


def test_a_meeting_is_planned_once_a_day(signed_in, office, siab):
    page = signed_in(office).get("/boards/siab/meetings/")
    done = page.submit("Plan it", meets_on=date(2024, 12, 12), begins="2pm", redirects_to="/boards/siab/")
    assert done.rows("Meetings")[0]["Where it stands"] == "Planned. Agenda not sent out yet."
    again = page.submit("Plan it", meets_on=date(2024, 12, 12))
    assert again.errors() == ["SIAB meets on 12 December 2024 already."]


def test_a_round_has_one_meeting_of_a_board(signed_in, office, siab, open_round):
    page = signed_in(office).get("/boards/siab/meetings/")
    page.submit("Plan it", meets_on=date(2024, 11, 20), held_for=open_round.pk, redirects_to="/boards/siab/")
    again = page.submit("Plan it", meets_on=date(2024, 11, 21), held_for=open_round.pk)
    assert again.errors() == ["SIAB has a meeting for this round already."]
