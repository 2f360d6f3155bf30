from datetime import date

from goldenthread.assurance.boards import meeting_actions as actions


def test_the_decision_is_the_rounds_and_is_read_there(signed_in, office, siab, escalated, attend):
    meeting = actions.plan_meeting(
        board=siab, meets_on=date(2024, 11, 12), held_for=escalated.round, by=office
    )
    actions.build_agenda(meeting=meeting, by=office)
    item = meeting.items.get(exception=escalated)
    assert item.title == "APP17: Release one post"
    attend(meeting)
    page = signed_in(office).get(f"/boards/items/{item.pk}/decision/")
    page = page.submit(
        "Record it", outcome="One post is released", redirects_to=f"/boards/meetings/{meeting.pk}/"
    )
    assert "Decided: One post is released" in page.text
    escalated.refresh_from_db()
    assert (escalated.outcome, escalated.decided_on) == ("One post is released", date(2024, 11, 12))
    assert "One post is released" in signed_in(office).get("/rounds/2024-10/board/").text
    row = signed_in(office).get("/boards/log/").rows("Decisions and actions")[0]
    assert row["What"].endswith("One post is released")


def test_what_is_no_escalation_is_decided_in_the_log(signed_in, office, meeting, attend):
    attend(meeting)
    page = signed_in(office).get(f"/boards/items/{meeting.items.get().pk}/decision/")
    page = page.submit("Record it", outcome="Agreed")
    assert page.errors() == ["This item is no escalation: write its decision in the log."]
