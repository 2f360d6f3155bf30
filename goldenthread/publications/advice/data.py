"""What a piece of advice says on paper.

Pure: the same rows give the same dictionary, and the dictionary is all that the page sees.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.publications.wording import full_date

NOT_SAID = "Not said"


@dataclass(frozen=True)
class ProvisionRow:
    what: str
    who: str = ""
    how_often: str = ""
    how_long: str = ""


def data(
    *,
    name: str,
    born_on: date,
    ref: str,
    area_name: str,
    kind: str,
    given_by: Sequence[str],
    given_on: date,
    summary: str,
    views: str,
    needs: Sequence[str],
    outcomes: Sequence[str],
    provision: Sequence[ProvisionRow],
) -> dict[str, Any]:
    """The paper as values that JSON can carry, for `publications.render_pdf`.

    kind: whose advice it is, such as "Educational psychology". given_by: the writer's name, job and organisation, without
    those that are not known.
    """
    return {
        "title": f"Advice: {kind}, {name}",
        "name": name,
        "born_on": full_date(born_on),
        "ref": ref,
        "area_name": area_name,
        "kind": kind,
        "given_by": ", ".join(part for part in given_by if part),
        "given_on": full_date(given_on),
        "summary": _lines(summary),
        "views": _lines(views),
        "needs": list(needs),
        "outcomes": list(outcomes),
        "provision": [_provision(row) for row in provision],
    }


def _provision(row: ProvisionRow) -> list[str]:
    return [row.what, row.who or NOT_SAID, row.how_often or NOT_SAID, row.how_long or NOT_SAID]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
