"""Settings that do not exist, and where a child of some age goes to one."""

import random
from collections import defaultdict

from goldenthread.demo.names import DISTRICTS, PLACES
from goldenthread.demo.rows import SettingRow

# Kind, phase, what the name ends in, and how many in each of the twelve districts.
_KINDS = [
    ("mainstream", "primary", ["Primary School", "Primary Academy", "Infant School", "Junior School"], 26),
    ("mainstream", "secondary", ["School", "Academy", "High School"], 7),
    ("resourced", "primary", ["Community Primary School"], 3),
    ("resourced", "secondary", ["Community School"], 2),
    ("special", "all_through", ["Special School", "Foundation School"], 3),
    ("independent", "all_through", ["House School", "Lodge School"], 3),
    ("early_years", "early_years", ["Nursery", "Pre-School"], 4),
    ("further", "post_16", ["College"], 1),
]
_WHOLE_AREA = [
    ("alternative", "secondary", "Learning Centre", 6),
    ("independent", "post_16", "Specialist College", 4),
]


def build(chance: random.Random) -> list[SettingRow]:
    names = _names(chance)
    found: list[SettingRow] = []
    for district in range(1, len(DISTRICTS) + 1):
        for kind, phase, endings, number in _KINDS:
            for _ in range(number):
                found.append(
                    _setting(len(found) + 1, next(names), chance.choice(endings), kind, phase, district)
                )
    for kind, phase, ending, number in _WHOLE_AREA:
        for _ in range(number):
            district = chance.randint(1, len(DISTRICTS))
            found.append(_setting(len(found) + 1, next(names), ending, kind, phase, district))
    return found


def _names(chance: random.Random):
    """Place names without end, none twice: on its own, then of a saint, then by points of the compass."""
    for before in ("", "St Aldric's ", "Upper ", "Lower ", "Old ", "New ", "Great ", "Little "):
        places = list(PLACES)
        chance.shuffle(places)
        yield from (before + place for place in places)


def _setting(key: int, place: str, ending: str, kind: str, phase: str, district: int) -> SettingRow:
    has_urn = kind not in {"early_years", "further"}
    return SettingRow(
        key=key,
        name=f"{place} {ending}",
        kind=kind,
        phase=phase,
        district=district,
        urn=str(990000 + key) if has_urn else "",  # no school in England has a number so high
        ukprn="" if has_urn else str(99900000 + key),
    )


class Places:
    """Chooses settings: of a kind and phase, in the child's own district for all but one in twelve."""

    def __init__(self, settings: list[SettingRow]) -> None:
        self.by_kind = defaultdict(list)
        self.by_district = defaultdict(list)
        for row in settings:
            for phase in _phases(row):
                self.by_kind[row.kind, phase].append(row.key)
                self.by_district[row.kind, phase, row.district].append(row.key)

    def choose(self, chance: random.Random, kind: str, phase: str, district: int) -> int:
        near = self.by_district[kind, phase, district]
        if near and chance.random() > 1 / 12:
            return chance.choice(near)
        return chance.choice(self.by_kind[kind, phase])


def _phases(row: SettingRow) -> list[str]:
    return ["early_years", "primary", "secondary", "post_16"] if row.phase == "all_through" else [row.phase]
