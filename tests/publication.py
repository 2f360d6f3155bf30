"""October published, and two plans recorded afterwards: for the tests of the pages about published months."""

from datetime import date, timedelta

import factories

from goldenthread.indicators import Month
from goldenthread.scorecard.freezing import actions as freezing

SEPTEMBER, OCTOBER = Month(2024, 9), Month(2024, 10)
SIGNED = {"signed_off_name": "Dr A Patel", "signed_off_role": "Director of Children's Services"}


def publish(month=OCTOBER, *, by=None, **over):
    return freezing.publish_month(month=month, by=by, **(SIGNED | over))


def record_late(district, number=2, issued_on=date(2024, 10, 15)):
    """So many plans that were issued late in October, and not known when it was published."""
    for _ in range(number):
        child = factories.child(district=district)
        asked = factories.request(child=child, received_on=issued_on - timedelta(weeks=22))
        factories.plan(request=asked, draft_sent_on=None, first_issued_on=issued_on)
