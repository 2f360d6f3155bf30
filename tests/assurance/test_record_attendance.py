from datetime import date

from goldenthread.assurance.boards import meeting_actions as actions


def everybody(meeting, how="present"):
    return {f"member_{member.pk}": how for member in meeting.board.memberships.all()}


def test_the_meeting_was_held_once_it_is_known_who_came(signed_in, office, meeting):
    chair = meeting.board.memberships.get(part="chair")
    page = signed_in(office).get(f"/boards/meetings/{meeting.pk}/attendance/")
    given = everybody(meeting) | {f"member_{chair.pk}": "deputy"}
    assert page.submit("Record it", **given).errors() == ["Name the deputy of Ida Fenn."]
    given[f"deputy_{chair.pk}"] = "Mo Reed"
    page = page.submit("Record it", redirects_to=f"/boards/meetings/{meeting.pk}/", **given)
    assert "Ida Fenn (chair), for whom Mo Reed came" in page.text
    assert "Minutes (draft)" in page.text


def test_nobody_comes_to_a_meeting_that_is_still_to_come(signed_in, office, siab):
    later = actions.plan_meeting(board=siab, meets_on=date(2024, 12, 12), by=office)
    page = signed_in(office).get(f"/boards/meetings/{later.pk}/attendance/")
    assert "is in the future" in page.submit("Record it", **everybody(later)).errors()[0]
