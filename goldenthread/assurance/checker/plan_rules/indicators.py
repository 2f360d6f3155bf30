"""Indicators that a plan lists and cites: codes, names, what they count, and whether anything answers to them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from goldenthread.assurance.checker.findings import Fault, Strength, rule
from goldenthread.assurance.checker.plan_paper import PlanPaper, Said, action_rule
from goldenthread.assurance.checker.plan_rules.codes import number_of
from goldenthread.assurance.checker.plan_rules.ratings import promised_month
from goldenthread.assurance.checker.text import words
from goldenthread.assurance.planfile import Action, Kpi, notes
from goldenthread.publications.wording import joined, month_name

EVERY_INDICATOR = re.compile(r"\b(?:all|every|each)\b.{0,30}\b(?:kpis?|indicators?|measures?)\b", re.I)
NOT_APPLICABLE = re.compile(r"^\W*(?:n/?a|not applicable)\b", re.I)
SOME = 3  # codes: in a list shorter than this a missing number means nothing
KIND = re.compile(
    r"%|\b(?:percent(?:age)?|per cent|share|proportion|rate|ratio|number|count|total|average|mean|median|gap|score|"
    r"per|how many|days?|weeks?|months?|time|longest|oldest|attainment|progress)\b",
    re.I,
)
RATE = re.compile(r"\bper\s+(?:1,?000|10,?000|100,?000|head|\w+ thousand)\b|\brate\b", re.I)
COUNTED = re.compile(r"^\W*(?:number|count|total)\b", re.I)
POPULATION = re.compile(
    r"(?:%|per cent|percent(?:age)?|share|proportion)\s+of\s+(?P<who>.+?)"
    r"(?=\s+(?:who|that|which|with|without|waiting|issued?s?|in|within|over|under|having|subject|open|not|are|is|were)\b|[.,;:]|$)",
    re.I,
)


def prefix(code: str) -> str:
    return re.sub(r"[\W_]*\d+$", "", code)


@rule(
    "indicator-missing-in-sequence",
    words="The codes of the indicators run without a gap.",
    settled_by="The indicator that was left out, or that it was withdrawn and when.",
)
def indicator_missing_in_sequence(paper: PlanPaper) -> Iterator[Fault]:
    numbers: dict[str, dict[int, str]] = defaultdict(dict)
    for kpi in listed(paper):
        if (number := number_of(kpi.code)) is not None:
            numbers[prefix(kpi.code)][number] = kpi.code
    for begins, found in numbers.items():
        missing = sorted(set(range(min(found), max(found) + 1)) - found.keys())
        if not missing or len(found) < SOME or len(missing) * 2 > len(found):
            continue
        width = len(found[max(found)]) - len(begins)
        names = [f"{begins}{number:0{width}d}" for number in missing]
        yield Fault(
            "the list of indicators",
            f"The codes run from {found[min(found)]} to {found[max(found)]}; {joined(names)} "
            f"{'is' if len(names) == 1 else 'are'} not there.",
            about=f"sequence {begins}",
            figures=tuple(names),
            file=paper.name,
        )


def listed(paper: PlanPaper) -> list[Kpi]:
    """The indicators that the plan itself lists: not those that only a headline table or an action names."""
    strangers = {note.what for note in paper.noted(notes.UNLISTED_HEADLINE)}
    return [kpi for kpi in paper.document.kpis if kpi.title and kpi.code not in strangers]


@rule(
    "indicator-name-twice",
    words="No two indicators have one name.",
    settled_by="The name that each should have.",
)
def indicator_name_twice(paper: PlanPaper) -> Iterator[Fault]:
    named: dict[str, list[str]] = defaultdict(list)
    for kpi in listed(paper):
        named[bare(kpi.title)].append(kpi.code)
    for codes in named.values():
        if len(codes) > 1:
            words = f"{joined(codes)} have one name: “{paper.titles[codes[0]]}”."
            yield Fault("the list of indicators", words, about=" ".join(codes), file=paper.name)


def bare(title: str) -> str:
    return re.sub(r"\W+", " ", title).strip().lower()


@rule(
    "headline-not-listed",
    words="A headline measure is in the plan's list of indicators.",
    settled_by="The indicator in the list, with its definition.",
)
def headline_not_listed(paper: PlanPaper) -> Iterator[Fault]:
    cited = {code for action in paper.document.actions for code in action.kpi_codes}
    for note in paper.noted(notes.UNLISTED_HEADLINE):
        more = "" if note.what in cited else ", and no action cites it"
        yield Fault(
            note.place,
            f"{note.what} is not in the list of indicators{more}.",
            about=note.what,
            file=paper.name,
        )


@rule(
    "headline-named-as-another",
    words="A headline measure has the name that the list gives its code.",
    settled_by="The code or the name that was meant.",
)
def headline_named_as_another(paper: PlanPaper) -> Iterator[Fault]:
    by_name = {bare(kpi.title): kpi.code for kpi in listed(paper)}
    for measure in paper.document.high_impact:
        other = by_name.get(bare(measure.title))
        if measure.code in paper.titles and other and other != measure.code:
            own = paper.titles[measure.code]
            if bare(own) != bare(measure.title):
                yield Fault(
                    paper.measure(measure),
                    f"{measure.code} has the name of {other} here. In the list it is “{own}”.",
                    about=f"headline {measure.code}",
                    figures=(other, measure.baseline_text),
                    file=paper.name,
                )


@rule(
    "indicator-cited-not-listed",
    words="An indicator that an action cites is in the plan's list.",
    settled_by="The indicator in the list, or the code that was meant.",
)
def indicator_cited_not_listed(paper: PlanPaper) -> Iterator[Fault]:
    known = paper.titles
    for action in paper.document.actions if known else ():
        for code in action.kpi_codes:
            if code not in known:
                yield Fault(
                    paper.place(action),
                    f"It cites {code}, which the plan does not list.",
                    about=f"action {action.code} {code}",
                    file=paper.name,
                )


@rule(
    "indicator-never-cited",
    words="An indicator that the plan lists is cited by an action.",
    settled_by="The action that it measures, or why it is listed.",
    strength=Strength.SOFT,
)
def indicator_never_cited(paper: PlanPaper) -> Iterator[Fault]:
    cited = {code for action in paper.document.actions for code in action.kpi_codes}
    for kpi in listed(paper) if cited else ():
        if kpi.code not in cited:
            yield Fault(
                f"indicator {kpi.code}", f"No action cites {kpi.code}, “{kpi.title}”.", file=paper.name
            )


@rule(
    "headline-not-cited-in-its-area",
    words="A headline measure is cited by an action of the area that it heads.",
    settled_by="The action that is meant to move it.",
    strength=Strength.SOFT,
)
def headline_not_cited_in_its_area(paper: PlanPaper) -> Iterator[Fault]:
    area_of = {part.code: part.area for part in paper.document.sub_themes}
    cited = defaultdict(set)
    for action in paper.document.actions:
        cited[area_of.get(action.sub_theme, "")].update(action.kpi_codes)
    for measure in paper.document.high_impact:
        if measure.code and measure.code not in cited[measure.area]:
            yield Fault(
                paper.measure(measure),
                f"No action of area {measure.area} cites {measure.code}.",
                file=paper.name,
            )


@action_rule(
    "no-indicator",
    words="An action cites an indicator by its code, so that a figure can show whether it worked.",
    settled_by="The code of an indicator, or a dated plan for one.",
)
def no_indicator(action: Action, paper: PlanPaper) -> Said | None:
    if action.kpi_codes or EVERY_INDICATOR.search(action.kpi_text):
        return None
    return Said("It cites no indicator, so no figure can show whether it worked.")


@action_rule(
    "indicator-promised-and-not-there",
    words="A measure that was promised for a month is there when the month has come.",
    settled_by="The measure's code, or a later month with the reason.",
)
def indicator_promised_and_not_there(action: Action, paper: PlanPaper) -> Said | None:
    if action.kpi_codes:
        return None
    for text in (*action.kpi_text.splitlines(), *action.evidence):
        said = MEASURE_TO_COME.search(text) or (text in action.kpi_text and TO_COME.search(text))
        promise = promised_month(text) if said else None
        if promise and promise.is_due(paper.day):
            return Said(
                f"A measure was promised for {month_name(promise.first)}: “{text[:120]}”. The action cites none.",
                (promise.first.isoformat(),),
            )
    return None


TO_COME = re.compile(
    r"\b(?:will|to) be (?:set|defined|developed|confirmed|agreed)\b|\bto (?:come|follow)\b|"
    r"\b(?:development|planning)\b.*\b(?:measures?|metrics?|kpis?|indicators?)\b",
    re.I,
)
MEASURE_TO_COME = re.compile(
    r"\b(?:measures?|metrics?|kpis?|indicators?|baselines?|data|scorecard)\b.*"
    r"\b(?:will|to be|promised|in development|being (?:developed|defined)|included|underway|set)\b",
    re.I,
)


@action_rule(
    "no-evidence",
    words="An action names what will show that it worked.",
    settled_by="The evidence that will be looked at.",
    strength=Strength.SOFT,
)
def no_evidence(action: Action, paper: PlanPaper) -> Said | None:
    return None if action.evidence else Said("It names no evidence.")


@rule(
    "indicator-without-kind",
    words="An indicator's name says what kind of figure it is: a number, a percentage, a rate, an average.",
    settled_by="The kind, the unit and, for a share, the numerator and denominator.",
)
def indicator_without_kind(paper: PlanPaper) -> Iterator[Fault]:
    """Hard where the plan's own names say it as a rule; soft where few of them do."""
    known = listed(paper)
    silent = [kpi for kpi in known if not KIND.search(kpi.title)]
    strength = Strength.HARD if len(silent) * 4 <= len(known) else Strength.SOFT
    if len(silent) * 2 > len(known):
        return
    for kpi in silent:
        yield Fault(
            f"indicator {kpi.code}",
            f"“{kpi.title}” does not say what is measured: a number, a share, a time?",
            figures=(kpi.title,),
            strength=strength,
            file=paper.name,
        )


@rule(
    "headline-without-definition",
    words="A headline measure has a code, a definition and a baseline.",
    settled_by="What is counted, for whom, and where it stood at the start.",
)
def headline_without_definition(paper: PlanPaper) -> Iterator[Fault]:
    for measure in paper.document.high_impact:
        lacks = [
            what
            for what, missing in (
                ("no code", not measure.code),
                ("no baseline", measure.baseline_value is None),
            )
            if missing
        ]
        if lacks:
            yield Fault(
                paper.measure(measure),
                f"“{measure.title}” has {joined(lacks)}.",
                about=f"headline {measure.area} {measure.title}",
                figures=tuple(lacks),
                file=paper.name,
            )


@rule(
    "indicator-kind-against-name",
    words="What is called a number is a number, not a rate.",
    settled_by="The kind, in the name.",
    strength=Strength.SOFT,
)
def indicator_kind_against_name(paper: PlanPaper) -> Iterator[Fault]:
    for kpi in listed(paper):
        if COUNTED.search(kpi.title) and RATE.search(kpi.title):
            yield Fault(
                f"indicator {kpi.code}", f"“{kpi.title}” is called a number and is a rate.", file=paper.name
            )


@rule(
    "indicator-with-two-populations",
    words="A share is of one population wherever the indicator is described.",
    settled_by="The numerator and the denominator, in one place.",
)
def indicator_with_two_populations(paper: PlanPaper) -> Iterator[Fault]:
    for action in paper.document.actions:
        for line in action.kpi_text.splitlines():
            for code in action.kpi_codes:
                if pair := two_populations(paper.titles.get(code, ""), line):
                    yield Fault(
                        paper.place(action),
                        f"{code} is a share of “{pair[0]}” in the list and of “{pair[1]}” here.",
                        about=f"{code} population",
                        figures=pair,
                        file=paper.name,
                    )


def two_populations(title: str, line: str) -> tuple[str, str] | None:
    """The two populations, where a line words the same share again and takes it of others."""
    mine, other = POPULATION.search(title), POPULATION.search(line)
    if not (mine and other) or words.content(mine["who"]) == words.content(other["who"]):
        return None
    shared = words.content(title) & words.content(line)
    same = len(shared) >= 3 and len(shared) * 2 > len(words.content(title))
    return (mine["who"], other["who"]) if same else None
