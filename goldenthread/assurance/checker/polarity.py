"""Which direction is better for an indicator, and its unit: from the product's own list, else from its name."""

from __future__ import annotations

import re

from goldenthread.scorecard import listed
from goldenthread.scorecard.listed import Described

WORSE = re.compile(
    r"\babsen(?:ce|t)|\bwaiting\b|\bwaits?\b|\boverdue\b|\blate\b|\bupheld\b|\bsuspen(?:sion|ded)|\bexclusion|\bexcluded\b|"
    r"\bvacanc|\bappeals?\b|\bneet\b|\bgap\b|\bover \d+ (?:days|weeks|months)\b|\bbacklog|\boutstanding\b|\bdelay|"
    r"\bcomplaints?\b|\bawaiting\b|\boldest\b|\blongest\b|\bwithout\b|\bnot known\b",
    re.I,
)
BETTER = re.compile(
    r"\bwithin \d+|\bin \d+ (?:working )?(?:days|weeks|months)\b|\bin time\b|\bon time\b|\battendance\b|\bagreed?\b|"
    r"\bgood or (?:better|outstanding)\b|\buseful\b|\bsatisf|\btimely\b|\bresponded\b|\bcompleted\b",
    re.I,
)


def described(code: str, title: str) -> Described:
    """Unit and polarity; "" for either where nothing says."""
    known = listed.described(code)
    unit = known.unit or ("%" if re.search(r"%|\bper ?cent|\bshare\b", title, re.I) else "")
    return Described(unit, known.polarity or from_title(title))


def from_title(title: str) -> str:
    """ "higher" or "lower" where the words of a name point one way only, else ""."""
    worse, better = WORSE.search(title), BETTER.search(title)
    if worse and not better:
        return "lower"
    return "higher" if better and not worse else ""
