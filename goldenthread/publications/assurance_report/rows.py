"""The rows that the monthly assurance report is made from, as its caller gives them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from goldenthread.publications.charts import Point

Rag = Literal["red", "amber", "green", "unrated"]
Brag = Literal["blue", "green", "amber", "red", "unrated"]
Missing = Literal["", "no_cases", "not_returned", "too_few"]


@dataclass(frozen=True)
class Area:
    """An area of weakness."""

    number: int
    title: str


@dataclass(frozen=True)
class NeverReturned:
    """A measure that the improvement plan names and for which no figure has ever arrived.

    `area_number` is None for one that no area shows; `code` is "" where the plan has given it none yet.
    `is_headline`: an area is judged by it. `baseline` is what the plan printed ("49.1", "TBC"), or "".
    """

    code: str
    title: str
    area_number: int | None
    baseline: str = ""
    is_headline: bool = False


@dataclass(frozen=True)
class Companion:
    """A figure that keeps another honest, already in words: ("oldest open", "26 weeks")."""

    label: str
    value: str


@dataclass(frozen=True)
class ScorecardRow:
    """One KPI in one month.

    `area_number` is None for one that belongs to no area of weakness. `unit` is "%" or a plural noun. `missing` says why `value` is None, and must when it is.
    `last_returned` is any day of the last month for which a figure arrived (kind "not_returned").
    `movement` is a sentence; left out, it is derived from `previous_value`.
    `variation` is the SPC finding in words ("improving: 7 points rising"), or "".
    `computed` figures come from case rows; others were returned by `returned_by` on `returned_on`, and describe `period`
    where that is not the month ("school year 2022/23"). `remarks` are sentences about the figure that stand beside it.
    `charted` asks for the whole control chart beside the sparkline.
    """

    code: str
    title: str
    area_number: int | None
    value: float | None
    unit: str
    numerator: int | None = None
    denominator: int | None = None
    standard: float | None = None
    target: float | None = None
    rag: Rag = "unrated"
    previous_value: float | None = None
    previous_rag: Rag | None = None
    polarity: Literal["higher", "lower", "neutral"] = "higher"
    movement: str = ""
    variation: str = ""
    companions: tuple[Companion, ...] = ()
    computed: bool = True
    returned_by: str = ""
    returned_on: date | None = None
    period: str = ""
    remarks: tuple[str, ...] = ()
    missing: Missing = ""
    last_returned: date | None = None
    series: tuple[Point, ...] = ()
    charted: bool = False


@dataclass(frozen=True)
class ActionRow:
    """One action of the improvement plan, as the round left it. `overdue_days` is 0 when it is not late.

    `progress_before` and `impact_before` are the ratings of a month before, None where they are not known.
    """

    code: str
    title: str
    area_number: int
    owner: str
    due_on: date | None
    progress: Brag
    impact: Brag
    overdue_days: int = 0
    progress_before: Brag | None = None
    impact_before: Brag | None = None


@dataclass(frozen=True)
class RiskRow:
    """`before` and `after` are the published grades before and after mitigation ("High", "Medium", "Low", or "").

    `inherent` and `residual` are its scores with nothing done and now, with the same in words; None where nobody has scored
    it, and then the grades stand as published. `late` counts mitigations past their day, `review_days_late` days.
    """

    number: int
    title: str
    before: str
    after: str
    mitigations: int
    progress: str = ""
    owner: str = ""
    inherent: int | None = None
    residual: int | None = None
    inherent_words: str = ""
    residual_words: str = ""
    target: int | None = None
    late: int = 0
    review_days_late: int = 0
    is_accepted: bool = False
    is_unmoved: bool = False
    why_unmoved: str = ""


@dataclass(frozen=True)
class RiskMoveRow:
    """What became of a risk's score since the last report: "up from 12 to 16". `step` is more than 0 where it grew."""

    number: int
    title: str
    arrow: str
    words: str
    why: str = ""
    step: int = 0


@dataclass(frozen=True)
class AskRow:
    """Something that the board is asked for: about what, why, what its owner says, and what was decided where it was."""

    about: str
    why: str
    ask: str
    commentary: str = ""
    by: str = ""
    decided: str = ""
    decided_on: date | None = None


@dataclass(frozen=True)
class DecisionRow:
    """What was decided since the last report; one without `decided_on` is due."""

    about: str
    asked: str
    decided: str
    decided_on: date | None
    due_on: date | None = None
    days_late: int = 0


@dataclass(frozen=True)
class ContestedRow:
    """Ratings that the facts speak against. `reason`: why they stand, in the words of `by`; "" where nobody has said."""

    code: str
    title: str
    progress: Brag
    impact: Brag
    against: str
    reason: str = ""
    by: str = ""


@dataclass(frozen=True)
class EndedRow:
    """An action that is not counted because it had ended; became: where it went ("merged into 1A2", "retired")."""

    code: str
    became: str


@dataclass(frozen=True)
class NoUpdateRow:
    """An action that the month's round asked about and that nobody reported on; owner: who was to."""

    code: str
    title: str
    owner: str


@dataclass(frozen=True)
class NoUpdates:
    """Those of one month's round; is_open: it may still hear of them."""

    rows: tuple[NoUpdateRow, ...]
    is_open: bool = False


@dataclass(frozen=True)
class ExceptionNote:
    """What was said about an exception: `code` is a KPI's or an action's."""

    code: str
    words: str
    by: str = ""
    decided: str = ""


@dataclass(frozen=True)
class Source:
    """Where a KPI's figures come from: its definition, authority and population in sentences."""

    code: str
    definition: str
    authority: str
    population: str = ""
    doubts: str = ""
