"""Three children with a story for the people one can sign in as: two with a parent, all three at the same school or near."""

from datetime import date

from goldenthread.demo import days
from goldenthread.demo.children import Makings
from goldenthread.demo.names import DISTRICTS
from goldenthread.demo.rows import (
    AdviceRow,
    CarerRow,
    ChildRow,
    PersonRow,
    PlanRow,
    RequestRow,
    ReviewRow,
    SettingRow,
)

SCHOOL = "Northfield Primary School"
DISTRICT = DISTRICTS.index("Maidstone") + 1
IN_ASSESSMENT = ("Amara", "Adeyemi-Clarke", "F", date(2017, 5, 23))
REVIEW_DUE = ("Joe", "Featherstone", "M", date(2015, 2, 9))
RECEIVED_ON = date(2024, 8, 16)
DECIDED_ON = date(2024, 9, 20)
ADVICE_ASKED_ON = date(2024, 9, 24)


def school(settings: list[SettingRow]) -> SettingRow:
    """The showcase school: a mainstream primary school of the showcase district takes the name."""
    found = next(
        row for row in settings if (row.kind, row.phase, row.district) == ("mainstream", "primary", DISTRICT)
    )
    found.name = SCHOOL
    return found


def assessment(requests: list[RequestRow]) -> RequestRow:
    """The request of a child in the thirteenth week on the day the story stands still.

    It takes the place of a request received near that day and still in assessment then, so no count changes.
    """
    found = min(
        (row for row in requests if row.decision == "assess" and row.closed_on is None),
        key=lambda row: (abs((row.received_on - RECEIVED_ON).days), row.key),
    )
    found.received_on, found.decided_on = RECEIVED_ON, DECIDED_ON
    found.source = "parent_or_young_person"
    found.issue_agreed_on = found.draft_sent_on = found.exception = None
    back = {"parent": date(2024, 10, 7), "education": date(2024, 10, 18), "social_care": date(2024, 10, 30)}
    found.advice = [
        AdviceRow(kind, ADVICE_ASKED_ON, ADVICE_ASKED_ON, back.get(kind))
        for kind in ("parent", "education", "health", "psychology", "social_care")
    ]
    return found


def review_due(plans: list[PlanRow], latest: dict[int, ReviewRow], children: dict[int, ChildRow]) -> PlanRow:
    """A live plan of a child of the district, of primary age, whose last review was nearly a year ago and is done with."""
    from_on, to_on = date(2023, 11, 20), date(2023, 12, 8)
    done = {key for key, row in latest.items() if from_on <= row.meeting_on <= to_on and row.is_finished}
    return next(
        plan
        for plan in plans
        if plan.is_live_on(days.STANDS_STILL_ON)
        and plan.key in done
        and children[plan.child].district == DISTRICT
        and date(2014, 9, 1) <= plan.born_on < date(2019, 9, 1)
        and plan.issued_on < date(2022, 1, 1)
    )


def name_child(child: ChildRow, who: tuple[str, str, str, date], setting: SettingRow) -> None:
    child.forename, child.surname, child.sex, child.born_on = who
    child.district, child.setting = DISTRICT, setting.key


def carers(makings: Makings, people: list[PersonRow], first: ChildRow, second: ChildRow) -> list[CarerRow]:
    parents = [person for person in people if person.role == "parent"]
    return [
        CarerRow(person.name, person.email, f"01632 960{number:03}", child.key, person.key)
        for number, (person, child) in enumerate(zip(parents, (first, second), strict=True), start=101)
    ]
