"""Whose cases somebody sees to on a day: their own, and those of the officers whom they cover."""

from __future__ import annotations

from datetime import date

from goldenthread.accounts.models import User
from goldenthread.casework.caseload.models import Absence


def covered(user: User, on: date) -> dict[int, str]:
    """The officers for whom this person covers on a day: their names by their keys."""
    found = Absence.objects.on(on).covered_by(user)
    return dict(found.values_list("officer_id", "officer__display_name"))


def away(on: date) -> dict[int, Absence]:
    """Who is away on a day, by their keys."""
    return {absence.officer_id: absence for absence in Absence.objects.on(on).for_page()}
