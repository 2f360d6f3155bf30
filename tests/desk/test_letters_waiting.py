"""What waits: prepared and not sent, not left, printed and not posted; of one's own cases alone."""

import letters
import stories

from goldenthread.casework.notices import delivery


def test_it_lists_what_waits_of_ones_own_cases(signed_in, officer, stranger, board_member):
    assert "None. Whatever was sent has left." in signed_in(officer).get("/letters/").text
    letters.name_contacts(officer)
    child = stories.child_of(officer)
    letters.carer_of(child, officer)
    case = stories.assessing(child)
    letters.prepared(case, officer, "assessment_agreed")
    printed = letters.sent(case, officer, "request_acknowledged")
    delivery.deliver(printed.copies.get().pk, by=officer)
    page = signed_in(officer).get("/letters/")
    assert [row["To"] for row in page.rows("Prepared, not sent")] == ["Sam Cole"]
    assert [row["About"] for row in page.rows("To print and post")] == ["Amira Hussain-Cole"]
    assert "Amira" not in signed_in(stranger).get("/letters/").text
    signed_in(board_member).get("/letters/", status=404)
