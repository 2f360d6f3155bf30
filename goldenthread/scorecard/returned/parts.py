"""Which part of the area a figure is of: the breakdowns that the figures from cases have, and any other that is named."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from goldenthread.accounts.models import Team
from goldenthread.casework.codes import Need
from goldenthread.people.codes import Phase, SettingKind, Sex
from goldenthread.people.ethnicities import ETHNICITIES
from goldenthread.people.models import District
from goldenthread.scorecard.cells import WHOLE, Group
from goldenthread.scorecard.returned.files import Row

CODED = {
    "setting_type": SettingKind.choices,
    "phase": Phase.choices,
    "need": Need.choices,
    "sex": Sex.choices,
    "ethnicity": list(ETHNICITIES.items()),
}
NAME = re.compile(r"[a-z][a-z0-9_]*")
LONGEST_NAME, LONGEST_GROUP = 20, 100


class NoSuchPartError(ValueError):
    """column: where it is wrong."""

    def __init__(self, column: str, words: str):
        super().__init__(words)
        self.column = column


@dataclass(frozen=True)
class Parts:
    """The parts of the area that are known. One query for the districts and one for the teams, when they are asked for."""

    @cached_property
    def districts(self) -> Mapping[str, str]:
        return {name.lower(): name for name in District.objects.values_list("name", flat=True)}

    @cached_property
    def teams(self) -> Mapping[str, str]:
        return {name.lower(): name for name in Team.objects.values_list("name", flat=True)}

    def read(self, row: Row) -> Group:
        """The part that a row names; the whole area where it names none. Raises NoSuchPartError."""
        by, name = row["breakdown"].text, row["group"].text
        if not by and not name:
            return WHOLE
        if not by:
            raise NoSuchPartError(
                "breakdown", f"“{name}” is part of which breakdown? Write district, for example"
            )
        if not name:
            raise NoSuchPartError("group", f"which {by} is it of? For the whole area leave both empty")
        by = re.sub(r"[\s-]+", "_", by.lower())
        if not NAME.fullmatch(by) or len(by) > LONGEST_NAME:
            raise NoSuchPartError(
                "breakdown", f"“{by}” cannot be a breakdown: one short word, such as district"
            )
        if len(name) > LONGEST_GROUP:
            raise NoSuchPartError("group", f"the name is longer than {LONGEST_GROUP} characters")
        return Group(by, self._named(by, name))

    def _named(self, by: str, name: str) -> str:
        known = self._known(by)
        if known is None or name.lower() in known:
            return (known or {}).get(name.lower(), name)
        close = difflib.get_close_matches(name.lower(), known, n=1)
        meant = f": did you mean “{known[close[0]]}”?" if close else ""
        raise NoSuchPartError("group", f"there is no {by.replace('_', ' ')} “{name}”{meant}")

    def _known(self, by: str) -> Mapping[str, str] | None:
        """What may be written, in small letters, and how it is kept; None where anything may."""
        if by == "district":
            return self.districts
        if by == "team":
            return self.teams
        if by in CODED:
            return {key.lower(): code for code, label in CODED[by] for key in (code, str(label))}
        return None
