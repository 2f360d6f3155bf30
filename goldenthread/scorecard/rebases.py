"""Where the control limits of an indicator begin again, as people decided it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goldenthread.indicators import Month
from goldenthread.scorecard.models import Rebase


def by_code(codes: Iterable[str] | None = None) -> dict[str, list[Rebase]]:
    """Every rebase of these codes (all, when not given), in order of time. One query."""
    wanted = Rebase.objects.in_order() if codes is None else Rebase.objects.of_codes(codes)
    found: dict[str, list[Rebase]] = {}
    for rebase in wanted:
        found.setdefault(rebase.code, []).append(rebase)
    return found


def positions(rebases: Sequence[Rebase], months: Sequence[Month]) -> list[int]:
    """The places in a series, counted from 1, with which a new baseline begins.

    One before the series' second month or after its last changes nothing that is drawn.
    """
    begun = ((sum(month.first < rebase.month_on for month in months) + 1) for rebase in rebases)
    return sorted({place for place in begun if 2 <= place <= len(months)})
