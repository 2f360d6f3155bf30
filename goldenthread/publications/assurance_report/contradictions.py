"""What must hold of the rows before a word of the report is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from goldenthread.publications.assurance_report.rows import (
    ActionRow,
    Area,
    NeverReturned,
    ScorecardRow,
)
from goldenthread.publications.wording import figure

ROUNDING = 0.06  # points: how far a figure given to one place may lie from its own fraction


def check(
    areas: Sequence[Area],
    results: Sequence[ScorecardRow],
    actions: Sequence[ActionRow],
    unreturned: Sequence[NeverReturned],
) -> None:
    known = {area.number for area in areas}
    faults = [fault for result in results for fault in _faults(result)]
    rows: list[ScorecardRow | ActionRow | NeverReturned] = [*results, *actions, *unreturned]
    for row in rows:
        if row.area_number is not None and row.area_number not in known:
            faults.append(f"{row.code}: area {row.area_number} is not among the areas given")
    measures = [row.code for row in results] + [row.code for row in unreturned if row.code]
    for kind, codes in (("KPI", measures), ("action", [a.code for a in actions])):
        faults += [f"{code}: {kind} given {n} times" for code, n in Counter(codes).items() if n > 1]
    faults += [f"{a.code}: overdue by {a.overdue_days} days" for a in actions if a.overdue_days < 0]
    if faults:
        raise ValueError("; ".join(faults))


def _faults(row: ScorecardRow) -> list[str]:
    faults = []
    if (row.value is None) != bool(row.missing):
        faults.append(f"{row.code}: a figure or the reason why there is none, one of the two")
    if row.missing and row.rag != "unrated":
        faults.append(f"{row.code}: rated {row.rag} without a figure")
    if row.missing and row.series and row.series[-1].value is not None:
        faults.append(f"{row.code}: the series ends with a figure that the row withholds")
    if row.unit == "%" and row.numerator is not None and (row.denominator or 0) < row.numerator:
        faults.append(f"{row.code}: {row.numerator} counted of {row.denominator}")
    elif row.computed and disagrees(row):
        faults.append(f"{row.code}: {disagreement(row)}")
    return faults


def _share(row: ScorecardRow) -> float | None:
    if row.unit != "%" or row.numerator is None or not row.denominator:
        return None
    return 100 * row.numerator / row.denominator


def disagrees(row: ScorecardRow) -> bool:
    share = _share(row)
    return share is not None and row.value is not None and abs(share - row.value) > ROUNDING


def disagreement(row: ScorecardRow) -> str:
    share = _share(row)
    if share is None or row.value is None:
        return ""
    return f"{row.numerator:,} of {row.denominator:,} is {figure(share, '%')}, not {figure(row.value, '%')}"
