"""The risk register against its own scale, and against the measures that count risks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from goldenthread.assurance.checker.findings import Fault, Strength, rule
from goldenthread.assurance.checker.plan_paper import PlanPaper, Said, action_rule
from goldenthread.assurance.planfile import Action, Risk

ORDER = ("low", "medium", "high")
COLOURED = re.compile(r"\b(?P<colour>red|amber|green|blue)(?:-rated)?\s+risks?\b", re.I)


def in_order(grades: set[str]) -> list[str]:
    return sorted(grades, key=lambda grade: (ORDER.index(grade) if grade in ORDER else len(ORDER), grade))


def graded(paper: PlanPaper) -> list[Risk]:
    """Risks whose grades still stand: nobody has scored them since."""
    return [risk for risk in paper.document.risks if risk.number not in paper.scored]


def place(risk: Risk) -> str:
    return f"risk {risk.number}"


@rule(
    "risk-worse-after-mitigation",
    words="A risk is graded no higher after its mitigations than before.",
    settled_by="The grade that was meant.",
)
def risk_worse_after_mitigation(paper: PlanPaper) -> Iterator[Fault]:
    for risk in graded(paper):
        grades = (risk.severity_before, risk.severity_after)
        if all(grade in ORDER for grade in grades) and ORDER.index(grades[1]) > ORDER.index(grades[0]):
            yield Fault(
                place(risk), f"{grades[0]} before, {grades[1]} after.", figures=grades, file=paper.name
            )


@rule(
    "risks-unmoved-by-mitigation",
    words="Mitigations bring a risk down, or the register says why not.",
    settled_by="The grade after mitigation, reviewed, with its day.",
    strength=Strength.SOFT,
)
def risks_unmoved_by_mitigation(paper: PlanPaper) -> Iterator[Fault]:
    asked = [risk for risk in graded(paper) if risk.number not in paper.explained]
    both = [risk for risk in asked if risk.severity_before and risk.severity_after]
    unmoved = [risk for risk in both if risk.severity_before == risk.severity_after and risk.mitigations]
    if len(both) > 1 and len(unmoved) == len(both):
        yield Fault(
            "the risk register",
            f"All {len(both)} risks are graded the same after mitigation as before.",
            figures=tuple(risk.severity_before for risk in both),
            file=paper.name,
        )


@rule(
    "risk-grade-off-the-scale",
    words="Every risk is graded on one scale, before and after mitigation.",
    settled_by="The grade.",
)
def risk_grade_off_the_scale(paper: PlanPaper) -> Iterator[Fault]:
    used = Counter(grade for risk in graded(paper) for grade in (risk.severity_before, risk.severity_after))
    scale = (
        ORDER
        if any(grade in ORDER for grade in used)
        else [grade for grade, _ in used.most_common(5) if grade]
    )
    for risk in graded(paper):
        for when, grade in (("before", risk.severity_before), ("after", risk.severity_after)):
            if grade not in scale:
                yield Fault(
                    place(risk),
                    f"The grade {when} mitigation is {f'“{grade}”' if grade else 'missing'}.",
                    about=f"{place(risk)} {when}",
                    figures=(grade,),
                    file=paper.name,
                )


@rule(
    "risk-without-mitigation",
    words="A risk names what is done about it.",
    settled_by="The mitigation.",
)
def risk_without_mitigation(paper: PlanPaper) -> Iterator[Fault]:
    for risk in paper.document.risks:
        if not risk.mitigations:
            yield Fault(place(risk), f"“{risk.title}” has no mitigation.", file=paper.name)


@rule(
    "risk-dated-ahead",
    words="A risk was put on the register by the day on which the plan is looked at.",
    settled_by="The date.",
)
def risk_dated_ahead(paper: PlanPaper) -> Iterator[Fault]:
    for risk in paper.document.risks:
        if risk.dated_on and risk.dated_on > paper.day:
            dated = risk.dated_on.isoformat()
            yield Fault(place(risk), f"It is dated {dated}.", figures=(dated,), file=paper.name)


@action_rule(
    "risks-counted-by-another-scale",
    words="A measure that counts risks of a grade uses the register's grades.",
    settled_by="The grade in the register's own words.",
)
def risks_counted_by_another_scale(action: Action, paper: PlanPaper) -> Said | None:
    grades = {
        grade
        for risk in paper.document.risks
        for grade in (risk.severity_before, risk.severity_after)
        if grade
    }
    match = COLOURED.search(action.kpi_text)
    if not grades or match is None or match["colour"].lower() in grades:
        return None
    return Said(
        f"It counts “{match[0]}”; the register grades {', '.join(in_order(grades))}.", (match[0].lower(),)
    )
