"""What the database itself refuses, whoever writes."""

from datetime import date

import factories
import pytest
from django.db import IntegrityError, transaction

pytestmark = pytest.mark.django_db

MAY, JUNE = date(2024, 5, 1), date(2024, 6, 3)

# the factory, its dates in an order that cannot be
IMPOSSIBLE = [
    ("request", {"received_on": JUNE, "decided_on": MAY, "decision": "assess"}),
    ("request", {"received_on": JUNE, "withdrawn_on": MAY}),
    ("request", {"received_on": MAY, "decision": "assess"}),
    ("request", {"received_on": None}),
    ("plan", {"draft_sent_on": JUNE, "first_issued_on": MAY}),
    ("plan", {"first_issued_on": JUNE, "ceased_on": MAY, "cease_reason": "2"}),
    ("plan", {"first_issued_on": MAY, "ceased_on": JUNE, "cease_reason": ""}),
    ("review", {"meeting_on": JUNE, "papers_received_on": MAY}),
    ("review", {"meeting_on": JUNE, "decided_on": MAY, "decision": "maintain"}),
    ("review", {"meeting_on": JUNE, "amendments_proposed_on": MAY}),
    ("review", {"meeting_on": MAY, "amendments_proposed_on": JUNE, "final_plan_on": MAY}),
    ("complaint", {"received_on": JUNE, "acknowledged_on": MAY}),
    ("complaint", {"received_on": JUNE, "answered_on": MAY}),
]


@pytest.mark.parametrize(("kind", "dates"), IMPOSSIBLE)
def test_it_refuses_dates_in_an_order_that_cannot_be(kind, dates):
    with pytest.raises(IntegrityError), transaction.atomic():
        getattr(factories, kind)(**dates)
