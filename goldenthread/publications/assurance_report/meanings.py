"""What the ratings and the words mean: at the end of the report, and wherever an action is rated."""

PROGRESS: dict[str, str] = {
    "blue": "finished, and the finish was agreed",
    "green": "done, or will be done by its date",
    "amber": "behind, and the owner can recover it",
    "red": "will not be done without help from elsewhere",
}
IMPACT: dict[str, str] = {
    "blue": "the change has lasted",
    "green": "evidence shows the change",
    "amber": "early signs only",
    "red": "no evidence of change",
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
