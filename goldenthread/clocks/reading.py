"""What the clocks tell: how a child's came to say what they say, and how late the service will be if nothing is done."""

from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread import statute
from goldenthread.clocks.models import CONDITIONAL, WINDOWS, ClockChange
from goldenthread.indicators import Month

NEVER_LATE = {*WINDOWS, *CONDITIONAL}  # as `owed` leaves out


@dataclass(frozen=True)
class DutyForecast:
    """Running clocks of one duty, or of all: past their last lawful day today, and reaching it by the end of the month."""

    late_now: int
    due_by_month_end: int

    @property
    def late_at_month_end_if_nothing_done(self) -> int:
        """Counted when the month has passed: a duty due on its last day is then late."""
        return self.late_now + self.due_by_month_end


@dataclass(frozen=True)
class Forecast(DutyForecast):
    """Of all duties together; `by_duty` by the code of the duty, those that will be latest first."""

    month_ends_on: date
    by_duty: dict[str, DutyForecast]

    @property
    def titles(self) -> dict[str, str]:
        return {code: statute.DUTIES[code].title for code in self.by_duty}


def history(child):
    """Every change to the child's clocks, newest first, with who made it and because of which fact."""
    return ClockChange.objects.of_child(child).for_list()


def forecast_spans(today: date) -> dict[str, tuple[date | None, date]]:
    """What is counted for a forecast: the first and last due day, both counted; None is open."""
    month_ends_on = Month.containing(today).last
    return {"late_now": (None, today - timedelta(days=1)), "due_by_month_end": (today, month_ends_on)}


def forecast(clocks, today: date) -> Forecast:
    """`clocks` is any QuerySet of clocks, such as those that one person may see. One query."""
    spans = forecast_spans(today)
    within = clocks.running().owed().due_within(None, Month.containing(today).last)
    return forecast_of(within.counts_within(spans), today)


def forecast_of(rows, today: date) -> Forecast:
    """From counts of each duty within `forecast_spans`, perhaps among others. Duties that can be late alone are told."""
    month_ends_on, spans = Month.containing(today).last, forecast_spans(today)
    counted = {
        row["duty"]: DutyForecast(**{name: row[name] for name in spans})
        for row in rows
        if row["duty"] not in NEVER_LATE
    }
    by_duty = {code: found for code, found in counted.items() if found.late_at_month_end_if_nothing_done}
    latest_first = sorted(by_duty, key=lambda code: -by_duty[code].late_at_month_end_if_nothing_done)
    return Forecast(
        late_now=sum(found.late_now for found in by_duty.values()),
        due_by_month_end=sum(found.due_by_month_end for found in by_duty.values()),
        month_ends_on=month_ends_on,
        by_duty={code: by_duty[code] for code in latest_first},
    )
