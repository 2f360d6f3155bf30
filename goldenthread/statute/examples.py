"""A set of facts for every duty, with which its day can be shown."""

from datetime import date

from goldenthread.statute.duty import Duty

FACTS = {
    "acknowledged_on": date(2026, 9, 4),
    "agreed_on": date(2026, 10, 5),
    "answered_on": date(2026, 12, 7),
    "aware_on": date(2026, 9, 1),
    "born_on": date(2010, 5, 4),
    "certificate_on": date(2026, 11, 20),
    "completed_on": date(2026, 10, 14),
    "conceded_on": date(2026, 3, 2),
    "course_ends_on": date(2035, 7, 12),
    "determined_on": date(2026, 11, 20),
    "first_paid_on": date(2026, 9, 1),
    "happened_on": date(2026, 9, 1),
    "heard_on": date(2026, 11, 20),
    "informed_on": date(2026, 12, 20),
    "meeting_on": date(2026, 11, 3),
    "moved_on": date(2026, 9, 7),
    "notice_on": date(2026, 11, 24),
    "notified_on": date(2026, 10, 5),
    "ordered_on": date(2025, 12, 19),
    "received_on": date(2026, 9, 1),
    "recommended_on": date(2026, 11, 2),
    "referred_on": date(2026, 9, 1),
    "reported_on": date(2026, 11, 30),
    "requested_on": date(2026, 10, 14),
    "reviewed_on": date(2025, 9, 15),
    "sent_on": date(2026, 10, 12),
    "served_on": date(2026, 12, 18),
    "term_starts_on": date(2027, 1, 4),
    "told_on": date(2026, 4, 2),
    "training_ends_on": date(2035, 7, 12),
    "transfer_on": date(2027, 9, 1),
    "transferred_on": date(2026, 9, 7),
}
BY_CODE = {
    "appeal_answered": {"sent_on": date(2026, 7, 13)},
    "further_appeal_permission_asked": {"sent_on": date(2026, 7, 13)},
}


def example_facts(duty: Duty) -> dict[str, date]:
    """A day for every fact that the duty takes, in the order that it asks of them.

    A fact that only a configured duty knows is given the first day of a school year.
    """
    names = duty.required_facts + duty.optional_facts
    own = BY_CODE.get(duty.code, {})
    return {name: own.get(name) or FACTS.get(name, date(2026, 9, 1)) for name in names}
