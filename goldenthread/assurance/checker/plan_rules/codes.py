"""Codes: well formed, in sequence, used once, and standing where they belong."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from goldenthread.assurance.checker.findings import Fault, Rule, Strength, rule
from goldenthread.assurance.checker.plan_paper import PlanPaper
from goldenthread.assurance.planfile import notes
from goldenthread.assurance.planfile.codes import stem
from goldenthread.publications.wording import joined


def of_notes(
    code: str, kind: str, *, words: str, settled_by: str, strength: Strength = Strength.HARD
) -> Rule:
    """A rule that the plan's reader has already applied: each of its notes of a kind is a finding."""

    def check(paper: PlanPaper) -> Iterator[Fault]:
        for note in paper.noted(kind):
            yield Fault(note.place, f"{note.what}: {note.why}.", about=note.what, file=paper.name)

    return Rule(code, words, settled_by, strength, check)


action_code = of_notes(
    "action-code-misprinted",
    notes.CODE_MENDED,
    words="An action's code has the form of its neighbours' and follows its sub-theme.",
    settled_by="The code as it should be printed.",
)
sub_theme_label = of_notes(
    "sub-theme-misprinted",
    notes.LABEL_MENDED,
    words="A sub-theme's label begins with its area, and no other sub-theme has it.",
    settled_by="The label as it should be printed.",
)
sub_theme_taken = of_notes(
    "sub-theme-taken",
    notes.LABEL_STRANGE,
    words="A sub-theme's label fits the area in which it stands.",
    settled_by="The label as it should be printed, or the area to which it belongs.",
)
code_twice = of_notes(
    "code-used-twice",
    notes.CODE_TWICE,
    words="A code is used once.",
    settled_by="A code for the second.",
)
indicator_listed_twice = of_notes(
    "indicator-listed-twice",
    notes.LISTED_TWICE,
    words="An indicator is listed once.",
    settled_by="Which of the two titles holds.",
)
indicator_cited_twice = of_notes(
    "indicator-cited-twice",
    notes.CITED_TWICE,
    words="An action names an indicator once.",
    settled_by="The indicator that was meant the second time, if another was.",
)
not_a_rating = of_notes(
    "not-a-rating",
    notes.NOT_A_RATING,
    words="A rating is blue, green, amber or red.",
    settled_by="The rating.",
)
not_a_date = of_notes(
    "not-a-date",
    notes.NOT_A_DATE,
    words="A date is a day of the calendar.",
    settled_by="The date.",
)
page_furniture = of_notes(
    "page-furniture",
    notes.FURNITURE,
    words="A cell holds no page number or footer.",
    settled_by="The cell without it.",
    strength=Strength.SOFT,
)


A_SLIP = 12  # numbers left out: more of them, and the numbers mean something else


def number_of(code: str) -> int | None:
    match = re.search(r"(\d+)$", code)
    return int(match[1]) if match else None


@rule(
    "action-missing-in-sequence",
    words="The actions of a sub-theme are numbered from 1 without a gap.",
    settled_by="The missing action, or the numbers put right.",
)
def action_missing_in_sequence(paper: PlanPaper) -> Iterator[Fault]:
    numbers: dict[str, list[int]] = defaultdict(list)
    stands_in: dict[str, str] = {}
    for action in paper.document.actions:
        if (number := number_of(action.code)) is not None:
            numbers[stem(action.code)].append(number)
            stands_in.setdefault(stem(action.code), action.sub_theme)
    for begins, found in numbers.items():
        missing = sorted(set(range(1, max(found) + 1)) - set(found))
        if missing and len(missing) <= max(len(found), A_SLIP):
            names = [f"{begins}{number}" for number in missing]
            yield Fault(
                f"sub-theme {stands_in[begins]}",
                f"The numbers run to {max(found)}; {joined(names)} {'is' if len(names) == 1 else 'are'} not there.",
                about=f"sequence {begins}",
                figures=tuple(names),
                file=paper.name,
            )


@rule(
    "action-in-another-sub-theme",
    words="Where the plan's codes follow its sub-themes, an action's code begins with its own.",
    settled_by="The code, or the sub-theme to which the action belongs.",
)
def action_in_another_sub_theme(paper: PlanPaper) -> Iterator[Fault]:
    actions = paper.document.actions
    astray = [each for each in actions if stem(each.code).upper() != each.sub_theme.upper()]
    if len(astray) * 2 > len(actions):
        return
    for action in astray:
        yield Fault(
            paper.place(action),
            f"{action.code} stands in sub-theme {action.sub_theme or '(none)'}.",
            about=f"action {action.code}",
            figures=(action.sub_theme,),
            file=paper.name,
        )


@rule(
    "sub-theme-in-another-area",
    words="A sub-theme's code begins with the number of an area of the plan, and that area is its own.",
    settled_by="The code, or the area to which the sub-theme belongs.",
)
def sub_theme_in_another_area(paper: PlanPaper) -> Iterator[Fault]:
    areas = {area.number.upper() for area in paper.document.areas}
    parts = paper.document.sub_themes
    following = [each for each in parts if each.code.upper().startswith(each.area.upper())]
    for part in parts:
        if part.area.upper() not in areas:
            words = f"There is no area “{part.area}”."
        elif part not in following and len(following) * 2 > len(parts):
            words = f"{part.code} stands in area {part.area}."
        else:
            continue
        yield Fault(f"sub-theme {part.code}", words, figures=(part.area,), file=paper.name)


@rule(
    "area-missing-in-sequence",
    words="The areas are numbered without a gap.",
    settled_by="The missing area, or the numbers put right.",
)
def area_missing_in_sequence(paper: PlanPaper) -> Iterator[Fault]:
    numbers = [int(area.number) for area in paper.document.areas if area.number.isdecimal()]
    missing = sorted(set(range(1, max(numbers, default=0) + 1)) - set(numbers))
    if missing and len(missing) <= len(numbers):
        names = joined([str(number) for number in missing])
        yield Fault("the areas", f"Area {names} is not there.", figures=(names,), file=paper.name)


@rule(
    "sub-theme-without-actions",
    words="A sub-theme has an action.",
    settled_by="An action that answers the finding, or the reason why there is none.",
)
def sub_theme_without_actions(paper: PlanPaper) -> Iterator[Fault]:
    used = {action.sub_theme for action in paper.document.actions}
    known = {part.code for part in paper.document.sub_themes}
    for part in paper.document.sub_themes:
        if part.code not in used:
            yield Fault(f"sub-theme {part.code}", "No action answers it.", file=paper.name)
    for code in sorted(used - known):
        yield Fault(
            f"sub-theme {code}", "Actions stand in it, and the plan has no such sub-theme.", file=paper.name
        )


@rule(
    "twin-actions",
    words="Two actions that are the same work have one owner and one date, or name each other.",
    settled_by="Which of the two is meant, or how they differ.",
    strength=Strength.SOFT,
)
def twin_actions(paper: PlanPaper) -> Iterator[Fault]:
    actions = paper.document.actions
    for place, first in enumerate(actions):
        for second in actions[place + 1 :]:
            if likeness := alike(first.text, second.text, first.kpi_text, second.kpi_text):
                yield Fault(
                    f"actions {first.code} and {second.code}",
                    f"{first.code} and {second.code} have {likeness}.",
                    about=f"{first.code} {second.code}",
                    file=paper.name,
                )


LONG_CELL = 60  # characters: shorter measures may well be the same in two actions
SAME_WORK = 0.75  # the share of words that two descriptions have in common


def alike(text: str, other: str, measures: str, other_measures: str) -> str:
    """What two actions share, in words, or nothing."""
    if len(measures) > LONG_CELL and measures == other_measures:
        return "the same measures, word for word"
    words, others = (set(re.findall(r"[a-z]{4,}", each.lower())) for each in (text, other))
    if min(len(words), len(others)) >= 4 and len(words & others) / len(words | others) >= SAME_WORK:
        return "almost the same words"
    return ""
