"""The words at the end of the report, for a reader who has not met them."""

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
    (
        "Progress of an action",
        "Is it being done? Blue: finished, and the finish was agreed. Green: will be done by its date. Amber: behind, "
        "and the owner can recover it. Red: will not be done without help from elsewhere.",
    ),
    (
        "Impact of an action",
        "Has it changed anything for children and families? Blue: the change has lasted. Green: evidence shows the "
        "change. Amber: early signs only. Red: no evidence of change.",
    ),
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
