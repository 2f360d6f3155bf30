"""The fact tables: what an indicator may count, column by column.

A fact table has one row per thing counted. The part above projects the database into these columns and works out the
due dates on the way, so that an indicator only ever compares one date with another.

`request.due_on` is a column expression for use in a definition. In the joined table the column is called
`request_due_on` (never `request.due_on`: a dot is struct access on Spark), so a column of another fact table cannot
slip into a definition unseen.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

ENGINE_TYPES: dict[type, Any] = {
    dt.date: pl.Date,
    bool: pl.Boolean,
    int: pl.Int64,
    float: pl.Float64,
    str: pl.String,
}


@dataclass(frozen=True)
class Column:
    """A column of a fact table. Dates and `optional` numbers may be missing; text and booleans may not ("" is unknown)."""

    type: type
    description: str
    personal: bool = True
    values: tuple[str, ...] = ()
    optional: bool = False

    @property
    def may_be_missing(self) -> bool:
        return self.type is dt.date or self.optional

    @property
    def blank(self) -> Any:
        return None if self.optional else BLANK[self.type]


class Fact:
    """A fact table. Its columns are attributes: a misspelt one fails when the definition is imported."""

    def __init__(self, name: str, one_row_per: str, **columns: Column) -> None:
        self.name = name
        self.one_row_per = one_row_per
        self.columns: dict[str, Column] = {**RECORD, **columns, **BREAKDOWNS}
        vars(self).update({column: nw.col(self.qualified(column)) for column in self.columns})

    def __getattr__(self, column: str) -> nw.Expr:  # reached only for a name that is not there
        if column.startswith("__"):  # copy and pickle ask for these before the columns exist
            raise AttributeError(column)
        raise AttributeError(f"{self.name} has no column '{column}': there are {', '.join(self.columns)}")

    def __repr__(self) -> str:
        return f"Fact({self.name!r})"

    def qualified(self, column: str) -> str:
        """The column's name once the table is joined with the periods."""
        return f"{self.name}_{column}"

    @property
    def schema(self) -> dict[str, Any]:
        """Column names and Polars types, in order."""
        return {name: ENGINE_TYPES[column.type] for name, column in self.columns.items()}

    def empty(self) -> pl.DataFrame:
        """The table with its columns and no rows."""
        return pl.DataFrame(schema=self.schema)

    def row(self, **given: Any) -> dict[str, Any]:
        """A whole row from the values given: other dates are missing, text "", booleans False, numbers 0."""
        self._refuse_unknown(given)
        return {name: given.get(name, column.blank) for name, column in self.columns.items()}

    def frame(self, rows: Sequence[Mapping[str, Any]]) -> pl.DataFrame:
        """A Polars frame of `rows`, each with every column and no other.

        Raises ValueError naming the fact, the row (from 1) and the column when one is absent, unknown or of the
        wrong type.
        """
        for number, row in enumerate(rows, start=1):
            if row.keys() != self.columns.keys():
                raise ValueError(f"{self.name}, row {number}: {self._difference(row)}")
        columns = [self._series(name, [row[name] for row in rows]) for name in self.columns]
        return self.check(pl.DataFrame(columns))

    def check(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The frame itself, if its columns, types and values are this table's.

        Raises ValueError naming the fact and the column.
        """
        if set(frame.columns) != self.columns.keys():
            raise ValueError(f"{self.name}: {self._difference(dict.fromkeys(frame.columns))}")
        for name, column in self.columns.items():
            self._check_column(column, frame[name])
        return frame.select(list(self.columns))

    def _series(self, name: str, values: list[Any]) -> pl.Series:
        kind = self.columns[name].type
        for number, value in enumerate(values, start=1):
            if value is not None and type(value) is not kind and not _is_text(value, kind):
                raise ValueError(f"{self.name}, row {number}: {name} is {value!r}, not a {kind.__name__}")
        return pl.Series(name, values, dtype=ENGINE_TYPES[kind])

    def _check_column(self, column: Column, found: pl.Series) -> None:
        place = f"{self.name}.{found.name}"
        if found.dtype != ENGINE_TYPES[column.type]:
            raise ValueError(f"{place} is {found.dtype}, not {ENGINE_TYPES[column.type]}")
        if found.null_count() and not column.may_be_missing:
            missing = (found.is_null().arg_true() + 1).to_list()
            raise ValueError(
                f"{place} may not be missing, but is in row {missing[0]} ({len(missing)} in all)"
            )
        if column.values:
            strange = sorted(set(found.unique().to_list()) - set(column.values))
            if strange:
                known = ", ".join(repr(value) for value in column.values)
                raise ValueError(f"{place} has {strange[0]!r}: it may be {known}")

    def _difference(self, row: Mapping[str, Any]) -> str:
        self._refuse_unknown(row)
        return f"no value for {', '.join(name for name in self.columns if name not in row)}"

    def _refuse_unknown(self, names: Mapping[str, Any]) -> None:
        unknown = [name for name in names if name not in self.columns]
        if unknown:
            raise ValueError(f"{self.name} has no column '{unknown[0]}': there are {', '.join(self.columns)}")


def _is_text(value: Any, kind: type) -> bool:
    return kind is str and isinstance(value, str)  # Django's choices are subclasses of str


BLANK: dict[type, Any] = {dt.date: None, bool: False, int: 0, float: 0.0, str: ""}


def day(description: str) -> Column:
    return Column(dt.date, description)


def text(description: str, *values: str, personal: bool = True) -> Column:
    return Column(str, description, personal, values)


def yes_or_no(description: str) -> Column:
    return Column(bool, description)


def number(description: str, *, personal: bool = True) -> Column:
    """A whole number that may be missing."""
    return Column(int, description, personal, optional=True)


RECORD = {
    "ref": text("The record's own reference; the drill-through opens it"),
    "child_ref": text("The child's or young person's reference"),
}
BREAKDOWNS = {
    "authority": text("The local authority's three-figure code", personal=False),
    "district": text("The district in which the child lives", personal=False),
    "team": text("The team that holds the case", personal=False),
    "setting_type": text("The type of the child's setting", personal=False),
    "phase": text("The phase of education", personal=False),
    "need": text("The primary type of need"),
    "sex": text("The child's sex"),
    "ethnicity": text("The child's ethnic group"),
}

# Published papers count those who have waited longer than so many weeks, and say when psychologists' advice came.
WAITS_IN_WEEKS = (26, 30, 32, 37, 40, 52, 90, 100)
ADVICE_WAITS_IN_WEEKS = (7, 10)


def _waits(weeks: tuple[int, ...], event: str) -> dict[str, Column]:
    return {f"waited_{number}_weeks_on": day(f"{number} weeks after {event}") for number in weeks}


request = Fact(
    "request",
    "request for an EHC needs assessment",
    received_on=day("The authority received the request, or became responsible"),
    decision_due_on=day("The last day to say whether it will assess (6 weeks)"),
    decided_on=day("It said whether it would assess"),
    decision=text("What it said", "assess", "refuse", ""),
    days_to_decide=number("Days from the request until it said whether it would assess"),
    source=text("Who asked", "parent_or_young_person", "setting", "health", "social_care", "other", ""),
    due_on=day("The last day to issue the plan (20 weeks); an exception does not move it"),
    issue_decided_on=day("It agreed to issue a plan, or told the family that there would be none"),
    days_to_issue_decision=number("Days from the request until that decision"),
    issued_on=day("The final plan was issued"),
    days_to_issue=number("Days from the request until the final plan was issued"),
    not_issued_on=day("The family was told that there would be no plan"),
    closed_on=day(
        "The 20-week question ended: issued, refused, told no plan, withdrawn or moved away, whichever came first"
    ),
    excepted=yes_or_no("An exception to the 20 weeks is recorded"),
    psychology_in_time=yes_or_no("All advice asked of a psychologist came within its 6 weeks"),
    school_named=yes_or_no(
        "The issued plan says where: a school, another setting or other arrangements, not only a type of setting"
    ),
    placement=text('The type of place that the issued plan names, such as "mainstream" or "special"'),
    school_age=yes_or_no("Of compulsory school age when the plan was issued"),
    **_waits(WAITS_IN_WEEKS, "the request"),
)

plan = Fact(
    "plan",
    "EHC plan",
    made_on=day("The plan was first made, by whichever authority"),
    started_on=day("This authority began to maintain it: made here, or moved in"),
    ended_on=day("This authority ceased to maintain it"),
    placement=text('The type of place that the plan names today, such as "mainstream" or "special"'),
    school_age=yes_or_no("Of compulsory school age on the day the facts were taken"),
)

plan_year = Fact(
    "plan_year",
    "EHC plan and stretch of time from one annual review meeting to the next",
    from_on=day("The stretch opens: the day the plan was made, or of the meeting"),
    until_on=day(
        "It closes: the day of the next meeting, or the plan ended; missing while it is the current one"
    ),
    current_until_on=day("The last day on which what opened it lies within the last twelve months"),
    opened_by=text("What opened it", "plan_made", "meeting"),
    closed_by=text("What closed it", "meeting", "plan_ended", ""),
)

review = Fact(
    "review",
    "annual review meeting",
    meeting_on=day("The review meeting was held"),
    papers_on=day("The report of the meeting reached the authority"),
    decision_due_on=day("The last day to tell the family the decision (4 weeks after the meeting)"),
    decided_on=day("The family was told the decision"),
    decision=text("What was decided", "maintain", "amend", "cease", ""),
    decision_closed_on=day("The family was told the decision, or the plan ended, whichever came first"),
    amendments_on=day("The notice of the proposed amendments was sent"),
    final_due_on=day("The last day to issue the amended plan (8 weeks after that notice)"),
    final_on=day("The amended plan was issued"),
    final_closed_on=day("The amended plan was issued, or the plan ended, whichever came first"),
)

complaint = Fact(
    "complaint",
    "complaint at one stage",
    stage=Column(int, "The stage: 1, 2, then 3 for the Ombudsman", personal=False),
    received_on=day("The complaint reached this stage"),
    due_on=day("The last day to answer under the council's policy"),
    answered_on=day("The answer was sent"),
    working_days=number("Working days from its receipt at this stage until the answer was sent"),
    upheld=text("Whether it was found justified", "upheld", "partly", "not", ""),
)

advice = Fact(
    "advice",
    "piece of advice that was asked for in an assessment",
    kind=text('Whose advice: the code of the kind, such as "psychology"', personal=False),
    asked_on=day("The authority asked for it"),
    due_on=day("The last day to send it (6 weeks after it was asked for)"),
    received_on=day("It reached the authority"),
    closed_on=day("It was received, or the assessment ended without it, whichever came first"),
    **_waits(ADVICE_WAITS_IN_WEEKS, "it was asked for"),
)

enquiry = Fact(
    "enquiry",
    "enquiry to the service",
    channel=text('How it came, such as "call" or "e-mail"', personal=False),
    source=text('Who asked, such as "parent" or "school"', personal=False),
    received_on=day("It was received"),
    due_on=day("The last day to settle it under the local standard"),
    settled_on=day("It was settled"),
    answered=yes_or_no("A call that was answered, or anything but a call"),
    settled_by_hub=yes_or_no("The first person asked settled it, and passed it to nobody"),
    proactive=yes_or_no("The service got in touch of its own accord"),
)

appeal = Fact(
    "appeal",
    "appeal to the First-tier Tribunal",
    registered_on=day("The Tribunal registered it"),
    closed_on=day("It was decided, conceded, agreed or withdrawn"),
    heard_on=day("It was heard"),
    against=text(
        "What it is against", "refusal_to_assess", "refusal_to_issue", "contents", "ceasing", "other", ""
    ),
    section_b=yes_or_no("It is about Section B, the child's needs"),
    section_f=yes_or_no("It is about Section F, the provision"),
    section_i=yes_or_no("It is about Section I, the place"),
    outcome=text("How it ended", "upheld", "partly", "dismissed", "conceded", "agreed", "withdrawn", ""),
    phase_transfer=yes_or_no("It is about a place named at a transfer between phases"),
    independent_sought=yes_or_no("The family asks for an independent school or college"),
    year_group=text('The child\'s year group when it was registered, such as "11"'),
)

audit = Fact(
    "audit",
    "EHC plan that was audited",
    audited_on=day("It was audited"),
    grade=text("The grade", "outstanding", "good", "requires_improvement", "inadequate", ""),
    before_draft=yes_or_no("It was checked before the draft was sent"),
    deep_dive=yes_or_no("The case was looked at in depth, with the people in it"),
)

survey_answer = Fact(
    "survey_answer",
    "question of a survey that was put to one person",
    survey=text("Which survey", personal=False),
    question=text(
        'Which question: the code of the indicator that reads it; "" is the invitation itself', personal=False
    ),
    asked_on=day("The person was invited"),
    closes_on=day("The last day on which an answer is still counted"),
    answered_on=day("The person answered"),
    answer=text("What was answered", "agree", "neutral", "disagree", "not_applicable", ""),
)

reading = Fact(
    "reading",
    "figure that arrived as a figure",
    series=text("Which figure it is: the code of its indicator", personal=False),
    grouped_by=text(
        'The breakdown that it belongs to, such as "district"; "" for the whole area', personal=False
    ),
    group=text("Which part of that breakdown", personal=False),
    from_on=Column(dt.date, "The first day that the figure describes", personal=False),
    until_on=Column(dt.date, "The last day that the figure describes", personal=False),
    value=Column(float, "The figure", personal=False),
    numerator=number("How many were counted, where that was returned", personal=False),
    denominator=number("Of how many, where that was returned", personal=False),
)

FACTS: dict[str, Fact] = {
    fact.name: fact
    for fact in (
        request,
        advice,
        plan,
        plan_year,
        review,
        complaint,
        enquiry,
        appeal,
        audit,
        survey_answer,
        reading,
    )
}
