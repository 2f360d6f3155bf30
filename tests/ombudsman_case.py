"""The case in the Ombudsman's public report 22 003 403 (paragraphs 18 to 40), as a council would have recorded it.

The report gives months; the days here are chosen within them, and so is what the report leaves out: earlier reviews
kept in time, the report of the meeting and the acknowledgements in time where it finds no fault. The letter of August
2021 only said that the plan would change, so no notice of amendments was ever sent. All names are invented.
"""

from datetime import date

import factories

from goldenthread.casework import actions
from goldenthread.clocks import actions as clocks

FIRST_PLAN_ON = date(2016, 9, 12)
REVIEW_MEETING_ON = date(2021, 6, 15)
DECISION_LETTER_ON = date(2021, 8, 18)  # also the answer to the first complaint
AMENDED_PLAN_ON = date(2022, 1, 18)
FIRST_COMPLAINT_ON = date(2021, 7, 28)
SECOND_COMPLAINT_ON = date(2022, 3, 14)
# Thirteen months without speech and language therapy are counted to the end of 2022: the report counts January 2023
# and what follows apart.
MISSING_FROM_ON, READ_ON = date(2021, 12, 1), date(2022, 12, 31)


def build(*, by, **child):
    """The child, with the clocks of the case."""
    y = factories.child(**({"forename": "Yusuf", "surname": "Farrow", "born_on": date(2010, 3, 9)} | child))
    asked = factories.request(
        child=y, received_on=date(2016, 4, 26), decided_on=date(2016, 5, 31), decision="assess"
    )
    factories.assessment(request=asked, issue_agreed_on=date(2016, 8, 10))
    plan = factories.plan(request=asked, draft_sent_on=date(2016, 8, 17), first_issued_on=FIRST_PLAN_ON)
    _earlier_reviews(plan)
    factories.review(
        plan=plan,
        meeting_on=REVIEW_MEETING_ON,
        papers_received_on=date(2021, 6, 25),
        decided_on=DECISION_LETTER_ON,
        decision="amend",
        final_plan_on=AMENDED_PLAN_ON,
    )
    factories.complaint(
        child=y,
        received_on=FIRST_COMPLAINT_ON,
        acknowledged_on=date(2021, 7, 30),
        answered_on=DECISION_LETTER_ON,
        upheld="partly",
    )
    factories.complaint(child=y, received_on=SECOND_COMPLAINT_ON, acknowledged_on=date(2022, 3, 16))
    clocks.rebuild()
    actions.record_provision_gap(
        by=by, today=READ_ON, plan=plan, what="Speech and language therapy", from_on=MISSING_FROM_ON
    )
    return y


def _earlier_reviews(plan) -> None:
    for year in range(2017, 2021):
        factories.review(
            plan=plan,
            meeting_on=date(year, 6, 20 - (year - 2017)),
            papers_received_on=date(year, 6, 27),
            decided_on=date(year, 7, 14 - (year - 2017)),
            decision="maintain",
        )
