"""The sets of figures that are returned together, and what kind of figure each measure is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from goldenthread.indicators import INDICATORS, Indicator
from goldenthread.publications.wording import is_rate

TITLES = {
    "requests": "Requests for an assessment",
    "assessments": "Assessments and advice",
    "plans": "Plans and where they are held",
    "reviews": "Annual reviews",
    "phase_transfer": "Moves between phases of education",
    "appeals": "Appeals to the tribunal",
    "complaints": "Complaints",
    "enquiries": "Enquiries",
    "surveys": "Surveys of families",
    "audits": "Audits of plans",
    "waits": "Health services and waits",
    "exclusions": "Exclusions and suspensions",
    "attendance": "Attendance",
    "attainment": "Attainment",
    "destinations": "After school",
    "workforce": "Workforce",
    "training": "Training of schools and settings",
    "finance": "Money",
    "engagement": "Engagement and voice",
    "web": "Website and newsletters",
    "governance": "Governance",
}
SHARE = "%"
# Units that measure an amount. Any other unit names the things that are counted: "children", "plans".
AMOUNTS = {"points", "ratio", "days", "working days", "weeks", "hours", "seconds"}
MAY_BE_NEGATIVE = ("points", "% ", "GBP million")


class Dataset(NamedTuple):
    slug: str
    title: str


def every() -> list[Dataset]:
    """Those that have a measure, in the order in which a case goes through the service."""
    used = {indicator.dataset for indicator in INDICATORS.values() if indicator.dataset}
    known = [slug for slug in TITLES if slug in used]
    return [Dataset(slug, title(slug)) for slug in (*known, *sorted(used - TITLES.keys()))]


def title(slug: str) -> str:
    return TITLES.get(slug) or slug.replace("_", " ").capitalize()


def measures(slug: str) -> list[Indicator]:
    """What can be returned in a dataset, by code."""
    found = (indicator for indicator in INDICATORS.values() if indicator.dataset == slug)
    return sorted(found, key=lambda indicator: indicator.code)


def asked(slug: str, held: Mapping[str, int]) -> list[Indicator]:
    """What somebody has to return: not what is worked out from cases. held: how many rows each fact table has."""
    return [indicator for indicator in measures(slug) if is_asked(indicator, held)]


def is_asked(indicator: Indicator, held: Mapping[str, int]) -> bool:
    return indicator.is_returned or not held.get(indicator.fact.name)


def is_share(unit: str) -> bool:
    """A percentage of something: it lies between 0 and 100 and has a numerator and a denominator."""
    return unit == SHARE


def counts_things(unit: str) -> bool:
    """A whole number of people or things."""
    return not (unit.startswith(("%", "GBP")) or is_rate(unit) or unit in AMOUNTS)


def may_be_negative(unit: str) -> bool:
    return unit.startswith(MAY_BE_NEGATIVE)
