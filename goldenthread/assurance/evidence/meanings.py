"""What each step of a piece of evidence's strength means, in words that a form and a page show alike."""

from goldenthread.assurance.evidence.models import EvidenceVersion

Strength = EvidenceVersion.Strength
STRENGTHS = {
    Strength.ONE_ACCOUNT: "What one person, family or school says happened",
    Strength.ONCE: "One source, one time: it shows how things are, not that they changed",
    Strength.REPEATED: "The same thing measured the same way at least twice: it shows whether things changed",
    Strength.SEVERAL: "Sources that do not depend on each other say the same",
    Strength.CHECKED: "Looked at by somebody who does not answer for it: inspectors, auditors, published statistics",
}
COLOURS = {
    Strength.ONE_ACCOUNT: "grey",
    Strength.ONCE: "grey",
    Strength.REPEATED: "teal",
    Strength.SEVERAL: "blue",
    Strength.CHECKED: "green",
}
ANONYMOUS = (
    "Name no child, parent or member of staff, and give nothing from which somebody could be recognised: no school with "
    "a date, no diagnosis with a place. Make case studies anonymous before they come here."
)


def strength_choices() -> list[tuple[str, str, str]]:
    return [(step.value, step.label, STRENGTHS[step]) for step in Strength]
