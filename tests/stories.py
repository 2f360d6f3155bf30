"""Cases at the stations of their road, for the tests of pages: today is 12 November 2024. Clocks are made."""

from datetime import date

import factories

from goldenthread.casework.models import Request
from goldenthread.clocks import actions as clocks

RECEIVED_ON = date(
    2024, 9, 2
)  # week 11 on the tests' day; the decision is due 14 October, the plan 20 January
DECIDED_ON = date(2024, 10, 7)


def child_of(officer, **over):
    """A child of the officer's district."""
    district = officer.team.districts.get()
    named = {"forename": "Amira", "surname": "Hussain-Cole", "born_on": date(2017, 5, 4)}
    return factories.child(district=district, **(named | over))


def requested(child, **over) -> Request:
    return _told(factories.request(child=child, received_on=RECEIVED_ON, **over))


def assessing(child, *, advice=("psychology",), **over) -> Request:
    """It was decided to assess; each kind of advice was asked for on the day of the decision."""
    asked = factories.request(
        child=child, **({"received_on": RECEIVED_ON, "decided_on": DECIDED_ON, "decision": "assess"} | over)
    )
    held = factories.assessment(request=asked)
    for kind in advice:
        factories.advice(assessment=held, kind=kind, requested_on=DECIDED_ON)
    return _told(asked)


def drafted(child, *, draft_sent_on=date(2024, 11, 6)) -> Request:
    asked = factories.request(child=child, received_on=RECEIVED_ON, decided_on=DECIDED_ON, decision="assess")
    factories.assessment(request=asked, issue_agreed_on=date(2024, 11, 4))
    factories.plan(request=asked, draft_sent_on=draft_sent_on, first_issued_on=None)
    return _told(asked)


def issued(child, *, reviews=(), **plan) -> Request:
    """A plan of 15 January 2024, with reviews given by their fields."""
    asked = factories.request(
        child=child, received_on=date(2023, 9, 4), decided_on=date(2023, 10, 9), decision="assess"
    )
    factories.assessment(request=asked, issue_agreed_on=date(2023, 12, 4))
    held = factories.plan(request=asked, **plan)
    for fields in reviews:
        factories.review(plan=held, **fields)
    return _told(asked)


def _told(asked: Request) -> Request:
    clocks.rebuild()
    return Request.objects.with_story().get(pk=asked.pk)
