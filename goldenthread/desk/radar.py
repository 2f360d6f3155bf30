"""The breach radar: what is late and what falls due, counted by duty and listed, narrowed by what the address asks.

Whoever may open children sees those that are theirs, with names; whoever may only see figures sees the whole area by
reference.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import HttpResponse, QueryDict
from django.urls import reverse

from goldenthread import statute
from goldenthread.accounts import access
from goldenthread.accounts.models import User
from goldenthread.accounts.roles import Permission
from goldenthread.casework.models import Plan, Request, Review
from goldenthread.casework.next_step import next_step
from goldenthread.casework.orders import duties as order_duties
from goldenthread.clocks.models import Clock
from goldenthread.clocks.reading import DutyForecast, Forecast, forecast_of, forecast_spans
from goldenthread.desk.duty_words import clock_words, duty_words
from goldenthread.desk.forms import RadarFilter
from goldenthread.govuk import paging, spreadsheets
from goldenthread.govuk.formats import against, counted, lower_first, month_name
from goldenthread.govuk.sorting import Sorting
from goldenthread.people import bank_holidays
from goldenthread.people.models import District

NEXT, SOON, LATER = 5, 10, 20  # working days, as the choices of the form say
SHORT = 5  # lines of a short list before the rest is folded away
UNALLOCATED = "none"
SORTED_BY = {
    "due": ("due_on", "pk"),
    "duty": ("duty", "due_on", "pk"),
    "owner": ("officer__display_name", "due_on", "pk"),
}
SORTED_BY_NAME = {"child": ("child__surname", "child__forename", "due_on", "pk")}
WEEK = timedelta(weeks=1)
BANDS = [
    ("up to a week", 1),
    ("1 to 4 weeks", 4),
    ("4 to 12 weeks", 12),
    ("12 to 26 weeks", 26),
    ("over 26 weeks", None),
]
EXPORTED = (
    "case",
    "child_ref",
    "child",
    "duty",
    "started_on",
    "due_on",
    "days_late",
    "district",
    "team",
    "officer",
)


@dataclass(frozen=True)
class Line:
    """One duty in one of the short lists."""

    words: str
    count: int
    url: str


@dataclass(frozen=True)
class ShortList:
    title: str
    total: int
    lines: list[Line]
    more: list[Line]
    url: str

    @property
    def more_words(self) -> str:
        """Says which list it is, because three stand side by side."""
        kinds = counted(len(self.more), "more kind of duty,more kinds of duty")
        return f"{kinds}, {lower_first(self.title)}"


@dataclass(frozen=True)
class Band:
    words: str
    count: int


@dataclass(frozen=True)
class Foreseen:
    """How late one duty will be when the month ends, if nothing is done."""

    words: str
    counts: DutyForecast


@dataclass(frozen=True)
class Row:
    """One clock in the table. `case` is the reference of its request, empty for a complaint; `child_url` and `case_url`
    are empty for those who may not open the child."""

    clock: Clock
    shown: str
    case: str
    case_url: str
    words: str
    days: str
    is_late: bool
    waits_for: str


@dataclass(frozen=True)
class Radar:
    sentence: str
    forecast: Forecast
    foreseen: list[Foreseen]
    lists: list[ShortList]
    bands: list[Band]
    late: int
    rows: list[Row]
    page: paging.Page
    sorting: Sorting
    named: bool
    may_allocate: bool


def spans(today: date) -> dict[str, tuple[date | None, date | None]]:
    """The first and last due day of each answer to "when", both counted; None is open."""
    sunday = today + timedelta(days=6 - today.weekday())
    calendar = bank_holidays.calendar()
    by = {days: statute.working_days_after(today, days, calendar=calendar) for days in (NEXT, SOON, LATER)}
    return {
        "": (None, by[SOON]),
        "late": (None, today - timedelta(days=1)),
        "this_week": (today, sunday),
        "next_week": (sunday + timedelta(days=1), sunday + WEEK),
        **{str(days): (today, last) for days, last in by.items()},
        "all": (None, None),
    }


def bands(today: date) -> dict[str, tuple[date | None, date]]:
    """Due days of what is late, by how long."""
    found, last = {}, today - timedelta(days=1)
    for words, weeks in BANDS:
        first = today - WEEK * weeks if weeks else None
        found[words] = (first, last)
        last = first - timedelta(days=1) if first else last
    return found


def sees_names(user) -> bool:
    return user.may(Permission.VIEW_CHILD)


def clocks(user, asked: dict[str, str], today: date):
    """Running duties in this person's sight that the address asks for, but for "when"."""
    named = sees_names(user)
    found = Clock.objects.visible_to(user.only_as(Permission.VIEW_CHILD)) if named else Clock.objects.all()
    found = found.foreseen_on(today)
    found = found.of_duty(asked["duty"]) if asked.get("duty") else found
    found = found.of_team(asked["team"]) if asked.get("team") else found
    found = found.of_district(asked["district"]) if asked.get("district") else found
    if asked.get("officer") == UNALLOCATED:
        return found.without_officer()
    return found.of_officer(asked["officer"]) if asked.get("officer") else found


def form_of(user, query) -> RadarFilter:
    return RadarFilter(query, choices=_choices(user))


def asked_of(form: RadarFilter) -> dict[str, str]:
    """What the address asks and the form knows; the rest is as if not asked."""
    form.is_valid()
    return {name: form.cleaned_data[name] for name in form.fields if form.cleaned_data.get(name)}


def _choices(user) -> dict[str, list[tuple[str, str]]]:
    """A person with a team of their own chooses among its districts and people; others among all."""
    districts = District.objects.select_related("team")
    officers = User.objects.officers()
    if sees_names(user) and not user.may(Permission.ALLOCATE_CASES):
        districts, officers = districts.filter(team=user.team), officers.filter(team=user.team)
    names = [(district.name, district.name) for district in districts]
    teams = sorted({district.team.name for district in districts if district.team})
    return {
        "duty": sorted(((code, duty_words(code)) for code in _duties()), key=lambda choice: choice[1]),
        "team": [(name, name) for name in teams],
        "district": names,
        "officer": [(UNALLOCATED, "Nobody yet"), *((str(one.pk), one.display_name) for one in officers)],
    }


def _duties() -> list[str]:
    """Those that a case, a review or a complaint can set running."""
    return [
        *("assessment_decided", "advice_returned", "not_issuing_notified", "plan_issued"),
        *("review_completed", "transferred_plan_reviewed", "transfer_notified", "plan_transferred"),
        *order_duties.codes(),
        *(
            "review_report",
            "review_decided",
            "amendments_proposed",
            "amended_plan_cap",
            "amended_plan_issued",
        ),
        *("complaint_acknowledged", "complaint_stage_1_answered"),
        *("complaint_stage_2_acknowledged", "complaint_stage_2_answered"),
    ]


def radar(user, form: RadarFilter, query: QueryDict, today: date) -> Radar:
    asked = asked_of(form)
    mine = clocks(user, asked, today)
    within_reach = spans(today)
    counted_in = {**_named(within_reach), **_numbered(today), **forecast_spans(today)}
    furthest = max(last for _, last in counted_in.values())  # what lies behind it is most of what runs
    counts = list(mine.due_within(None, furthest).counts_within(counted_in))
    foreseen = forecast_of(counts, today)
    first, last = within_reach[asked.get("when", "")]
    sorting = Sorting(query, SORTED_BY | (SORTED_BY_NAME if sees_names(user) else {}), default="due")
    within = mine.due_within(first, last).for_list()
    page = paging.page(within.order_by(*sorting.fields), query, total=_total(counts, asked.get("when", "")))
    if page.rows:
        access.record_list(user, kind="duties late or due", count=len(page), page="radar")
    return Radar(
        sentence=_sentence(counts, foreseen),
        forecast=foreseen,
        foreseen=[Foreseen(duty_words(code), found) for code, found in foreseen.by_duty.items()],
        lists=_lists(counts, asked),
        bands=[Band(words, _sum(counts, f"band_{n}")) for n, (words, _) in enumerate(BANDS)],
        late=_sum(counts, "late"),
        rows=_rows(page.rows, today, named=sees_names(user)),
        page=page,
        sorting=sorting,
        named=sees_names(user),
        may_allocate=user.may(Permission.ALLOCATE_CASES),
    )


def _named(found: dict) -> dict:
    return {
        "late": found["late"],
        "this_week": found["this_week"],
        "next_week": found["next_week"],
        "soon": found[str(SOON)],
    }


def _numbered(today: date) -> dict:
    return {f"band_{n}": span for n, span in enumerate(bands(today).values())}


def _total(counts: list[dict], when: str) -> int | None:
    """How many rows the table has, where the counts tell it already."""
    within = {"": ("late", "soon"), "10": ("soon",)} | {
        name: (name,) for name in ("late", "this_week", "next_week")
    }
    return sum(_sum(counts, name) for name in within[when]) if when in within else None


def _sum(counts: list[dict], name: str) -> int:
    return sum(row[name] for row in counts)


def _sentence(counts, foreseen: Forecast) -> str:
    late, soon, more = foreseen.late_now, _sum(counts, "soon"), foreseen.due_by_month_end
    if not late and not soon:
        return f"Nothing is late, and nothing falls due in the next {SOON} working days."
    is_late = (
        f"{counted(late, 'duty,duties')} {'is' if late == 1 else 'are'} late" if late else "Nothing is late"
    )
    falls = f"{soon:,} {'falls' if soon == 1 else 'fall'} due in the next {SOON} working days"
    if not more:
        return f"{is_late}; {falls}."
    grown = "more will be late" if late else "will be late"
    return f"{is_late}; {falls}; if nothing is done, {more:,} {grown} when {month_name(foreseen.month_ends_on)} ends."


def _lists(counts: list[dict], asked: dict[str, str]) -> list[ShortList]:
    titles = {"late": "Late", "this_week": "Due this week", "next_week": "Due next week"}
    return [_short_list(title, counts, when, asked) for when, title in titles.items()]


def _short_list(title: str, counts, when: str, asked) -> ShortList:
    lines = _lines(counts, when, asked)
    return ShortList(title, _sum(counts, when), lines[:SHORT], lines[SHORT:], url_of(asked | {"when": when}))


def _lines(counts, when: str, asked) -> list[Line]:
    found = [row for row in counts if row[when]]
    return [
        Line(duty_words(row["duty"]), row[when], url_of(asked | {"when": when, "duty": row["duty"]}))
        for row in sorted(found, key=lambda row: -row[when])
    ]


def url_of(asked: dict[str, str], name: str = "desk:radar") -> str:
    return f"{reverse(name)}?{urlencode(asked)}" if asked else reverse(name)


def _rows(found: Sequence[Clock], today: date, *, named: bool) -> list[Row]:
    requests = requests_of(found)
    stories = {case.pk: case for case in Request.objects.numbered(set(requests.values())).with_story()}
    cases = {ref: stories[pk] for ref, pk in requests.items()}
    known = [*found, *Clock.objects.of_refs([case.ref for case in stories.values()]).of_duty("draft_window")]
    return [_row(clock, cases.get(clock.subject_ref), today, known, named) for clock in found]


def requests_of(found: Sequence[Clock]) -> dict[str, int]:
    """The key of the request on which each clock's subject hangs, by the subject's reference."""
    refs: dict[str, set[str]] = {}
    for clock in found:
        refs.setdefault(clock.subject_kind, set()).add(clock.subject_ref)
    kinds = {"request": (Request, "pk"), "plan": (Plan, "request_id"), "review": (Review, "plan__request_id")}
    kinds["move"] = kinds["plan"]
    owners: dict[str, int] = {}
    for kind, (model, path) in kinds.items():
        if kind in refs:
            owners |= dict(model.objects.of_refs(refs[kind]).values_list("ref", path))
    return owners


def _row(clock, case, today: date, found, named: bool) -> Row:
    url = reverse("desk:case", args=[case.ref]) if case else reverse("desk:child", args=[clock.child.ref])
    return Row(
        clock=clock,
        shown=clock.child.name if named else clock.child.ref,
        case=case.ref if case else "",
        case_url=url if named else "",
        words=clock_words(clock),
        days=against(clock.due_on, today),
        is_late=clock.due_on < today,
        waits_for=_waits_for(clock, case, today, found),
    )


def _waits_for(clock, case, today: date, found) -> str:
    """Advice waits for its writer; any other duty for the next step of its case."""
    if clock.duty == "advice_returned" or case is None:
        return ""
    step = next_step(case, [one for one in found if one.child_id == clock.child_id], today)
    others = ", ".join(lower_first(one) for one in step.waiting_for)
    return f"{step.words}: {others}" if others else step.words


# Download


def download(user, asked: dict[str, str], today: date) -> HttpResponse:
    """Every row that the address asks for, soonest first."""
    first, last = spans(today)[asked.get("when", "")]
    found = list(clocks(user, asked, today).due_within(first, last).for_list().soonest_first())
    access.record_list(user, kind="duties late or due, downloaded", count=len(found), page="radar_download")
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="radar-{today.isoformat()}.csv"'
    writer = csv.writer(response)
    writer.writerow(EXPORTED)
    writer.writerows(map(spreadsheets.as_text, _exported(found, today, named=sees_names(user))))
    return response


def _exported(found: Sequence[Clock], today: date, *, named: bool) -> Iterator[tuple]:
    for clock in found:
        district, team = clock.district, clock.district.team if clock.district else None
        yield (
            clock.subject_ref,
            clock.child.ref,
            clock.child.name if named else "",
            clock_words(clock),
            clock.started_on.isoformat(),
            clock.due_on.isoformat(),
            clock.days_late_on(today),
            district.name if district else "",
            team.name if team else "",
            clock.officer.display_name if clock.officer else "",
        )


# Allocation


def cases_chosen(user, refs: Sequence[str]) -> list[Request]:
    """The cases with these references that this person may see."""
    allocator = user.only_as(Permission.ALLOCATE_CASES)
    chosen = Request.objects.visible_to(allocator).of_refs(list(refs)).with_story()
    found = list(chosen.order_by("child__surname", "child__forename", "pk"))
    if found:
        access.record_list(user, kind="cases to allocate", count=len(found), page="allocate")
    return found


def officers():
    return User.objects.officers().select_related("team")


def kept_filters(text: str) -> str:
    """The radar's address as the list was left; what is not one of its questions is dropped."""
    asked = QueryDict(text)
    return url_of(
        {name: asked[name] for name in (*RadarFilter.base_fields, "sort", "page") if asked.get(name)}
    )
