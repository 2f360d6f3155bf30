"""Red, amber or green, by the rule that the partnership publishes."""

from __future__ import annotations

import math
from typing import Literal

from goldenthread.indicators.language import Polarity

Rating = Literal["red", "amber", "green", "unrated"]


def rate(
    value: float | None,
    standard: float | None = None,
    target: float | None = None,
    polarity: Polarity = "higher",
) -> Rating:
    """Red: the standard is not reached. Amber: the standard is, the target is not. Green: the target is.

    With a target and no standard, red or green. With no target, no value, or no better direction: unrated. The value
    is compared as it is, not as it is rounded for show.
    Raises ValueError when the standard asks more than the target.
    """
    if target is None or polarity == "neutral":
        return "unrated"
    if standard is not None and standard != target and _reaches(standard, target, polarity):
        raise ValueError(
            f"the standard ({standard}) asks more than the target ({target}), {polarity} being better"
        )
    if value is None or math.isnan(value):
        return "unrated"
    if _reaches(value, target, polarity):
        return "green"
    return "amber" if standard is not None and _reaches(value, standard, polarity) else "red"


def _reaches(value: float, mark: float, polarity: Polarity) -> bool:
    return value >= mark if polarity == "higher" else value <= mark
