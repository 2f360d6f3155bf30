"""What the checks find in a plan. A rule is a function with its title, how hard it is and where it comes from; each has in
`examples` a plan that breaks it and one that passes.

A hard finding keeps the plan from being sent unless a manager says why; a soft one asks somebody to look.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from goldenthread.casework.plan_writing import sections
from goldenthread.casework.plan_writing.content import Content, Outcome, Provision
from goldenthread.govuk.formats import plain_day
from goldenthread.statute.wording import Authority, both, code_of_practice, regulation, section

DRAFT, FINAL = "draft", "final"


@dataclass(frozen=True)
class Checked:
    """A plan with what the checks must know besides: whether it is to be a draft or final, the child's school year, the
    advice that came (key and words), the day, and the names of settings that a draft may not name."""

    content: Content
    stage: str = DRAFT
    year: int = 0
    advice: tuple[tuple[int, str], ...] = ()
    today: date = date.min
    settings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """Where: a section, and a row of it if it is about one. `words` say what is wrong and what to do."""

    section: str
    words: str
    key: str = ""


@dataclass(frozen=True)
class Rule:
    """`absolute`: the law leaves no room, so that no reason lets the plan go."""

    code: str
    title: str
    hard: bool
    authority: Authority
    find: Callable[[Checked], Iterator[Found]]
    absolute: bool = False


@dataclass(frozen=True)
class Finding:
    rule: Rule
    section: sections.Section
    key: str
    words: str

    @property
    def is_hard(self) -> bool:
        return self.rule.hard

    @property
    def is_absolute(self) -> bool:
        return self.rule.absolute


RULES: list[Rule] = []


def rule(title: str, *, hard: bool, authority: Authority, absolute: bool = False):
    def put_down(find):
        RULES.append(Rule(find.__name__, title, hard, authority, find, absolute))
        return find

    return put_down


def findings(checked: Checked) -> list[Finding]:
    """All that the rules find, in the order of the plan, the hard before the soft."""
    order = {one.code: number for number, one in enumerate(sections.SECTIONS)}
    found = [
        Finding(each, sections.BY_CODE[one.section], one.key, one.words)
        for each in RULES
        for one in each.find(checked)
    ]
    return sorted(found, key=lambda one: (not one.is_hard, order[one.section.code], one.key))


SPECIFIC = both(section("37(2)"), code_of_practice("9.69"))
MEASURABLE = code_of_practice("9.66")
EACH_SECTION = regulation("12(1)")

# How F is worded when it promises nothing that anybody could count.
VAGUE = [
    "access to",
    "opportunities for",
    "opportunities to",
    "opportunity to",
    "regular",
    "regularly",
    "as appropriate",
    "where appropriate",
    "as required",
    "as needed",
    "as necessary",
    "when needed",
    "would benefit from",
    "will benefit from",
    "may need",
    "should have",
    "could be",
    "if possible",
    "where possible",
    "a range of",
    "frequent",
    "frequently",
    "ongoing",
    "up to",
    "such as",
    "encouraged to",
    "high level of",
    "some support",
    "additional support",
    "small group work",
    "consideration",
]
_VAGUE = re.compile(rf"\b({'|'.join(map(re.escape, sorted(VAGUE, key=len, reverse=True)))})\b", re.IGNORECASE)
_LEFT_OVER = re.compile(r"\[[^\]]*\]|\b(tbc|t\.b\.c|to be confirmed|insert|lorem ipsum|\?\?+)", re.IGNORECASE)
_NUMBER = re.compile(
    r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|once|twice|daily|weekly|every|each|all|half|full)\b",
    re.IGNORECASE,
)
_TEACHES = re.compile(
    r"\b(teach\w*|train\w*|speech|language therap\w*|literacy|numeracy|curriculum|lessons?|learn\w*)\b",
    re.IGNORECASE,
)


def _vague_in(provision: Provision) -> list[str]:
    said = " ".join([provision.what, provision.who, provision.how_often, provision.how_long])
    return list(dict.fromkeys(found.lower() for found in _VAGUE.findall(said)))


@rule("Vague wording in section F", hard=True, authority=SPECIFIC)
def vague_education(checked: Checked) -> Iterator[Found]:
    yield from _vague(checked, {sections.EDUCATION.code})


@rule("Vague wording in other provision", hard=False, authority=SPECIFIC)
def vague_elsewhere(checked: Checked) -> Iterator[Found]:
    yield from _vague(checked, {sections.HEALTH.code, sections.CARE_1970.code, sections.CARE.code})


def _vague(checked: Checked, codes: set[str]) -> Iterator[Found]:
    for one in checked.content.provision:
        if one.section in codes and (said := _vague_in(one)):
            quoted = ", ".join(f"“{words}”" for words in said)
            yield Found(
                one.section,
                f"{quoted} promises nothing that can be counted: say what, how much, by whom",
                one.key,
            )


@rule("Vague wording in the text of section F", hard=True, authority=SPECIFIC)
def vague_text(checked: Checked) -> Iterator[Found]:
    code = sections.EDUCATION.code
    for said in dict.fromkeys(found.lower() for found in _VAGUE.findall(checked.content.text(code))):
        yield Found(
            code, f"“{said}” promises nothing that can be counted. Put provision in numbered lines instead"
        )


@rule("Provision in section F that is not specified and quantified", hard=True, authority=SPECIFIC)
def not_specified(checked: Checked) -> Iterator[Found]:
    asked = {"who": "who provides it", "how_often": "how often", "how_long": "how long each time"}
    for one in checked.content.provision:
        missing = [words for name, words in asked.items() if not getattr(one, name).strip()]
        if one.section == sections.EDUCATION.code and missing:
            yield Found(one.section, f"Say {' and '.join(missing)}", one.key)


@rule("Provision in section F without a number", hard=False, authority=SPECIFIC)
def not_quantified(checked: Checked) -> Iterator[Found]:
    for one in checked.content.provision:
        said = f"{one.how_often} {one.how_long}"
        if one.section == sections.EDUCATION.code and said.strip() and not _NUMBER.search(said):
            yield Found(
                one.section, f"“{said.strip()}” has no number in it: give hours, minutes, times", one.key
            )


@rule("Provision that nobody looks at again", hard=False, authority=code_of_practice("9.69"))
def never_reviewed(checked: Checked) -> Iterator[Found]:
    for one in checked.content.provision:
        if not one.reviewed.strip():
            yield Found(one.section, "Say when it is looked at again, and by whom", one.key)


@rule("A special educational need without provision", hard=True, authority=section("37(2)(d)"))
def need_without_provision(checked: Checked) -> Iterator[Found]:
    yield from _unmet(checked, {sections.NEEDS.code})


@rule("A health or social care need without provision", hard=False, authority=EACH_SECTION)
def other_need_without_provision(checked: Checked) -> Iterator[Found]:
    yield from _unmet(checked, {sections.HEALTH_NEEDS.code, sections.CARE_NEEDS.code})


def _unmet(checked: Checked, codes: set[str]) -> Iterator[Found]:
    for need in checked.content.needs:
        if need.section in codes and not checked.content.provision_for(need):
            no_outcome = not checked.content.outcomes_of(need)
            do = "Link it to an outcome first" if no_outcome else "Link provision to one of its outcomes"
            yield Found(need.section, f"No provision reaches this need. {do}", need.key)


@rule("Provision without a need", hard=True, authority=section("37(2)(d)"))
def provision_without_need(checked: Checked) -> Iterator[Found]:
    for one in checked.content.provision:
        if not checked.content.needs_met(one):
            yield Found(
                one.section,
                "It serves no outcome of any need: link it to the outcome that it is for",
                one.key,
            )


@rule("An outcome without a need", hard=True, authority=MEASURABLE)
def outcome_without_need(checked: Checked) -> Iterator[Found]:
    for one in checked.content.outcomes:
        if not one.needs:
            yield Found(one.section, "Link it to the need that it belongs to", one.key)


@rule("An outcome without provision", hard=False, authority=MEASURABLE)
def outcome_without_provision(checked: Checked) -> Iterator[Found]:
    for one in checked.content.outcomes:
        if not checked.content.provision_of(one):
            yield Found(one.section, "Nothing in F, G or H serves it: link provision to it", one.key)


@rule("An outcome that cannot be measured, or has no day", hard=True, authority=MEASURABLE)
def outcome_not_measurable(checked: Checked) -> Iterator[Found]:
    for one in checked.content.outcomes:
        if missing := _missing_of(one):
            yield Found(one.section, f"Say {' and '.join(missing)}", one.key)


def _missing_of(outcome: Outcome) -> list[str]:
    asked = {
        "how everybody will know that it is reached": outcome.measure.strip(),
        "by when": outcome.reach_by_on,
    }
    return [words for words, given in asked.items() if not given]


@rule("An outcome whose day has passed", hard=False, authority=MEASURABLE)
def outcome_passed(checked: Checked) -> Iterator[Found]:
    for one in checked.content.outcomes:
        if one.reach_by_on and one.reach_by_on < checked.today:
            yield Found(
                one.section,
                f"{plain_day(one.reach_by_on)} has passed: give a later day, or take it out",
                one.key,
            )


IN_F = section("21(5)")


@rule("Health or social care provision that educates or trains", hard=True, authority=IN_F)
def educates_outside_f(checked: Checked) -> Iterator[Found]:
    for one in checked.content.provision:
        if one.educates and one.section != sections.EDUCATION.code:
            yield Found(
                one.section,
                "It educates or trains the child, so it belongs in section F: move it there",
                one.key,
            )


@rule("Health provision that may educate or train", hard=False, authority=IN_F)
def may_educate(checked: Checked) -> Iterator[Found]:
    for one in checked.content.provision:
        if one.section == sections.HEALTH.code and not one.educates and (said := _TEACHES.search(one.what)):
            yield Found(
                one.section, f"“{said.group()}”: if it educates or trains, it belongs in section F", one.key
            )


@rule("A setting named in a draft", hard=True, authority=section("38(5)"), absolute=True)
def placement_in_draft(checked: Checked) -> Iterator[Found]:
    code = sections.PLACEMENT.code
    if checked.stage == DRAFT and checked.content.says_something(code):
        yield Found(
            code,
            "A draft must not name a setting: leave section I empty until the family has said which they want",
        )


@rule("No setting named in a final plan", hard=True, authority=regulation("12(1)(i)"), absolute=True)
def placement_missing(checked: Checked) -> Iterator[Found]:
    if checked.stage == FINAL and not checked.content.placements:
        yield Found(
            sections.PLACEMENT.code,
            "Name the setting with a line of its own, or the type of setting: the record of the plan takes it from there",
        )


@rule("Words in section I besides what it names", hard=True, authority=regulation("12(1)(i)"), absolute=True)
def placement_in_words(checked: Checked) -> Iterator[Found]:
    code = sections.PLACEMENT.code
    if checked.content.text(code).strip():
        yield Found(
            code,
            "Section I says what its lines name and nothing else: put these words into the note of a line, or take them out",
        )


@rule("Another setting named in the draft's provision", hard=False, authority=section("38(5)"))
def setting_in_provision(checked: Checked) -> Iterator[Found]:
    for one in checked.content.provision:
        said = f"{one.what} {one.who}".lower()
        if checked.stage == DRAFT and (found := [name for name in checked.settings if name.lower() in said]):
            yield Found(
                one.section,
                f"“{found[0]}” is named here. A draft names no setting: write what is provided and by which post",
                one.key,
            )


@rule("A section that must not be empty", hard=True, authority=EACH_SECTION)
def empty_section(checked: Checked) -> Iterator[Found]:
    for one in sections.SECTIONS:
        of_rows = one.kind != sections.Kind.TEXT
        held = checked.content.rows_of(one.code) if of_rows else checked.content.text(one.code).strip()
        if one.must and not held and not (one == sections.ADVICE and not checked.advice):
            yield Found(one.code, "Nothing is written here yet")


@rule("A section that says neither what there is nor that there is none", hard=False, authority=EACH_SECTION)
def silent_section(checked: Checked) -> Iterator[Found]:
    for one in sections.SECTIONS:
        if one.none and not checked.content.says_something(one.code):
            yield Found(one.code, f"If there is none, the plan must say so, for example: “{one.none}”")


@rule("A section that says there is none and has lines", hard=True, authority=EACH_SECTION)
def none_and_some(checked: Checked) -> Iterator[Found]:
    for one in sections.SECTIONS:
        if (
            one.none
            and checked.content.text(one.code).strip() == one.none
            and checked.content.rows_of(one.code)
        ):
            yield Found(one.code, f"“{one.none}” Yet there are lines: take one or the other out")


@rule("Views that nobody is said to have voiced", hard=False, authority=sections.CHILD_VIEWS.authority)
def nobody_voiced(checked: Checked) -> Iterator[Found]:
    for code in (sections.CHILD_VIEWS.code, sections.PARENT_VIEWS.code):
        if checked.content.text(code).strip() and not checked.content.voice(code).strip():
            yield Found(
                code, "Say who gave these views, when, and how: spoken, drawn, signed, through somebody"
            )


@rule("Advice that is not listed in section K", hard=True, authority=sections.ADVICE.authority)
def advice_not_listed(checked: Checked) -> Iterator[Found]:
    listed = {one.advice for one in checked.content.advice}
    for key, words in checked.advice:
        if key not in listed:
            yield Found(sections.ADVICE.code, f"{words} came and is not listed")


@rule("No preparation for adulthood from Year 9", hard=True, authority=sections.ADULTHOOD)
def no_adulthood(checked: Checked) -> Iterator[Found]:
    from_year = sections.ADULTHOOD_FROM_YEAR
    if checked.year >= from_year and not any(one.for_adulthood for one in checked.content.provision):
        yield Found(
            sections.EDUCATION.code,
            f"From Year {from_year} the provision must prepare for adulthood and independent living: mark what does",
        )


@rule("Words left over from a template", hard=True, authority=EACH_SECTION)
def left_over(checked: Checked) -> Iterator[Found]:
    content = checked.content
    said = [(one.code, "", one.text) for one in content.texts]
    for section_code, key, words in [*said, *((row.section, row.key, row.words) for row in content.rows)]:
        if found := _LEFT_OVER.search(words):
            yield Found(section_code, f"“{found.group()}” is left over: write what is meant", key)
