"""What has been returned and what is waited for, measure by measure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from django.utils import timezone

from goldenthread.indicators import INDICATORS, Indicator, Period, spans
from goldenthread.publications.wording import full_date
from goldenthread.scorecard.models import FactsRun, Reading
from goldenthread.scorecard.returned import datasets, periods

# How many days after its period ended a figure is overdue. A month's is wanted for the board that meets in the second half
# of the next; a term's when the schools' registers have been gathered; a year's when the year's statistics are out.
DAYS_TO_RETURN = {"monthly": 15, "termly": 60, "annual": 180}

State = Literal["returned", "due", "overdue"]


class Last(NamedTuple):
    """The newest figure of a measure that stands: of which period, from whom, when, and in which return."""

    from_on: dt.date
    until_on: dt.date
    on_behalf_of: str
    returned_at: dt.datetime
    ref: str

    @property
    def period(self) -> Period:
        return Period(self.from_on, self.until_on)

    @property
    def period_words(self) -> str:
        return spans.words(self.period)

    @property
    def returned_on(self) -> dt.date:
        return timezone.localdate(self.returned_at)


@dataclass(frozen=True)
class Due:
    """A measure that is returned. period: the latest that had ended. by: who returned it last, or whose it is to return."""

    indicator: Indicator
    last: Last | None
    period: Period
    state: State
    overdue_on: dt.date

    @property
    def by(self) -> str:
        return self.last.on_behalf_of if self.last else self.indicator.owner

    @property
    def period_words(self) -> str:
        return spans.words(self.period)

    @property
    def state_words(self) -> str:
        """ "Returned", "October 2024 is due by 15 November 2024", "Not returned since July 2024", "Never returned"."""
        if self.state == "returned":
            return "Returned"
        if self.state == "due":
            return f"{self.period_words} is due by {full_date(self.overdue_on)}"
        return f"Not returned since {self.last.period_words}" if self.last else "Never returned"


@dataclass(frozen=True)
class DatasetDue:
    dataset: datasets.Dataset
    measures: tuple[Due, ...]

    def number(self, state: State) -> int:
        return sum(each.state == state for each in self.measures)

    @property
    def due(self) -> int:
        return self.number("due")

    @property
    def overdue(self) -> int:
        return self.number("overdue")

    @property
    def last(self) -> Last | None:
        """The newest return that brought one of its standing figures."""
        lasts = [each.last for each in self.measures if each.last]
        return max(lasts, key=lambda last: last.returned_at, default=None)

    @property
    def waits_for(self) -> list[str]:
        """Who has something to return, each once."""
        return list(dict.fromkeys(each.by for each in self.measures if each.state != "returned"))


def everything(day: dt.date, may: list[str] | None = None) -> list[DatasetDue]:
    """Every dataset that somebody has to return, or those of `may`, as it stands on a day. Two queries."""
    held, lasts = rows_held(), _lasts()
    wanted = [each for each in datasets.every() if may is None or each.slug in may]
    found = [DatasetDue(each, _measures(each.slug, day, held, lasts)) for each in wanted]
    return [each for each in found if each.measures]


def of_dataset(slug: str, day: dt.date) -> tuple[Due, ...]:
    return _measures(slug, day, rows_held(), _lasts())


def rows_held() -> dict[str, int]:
    """How many rows each fact table had when the facts were last taken."""
    run = FactsRun.objects.order_by("-finished_at", "-pk").first()
    return dict(run.counts) if run else {}


def _measures(slug: str, day: dt.date, held: Mapping[str, int], lasts: Mapping[str, Last]) -> tuple[Due, ...]:
    return tuple(_due(indicator, day, lasts.get(indicator.code)) for indicator in datasets.asked(slug, held))


def _due(indicator: Indicator, day: dt.date, last: Last | None) -> Due:
    period = periods.asked(indicator, day, last.period if last else None)
    overdue_on = period.last + dt.timedelta(days=DAYS_TO_RETURN[indicator.frequency])
    if last and last.until_on >= period.first:
        state: State = "returned"
    else:
        state = "overdue" if day > overdue_on else "due"
    return Due(indicator, last, period, state, overdue_on)


def _lasts() -> dict[str, Last]:
    rows = (
        Reading.objects.standing()
        .of_codes(INDICATORS)
        .order_by("until_on", "pk")
        .values_list(
            "code",
            "from_on",
            "until_on",
            "return_of__on_behalf_of",
            "return_of__returned_at",
            "return_of__ref",
        )
    )
    return {code: Last(*rest) for code, *rest in rows}
