"""The backlog: requests under way by how long they have waited, where, with whom, and what keeps each from going on.

Counts are read from the clocks of the final plan, as the radar's are, and each leads to the list of the cases behind it.
The bands are the waits that the indicators count by.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from urllib.parse import urlencode

from django.urls import reverse

from goldenthread import statute
from goldenthread.accounts import access
from goldenthread.accounts.models import User
from goldenthread.accounts.roles import Permission
from goldenthread.casework.caseload.querysets import FINAL, Blocker, last_answered_in_time
from goldenthread.casework.models import Request
from goldenthread.casework.panels.models import PanelItem
from goldenthread.clocks.models import Clock
from goldenthread.desk.caseload_forms import BacklogFilter
from goldenthread.govuk import keyset
from goldenthread.govuk.formats import counted, lower_first, plain_day
from goldenthread.indicators.facts import WAITS_IN_WEEKS
from goldenthread.people.models import District
from goldenthread.statute.wording import listed

MAY = Permission.ALLOCATE_CASES
NOBODY = "none"
WITHIN, PAST, ALL, LIMIT = "within", "", "all", "limit"
LIMIT_WEEKS = statute.DUTIES[FINAL].limits[0].rule.weeks
OLDEST_FIRST = ("received_on", "pk")


@dataclass(frozen=True)
class Band:
    """Requests that have waited over `over` weeks and up to `up_to`; None is open. `code` stands in addresses."""

    code: str
    words: str
    over: int | None
    up_to: int | None

    def began(self, today: date) -> tuple[date | None, date | None]:
        """The first and last day of receipt, both counted."""
        first = today - timedelta(weeks=self.up_to) if self.up_to else None
        return first, today - timedelta(weeks=self.over, days=1) if self.over else None


def bands() -> list[Band]:
    """The first is past the limit and not yet over the first of the indicators' waits."""
    edges = [*WAITS_IN_WEEKS, None]
    found = [Band(LIMIT, f"Past week {LIMIT_WEEKS}, up to {edges[0]} weeks", None, edges[0])]
    for over, up_to in pairwise(edges):
        words = f"Over {over}, up to {up_to} weeks" if up_to else f"Over {over} weeks"
        found.append(Band(f"over-{over}", words, over, up_to))
    return found


BANDS = {band.code: band for band in bands()}


@dataclass(frozen=True)
class Row:
    words: str
    count: int
    url: str
    code: str = ""


@dataclass(frozen=True)
class Place:
    """A district's or an officer's share of the backlog."""

    words: str
    all: int
    past: int
    oldest_weeks: int
    url: str
    past_url: str


@dataclass(frozen=True)
class Backlog:
    all: int
    past: int
    within: Row
    bands: list[Row]
    blockers: list[Row]
    districts: list[Place]
    officers: list[Place]
    oldest_weeks: int

    @property
    def sentence(self) -> str:
        if not self.past:
            under_way = counted(self.all, "request under way,requests under way")
            return f"No request is past week {LIMIT_WEEKS}; {under_way}."
        past = f"{counted(self.past, 'request is,requests are')} past week {LIMIT_WEEKS}"
        share = f"of {self.all:,} under way" if self.all != self.past else "and none is within it"
        return f"{past}, {share}. The oldest has waited {counted(self.oldest_weeks, 'week')}."


def url_of(**asked) -> str:
    said = {name: value for name, value in asked.items() if value}
    return f"{reverse('desk:oldest_cases')}?{urlencode(said)}" if said else reverse("desk:oldest_cases")


def backlog(user, today: date) -> Backlog:
    """Two questions: what the clocks say, and what keeps each request back."""
    running = Clock.objects.visible_to(user.only_as(MAY)).of_duty(FINAL).running()
    found = list(running.ages(today, {code: band.began(today) for code, band in BANDS.items()}))
    everything, past = (sum(row[name] for row in found) for name in ("all", "past"))
    counts = {code: sum(row[code] for row in found) for code in BANDS}
    counts[LIMIT] -= (
        everything - past
    )  # what is within the limit has not waited longer than the first band either
    return Backlog(
        all=everything,
        past=past,
        within=Row(f"Not past week {LIMIT_WEEKS}", everything - past, url_of(band=WITHIN)),
        bands=[Row(band.words, counts[code], url_of(band=code)) for code, band in BANDS.items()],
        blockers=blockers(Request.objects.visible_to(user.only_as(MAY)).past_limit(today), today),
        districts=_places(found, today, "district__name", _district),
        officers=_places(found, today, "officer_id", _officer),
        oldest_weeks=max((_weeks(row["oldest_on"], today) for row in found), default=0),
    )


def blockers(requests, today: date, **asked) -> list[Row]:
    """What keeps them back, the most frequent first."""
    found = requests.with_blocker(today).counts_by_blocker()
    rows = [
        Row(
            words=Blocker(row["blocker"]).label,
            count=row["cases"],
            url=url_of(**asked | {"blocker": row["blocker"]}),
            code=row["blocker"],
        )
        for row in found
    ]
    return sorted(rows, key=lambda row: (-row.count, row.words))


def _weeks(on: date, today: date) -> int:
    return (today - on) // timedelta(weeks=1)


def _places(found, today: date, by: str, about) -> list[Place]:
    """Summed by district or by officer, the most past the limit first."""
    groups: dict = {}
    for row in found:
        groups.setdefault(row[by], []).append(row)
    places = [
        Place(
            all=sum(row["all"] for row in rows),
            past=sum(row["past"] for row in rows),
            oldest_weeks=max(_weeks(row["oldest_on"], today) for row in rows),
            **about(key, rows[0]),
        )
        for key, rows in groups.items()
    ]
    return sorted(places, key=lambda place: (-place.past, -place.all, place.words))


def _district(name, row) -> dict:
    return _led_to(name or "No district", district=name or NOBODY)


def _officer(key, row) -> dict:
    return _led_to(row["officer__display_name"] or "Nobody yet", officer=str(key) if key else NOBODY)


def _led_to(words: str, **asked) -> dict:
    return {"words": words, "url": url_of(band=ALL, **asked), "past_url": url_of(**asked)}


# The list behind every count


@dataclass(frozen=True)
class Waiting:
    """A request under way, how long it has waited and what keeps it back."""

    case: Request
    weeks: int
    blocked: str

    @property
    def url(self) -> str:
        return reverse("desk:case", args=[self.case.ref])


class Oldest:
    """The list: the oldest request first, narrowed as the address asks."""

    def __init__(self, user, query, today: date):
        self.user, self.query, self.today = user, query, today
        self.form = BacklogFilter(query, **_choices())
        self.form.is_valid()

    def asked(self) -> dict[str, str]:
        names = ("band", "blocker", "district", "officer")
        return {name: self.form.cleaned_data[name] for name in names if self.form.cleaned_data.get(name)}

    @cached_property
    def narrowed(self):
        asked = self.asked()
        found = self._of_band(Request.objects.visible_to(self.user.only_as(MAY)), asked.get("band", PAST))
        if asked.get("district"):
            found = found.of_district(None if asked["district"] == NOBODY else asked["district"])
        if asked.get("officer") == NOBODY:
            return found.with_nobody()
        return found.of_officers([asked["officer"]]) if asked.get("officer") else found

    def _of_band(self, found, code: str):
        if code == ALL:
            return found.owing_a_plan()
        if code == WITHIN:
            return found.within_limit(self.today)
        found = found.past_limit(self.today)
        return found.received_within(*BANDS[code].began(self.today)) if code in BANDS else found

    @cached_property
    def page(self) -> keyset.KeyPage:
        found, blocker = self.narrowed.with_blocker(self.today), self.asked().get("blocker")
        if blocker:
            found = found.blocked_by(blocker)
        total = sum(row.count for row in self.blockers if blocker in (None, row.code))
        base = Request.objects.all()
        return keyset.page(found.for_caseload(), self.query, OLDEST_FIRST, base=base, total=total)

    def listed(self) -> list[Waiting]:
        """The lines of the page. That names were read is written down."""
        rows = self.page.rows
        if rows:
            access.record_list(self.user, kind="oldest requests", count=len(rows), page="oldest_cases")
        return [
            Waiting(case, _weeks(case.received_on, self.today), blocked(case, self.today)) for case in rows
        ]

    @cached_property
    def blockers(self) -> list[Row]:
        """Of all that the address asks for, but for what keeps them back."""
        asked = {name: value for name, value in self.asked().items() if name != "blocker"}
        return blockers(self.narrowed, self.today, **asked)

    @property
    def in_all(self) -> int:
        return sum(row.count for row in self.blockers)


def _choices() -> dict:
    named = [(district.name, district.name) for district in District.objects.by_name()]
    officers = [(str(one.pk), one.display_name) for one in User.objects.holders_of_cases()]
    weeks = [(band.code, band.words) for band in BANDS.values()]
    return {
        "bands": [
            (PAST, f"Past week {LIMIT_WEEKS}"),
            (ALL, "Any time"),
            (WITHIN, f"Not past week {LIMIT_WEEKS}"),
            *weeks,
        ],
        "districts": [*named, (NOBODY, "No district")],
        "officers": [(NOBODY, "Nobody yet"), *officers],
    }


def blocked(case, today: date) -> str:
    """What keeps a request of the list back, with names and days where there are any."""
    blocker = Blocker(case.blocker)
    if blocker in {Blocker.PSYCHOLOGY, Blocker.ADVICE}:
        missing = [one for one in case.assessment.advice.all() if one.returned_on is None]
        kinds = listed(list(dict.fromkeys(lower_first(one.get_kind_display()) for one in missing)))
        since = min(one.requested_on for one in missing)
        return f"Advice missing from {kinds}, asked for on {plain_day(since)}"
    if blocker in {Blocker.SETTING_SILENT, Blocker.SETTING_ASKED}:
        asked = [one for one in case.consultations.all() if not (one.answered_on or one.withdrawn_on)]
        if blocker is Blocker.SETTING_SILENT:
            asked = [one for one in asked if one.sent_on < last_answered_in_time(today)]
        names = listed([str(one.setting) for one in asked])
        return f"{blocker.label}: {names}, asked on {plain_day(min(one.sent_on for one in asked))}"
    if blocker is Blocker.PANEL:
        return f"Waits for the panel of {plain_day(min(_panels(case)))}"
    return blocker.label


def _panels(case) -> list[date]:
    items: list[PanelItem] = list(case.panel_items.all())
    return [item.panel.held_on for item in items if not item.outcome and item.panel.closed_at is None]
