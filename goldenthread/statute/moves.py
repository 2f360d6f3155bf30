"""A move to the area of another local authority."""

from goldenthread.statute.annual_review import MADE_OR_REVIEWED, REVIEW_PERIOD
from goldenthread.statute.counting import (
    MonthsBeginningWith,
    OnTheDay,
    Weeks,
    WorkingDays,
    WorkingDaysBeginningWith,
)
from goldenthread.statute.duty import Duty, Limit, Pick
from goldenthread.statute.wording import regulation

MOVED = "the family moves to the new area"
OLD_AUTHORITY_AWARE = "the old authority became aware of the move"
TRANSFERRED = "the plan was transferred"

DUTIES = (
    Duty(
        code="plan_transferred",
        reference="L1",
        title="Transfer the plan to the new local authority",
        limits=(
            Limit("moved_on", MOVED, OnTheDay()),
            Limit("aware_on", OLD_AUTHORITY_AWARE, WorkingDaysBeginningWith(15), optional=True),
        ),
        pick=Pick.LATEST,
        met_by="the plan handed over by the old authority; one aware 15 working days before the move owes it on "
        "the day, one aware later has 15 working days beginning with the day it became aware",
        authority=regulation("15(2)"),
        doubt="Some guides count from when the new authority became aware; the text says the old one.",
    ),
    Duty(
        code="transferred_plan_maintained",
        reference="L2",
        title="Keep the transferred plan, as if the new authority had made it",
        limits=(Limit("transferred_on", TRANSFERRED, OnTheDay()),),
        met_by="the provision in place; the plan counts as made on the day that the old authority made it",
        authority=regulation("15"),
    ),
    Duty(
        code="transfer_notified",
        reference="L3",
        title="Tell the family of the transfer, whether there will be an assessment, and when the review will be",
        limits=(Limit("transferred_on", TRANSFERRED, Weeks(6)),),
        met_by="a notice by the new authority",
        authority=regulation("15"),
    ),
    Duty(
        code="transferred_plan_reviewed",
        reference="L4",
        title="Review the transferred plan",
        limits=(
            Limit("reviewed_on", MADE_OR_REVIEWED, REVIEW_PERIOD),
            Limit("transferred_on", TRANSFERRED, MonthsBeginningWith(3)),
        ),
        pick=Pick.LATEST,
        order=(("reviewed_on", "transferred_on"),),
        met_by="a completed review by the new authority, within the later of the two periods",
        authority=regulation("15(5)"),
    ),
    Duty(
        code="interim_place_arranged",
        reference="L5",
        title="Arrange another place when attending the named setting is not practicable",
        limits=(Limit("transferred_on", TRANSFERRED, OnTheDay()),),
        met_by="a place at another setting until the plan is amended",
        authority=regulation("15"),
    ),
    Duty(
        code="assessment_decided_after_move",
        reference="L6",
        title="Decide afresh whether to assess, when an assessment was running in the old area",
        limits=(
            Limit(
                "received_on",
                "the new authority received the request or became responsible",
                Weeks(6),
            ),
        ),
        met_by="a notice by the new authority, which should take the old authority's work into account",
        authority=regulation("5(1)"),
        as_soon_as_practicable=True,
    ),
    Duty(
        code="health_body_transferred",
        reference="L7",
        title="Tell the new health body of the move",
        limits=(
            Limit("moved_on", MOVED, WorkingDays(15)),
            Limit(
                "aware_on", "the health body became aware of the move", WorkingDays(15), replaces="moved_on"
            ),
        ),
        met_by="a notice to the new health body",
        authority=regulation("16"),
        verified=False,
        doubt="Regulation 16 was not read in a primary source; its days are uncertain.",
    ),
)
