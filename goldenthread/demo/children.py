"""Invented children. No postcode, number or name of theirs can be a real child's."""

import random
import string
from collections.abc import Iterator
from datetime import date, timedelta

from goldenthread.demo import days, names
from goldenthread.demo.rows import ChildRow
from goldenthread.people.refs import ALPHABET, LENGTH
from goldenthread.sen2.numbers import upn_check_letter

ETHNICITIES = {
    "WBRI": 760,
    "WOTH": 60,
    "WIRI": 3,
    "WIRT": 5,
    "WROM": 14,
    "MWBC": 14,
    "MWBA": 14,
    "MWAS": 16,
    "MOTH": 20,
    "AIND": 14,
    "APKN": 5,
    "ABAN": 7,
    "AOTH": 16,
    "BCRB": 5,
    "BAFR": 30,
    "BOTH": 6,
    "CHNE": 3,
    "OOTH": 10,
    "REFU": 4,
    "NOBT": 14,
}
NO_SUCH_AUTHORITY = "999"


class Makings:
    """Draws children and references, each once."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.refs: set[str] = set()
        self.numbers: Iterator[int] = iter(range(10_000_000))
        self.children: list[ChildRow] = []

    def ref(self, prefix: str) -> str:
        while True:
            bits = self.chance.getrandbits(5 * LENGTH)
            found = f"{prefix}-" + "".join(ALPHABET[bits >> 5 * place & 31] for place in range(LENGTH))
            if found not in self.refs:
                self.refs.add(found)
                return found

    def child(self, born_on: date, **given) -> ChildRow:
        chance = self.chance
        sex = given.get("sex") or ("M" if chance.random() < 0.73 else "F")
        pool = names.FORENAMES_M if sex == "M" else names.FORENAMES_F
        no_number = born_on > date(2019, 9, 1) and chance.random() < 0.5
        row = ChildRow(
            key=len(self.children) + 1,
            ref=self.ref("C"),
            surname=given.get("surname") or self._surname(),
            forename=given.get("forename") or chance.choice(pool),
            born_on=born_on,
            sex=sex,
            ethnicity=chance.choices(list(ETHNICITIES), list(ETHNICITIES.values()))[0],
            postcode=self._postcode(),
            upn="" if no_number else upn(next(self.numbers)),
            number_unknown_because="UN1" if no_number else "",
            district=given.get("district") or 1 + self._district(),
        )
        self.children.append(row)
        return row

    def _surname(self) -> str:
        first = self.chance.choice(names.SURNAMES)
        return first if self.chance.random() > 0.07 else f"{first}-{self.chance.choice(names.SURNAMES)}"

    def _district(self) -> int:
        return self.chance.choices(range(len(names.DISTRICTS)), names.DISTRICT_SHARES)[0]

    def _postcode(self) -> str:
        """ZZ is no postcode area."""
        letters = "".join(self.chance.choice(string.ascii_uppercase) for _ in range(2))
        return f"ZZ{self.chance.randint(1, 29)} {self.chance.randint(1, 9)}{letters}"


def upn(number: int) -> str:
    """A pupil number of the right form, with its check letter, of an authority that does not exist."""
    digits = f"{NO_SUCH_AUTHORITY}{number:09}"
    return upn_check_letter(f"?{digits}") + digits


def born_for_request(chance: random.Random, received_on: date) -> date:
    """A date of birth for somebody for whom an assessment is requested: mostly of primary age."""
    low, high = chance.choices([(2, 4), (5, 10), (11, 15), (16, 19)], [20, 46, 27, 7])[0]
    return received_on - timedelta(days=chance.randint(round(low * 365.25), round((high + 1) * 365.25) - 2))


def born_for_long_held_plan(chance: random.Random) -> date:
    """A date of birth for somebody whose plan is older than the story: 7 to 27 on the day it stands still."""
    bands = [(7, 9), (10, 13), (14, 16), (17, 19), (20, 22), (23, 25), (25, 27)]
    low, high = chance.choices(bands, [15, 26, 24, 21, 9, 4, 3])[0]
    return days.STANDS_STILL_ON - timedelta(
        days=chance.randint(round(low * 365.25), round((high + 1) * 365.25) - 2)
    )
