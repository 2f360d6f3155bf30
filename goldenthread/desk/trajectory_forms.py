"""What may be assumed in a projection: a form sent by GET, so that an address holds a what-if and can be passed on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from goldenthread.desk.trajectory_words import Names
from goldenthread.govuk.fields import ChoiceField, GovukForm, NumberField
from goldenthread.govuk.formats import month_name
from goldenthread.indicators.trajectory import Assumptions, Order
from goldenthread.scorecard.projection import Starting

LONGEST, SHORTEST = 24, 3  # months ahead
USUAL, USUAL_BY = 12, 6
WEEKS_ASKED = 260
SAME, SEASON = "same", "season"
SHAPES = [
    (SAME, "The same every month"),
    (SEASON, "Over the year as last year", "One year alone cannot tell a season from chance"),
]
ORDERS = [
    (Order.AS_RECENTLY.value, "As in the last year", "At the ages at which they were finished then"),
    (Order.OLDEST_FIRST.value, "The oldest first"),
    (Order.NEWEST_FIRST.value, "The newest first", "The last to fall due before those due earlier"),
]


@dataclass(frozen=True)
class Control:
    """A question of the form; least and most are None where it has no slider."""

    bound: object
    least: int | None = None
    most: int | None = None


class WhatIf(GovukForm):
    """How many are finished a month, how many come, how many leave, in which order, and what is asked."""

    marks_optional = False
    sliding = ("finished", "arrivals", "leave", "months", "weeks")
    in_order = ("finished", "arrivals", "shape", "leave", "order", "months", "weeks", "by")

    shape = ChoiceField("How they arrive", choices=SHAPES, small=True)
    order = ChoiceField("In which order", choices=ORDERS, small=True)
    months = NumberField("How far ahead", suffix="months", width=2, min_value=SHORTEST, max_value=LONGEST)
    weeks = NumberField(
        "A long wait is one of over",
        enter="Enter how many weeks a long wait is over",
        suffix="weeks",
        width=3,
        min_value=1,
        max_value=WEEKS_ASKED,
    )
    by = ChoiceField("Nobody waits so long by the end of", choices=[], as_select=True)

    def __init__(self, query, *, start: Starting, names: Names):
        self.start, now = start, start.as_now(USUAL)
        self.usual = {
            "finished": now.capacity,
            "arrivals": now.arrivals[0],
            "shape": SAME,
            "leave": now.leave_percent,
            "order": now.order.value,
            "months": USUAL,
            "weeks": now.over_weeks,
            "by": str(start.month.plus(USUAL_BY)),
        }
        asked = {name: query[name] for name in self.usual if name in query}
        super().__init__({**self.usual, **asked}, auto_id="what-if-%s")
        self.fields |= _fields_about(names, start.most)
        self.order_fields(self.in_order)
        self.fields["by"].choices = [
            (str(month), month_name(month.first)) for month in start.backlog.months_ahead(LONGEST)
        ]

    @property
    def controls(self) -> Iterator[Control]:
        for name, field in self.fields.items():
            limits = (field.min_value, field.max_value) if name in self.sliding else ()
            yield Control(self[name], *limits)

    @property
    def is_usual(self) -> bool:
        """Nothing was asked but what is asked first."""
        return all(str(self.data[name]) == str(usual) for name, usual in self.usual.items())

    @property
    def changes_nothing(self) -> bool:
        """What comes, leaves and is finished is as now, whatever else is asked."""
        return all(self.asked[name] == self.usual[name] for name in self.in_order[:5])

    @property
    def asked(self) -> dict:
        """What was asked; how things go now where something in it cannot be."""
        return self.usual | (self.cleaned_data if self.is_valid() else {})

    def assumptions(self) -> Assumptions:
        asked, number = self.asked, self.asked["months"]
        return replace(
            self.start.as_now(number),
            capacity=asked["finished"],
            arrivals=self._arrivals(asked, number),
            leave_percent=asked["leave"],
            order=Order(asked["order"]),
            over_weeks=asked["weeks"],
        )

    def _arrivals(self, asked: dict, number: int) -> tuple[int, ...]:
        if asked["shape"] == SEASON:
            return self.start.backlog.pace.seasonal(asked["arrivals"], number)
        return (asked["arrivals"],) * number

    def longest_ahead(self) -> Assumptions:
        """The same as far ahead as can be asked about, for questions whose month lies beyond the projection's."""
        return replace(self.assumptions(), arrivals=self._arrivals(self.asked, LONGEST))

    @property
    def months_until(self) -> int:
        """How many months ahead the month asked about lies."""
        ahead = [str(month) for month in self.start.backlog.months_ahead(LONGEST)]
        return ahead.index(self.asked["by"]) + 1


def _fields_about(names: Names, most: int) -> dict[str, NumberField]:
    """Named for what waits."""
    found = {
        "finished": NumberField(
            f"{names.finished[1].capitalize()} {names.done}", suffix="a month", min_value=0, max_value=most
        ),
        "arrivals": NumberField(names.arriving, suffix="a month", min_value=0, max_value=most),
    }
    if names.leaving:
        hint = names.leaving_hint
        found["leave"] = NumberField(names.leaving, hint=hint, suffix="in 100", min_value=0, max_value=90)
    return found
