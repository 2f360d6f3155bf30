"""A setting that is consulted reads the draft, as it was sent."""

import consulted

from goldenthread.accounts.models import ReadRecord


def test_it_is_the_draft_and_the_reading_is_written_down(signed_in, officer):
    held = consulted.asked(officer)
    person = consulted.staff_of(held)
    answer = signed_in(person).get(f"/consulted/{held.ref}/plan/")
    assert answer.content.startswith(b"%PDF-")
    read = ReadRecord.objects.get(by=person)
    assert (read.page, read.child_ref, read.refused) == ("consulted_plan", held.request.child.ref, False)
