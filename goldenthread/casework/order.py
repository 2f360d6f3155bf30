"""Which fact may not be dated before which. One table, read after every write and every correction."""

from datetime import date

from goldenthread.accounts.errors import Refused
from goldenthread.casework.orders.models import REOPENS, Requires
from goldenthread.casework.stages import ordered
from goldenthread.statute.wording import in_words

WORDS = {
    "received_on": "the day the request was received",
    "decided_on": "the day of the decision whether to assess",
    "withdrawn_on": "the day the request was withdrawn",
    "moved_on": "the day of the move to another authority",
    "issue_agreed_on": "the day it was agreed to issue a plan",
    "not_issued_on": "the day the family was told that no plan would be issued",
    "draft_sent_on": "the day the draft was sent",
    "first_issued_on": "the day the plan was first issued",
    "current_from_on": "the day the present plan dates from",
    "ceased_on": "the day the plan ceased",
    "requested_on": "the day the advice was asked for",
    "request_received_on": "the day the request for advice was received",
    "returned_on": "the day the advice came back",
    "meeting_on": "the day of the review meeting",
    "papers_received_on": "the day the report of the meeting came",
    "review_decided_on": "the day of the decision after the review",
    "amendments_proposed_on": "the day the amendments were proposed",
    "final_plan_on": "the day the amended plan was issued",
    "from_on": "the first day on which provision was missing",
    "until_on": "the last day on which provision was missing",
    "transferred_in_on": "the day the plan was taken over from another authority",
    "transfer_notified_on": "the day the family was told of the transfer",
    "move_known_on": "the day the move became known",
    "ordered_on": "the day of the order to assess",
    "told_on": "the day the family was told that there will be an assessment",
    "plan_ordered_on": "the day of the order to make a plan",
    "made_on": "the day of the order",
    "order_received_on": "the day the order was received",
    "amended_on": "the day the plan was issued as ordered",
    "declined_on": "the day the family was told that nothing changes",
}

# (later, earlier): the later may fall on the same day.
STORY = [
    ("decided_on", "received_on"),
    ("withdrawn_on", "received_on"),
    ("moved_on", "received_on"),
    ("issue_agreed_on", "decided_on"),
    ("not_issued_on", "decided_on"),
    ("draft_sent_on", "issue_agreed_on"),
    ("draft_sent_on", "decided_on"),
    ("first_issued_on", "draft_sent_on"),
    ("first_issued_on", "decided_on"),
    ("first_issued_on", "received_on"),
    ("withdrawn_on", "decided_on"),
    ("current_from_on", "first_issued_on"),
    ("ceased_on", "first_issued_on"),
    ("requested_on", "decided_on"),
    ("request_received_on", "requested_on"),
    ("returned_on", "requested_on"),
    ("returned_on", "request_received_on"),
    ("meeting_on", "first_issued_on"),
    ("papers_received_on", "meeting_on"),
    ("review_decided_on", "meeting_on"),
    ("amendments_proposed_on", "meeting_on"),
    ("final_plan_on", "amendments_proposed_on"),
    ("final_plan_on", "meeting_on"),
    ("from_on", "first_issued_on"),
    ("until_on", "from_on"),
    ("ceased_on", "meeting_on"),
    ("ceased_on", "papers_received_on"),
    ("ceased_on", "review_decided_on"),
    ("ceased_on", "amendments_proposed_on"),
    ("ceased_on", "final_plan_on"),
    ("transferred_in_on", "first_issued_on"),
    ("transfer_notified_on", "transferred_in_on"),
    ("ceased_on", "transferred_in_on"),
    ("ceased_on", "transfer_notified_on"),
    ("ceased_on", "move_known_on"),
    ("move_known_on", "first_issued_on"),
    ("move_known_on", "transferred_in_on"),
    ("ordered_on", "decided_on"),
    ("told_on", "ordered_on"),
    ("requested_on", "told_on"),
    ("issue_agreed_on", "told_on"),
    ("not_issued_on", "told_on"),
    ("withdrawn_on", "ordered_on"),
    ("moved_on", "ordered_on"),
    ("plan_ordered_on", "not_issued_on"),
    ("draft_sent_on", "plan_ordered_on"),
    ("withdrawn_on", "plan_ordered_on"),
    ("moved_on", "plan_ordered_on"),
    ("order_received_on", "made_on"),
    ("told_on", "made_on"),
    ("amended_on", "made_on"),
    ("amended_on", "told_on"),
    ("declined_on", "made_on"),
    ("declined_on", "told_on"),
    ("ceased_on", "declined_on"),
    ("made_on", "first_issued_on"),
    ("ceased_on", "amended_on"),
]


def check(dates: dict[str, date | None], *, field: str = "") -> None:
    """Refuse the first pair that stands the wrong way round. `field` is the one just written, where the words go."""
    for later, earlier in STORY:
        after, before = dates.get(later), dates.get(earlier)
        if after and before and after < before:
            raise Refused(_words(later, after, earlier, before), field=field)


def _words(later: str, after: date, earlier: str, before: date) -> str:
    told = f"{WORDS[later]} ({in_words(after)}) cannot be before {WORDS[earlier]} ({in_words(before)})"
    return told[0].upper() + told[1:]


def dates_of_request(request, assessment=None, plan=None) -> dict[str, date | None]:
    return (
        _dates(request, "received_on", "decided_on", "withdrawn_on", "moved_on")
        | _dates(assessment, "issue_agreed_on", "not_issued_on")
        | _dates(plan, *DATES_OF_PLAN)
        | _reopened(request)
    )


DATES_OF_PLAN = (
    "draft_sent_on",
    "first_issued_on",
    "current_from_on",
    "transferred_in_on",
    "transfer_notified_on",
    "moves_on",
    "move_known_on",
    "ceased_on",
)


def _reopened(request) -> dict[str, date | None]:
    """The orders by which a case goes on after a refusal."""
    to_assess = ordered(request, Requires.ASSESS)
    to_plan = ordered(request, Requires.MAKE_PLAN) or ordered(request, Requires.RECONSIDER)
    return {
        "ordered_on": to_assess and to_assess.made_on,
        "told_on": to_assess and to_assess.told_on,
        "plan_ordered_on": to_plan and to_plan.made_on,
    }


def dates_of_order(one, request, assessment=None, plan=None) -> dict[str, date | None]:
    """Of one order, with what it overturned or amends. An order about a plan is made while there is one."""
    own = _dates(one, "made_on", "told_on", "amended_on", "declined_on") | {
        "order_received_on": one.received_on
    }
    if one.requires in REOPENS:
        return own | dates_of_request(request, assessment, plan) | _named_by(one)
    acted_on = one.amended_on or one.declined_on
    return own | _dates(plan, "ceased_on" if acted_on else "", "first_issued_on")


def _named_by(one) -> dict[str, date | None]:
    """Under the names by which the story knows it, with its own dates: the story may hold an older reading of it."""
    if one.requires == Requires.ASSESS:
        return {"ordered_on": one.made_on, "told_on": one.told_on, "first_issued_on": None}
    return {"plan_ordered_on": one.made_on, "told_on": None, "first_issued_on": None}


def dates_of_advice(advice, request) -> dict[str, date | None]:
    own = _dates(advice, "requested_on", "request_received_on", "returned_on")
    return own | {"decided_on": request.decided_on, "told_on": _reopened(request)["told_on"]}


def dates_of_review(review, plan) -> dict[str, date | None]:
    own = _dates(review, "meeting_on", "papers_received_on", "amendments_proposed_on", "final_plan_on")
    return own | {
        "review_decided_on": review.decided_on,
        "first_issued_on": plan.first_issued_on,
        "ceased_on": plan.ceased_on,
    }


def dates_of_gap(gap, plan) -> dict[str, date | None]:
    return _dates(gap, "from_on", "until_on") | {"first_issued_on": plan.first_issued_on}


def _dates(record, *fields: str) -> dict[str, date | None]:
    return {field: getattr(record, field, None) for field in fields if field}
