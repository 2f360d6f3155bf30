"""The roads from a figure: to its page with its definition, and to what it rests on, its cases or its return.

Every figure on a page leads to the page of its indicator; from there it is one step more to its cases or its return.
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlencode

from django.urls import reverse

from goldenthread.indicators import Month
from goldenthread.scorecard.cards import UNKNOWN_GROUP, Group

ADDRESSES_KEPT = 4096  # a page of every indicator has a thousand of them
A_YEAR = "year"  # of a list of cases: those of the twelve months that end with the month


@lru_cache(maxsize=ADDRESSES_KEPT)
def kpi_url(code: str, month: Month, group: Group | None = None) -> str:
    return _with_group("desk:kpi", code, month, group, {})


def kpi_by_url(code: str, month: Month, by: str) -> str:
    return reverse("desk:kpi_by", args=[str(month), code, by])


def download_url(code: str, month: Month, group: Group | None = None, **query: str) -> str:
    return _with_group("desk:kpi_download", code, month, group, query)


def return_url(ref: str) -> str:
    return reverse("desk:a_return", args=[ref])


def readings_url(code: str) -> str:
    """Every figure of an indicator that was ever returned."""
    return reverse("desk:measure_readings", args=[code])


def compare_url(**query: str) -> str:
    return f"{reverse('desk:compare')}?{urlencode(query)}"


def cases_url(
    code: str, month: Month, group: Group | None = None, *, counted: str = "", over: str = ""
) -> str:
    """counted: "yes" the numerator, "no" the rest. over: A_YEAR for twelve months."""
    query = {name: value for name, value in (("counted", counted), ("over", over)) if value}
    return _with_group("desk:kpi_cases", code, month, group, query)


def _with_group(name: str, code: str, month: Month, group: Group | None, query: dict[str, str]) -> str:
    if group:
        query = {**query, group.by: group.name or UNKNOWN_GROUP}
    address = reverse(name, args=[str(month), code])
    return f"{address}?{urlencode(query)}" if query else address
