"""The database as fact tables: what happened, one row per thing that an indicator counts.

Due dates are those of the clocks, worked out once by `statute`. What else has to be counted, such as the twelve months
of an annual review or the working days that an answer took, is counted here by the rules of `statute`, so that a
definition only compares. Dates later than `as_of` are not yet facts and are left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

import polars as pl
from django.db.models import QuerySet

from goldenthread import statute
from goldenthread.casework.codes import AdviceKind, OtherPlacement
from goldenthread.casework.models import Advice, NamedSetting, Plan, PlanNeed, Request, Review, TimeException
from goldenthread.clocks.models import Clock
from goldenthread.indicators.facts import ADVICE_WAITS_IN_WEEKS, FACTS, WAITS_IN_WEEKS
from goldenthread.people import bank_holidays
from goldenthread.people.local_area import local_area
from goldenthread.people.models import Child
from goldenthread.scorecard.returned_models import Reading
from goldenthread.statute.counting import Rule, Weeks
from goldenthread.voice.duties import Reckoning
from goldenthread.voice.models import Complaint

TEXT, DAY, KEY, NUMBER = pl.String, pl.Date, pl.Int64, pl.Int64
PRIMARY = 1
MAINSTREAM = {"resourced": "mainstream"}  # the definitions count a resourced place or a unit as mainstream
REVIEW_YEAR = statute.DUTIES["review_completed"].limits[0].rule
ENDS_OF_A_REQUEST = ("withdrawn_on", "moved_on", "not_issued_on", "issued_on")  # and a refusal
TYPE_OF_SETTING_ONLY = OtherPlacement.OTHER.value
ADVICE_WEEKS = statute.DUTIES["advice_returned"].limits[0].rule
DUTY_OF_STAGE = {1: "complaint_stage_1_answered", 2: "complaint_stage_2_answered"}
DUTIES = (
    "assessment_decided",
    "plan_issued",
    "review_decided",
    "amended_plan_issued",
    "amended_plan_cap",
    *DUTY_OF_STAGE.values(),
)


@dataclass
class Projection:
    """Every fact table by name, and how many rows could not be classified, by table and reason."""

    as_of: dt.date
    frames: dict[str, pl.DataFrame] = field(default_factory=dict)
    unclassified: dict[str, int] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, int]:
        return {name: frame.height for name, frame in self.frames.items()}

    def note(self, reason: str, number: int) -> None:
        if number:
            self.unclassified[reason] = number


@dataclass(frozen=True)
class Sources:
    """What several tables draw on."""

    as_of: dt.date
    authority: str
    children: pl.DataFrame
    due: pl.DataFrame
    places: pl.DataFrame
    advice: pl.DataFrame


def project(as_of: dt.date, progress: Callable[[str], None] = lambda table: None) -> Projection:
    """Every fact table as known on a day. `progress` is told each table's name before it is read."""
    with bank_holidays.read_once():
        sources = Sources(
            as_of, _authority(), _children(), _due_dates(), _named_places(), _advice_asked(as_of)
        )
        found = Projection(as_of)
        for name, table in TABLES.items():
            progress(name)
            found.frames[name] = table(sources, found)
    return found


def _request(sources: Sources, found: Projection) -> pl.DataFrame:
    rows = _requests(sources, found).join(_excepted(), on="request_id", how="left")
    rows = rows.join(_psychology_in_time(sources.advice), on="ref", how="left")
    plan_is_ours = pl.col("moved_in_on").is_null() | (pl.col("issued_on") > pl.col("moved_in_on"))
    rows = rows.filter(pl.col("issued_on").is_null() | plan_is_ours)
    refused_on = pl.when(pl.col("decision") == "refuse").then("decided_on")
    ended = pl.min_horizontal(refused_on, *ENDS_OF_A_REQUEST)
    issued = pl.col("issued_on").is_not_null()
    rows = _with_due(rows, sources, decision_due_on="assessment_decided", due_on="plan_issued").with_columns(
        closed_on=ended,
        excepted=pl.col("excepted").fill_null(value=False),
        psychology_in_time=pl.col("psychology_in_time").fill_null(value=False),
        placement=pl.when(issued).then("placement"),
        school_named=issued
        & ~_blank("placement")
        & (pl.col("placement") != TYPE_OF_SETTING_ONLY).fill_null(value=False),
        school_age=_of_school_age(rows, pl.col("issued_on")),
        days_to_decide=_days("received_on", "decided_on"),
        days_to_issue_decision=_days("received_on", "issue_decided_on"),
        days_to_issue=_days("received_on", "issued_on"),
        **_waits(WAITS_IN_WEEKS, rows["received_on"]),
    )
    found.note("request: no due date", rows["due_on"].null_count())
    found.note("request: no place named in the issued plan", rows.filter(issued & _blank("placement")).height)
    return _finished("request", sources, rows)


def _requests(sources: Sources, found: Projection) -> pl.DataFrame:
    rows = _read(
        Request.objects.all(),
        ref=("ref", TEXT),
        request_id=("pk", KEY),
        child_id=("child_id", KEY),
        born_on=("child__born_on", DAY),
        received_on=("received_on", DAY),
        decided_on=("decided_on", DAY),
        decision=("decision", TEXT),
        source=("source", TEXT),
        withdrawn_on=("withdrawn_on", DAY),
        moved_on=("moved_on", DAY),
        issue_agreed_on=("assessment__issue_agreed_on", DAY),
        not_issued_on=("assessment__not_issued_on", DAY),
        plan_id=("plan__pk", KEY),
        issued_on=("plan__first_issued_on", DAY),
        moved_in_on=("plan__transferred_in_on", DAY),
    )
    found.note("request: historical, no date received", rows["received_on"].null_count())
    rows = rows.filter(pl.col("received_on") <= sources.as_of)
    rows = _known(rows, sources.as_of, "decided_on", "issue_agreed_on", *ENDS_OF_A_REQUEST)
    rows = rows.with_columns(
        decision=pl.when(pl.col("decided_on").is_not_null()).then("decision"),
        issue_decided_on=pl.coalesce("issue_agreed_on", "not_issued_on"),
    )
    return rows.join(sources.places, on="plan_id", how="left")


def _excepted() -> pl.DataFrame:
    rows = _read(TimeException.objects.approved(), request_id=("request_id", KEY))
    return rows.unique().with_columns(excepted=pl.lit(value=True))


def _advice(sources: Sources, found: Projection) -> pl.DataFrame:
    return _finished("advice", sources, sources.advice)


def _advice_asked(as_of: dt.date) -> pl.DataFrame:
    """The six weeks run from the day the body received the request, or until that is recorded from its sending."""
    rows = _read(
        Advice.objects.all(),
        ref=("assessment__request__ref", TEXT),
        child_id=("assessment__request__child_id", KEY),
        kind=("kind", TEXT),
        asked_on=("requested_on", DAY),
        arrived_on=("request_received_on", DAY),
        received_on=("returned_on", DAY),
        withdrawn_on=("assessment__request__withdrawn_on", DAY),
        moved_on=("assessment__request__moved_on", DAY),
        not_issued_on=("assessment__not_issued_on", DAY),
        issued_on=("assessment__request__plan__first_issued_on", DAY),
    )
    ends = ("received_on", *ENDS_OF_A_REQUEST)
    rows = _known(rows.filter(pl.col("asked_on") <= as_of), as_of, "arrived_on", *ends)
    began = rows.select(pl.coalesce("arrived_on", "asked_on")).to_series()
    return rows.with_columns(
        due_on=_last_days(ADVICE_WEEKS, began),
        closed_on=pl.min_horizontal(*ends),
        **_waits(ADVICE_WAITS_IN_WEEKS, began),
    )


def _psychology_in_time(advice: pl.DataFrame) -> pl.DataFrame:
    """Of the requests for which a psychologist was asked: whether all that was asked for came in time."""
    asked = advice.filter(pl.col("kind") == AdviceKind.PSYCHOLOGY.value)
    in_time = (pl.col("received_on") <= pl.col("due_on")).fill_null(value=False)
    return asked.group_by("ref").agg(psychology_in_time=in_time.all())


def _waits(weeks: Iterable[int], starts: pl.Series) -> dict[str, pl.Series]:
    """The last day of each so many weeks: from the day after it, the wait is longer."""
    return {f"waited_{number}_weeks_on": _last_days(Weeks(number), starts) for number in weeks}


def _days(start: str, end: str) -> pl.Expr:
    """Days as the law counts them: the first is left out, the last is in."""
    return (pl.col(end) - pl.col(start)).dt.total_days()


def _last_days(rule: Rule, starts: pl.Series) -> pl.Series:
    last_days = {day: rule.last_day(day) for day in starts.unique().drop_nulls()}
    return starts.replace_strict(last_days, default=None, return_dtype=DAY)


def _plan(sources: Sources, found: Projection) -> pl.DataFrame:
    rows = _plans(sources).join(sources.places, on="plan_id", how="left")
    rows = rows.with_columns(school_age=_of_school_age(rows, pl.lit(sources.as_of)))
    found.note("plan: no place named", rows.filter(_blank("placement")).height)
    return _finished("plan", sources, rows)


def _plans(sources: Sources) -> pl.DataFrame:
    rows = _read(
        Plan.objects.all(),
        ref=("ref", TEXT),
        plan_id=("pk", KEY),
        child_id=("request__child_id", KEY),
        born_on=("request__child__born_on", DAY),
        made_on=("first_issued_on", DAY),
        moved_in_on=("transferred_in_on", DAY),
        ended_on=("ceased_on", DAY),
    )
    rows = rows.with_columns(made_on=pl.coalesce("made_on", "moved_in_on")).with_columns(
        started_on=pl.max_horizontal("made_on", "moved_in_on")
    )
    drafts_and_future = pl.col("made_on").is_null() | (pl.col("started_on") > sources.as_of)
    return _known(rows.filter(~drafts_and_future), sources.as_of, "ended_on")


def _plan_year(sources: Sources, found: Projection) -> pl.DataFrame:
    """Each plan's life cut at its review meetings. A plan that moved in counts from then, with the age it came with."""
    life = _plans(sources).select("ref", "child_id", "plan_id", "made_on", "started_on", "ended_on")
    made = life.with_columns(opens_on="made_on", opened_by=pl.lit("plan_made"))
    met = _meetings(sources).join(life, on="plan_id").with_columns(opened_by=pl.lit("meeting"))
    outside = (pl.col("opens_on") < pl.col("made_on")) | (pl.col("opens_on") > pl.col("ended_on"))
    strays = met.filter(outside.fill_null(value=False))
    found.note("plan_year: a meeting before the plan was made or after it ended", strays.height)
    met = met.join(strays, on=["plan_id", "opens_on"], how="anti")
    spans = pl.concat([made, met.select(made.columns)]).sort(
        "plan_id", "opens_on", pl.col("opened_by") != "plan_made"
    )
    met_next_on = pl.col("opens_on").shift(-1).over("plan_id")
    spans = spans.with_columns(
        until_on=pl.min_horizontal(met_next_on, "ended_on"),
        closed_by=pl.when(met_next_on.is_not_null())
        .then(pl.lit("meeting"))
        .when(pl.col("ended_on").is_not_null())
        .then(pl.lit("plan_ended")),
        from_on=pl.max_horizontal("opens_on", "started_on"),
    ).filter(pl.col("until_on").is_null() | (pl.col("until_on") > pl.col("from_on")))
    return _finished(
        "plan_year", sources, spans.join(_ends_of_review_years(spans), on="opens_on", how="left")
    )


def _meetings(sources: Sources) -> pl.DataFrame:
    rows = _read(Review.objects.all(), plan_id=("plan_id", KEY), opens_on=("meeting_on", DAY))
    return rows.filter(pl.col("opens_on") <= sources.as_of).unique()


def _ends_of_review_years(spans: pl.DataFrame) -> pl.DataFrame:
    days = spans["opens_on"].unique().to_list()
    return pl.DataFrame(
        {"opens_on": days, "current_until_on": [REVIEW_YEAR.last_day(day) for day in days]},
        schema={"opens_on": DAY, "current_until_on": DAY},
    )


def _review(sources: Sources, found: Projection) -> pl.DataFrame:
    rows = _read(
        Review.objects.all(),
        ref=("ref", TEXT),
        child_id=("plan__request__child_id", KEY),
        meeting_on=("meeting_on", DAY),
        papers_on=("papers_received_on", DAY),
        decided_on=("decided_on", DAY),
        decision=("decision", TEXT),
        amendments_on=("amendments_proposed_on", DAY),
        final_on=("final_plan_on", DAY),
        ceased_on=("plan__ceased_on", DAY),
    )
    found.note("review: no meeting yet", rows["meeting_on"].null_count())
    rows = rows.filter(pl.col("meeting_on") <= sources.as_of)
    rows = _known(rows, sources.as_of, "papers_on", "decided_on", "amendments_on", "final_on", "ceased_on")
    rows = rows.with_columns(decision=pl.when(pl.col("decided_on").is_not_null()).then("decision"))
    rows = _with_due(
        rows,
        sources,
        decision_due_on="review_decided",
        issued_by_on="amended_plan_issued",
        cap_on="amended_plan_cap",
    )
    # Until the notice of amendments goes out, the final plan is held to the cap counted from the meeting.
    rows = rows.with_columns(final_due_on=pl.coalesce("issued_by_on", "cap_on")).drop(
        "issued_by_on", "cap_on"
    )
    found.note("review: no due date for the decision", rows["decision_due_on"].null_count())
    rows = rows.with_columns(
        decision_due_on=_owed("decision_due_on", "decided_on"),
        final_due_on=_owed("final_due_on", "final_on"),
        decision_closed_on=pl.min_horizontal("decided_on", "ceased_on"),
        final_closed_on=pl.min_horizontal("final_on", "ceased_on"),
    )
    return _finished("review", sources, rows)


def _owed(due_on: str, done_on: str) -> pl.Expr:
    """A plan that ended first, with the thing not done and still in time, was owed none: silence was not late."""
    ended_first = pl.col(done_on).is_null() & (pl.col("ceased_on") <= pl.col(due_on))
    return pl.when(~ended_first.fill_null(value=False)).then(due_on)


def _complaint(sources: Sources, found: Projection) -> pl.DataFrame:
    rows = _read(
        Complaint.objects.all(),
        ref=("ref", TEXT),
        child_id=("child_id", KEY),
        stage=("stage", NUMBER),
        received_on=("received_on", DAY),
        acknowledged_on=("acknowledged_on", DAY),
        answered_on=("answered_on", DAY),
        upheld=("upheld", TEXT),
        about_district=("district__name", TEXT),
        about_team=("district__team__name", TEXT),
    )
    rows = _known(rows.filter(pl.col("received_on") <= sources.as_of), sources.as_of, "answered_on")
    rows = _with_due(rows, sources, **{duty: duty for duty in DUTY_OF_STAGE.values()}).with_columns(
        due_on=pl.coalesce(*DUTY_OF_STAGE.values(), _due_without_clock(rows)),
        working_days=_working_days(rows),
        upheld=pl.when(pl.col("answered_on").is_not_null()).then("upheld"),
    )
    found.note("complaint: no due date", rows["due_on"].null_count())
    rows = rows.join(sources.children, on="child_id", how="left").with_columns(
        district=pl.coalesce("about_district", "district"), team=pl.coalesce("about_team", "team")
    )
    return _finished("complaint", sources, rows)


def _due_without_clock(rows: pl.DataFrame) -> pl.Series:
    """A clock belongs to a child, so a complaint that names none has no clock; the same rule is asked for its day."""
    reckoning = Reckoning()
    days = [
        reckoning.answered_by(*facts) if child_id is None else None
        for child_id, *facts in rows.select("child_id", "stage", "received_on", "acknowledged_on").iter_rows()
    ]
    return pl.Series("due_without_clock", days, dtype=DAY)


def _working_days(rows: pl.DataFrame) -> pl.Series:
    calendar = bank_holidays.calendar()
    days = [
        answered_on and statute.working_days_between(received_on, answered_on, calendar=calendar)
        for received_on, answered_on in rows.select("received_on", "answered_on").iter_rows()
    ]
    return pl.Series("working_days", days, dtype=NUMBER)


def _finished(name: str, sources: Sources, rows: pl.DataFrame) -> pl.DataFrame:
    """The fact table: breakdowns added where they are not there yet, unknown text "", in one order."""
    fact = FACTS[name]
    if "district" not in rows.columns:
        rows = rows.join(sources.children, on="child_id", how="left")
    rows = rows.with_columns(authority=pl.lit(sources.authority)).select(list(fact.columns))
    rows = rows.with_columns(pl.col(pl.String).fill_null(""))
    return fact.check(rows.sort(rows.columns))


def _children() -> pl.DataFrame:
    """What every table is broken down by: where the child lives and learns today, and the need of the latest plan."""
    children = _read(
        Child.objects.all(),
        child_id=("pk", KEY),
        child_ref=("ref", TEXT),
        district=("district__name", TEXT),
        team=("district__team__name", TEXT),
        setting_type=("current_setting__kind", TEXT),
        phase=("current_setting__phase", TEXT),
        sex=("sex", TEXT),
        ethnicity=("ethnicity", TEXT),
    )
    needs = _read(
        PlanNeed.objects.filter(rank=PRIMARY),
        child_id=("plan__request__child_id", KEY),
        plan_id=("plan_id", KEY),
        need=("need", TEXT),
    )
    latest = needs.sort("plan_id").unique("child_id", keep="last").drop("plan_id")
    return children.join(latest, on="child_id", how="left")


def _named_places() -> pl.DataFrame:
    """The type of place that each plan names first in Section I."""
    rows = _read(
        NamedSetting.objects.filter(rank=PRIMARY),
        plan_id=("plan_id", KEY),
        kind=("setting__kind", TEXT),
        elsewhere=("elsewhere", TEXT),
    )
    kind = pl.col("kind").replace(MAINSTREAM)
    return rows.select("plan_id", placement=pl.when(kind.is_not_null()).then(kind).otherwise("elsewhere"))


def _due_dates() -> pl.DataFrame:
    clocks = Clock.objects.filter(duty__in=DUTIES)
    return _read(clocks, duty=("duty", TEXT), ref=("subject_ref", TEXT), due_on=("due_on", DAY))


def _with_due(rows: pl.DataFrame, sources: Sources, **duties: str) -> pl.DataFrame:
    """A column of due dates for each duty named: `due_on="plan_issued"`."""
    return reduce(
        lambda table, column: table.join(
            sources.due.filter(pl.col("duty") == duties[column]).select(
                "ref", pl.col("due_on").alias(column)
            ),
            on="ref",
            how="left",
            validate="m:1",
        ),
        duties,
        rows,
    )


def _known(rows: pl.DataFrame, as_of: dt.date, *days: str) -> pl.DataFrame:
    """What has not happened yet is not known."""
    return rows.with_columns(pl.when(pl.col(day) <= as_of).then(day).alias(day) for day in days)


def _blank(column: str) -> pl.Expr:
    return pl.col(column).is_null() | (pl.col(column) == "")


def _of_school_age(rows: pl.DataFrame, on: pl.Expr) -> pl.Series:
    found = [
        day is not None and born_on <= day and statute.of_compulsory_school_age(born_on, day)
        for born_on, day in rows.select("born_on", on=on).iter_rows()
    ]
    return pl.Series("school_age", found, dtype=pl.Boolean)


def _read(rows: QuerySet, **columns: tuple[str, Any]) -> pl.DataFrame:
    """A frame of the rows: `name=(path, type)`. One query, no model instances."""
    values: Iterable[tuple] = rows.order_by().values_list(*(path for path, _ in columns.values()))
    schema = {name: kind for name, (_, kind) in columns.items()}
    return pl.DataFrame(list(values), schema=schema, orient="row")


def _authority() -> str:
    area = local_area()
    return area.authority_code if area else ""


def _reading(sources: Sources, found: Projection) -> pl.DataFrame:
    return projected_readings(sources.as_of)


def projected_readings(as_of: dt.date) -> pl.DataFrame:
    """What was returned, as it stands today. A figure of days to come is a forecast and not yet a reading."""
    rows = _read(
        Reading.objects.standing(),
        ref=("pk", KEY),
        series=("code", TEXT),
        grouped_by=("grouped_by", TEXT),
        group=("group", TEXT),
        from_on=("from_on", DAY),
        until_on=("until_on", DAY),
        value=("value", pl.Float64),
        numerator=("numerator", NUMBER),
        denominator=("denominator", NUMBER),
    ).with_columns(pl.col("ref").cast(TEXT))
    fact = FACTS["reading"]
    rows = rows.filter(pl.col("until_on") <= as_of)
    rows = rows.with_columns(pl.lit("").alias(name) for name in fact.columns if name not in rows.columns)
    rows = rows.with_columns(authority=pl.lit(_authority())).select(list(fact.columns))
    return fact.check(rows.sort(rows.columns))


def _not_held(name: str) -> Callable[[Sources, Projection], pl.DataFrame]:
    """A table whose cases no part of the product holds yet: until one does, its figures are returned."""
    return lambda sources, found: FACTS[name].empty()


# Every fact that the database holds the rows of, and how it is projected.
TABLES = {
    "request": _request,
    "advice": _advice,
    "plan": _plan,
    "plan_year": _plan_year,
    "review": _review,
    "complaint": _complaint,
    **{name: _not_held(name) for name in ("enquiry", "appeal", "audit", "survey_answer")},
    "reading": _reading,
}
