"""A month of a county, as the assurance report is given it: published figures, 116 actions, 12 risks."""

from datetime import date, timedelta
from typing import Any

import pytest

from goldenthread.publications.assurance_report.data import (
    ActionRow,
    Area,
    AskRow,
    Companion,
    ContestedRow,
    DecisionRow,
    ExceptionNote,
    Point,
    RiskMoveRow,
    RiskRow,
    ScorecardRow,
    Source,
)

TIMELINESS = (2.3, 9.1, 11.9, 12.9, 8.8, 15.0, 14.3, 14.9, 18.1, 12.5, 32.2, 42.1, 51.6, 64.0, 76.0)
AREAS = (
    (1, "Parents' and carers' confidence", 19),
    (2, "Inclusion in mainstream schools and settings", 14),
    (
        3,
        "Strategies and the difference they make for children, young people and families across the county",
        13,
    ),
    (4, "Joint commissioning", 7),
    (5, "Working together with families", 12),
    (6, "Quality of the EHC process", 22),
    (7, "Governance and accountability", 14),
    (8, "Outcomes for children and young people", 11),
    (9, "Moving on to adulthood", 4),
)
RATINGS = (
    ("green", "amber"), ("green", "green"), ("amber", "amber"), ("green", "red"), ("amber", "red"),
    ("blue", "green"), ("red", "red"), ("blue", "blue"), ("amber", "unrated"),
)  # fmt: skip


def months(count: int, first: date = date(2023, 8, 1)) -> list[date]:
    return [
        date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1)
        for n in range(count)
    ]


def timeliness() -> tuple[Point, ...]:
    return tuple(
        Point(
            month,
            value,
            "concern" if value < 10 else "improvement" if value > 40 else "common",
            25.7,
            9.3,
            42.1,
        )
        for month, value in zip(months(15), TIMELINESS, strict=True)
    )


def counts(values: list[float | None]) -> tuple[Point, ...]:
    return tuple(Point(month, value) for month, value in zip(months(len(values)), values, strict=True))


APP17 = ScorecardRow(
    code="APP17", title="EHC plans issued within 20 weeks", area_number=6, value=76.0, unit="%", numerator=130,
    denominator=171, target=80, rag="red", previous_value=64.0, previous_rag="red",
    variation="improving, above the upper limit for four months", series=timeliness(), charted=True,
    companions=(
        Companion("excluding exceptions", "77.1%"), Companion("oldest open", "26 weeks"),
        Companion("open past 20 weeks", "41"), Companion("refused to assess", "48%"),
        Companion("England", "46.4% (2024, official)"),
    ),
)  # fmt: skip
RESULTS = (
    ScorecardRow(
        "APP01", "Stage 1 complaints answered on time", 1, 83.3, "%", 50, 60, standard=80, target=95, rag="amber",
        previous_value=71.0, previous_rag="red", series=counts([60, 62, 58, None, 64, 71, 83.3]),
    ),
    ScorecardRow(
        "APP04", "Web pages found useful by the parents who rated them", 1, None, "%", missing="not_returned",
        computed=False, returned_by="the web team", last_returned=date(2024, 7, 1), target=70, previous_rag="unrated",
    ),
    ScorecardRow(
        "APP31", "School-age children with a plan who are in mainstream schools, of all who have a plan", 2, 38.4, "%",
        7_200, 18_750, rag="unrated", previous_value=38.4, previous_rag="unrated", polarity="neutral",
    ),
    ScorecardRow(
        "APP40", "Exclusions of children with a plan", 2, None, "%", missing="too_few", target=0,
        previous_rag="unrated",
    ),
    APP17,
    ScorecardRow(
        "APP20", "Plans without a review in the last twelve months", 6, 41.2, "%", 8_406, 20_402, target=10,
        rag="red", previous_value=43.9, previous_rag="red", polarity="lower", series=counts([49, 47, 46, 43.9, 41.2]),
    ),
    ScorecardRow(
        "X-OLDEST", "Oldest open request", 6, 26.0, "weeks", previous_value=29.0, previous_rag="unrated",
        polarity="lower",
    ),
    ScorecardRow("APP09", "Staff trained", 7, 91.0, "%", target=90, rag="green", previous_value=90.5,
        previous_rag="amber", computed=False, returned_by="the NHS board", returned_on=date(2024, 11, 6)),
    ScorecardRow("APP50", "Appeals decided for families", 8, None, "%", denominator=0, missing="no_cases", target=50),
)  # fmt: skip


def actions() -> tuple[ActionRow, ...]:
    """116 actions in nine areas; every fifth is past its date unless it is finished."""
    made = []
    for number, title, count in AREAS:
        for place in range(count):
            progress, impact = RATINGS[(number + place) % len(RATINGS)]
            late = 30 * number + place if place % 5 == 0 and progress != "blue" else 0
            made.append(
                ActionRow(
                    f"{number}{'ABCDE'[place // 5]}{place % 5 + 1}", f"{title}: step {place + 1}", number,
                    "Assistant Director, SEND", date(2024, 10, 31) - timedelta(days=late), progress, impact, late,
                )
            )  # fmt: skip
    return tuple(made)


RISKS = (
    RiskRow(
        1, "Not enough people or money for the improvement work", "High", "High", 4, "Nothing new this month"
    ),
    RiskRow(
        2,
        "Legal duties not met",
        "High",
        "Medium",
        2,
        owner="Director of Children's Services",
        inherent=25,
        residual=12,
        inherent_words="25 of 25, very high: almost certain (5) × severe (5)",
        residual_words="12 of 25, high: possible (3) × major (4)",
        target=6,
        late=1,
        review_days_late=29,
    ),
    RiskRow(6, "Haste crowds out lasting change", "Medium", "Medium", 2),
    RiskRow(12, "Partners drift away", "Low", "Medium", 3),
)
RISK_MOVES = (RiskMoveRow(2, "Legal duties not met", "↓", "down from 15 to 12", "Plans are in time.", -3),)
ASKS = (
    AskRow(
        "APP17",
        "76.0% (130 of 171) in October 2024; target 80.",
        "Release the second psychologist's post now.",
        "Advice is late in one case of five.",
        "Billie Moss",
    ),
    AskRow(
        "Action 6A1",
        "It is 180 days past its date.",
        "Agree a new day for the case system.",
        decided="31 March 2025.",
        decided_on=date(2024, 11, 20),
    ),
)
DECISIONS = (
    DecisionRow(
        "APP20, round of September 2024",
        "Fund a team for late reviews.",
        "Agreed until March.",
        date(2024, 10, 16),
    ),
    DecisionRow(
        "SIAB 14", "Write to every head teacher. Director of Education", "", None, date(2024, 10, 11), 20
    ),
)
CONTESTED = (
    ContestedRow("4A1", "Joint commissioning: step 1", "amber", "green", "It is past its date and rated amber.",
        "Two health providers joined in September.", "Rowan Ash"),
    ContestedRow("5A1", "Working together with families: step 1", "green", "red", "Done, and nothing has changed."),
)  # fmt: skip
NOTES = (
    ExceptionNote("APP17", "Educational psychologists' advice is late in one case of five.", "Director of SEND",
        "A second agency contract, from 1 December."),
    ExceptionNote("6A1", "Waits for the new case system.", "Assistant Director, SEND"),
)  # fmt: skip
SOURCES = (
    Source(
        "APP17", "Of the EHC plans issued in the month, the share issued within 20 weeks of the request.",
        "Special Educational Needs and Disability Regulations 2014, regulation 13(2)",
        "Plans issued in the month, those with an exception kept in.", "Plans not issued are in its companions.",
    ),
)  # fmt: skip


@pytest.fixture
def month_of_a_county() -> dict[str, Any]:
    return {
        "month": date(2024, 10, 1),
        "area_name": "Kent local area partnership",
        "facts_on": date(2024, 11, 12),
        "areas": [Area(number, title) for number, title, _ in AREAS],
        "results": RESULTS,
        "actions": actions(),
        "risks": RISKS,
        "notes": NOTES,
        "sources": SOURCES,
        "asks": ASKS,
        "decisions": DECISIONS,
        "contested": CONTESTED,
        "risk_moves": RISK_MOVES,
        "status": "Frozen 12 November 2024",
        "bound": "Published edition 1, digest 3f2a9c01b7d4",
        "digest": "3f2a9c01b7d4" + "0" * 52,
    }
