"""A projection in sentences, each made from its numbers. The words for what waits, pool by pool, stand here as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.indicators.language import DAYS_IN_WEEK
from goldenthread.indicators.trajectory import Least, MonthEnd, Order, Trajectory
from goldenthread.publications.wording import counted, figure, month_name, number, whole_weeks
from goldenthread.scorecard import words
from goldenthread.scorecard.projection import Accuracy, Compared

SHOWN = 0.05  # a smaller difference between percentages is not to be seen
SMALL = 10  # a mean of less is given to one place


@dataclass(frozen=True)
class Names:
    """How the things of one pool are spoken of. leaving is "" where nothing leaves unfinished."""

    waiting: tuple[str, str]  # one, many: what waits
    finished: tuple[str, str]  # one, many: what a month's work brings forth
    done: str  # what was done with them
    open: str  # "1,006 requests open"
    late: str
    in_time: str  # the share of what was finished
    arriving: str
    leaving: str
    leaving_hint: str
    waits: str  # "nobody waits over 26 weeks"
    clearing: str

    def many(self, number: int) -> str:
        return counted(number, *self.waiting)

    def of_work(self, number: int) -> str:
        return counted(number, *self.finished)


NAMES = {
    "requests": Names(
        waiting=("request", "requests"),
        finished=("plan", "plans"),
        done="issued",
        open="open",
        late="past their 20-week date",
        in_time="plans issued within 20 weeks",
        arriving="Requests received a month",
        leaving="Requests that end without a plan",
        leaving_hint="Refused, told that there will be no plan, withdrawn or moved away, before the plan falls due",
        waits="nobody has been waiting over",
        clearing="Issuing plans to those who have waited longest first",
    ),
    "reviews": Names(
        waiting=("plan", "plans"),
        finished=("review meeting", "review meetings"),
        done="held",
        open="live",
        late="past their twelve months",
        in_time="review meetings held within twelve months",
        arriving="New plans a month",
        leaving="Plans that end before their next review falls due",
        leaving_hint="Plans that cease, and children who move away",
        waits="no plan has gone without a meeting for over",
        clearing="Meeting first about the plans that have waited longest",
    ),
    "complaints": Names(
        waiting=("stage 1 complaint", "stage 1 complaints"),
        finished=("answer", "answers"),
        done="sent",
        open="open",
        late="past their due day",
        in_time="answers sent in time",
        arriving="Stage 1 complaints received a month",
        leaving="",
        leaving_hint="",
        waits="nobody has been waiting for an answer over",
        clearing="Answering the oldest complaints first",
    ),
}
ORDERS = {
    Order.AS_RECENTLY: "in the order of the last year",
    Order.OLDEST_FIRST: "the oldest first",
    Order.NEWEST_FIRST: "the newest first",
}


def shown(value: float | None, unit: str) -> str:
    return "no figure" if value is None else words.value(value, unit)


def assuming(names: Names, found: Trajectory) -> str:
    """ "165 plans issued a month in the order of the last year"."""
    assumed = found.assumed
    return f"{names.of_work(assumed.capacity)} {names.done} a month, {ORDERS[assumed.order]}"


def outcome(
    names: Names, found: Trajectory, values: Sequence[float | None], unit: str, *, as_now: bool = False
) -> str:
    """Where the figure goes, and how things then stand. `values`: the figure at the start and at each month's end."""
    start, last = found.start, found.ends[-1]
    condition = "If nothing changes" if as_now else "On these assumptions"
    goes = (
        f"{condition} ({assuming(names, found)}), the figure goes from {shown(values[0], unit)} in "
        f"{month_name(start.month.first)} to {shown(values[-1], unit)} in {month_name(last.month.first)}"
    )
    return f"{goes}{_on_the_way(found, values, unit)}. {standing(names, last)}"


def _on_the_way(found: Trajectory, values: Sequence[float | None], unit: str) -> str:
    """The lowest and the highest month between, where they lie outside the two ends."""
    known = [
        (value, end.month)
        for value, end in zip(values[1:-1], found.ends[:-1], strict=True)
        if value is not None
    ]
    ends = [value for value in (values[0], values[-1]) if value is not None]
    if not known or not ends:
        return ""
    low, high = min(known), max(known)
    said = []
    if low[0] < min(ends) - SHOWN:
        said.append(f"as low as {shown(low[0], unit)} in {month_name(low[1].first)}")
    if high[0] > max(ends) + SHOWN:
        said.append(f"as high as {shown(high[0], unit)} in {month_name(high[1].first)}")
    return f", {' and '.join(said)}" if said else ""


def standing(names: Names, end: MonthEnd) -> str:
    """ "Then 1,006 requests are open, 68 of them past their 20-week date; the oldest has been open 54 weeks."."""
    verb = "is" if end.open == 1 else "are"
    if not end.open:
        return f"Then no {names.waiting[0]} is {names.open}."
    late = f"{end.past_due:,}" if end.past_due else "none"
    oldest = counted(whole_weeks(end.oldest_weeks or 0), "week")
    stand = f"Then {names.many(end.open)} {verb} {names.open}, {late} of them {names.late}"
    return f"{stand}; the longest wait is {oldest}."


def least(names: Names, found: Least, *, over_weeks: int, now: int, earliest_age: int) -> str:
    """The answer to "how many a month until nobody waits over so many weeks?"."""
    aim = f"{names.waits} {counted(over_weeks, 'week')}"
    if found.capacity is None:
        return _not_possible(names, found, aim, earliest_age, over_weeks)
    by = month_name(found.by.first)
    if not found.capacity:
        return f"None are needed: {aim} at the end of {by}, whatever is done until then."
    return (
        f"At least {names.of_work(found.capacity)} {names.done} a month, the oldest first: "
        f"then {aim} at the end of {by}. "
        f"{_beside_now(found.capacity, now)}"
    )


def _beside_now(needed: int, now: int) -> str:
    if needed == now:
        return f"That is as many as now ({now:,} a month)."
    more = f"{abs(needed - now):,} {'more' if needed > now else 'fewer'}"
    return f"That is {more} than the {now:,} a month of the last three months."


def _not_possible(names: Names, found: Least, aim: str, earliest_age: int, over_weeks: int) -> str:
    tried = f"even with {names.of_work(found.most)} {names.done} a month"
    if found.reached:
        return (
            f"Not possible before {month_name(found.reached.first)}, {tried}: only then is it so that {aim}."
        )
    too_young = ""
    if DAYS_IN_WEEK * over_weeks <= earliest_age:
        too_young = (
            f" Hardly any {names.finished[0]} is {names.done} before "
            f"{counted(earliest_age // DAYS_IN_WEEK, 'week')} have passed."
        )
    return f"Not possible in the months projected, {tried}.{too_young}"


def order_matters(names: Names, oldest: Trajectory, newest: Trajectory) -> str:
    """What clearing the oldest first does to the share in time, beside what the other order hides."""
    dip = min(
        (end for end in oldest.ends if end.in_time_percent is not None),
        key=lambda end: end.in_time_percent,
        default=None,
    )
    if dip is None:
        return f"Nothing is finished in these months, so the order of work makes no difference to the {names.in_time}."
    beside = next(end for end in newest.ends if end.month == dip.month)
    if not _apart(dip.in_time_percent, beside.in_time_percent):
        return (
            f"The order of work makes next to no difference here: at their lowest, {names.in_time} stand at "
            f"{figure(dip.in_time_percent, '%')} with the oldest first and at {shown(beside.in_time_percent, '%')} "
            "with the newest first."
        )
    return f"{_dips(names, oldest, dip)} {_hides(names, oldest, newest, beside)}"


def _apart(one: float | None, other: float | None) -> bool:
    return one is None or other is None or abs(one - other) > SHOWN


def _dips(names: Names, oldest: Trajectory, dip: MonthEnd) -> str:
    """Down first, and up afterwards if it is."""
    month, last = month_name(dip.month.first), oldest.ends[-1]
    low = f"{names.clearing} gives {figure(dip.in_time_percent, '%')} of {names.in_time} in {month}"
    start = oldest.start.in_time_percent
    if start is not None and dip.in_time_percent < start - SHOWN:
        fall = f"from {figure(start, '%')} to {figure(dip.in_time_percent, '%')}"
        low = f"{names.clearing} takes {names.in_time} down {fall} in {month}"
    if last.in_time_percent is not None and last.in_time_percent > dip.in_time_percent + SHOWN:
        return f"{low} before they rise to {figure(last.in_time_percent, '%')} in {month_name(last.month.first)}."
    return f"{low}; by {month_name(last.month.first)} they have not risen again."


def _hides(names: Names, oldest: Trajectory, newest: Trajectory, beside: MonthEnd) -> str:
    last, clear = newest.ends[-1], oldest.ends[-1]
    month = month_name(last.month.first)
    said = f"With the newest first it is {shown(beside.in_time_percent, '%')} in the same month"
    long = counted(whole_weeks(last.oldest_weeks or 0), "week")
    short = counted(whole_weeks(clear.oldest_weeks or 0), "week")
    if (last.oldest_weeks or 0) <= (clear.oldest_weeks or 0) and last.past_due <= clear.past_due:
        return f"{said}, and by {month} nobody waits longer for it."
    return (
        f"{said}; but by {month} {last.past_due:,} are {names.late} rather than {clear.past_due:,}, "
        f"and the longest wait is {long} rather than {short}. "
        "The figure that looks better is the one under which people wait longer."
    )


def reliability(found: Accuracy, unit: str, fewest: int = 3) -> str:
    """How far off such projections would have been."""
    ahead = counted(found.ahead, "month").capitalize()
    made = len(found.compared)
    if made < fewest or found.worst is None or found.mean_error is None:
        return f"{ahead} ahead: there is not enough history to say ({counted(made, 'past projection')})."
    worst = found.worst
    return (
        f"{ahead} ahead, {counted(made, 'projection')} made like this at past month-ends were on average "
        f"{distance(found.mean_error, unit)} from what came, and {_direction(found.too_high, made)}. "
        f"The worst, made at the end of {month_name(worst.made.first)}, expected {shown(worst.expected, unit)} in "
        f"{month_name(worst.month.first)}, and {shown(worst.happened, unit)} came."
    )


def _direction(too_high: int, made: int) -> str:
    if too_high * 2 == made:
        return "too high as often as not"
    if too_high * 2 > made:
        return f"too high in {too_high} of {made}"
    return f"too low or right in {made - too_high} of {made}"


def distance(error: float, unit: str) -> str:
    """ "10.8 points", "12 weeks", "146 requests"."""
    if unit == "%":
        return figure(abs(error), "points")
    return f"{number(abs(error), places=0 if abs(error) >= SMALL else 1)} {unit}"


def error(compared: Compared, unit: str) -> str:
    """With its sign: what was expected less what came."""
    sign = "+" if compared.error > 0 else "\N{MINUS SIGN}" if compared.error < 0 else ""
    return f"{sign}{distance(compared.error, unit)}"
