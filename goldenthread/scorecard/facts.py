"""The database as fact tables: what happened, one row per thing that an indicator counts.

Due dates are those of the clocks, worked out once by `statute`; nothing here counts days but the twelve months of an
annual review, which asks `statute` too. Dates later than `as_of` are not yet facts and are left out.
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
from goldenthread.casework.models import NamedSetting, Plan, PlanNeed, Request, Review, TimeException
from goldenthread.clocks.models import Clock
from goldenthread.indicators.facts import FACTS
from goldenthread.people.local_area import local_area
from goldenthread.people.models import Child
from goldenthread.voice.duties import Reckoning
from goldenthread.voice.models import Complaint

TEXT, DAY, KEY, NUMBER = pl.String, pl.Date, pl.Int64, pl.Int64
PRIMARY = 1
MAINSTREAM = {"resourced": "mainstream"}  # the definitions count a resourced place or a unit as mainstream
REVIEW_YEAR = statute.DUTIES["review_completed"].limits[0].rule
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


def project(as_of: dt.date, progress: Callable[[str], None] = lambda table: None) -> Projection:
    """Every fact table as known on a day. `progress` is told each table's name before it is read."""
    sources = Sources(as_of, _authority(), _children(), _due_dates(), _named_places())
    found = Projection(as_of)
    for name, table in TABLES.items():
        progress(name)
        found.frames[name] = table(sources, found)
    return found


def _request(sources: Sources, found: Projection) -> pl.DataFrame:
    rows = _requests(sources, found).join(_excepted(), on="request_id", how="left")
    plan_is_ours = pl.col("moved_in_on").is_null() | (pl.col("issued_on") > pl.col("moved_in_on"))
    rows = rows.filter(pl.col("issued_on").is_null() | plan_is_ours)
    refused_on = pl.when(pl.col("decision") == "refuse").then("decided_on")
    ended = pl.min_horizontal("issued_on", refused_on, "not_issued_on", "withdrawn_on", "moved_on")
    issued = pl.col("issued_on").is_not_null()
    rows = _with_due(rows, sources, decision_due_on="assessment_decided", due_on="plan_issued").with_columns(
        closed_on=ended,
        excepted=pl.col("excepted").fill_null(value=False),
        placement=pl.when(issued).then("placement"),
        school_age=_of_school_age(rows, pl.col("issued_on")),
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
        not_issued_on=("assessment__not_issued_on", DAY),
        plan_id=("plan__pk", KEY),
        issued_on=("plan__first_issued_on", DAY),
        moved_in_on=("plan__transferred_in_on", DAY),
    )
    found.note("request: historical, no date received", rows["received_on"].null_count())
    rows = rows.filter(pl.col("received_on") <= sources.as_of)
    rows = _known(rows, sources, "decided_on", "withdrawn_on", "moved_on", "not_issued_on", "issued_on")
    rows = rows.with_columns(decision=pl.when(pl.col("decided_on").is_not_null()).then("decision"))
    return rows.join(sources.places, on="plan_id", how="left")


def _excepted() -> pl.DataFrame:
    rows = _read(TimeException.objects.all(), request_id=("request_id", KEY))
    return rows.unique().with_columns(excepted=pl.lit(value=True))


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
    return _known(rows.filter(~drafts_and_future), sources, "ended_on")


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
    spans = spans.with_columns(
        until_on=pl.min_horizontal(pl.col("opens_on").shift(-1).over("plan_id"), "ended_on"),
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
    rows = _known(rows, sources, "papers_on", "decided_on", "amendments_on", "final_on", "ceased_on")
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
    # A plan that ended first, with the decision still in time, was owed none: silence was not late.
    ended_first = pl.col("decided_on").is_null() & (pl.col("ceased_on") <= pl.col("decision_due_on"))
    rows = rows.with_columns(
        decision_due_on=pl.when(~ended_first.fill_null(value=False)).then("decision_due_on")
    )
    return _finished("review", sources, rows)


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
    rows = _known(rows.filter(pl.col("received_on") <= sources.as_of), sources, "answered_on")
    rows = _with_due(rows, sources, **{duty: duty for duty in DUTY_OF_STAGE.values()}).with_columns(
        due_on=pl.coalesce(*DUTY_OF_STAGE.values(), _due_without_clock(rows)),
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


def _known(rows: pl.DataFrame, sources: Sources, *days: str) -> pl.DataFrame:
    """What has not happened yet is not known."""
    return rows.with_columns(pl.when(pl.col(day) <= sources.as_of).then(day).alias(day) for day in days)


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


# Every fact that the database holds the rows of, and how it is projected.
TABLES = {
    "request": _request,
    "plan": _plan,
    "plan_year": _plan_year,
    "review": _review,
    "complaint": _complaint,
}
