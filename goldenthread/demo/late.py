"""Months that were published before all was known: the summer's on one day in October, with a few records that came after
it; and October itself, once the board had been told why."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

from goldenthread.accounts.models import User
from goldenthread.casework.codes import ReviewDecision
from goldenthread.casework.models import Plan, Review
from goldenthread.demo import aims, days
from goldenthread.indicators import Month, months
from goldenthread.scorecard import actions as scorecard
from goldenthread.scorecard.freezing import actions as freezing
from goldenthread.scorecard.freezing import revisions

FIRST_PUBLISHED = datetime(2024, 10, 11, 14, 0, tzinfo=UTC)  # a Friday
OCTOBER_PUBLISHED = datetime(2024, 11, 12, 9, 0, tzinfo=UTC)
SUMMER = months(Month(2024, 5), Month(2024, 9))
OCTOBER = Month(2024, 10)
SIGNED_OFF = {
    "signed_off_name": "Dr Miriam Achterberg",
    "signed_off_role": "Director of Children's Services",
}
FIRST_NOTE = "The first months to be published here; the board agreed in September that every month will be."
EXPLAINED = (
    "The files were checked in October. Two plans issued in July had not been recorded, one plan of August had been "
    "given a day a week too late, and three decisions of September's reviews were missing."
)
LATE_PLANS, LATE_DECISIONS, DAYS_OUT = 2, 3, 7


@contextmanager
def as_known_in_october() -> Iterator[None]:
    """Within it the database lacks what came after the day in October."""
    held = _hold_back()
    yield
    for record, fields in held:
        type(record).objects.filter(pk=record.pk).update(**fields)


def work_out_the_summer(*, by: User) -> None:
    """Every month to September, on the facts of the day in October."""
    scorecard.rebuild_facts(as_of=FIRST_PUBLISHED.date(), by=by)
    scorecard.compute(months=months(Month.parse(aims.FIRST_MONTH), SUMMER[-1]), breakdowns=(), by=by)
    scorecard.compute(months=SUMMER, by=by)


def publish_the_summer(*, by: User) -> None:
    """May to September."""
    for month in SUMMER:
        freezing.publish_month(
            month=month, by=by, note=FIRST_NOTE, published_at=FIRST_PUBLISHED, **SIGNED_OFF
        )


def publish_october(*, by: User) -> None:
    """Once somebody has said why headline figures of the summer changed: without that it is refused."""
    for waiting in revisions.unexplained(but_not=OCTOBER):
        freezing.explain_revision(
            by=by,
            published=waiting.published,
            code=waiting.pair.code,
            reason=EXPLAINED,
            written_at=OCTOBER_PUBLISHED,
        )
    freezing.publish_month(month=OCTOBER, by=by, published_at=OCTOBER_PUBLISHED, **SIGNED_OFF)


def _hold_back() -> list[tuple]:
    """Make the database as it was in October: each record changed, and the fields that it will have again."""
    held = [
        *(
            (plan, {"first_issued_on": None, "current_from_on": None})
            for plan in _plans("2024-07", LATE_PLANS)
        ),
        *((plan, _a_week_later(plan)) for plan in _plans("2024-08", 1)),
        *((review, {"decided_on": None, "decision": ""}) for review in _decisions("2024-09")),
    ]
    for record, fields in held:
        type(record).objects.filter(pk=record.pk).update(**fields)
    return [(record, {name: getattr(record, name) for name in fields}) for record, fields in held]


def _plans(month: str, number: int) -> list[Plan]:
    found = Plan.objects.filter(first_issued_on__range=_span(month), ceased_on=None, reviews=None)
    return list(found.order_by("ref")[:number])


def _a_week_later(plan: Plan) -> dict[str, date]:
    wrong = plan.first_issued_on + timedelta(days=DAYS_OUT)
    return {"first_issued_on": wrong, "current_from_on": wrong}


def _decisions(month: str) -> list[Review]:
    """Of those to maintain the plan as it is: nothing follows from them."""
    found = Review.objects.filter(decided_on__range=_span(month), decision=ReviewDecision.MAINTAIN)
    return list(found.filter(amendments_proposed_on=None).order_by("ref")[:LATE_DECISIONS])


def _span(month: str) -> tuple[date, date]:
    return days.first_day(month), days.last_day(month)
