"""What the ratings and the words mean: at the end of the report, and wherever an action is rated."""

# The published scale has one text for both ratings; here each has its own half of it.
PROGRESS: dict[str, str] = {
    "blue": "done, and now part of everyday work",
    "green": "done",
    "amber": "on track for its date",
    "red": "delayed",
}
IMPACT: dict[str, str] = {
    "blue": "evidence goes on showing a change that lasts",
    "green": "early evidence of change",
    "amber": "change is expected and on track",
    "red": "the change is not being delivered",
}
ASKED = {
    "progress": "Is it being done?",
    "impact": "Has it changed anything for children and families?",
}


def _in_words(asked: str, meanings: dict[str, str]) -> str:
    return " ".join([asked, *(f"{brag.capitalize()}: {meaning}." for brag, meaning in meanings.items())])


GLOSSARY: tuple[tuple[str, str], ...] = (
    (
        "Rating of a measure",
        "Red: the standard is not reached. Amber: the standard is reached, the target is not. Green: the target is "
        "reached. A measure with a target and no standard is red or green.",
    ),
    ("Not rated", "There is a figure, but no target to hold it against, or there is no figure."),
    ("No cases", "Nothing happened in the month that this measure counts, so there is no share to give."),
    ("Not returned", "The figure comes from elsewhere and did not arrive. The last month that did is named."),
    ("Too few to show", "The figure is known and withheld, because a child could be recognised in it."),
    ("Progress of an action", _in_words(ASKED["progress"], PROGRESS)),
    ("Impact of an action", _in_words(ASKED["impact"], IMPACT)),
    (
        "Usual variation",
        "Every figure moves from month to month. The limits on a chart show how far this one usually moves. A point "
        "outside them, or a long run on one side, is unlikely to be chance. This is judged apart from the rating.",
    ),
    (
        "Standard and target",
        "The standard is the least that is acceptable; the target is what the area aims at.",
    ),
)
