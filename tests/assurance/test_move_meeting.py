from datetime import date


def test_the_first_day_stays_and_the_agenda_goes_along(signed_in, office, meeting):
    page = signed_in(office).get(f"/boards/meetings/{meeting.pk}/move/")
    page = page.submit(
        "Move it", meets_on=date(2024, 11, 19), because="The chair is ill", redirects_to="/boards/siab/"
    )
    stands = {row["Day"]: row["Where it stands"] for row in page.rows("Meetings")}
    assert "Moved to 19 November 2024: The chair is ill" in stands["12 Nov 2024"]
    moved = page.click("19 Nov 2024")
    assert "Waiting lists" in moved.text
    assert "12 November 2024" in moved.links()
