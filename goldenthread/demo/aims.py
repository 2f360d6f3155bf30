"""What the county's story aims at, month by month.

Printed figures come from `published`. The rest is ours, chosen to be plausible beside the area's yearly returns: about
2,216 plans in 2022 (40.9% in time) and 1,804 in 2023 (18.0% in time), a backlog that peaks in the summer of 2023.
"""

from datetime import date, timedelta

from goldenthread.demo import days
from goldenthread.demo.published import published, series
from goldenthread.indicators.facts import WAITS_IN_WEEKS

FIRST_MONTH = "2021-11"
LAST_MONTH = "2024-10"
# Requests received by the day the story stands still will end months later: the story is told to its end, then cut.
TOLD_UNTIL = "2025-05"
MONTHS = days.months(FIRST_MONTH, LAST_MONTH)
TOLD_MONTHS = days.months(FIRST_MONTH, TOLD_UNTIL)

# Plans issued, and those of them in time.
_BEFORE = [(240, 98), (225, 92)]
_IN_2022 = [
    *[(175, 80), (180, 82), (205, 91), (170, 74), (185, 79), (190, 79)],
    *[(190, 77), (160, 63), (190, 73), (200, 76), (196, 71), (175, 61)],
]
_IN_2023 = [(112, 50), (110, 48), (112, 44), (116, 38), (112, 22), (106, 14), (112, 8)]
_AFTERWARDS = [(132, 105), (112, 90), (132, 105), (130, 104), (132, 105), (132, 105), (132, 105)]


def issued() -> dict[str, tuple[int, int]]:
    """By month: plans issued, and those of them within the 20 weeks."""
    printed = [(figure.denominator, figure.numerator) for figure in series("APP17").values()]
    told = [*_BEFORE, *_IN_2022, *_IN_2023, *printed, *_AFTERWARDS]
    return dict(zip(TOLD_MONTHS, told, strict=True))


# Open requests past their date at each month's end, after 330 at the end of October 2021.
OVERDUE_BEFORE = 330
_OVERDUE = [
    *[335, 340],
    *[345, 350, 355, 360, 365, 370, 375, 380, 385, 390, 395, 400],
    *[465, 535, 605, 680, 765, 860, 965, 985, 975, 965, 950, 930],
    *[825, 710, 630, 560, 414, 265, 160, 105, 60, 41, 50, 55],
    *[60, 60, 60, 60, 60],
]
OVERDUE = dict(zip(TOLD_MONTHS, _OVERDUE, strict=True))

# Families told that there would be no plan: past the 20 weeks, and before.
_TOLD_LATE = [18] * 14 + [10] * 8 + [20, 25, 25, 20, 30, 30, 30, 30, 40, 20, 15, 12, 12, 10] + [8] * 7
_TOLD_EARLY = [14] * 14 + [6] * 12 + [16] * 17
TOLD_NO_PLAN_LATE = dict(zip(TOLD_MONTHS, _TOLD_LATE, strict=True))
TOLD_NO_PLAN_EARLY = dict(zip(TOLD_MONTHS, _TOLD_EARLY, strict=True))

# Requests received in each calendar year, as returned; and how a year's requests fall by month.
RECEIVED = {2021: 4047, 2022: 3669, 2023: 3988, 2024: 4001}
SEASON = [0.98, 0.95, 1.15, 0.95, 1.1, 1.15, 1.2, 0.65, 0.85, 1.05, 1.1, 0.87]

# The first January count is for the generator to start from; the others are those of the yearly return.
STOCK = {
    date(2022, 1, 20): 17733,
    date(2023, 1, 19): 18931,
    date(2024, 1, 18): 19407,
    date(2024, 10, 31): 20408,
}
CEASED_BEFORE_FIRST_COUNT = 150
CEASED_AFTER_LAST_COUNT = 38

# Of the requests received in a month, those that parents made: printed as about so many in a hundred.
PARENTS_ASKED = {figure.period: int(figure.value) for figure in published() if figure.code == "APP16"}

OPEN_ON = days.last_day("2024-05")
OPEN = int(series("X-OPEN-ASSESS")["2024-05"].value)

# Weeks of the oldest open request at the ends of months for which none is printed.
_OLDEST_UNPRINTED = {"2023-04": 119, "2023-05": 120, "2023-06": 121, "2023-07": 123}


def oldest_received() -> dict[str, date]:
    """By month: the day on which the request that is then the oldest open one was received.

    A printed age in whole weeks leaves seven possible days. The oldest open request is never received earlier than
    last month's, so the latest day that suits this month and every later one is taken: a printed 103, 108, 112 and
    117 weeks are one and the same request, and Sunday 3 October 2021 is the only day on which it can have come.
    """
    weeks = _OLDEST_UNPRINTED | {
        month: int(figure.value) for month, figure in series("X-OLDEST-OPEN-WKS").items()
    }
    latest: dict[str, date] = {}
    for month in sorted(weeks, reverse=True):
        this = days.last_day(month) - timedelta(weeks=weeks[month])
        latest[month] = min([this, *latest.values()])
    found = {month: _working_day_in_reach(month, latest, weeks) for month in weeks}
    first, last = found[min(found)], found[max(found)]
    return {month: found.get(month, first if month < min(found) else last) for month in TOLD_MONTHS}


def _nobody_over() -> dict[str, int]:
    """By month: the weeks that no open request had passed, as printed."""
    codes = {f"X-WAIT-OVER-{weeks}-WKS": weeks for weeks in WAITS_IN_WEEKS}
    return {month: weeks for code, weeks in codes.items() for month in series(code)}


def _working_day_in_reach(month: str, latest: dict[str, date], weeks: dict[str, int]) -> date:
    """The working day on or before the latest day, if the same request still suits every month that it has to.

    A printed age leaves six days more than its whole weeks, unless it was printed too that nobody had waited longer.
    """
    nobody_over = _nobody_over()
    sharing = [each for each in latest if latest[each] == latest[month]]
    earliest = max(
        days.last_day(each)
        - timedelta(weeks=weeks[each], days=0 if nobody_over.get(each) == weeks[each] else 6)
        for each in sharing
    )
    working = days.worked(latest[month])
    return working if working >= earliest else latest[month]


# Until the story begins, of the plans made over a year before: those with a review meeting in the last twelve months.
MET_BEFORE_STORY = 0.74


# Live plans with a review meeting in the last twelve months, per cent, where no figure is printed.
def in_timescale() -> dict[str, float]:
    """By month from October 2021: the share of live plans whose review meeting fell in the last twelve months."""
    ours = {"2021-10": 52.0, "2022-10": 50.0, "2023-06": 35.4, "2023-09": 38.4}
    printed = {month: float(figure.value) for month, figure in series("X-AR-IN-TIME-PCT").items()}
    known = ours | printed
    return {month: _between_known(known, month) for month in days.months("2021-10", LAST_MONTH)}


def _between_known(known: dict[str, float], month: str) -> float:
    before = max(each for each in known if each <= month)
    after = min(each for each in known if each >= month)
    if before == after:
        return known[month]
    span = len(days.months(before, after)) - 1
    part = (len(days.months(before, month)) - 1) / span
    return known[before] + (known[after] - known[before]) * part
