"""Faults of every kind planted at random places of the demonstration's plan: each is found, once, and nothing else is."""

import csv
import random
import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

import goldenthread.demo
from goldenthread.assurance import planfile
from goldenthread.assurance.checker import checking, plan_rules
from goldenthread.assurance.checker.checking import File, applied
from goldenthread.assurance.checker.discovery import rules_in
from goldenthread.assurance.checker.plan_paper import PlanPaper
from goldenthread.assurance.planfile import Owner, Risk, Target

DEMO = Path(goldenthread.demo.__file__).parent / "data" / "plan"
DAY = date(2023, 9, 20)
SEEDS = range(4)


@pytest.fixture(scope="session")
def plan():
    return planfile.read(DEMO).document


def in_plan(document):
    return applied(rules_in(plan_rules), PlanPaper(document, DAY))


def added(before, after) -> list[str]:
    """The rules of the findings that the one has and the other has not."""
    known = Counter(finding.identity for finding in before)
    return sorted(finding.rule for finding in after if known[finding.identity] == 0)


def an_action(document, chance, fits):
    return chance.choice([action for action in document.actions if fits(action)])


def changed(document, of, **fields):
    actions = tuple(replace(each, **fields) if each.code == of else each for each in document.actions)
    return replace(document, actions=actions)


def sound(action):
    """An action about which nothing is said: rated alike, owned by one, dated ahead but not far."""
    return (
        len(action.owners) == 1
        and action.owners[0].organisation
        and action.kpi_codes
        and action.due_on
        and DAY < action.due_on < DAY + timedelta(days=170)
        and action.progress == action.impact == "amber"
    )


def late_and_amber(document, chance):
    action = an_action(document, chance, sound)
    day = DAY - timedelta(days=chance.randint(1, 300))
    return changed(document, action.code, due_on=day, due_text=day.isoformat()), "past-due"


def done_and_red(document, chance):
    action = an_action(document, chance, sound)
    return changed(document, action.code, progress="green", impact="red"), "done-without-impact"


def impact_ahead(document, chance):
    action = an_action(document, chance, sound)
    return changed(document, action.code, impact="blue"), "impact-ahead-of-progress"


def blue_without_impact(document, chance):
    action = an_action(document, chance, sound)
    return changed(document, action.code, progress="blue"), "embedded-without-impact"


def done_long_before(document, chance):
    action = an_action(document, chance, sound)
    day = DAY + timedelta(days=chance.randint(181, 900))
    fields = {"progress": "green", "impact": "green", "due_on": day, "due_text": day.isoformat()}
    return changed(document, action.code, **fields), "done-long-before-due"


def impact_overdue(document, chance):
    action = an_action(document, chance, sound)
    return changed(document, action.code, impact="", impact_text="TBC in August 2023"), "impact-not-rated"


def progress_missing(document, chance):
    action = an_action(document, chance, sound)
    return changed(document, action.code, progress=""), "progress-not-rated"


def no_date(document, chance):
    action = an_action(document, chance, sound)
    return changed(document, action.code, due_on=None, due_text="Ongoing"), "no-due-date"


def two_dates(document, chance):
    action = an_action(document, chance, sound)
    return changed(document, action.code, due_text="1 January 2031"), "due-date-in-two-ways"


def slip_of_the_year(document, chance):
    action = an_action(document, chance, sound)
    day = action.due_on.replace(year=2203, day=1)
    return changed(document, action.code, due_on=day, due_text=day.isoformat()), "due-date-far-away"


def month_only(document, chance):
    action = an_action(document, chance, sound)
    day = date(2023, 10, 31)
    return changed(document, action.code, due_on=day, due_text="October 2023"), "due-date-not-a-day"


def two_owners(document, chance):
    action = an_action(document, chance, sound)
    owners = (*action.owners, Owner("Harbour master", "Port"))
    return changed(document, action.code, owners=owners), "no-accountable-owner"


def no_owner(document, chance):
    action = an_action(document, chance, sound)
    return changed(document, action.code, owners=()), "no-accountable-owner"


def no_organisation(document, chance):
    action = an_action(document, chance, sound)
    return changed(document, action.code, owners=(Owner("Harbour master"),)), "owner-without-organisation"


def post_in_two_forms(document, chance):
    first, second = chance.sample([action for action in document.actions if sound(action)], 2)
    document = changed(document, first.code, owners=(Owner("Head of the Harbour", "Port"),))
    document = changed(document, second.code, owners=(Owner("Head for Harbour", "Port"),))
    return document, "owner-in-several-forms"


def gap_in_actions(document, chance):
    action = an_action(document, chance, lambda each: sound(each) and each.code.endswith("1"))
    beside = [each for each in document.actions if each.sub_theme == action.sub_theme]
    last = beside[-1]
    left_out = last.code[:-1] + str(int(last.code[-1]) + 1)
    return changed(document, last.code, code=left_out), "action-missing-in-sequence"


def action_astray(document, chance):
    action = an_action(document, chance, lambda each: not each.kpi_codes and last_of_several(document, each))
    other = chance.choice([part.code for part in document.sub_themes if part.area != action.code[0]])
    return changed(document, action.code, sub_theme=other), "action-in-another-sub-theme"


def last_of_several(document, action):
    beside = [each for each in document.actions if each.sub_theme == action.sub_theme]
    return len(beside) > 1 and beside[-1] is action


def sub_theme_astray(document, chance):
    part = chance.choice(document.sub_themes)
    parts = tuple(replace(each, area="99") if each is part else each for each in document.sub_themes)
    return replace(document, sub_themes=parts), "sub-theme-in-another-area"


def empty_sub_theme(document, chance):
    area = chance.choice(document.areas).number
    part = planfile.SubTheme(f"{area}z", area, "Nothing answers this")
    return replace(document, sub_themes=(*document.sub_themes, part)), "sub-theme-without-actions"


def gap_in_indicators(document, chance):
    uncited = [kpi for kpi in document.kpis if kpi.code in ("APP32", "APP37", "APP38")]
    gone = chance.choice(uncited)
    kpis = tuple(kpi for kpi in document.kpis if kpi is not gone)
    return replace(document, kpis=kpis), "indicator-missing-in-sequence"


def one_name_twice(document, chance):
    first, second = chance.sample([kpi for kpi in document.kpis if kpi.code.startswith("APP2")], 2)
    kpis = tuple(replace(kpi, title=first.title) if kpi is second else kpi for kpi in document.kpis)
    return replace(document, kpis=kpis), "indicator-name-twice"


def cited_and_not_listed(document, chance):
    action = an_action(document, chance, sound)
    return changed(
        document, action.code, kpi_codes=(*action.kpi_codes, "APP99")
    ), "indicator-cited-not-listed"


def listed_and_not_cited(document, chance):
    new = planfile.Kpi(f"APP{65}", "Share of harbours open")
    return replace(document, kpis=(*document.kpis, new)), "indicator-never-cited"


def no_code_cited(document, chance):
    often = Counter(code for action in document.actions for code in action.kpi_codes)
    heads = {measure.code for measure in document.high_impact}
    fits = [
        action
        for action in document.actions
        if sound(action) and all(often[code] > 1 and code not in heads for code in action.kpi_codes)
    ]
    action = chance.choice(fits)
    return changed(document, action.code, kpi_codes=(), kpi_text="Harbour dues"), "no-indicator"


def promised_measure(document, chance):
    action = an_action(
        document,
        chance,
        lambda each: not each.kpi_codes and "2023" not in each.kpi_text and sound_but_code(each),
    )
    return changed(
        document, action.code, kpi_text="Measures to be developed by July 2023"
    ), "indicator-promised-and-not-there"


def sound_but_code(action):
    return len(action.owners) == 1 and action.due_on


def no_evidence(document, chance):
    action = an_action(document, chance, sound)
    return changed(document, action.code, evidence=()), "no-evidence"


def a_measure(document, chance, fits=lambda each: True):
    """A headline measure with a figure for its first two targets."""
    return chance.choice(
        [
            each
            for each in document.high_impact
            if each.code
            and each.baseline_period == "June 2023"
            and all(t.value for t in each.targets[:2])
            and fits(each)
        ]
    )


def with_targets(document, measure, *targets, **fields):
    given = dict(enumerate(targets))
    own = tuple(given.get(at) or target for at, target in enumerate(measure.targets))
    rows = tuple(
        replace(each, targets=own, **fields) if each is measure else each for each in document.high_impact
    )
    return replace(document, high_impact=rows)


def target_worse(document, chance):
    measure = a_measure(document, chance)
    lower = measure.code == "APP20"
    value = 99.0 if lower else 1.0
    second = replace(measure.targets[1], value=value, text=f"{value:g}")
    return with_targets(document, measure, None, second), (
        "later-target-asks-less",
        "target-worse-than-baseline",
    )


def later_asks_less(document, chance):
    measure = a_measure(document, chance)
    first, second = measure.targets[:2]
    middle = (measure.baseline_value + first.value) / 2
    return with_targets(
        document, measure, None, replace(second, value=middle, text=f"{middle:g}")
    ), "later-target-asks-less"


def out_of_range(document, chance):
    measure = a_measure(document, chance, lambda each: each.code != "APP20")
    second = replace(measure.targets[1], value=800.0, text="800")
    return with_targets(document, measure, None, second), "percentage-out-of-range"


def green_and_missed(document, chance):
    measure = a_measure(document, chance)
    first = replace(measure.targets[0], rag_text="Green")
    return with_targets(document, measure, first), "rating-against-target"


def rated_without_target(document, chance):
    measure = a_measure(document, chance)
    return with_targets(
        document, measure, None, None, replace(measure.targets[2], rag_text="Red")
    ), "rated-without-target"


def another_baseline_month(document, chance):
    measure = a_measure(document, chance, lambda each: each.code != "APP17")
    return with_targets(document, measure, baseline_period="April 2023"), "baselines-of-mixed-dates"


def no_target_left(document, chance):
    measure = a_measure(document, chance)
    none = [Target(target.label, target.period, "TBC") for target in measure.targets]
    return with_targets(document, measure, *none), "headline-without-target"


def headline_of_no_area(document, chance):
    measure = a_measure(document, chance)
    return with_targets(document, measure, area="77"), (
        "headline-in-no-area",
        "headline-not-cited-in-its-area",
    )


def named_as_another(document, chance):
    measure = a_measure(document, chance)
    other = chance.choice([kpi for kpi in document.kpis if kpi.code.startswith("APP2")])
    return with_targets(document, measure, title=other.title), "headline-named-as-another"


def risk_worse(document, chance):
    return one_risk(
        document, chance, severity_before="low", severity_after="high"
    ), "risk-worse-after-mitigation"


def risk_off_the_scale(document, chance):
    return one_risk(document, chance, severity_after="scarlet"), "risk-grade-off-the-scale"


def risk_without_mitigation(document, chance):
    return one_risk(document, chance, mitigations=()), "risk-without-mitigation"


def risk_dated_ahead(document, chance):
    return one_risk(document, chance, dated_on=DAY + timedelta(days=9)), "risk-dated-ahead"


def one_risk(document, chance, **fields):
    risk = chance.choice(document.risks)
    return replace(
        document, risks=tuple(replace(each, **fields) if each is risk else each for each in document.risks)
    )


def counts_red_risks(document, chance):
    action = an_action(document, chance, sound)
    return changed(document, action.code, kpi_text="Number of amber risks"), "risks-counted-by-another-scale"


def below_the_law(document, chance):
    action = an_action(document, chance, sound)
    return changed(
        document, action.code, kpi_text="Advice returned within 6 weeks: 80%"
    ), "measure-below-the-law"


def two_populations(document, chance):
    measure = planfile.Kpi("APP65", "Percentage of harbour visits made within five days of asking")
    action = an_action(document, chance, sound)
    document = replace(document, kpis=(*document.kpis, measure))
    text = "Percentage of boats with harbour visits made within five days of asking"
    return changed(document, action.code, kpi_codes=(*action.kpi_codes, "APP65"), kpi_text=text), (
        "indicator-with-two-populations"
    )


def twin(document, chance):
    first, second = chance.sample([action for action in document.actions if sound(action)], 2)
    text = "Dredge the harbour every second spring tide before winter storms"
    return changed(changed(document, first.code, text=text), second.code, text=text + " come"), "twin-actions"


PLANTS = [
    late_and_amber, done_and_red, impact_ahead, blue_without_impact, done_long_before, impact_overdue, progress_missing,
    no_date, two_dates, slip_of_the_year, month_only, two_owners, no_owner, no_organisation, post_in_two_forms,
    gap_in_actions, action_astray, sub_theme_astray, empty_sub_theme, gap_in_indicators, one_name_twice,
    cited_and_not_listed, listed_and_not_cited, no_code_cited, promised_measure, no_evidence, target_worse,
    later_asks_less, out_of_range, green_and_missed, rated_without_target, another_baseline_month, no_target_left,
    headline_of_no_area, named_as_another, risk_worse, risk_off_the_scale, risk_without_mitigation, risk_dated_ahead,
    counts_red_risks, below_the_law, two_populations, twin,
]  # fmt: skip


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
def test_a_planted_fault_is_found_once_and_nothing_else(plan, plant, seed):
    faulty, rules = plant(plan, random.Random(f"{plant.__name__} {seed}"))
    expected = [rules] if isinstance(rules, str) else sorted(rules)
    assert added(in_plan(plan), in_plan(faulty)) == expected


@pytest.mark.parametrize("seed", SEEDS)
def test_many_faults_at_once_are_each_found(plan, seed):
    chance = random.Random(seed)
    faulty, expected = plan, set()
    for plant in (risk_worse, empty_sub_theme, listed_and_not_cited, done_and_red, target_worse, two_owners):
        faulty, rules = plant(faulty, chance)
        expected |= {rules} if isinstance(rules, str) else set(rules)
    assert expected <= set(added(in_plan(plan), in_plan(faulty)))


def test_the_risks_that_do_not_move_are_named_once(plan):
    moved = replace(plan, risks=(Risk("1", None, "Storm", "high", ("Walls",), "low"), *plan.risks[1:]))
    assert "risks-unmoved-by-mitigation" not in {finding.rule for finding in in_plan(moved)}
    assert [finding.rule for finding in in_plan(plan)].count("risks-unmoved-by-mitigation") == 1


# What only the reader of a file can see.

IN_FILES = [
    ("actions.csv", lambda rows: rows.insert(5, list(rows[9])), "code-used-twice"),
    ("kpis.csv", lambda rows: rows.insert(5, list(rows[9])), "indicator-listed-twice"),
    ("actions.csv", lambda rows: put(rows, "Progress BRAG", "Purple"), "not-a-rating"),
    ("actions.csv", lambda rows: put(rows, "Due date", "31 June 2024"), "not-a-date"),
    ("actions.csv", lambda rows: put(rows, "KPI codes", "APP04 APP04"), "indicator-cited-twice"),
]


def put(rows, column, words):
    at = rows[0].index(column)
    row = next(row for row in rows[1:] if row[rows[0].index("Code")] == "1A3")
    row[at] = words


@pytest.mark.parametrize(("file", "spoil", "rule"), IN_FILES, ids=[rule for _, _, rule in IN_FILES])
def test_a_fault_that_the_reader_mends_is_found(tmp_path, plan, file, spoil, rule):
    planfile.write_folder(plan, tmp_path)
    before = checking.check_plan([File("plan", b"", tmp_path)], DAY, DAY).findings
    with (tmp_path / file).open(newline="", encoding="utf-8") as held:
        rows = list(csv.reader(held))
    spoil(rows)
    with (tmp_path / file).open("w", newline="", encoding="utf-8") as held:
        csv.writer(held).writerows(rows)
    after = checking.check_plan([File("plan", b"", tmp_path)], DAY, DAY).findings
    assert rule in added(before, after)
    assert set(added(before, after)) <= {rule, "progress-not-rated", "indicator-never-cited"}


# A pattern in the published plan, what is put in its place, and the rule that must speak.
CHANGED = [
    (r"1B2: ", "1B9: ", "action-missing-in-sequence"),
    (r"31 May 2023", "31 May 2203", "due-date-far-away"),
    (r"31 May 2023", "31 May 2022", "past-due"),
    (r"\tAmber\tAmber\t", "\tAmber\tPurple\t", "not-a-rating"),
    (r"(APP21\t([^\n]*)\n)APP22\t[^\n]*", r"\1APP22\t\2", "indicator-name-twice"),
    (r"(APP20\t[^\t]*\t64\.6\t)50", r"\g<1>80", "target-worse-than-baseline"),
    (r"\nAPP22\t(?=[^\n]*\t65\t)", "\nAPP222\t", "headline-not-listed"),
    (r"6 months target December 2023", "6 months target March 2024", "horizon-against-date"),
    (r"(\n23/05/23\t[^\t]*\t)High(\t[^\t]*\tHigh\t)", r"\1Low\2", "risk-worse-after-mitigation"),
]


@pytest.mark.parametrize(
    ("was", "now", "rule"), CHANGED, ids=[f"{now[:12]} {rule}" for _, now, rule in CHANGED]
)
def test_a_changed_paper_shows_its_new_faults(papers, of_plan, was, now, rule):
    text, times = re.subn(was, now, papers["000"].content.decode(), flags=re.S)
    assert times
    found = checking.check_plan([File("000 changed.txt", text.encode())], DAY, DAY).findings
    assert rule in added(of_plan, found)


def test_another_plan_with_other_codes_and_words_is_held_to_the_same_rules():
    header = "Ref\tWhat we will do\tDeadline\tAccountable owner\tDelivery RAG\tImpact rating\tMeasures"
    text = "\n".join(
        [
            "Northshire SEND Improvement Plan 2025-27",
            "Published: 3 March 2025",
            "Priority A: Families are heard",
            "A1) Surveys reach few families",
            header,
            "P1.1\tAsk every family once a year\t31/01/2025\tHead of Participation, ICB\tAmber\tAmber\tM01",
            "P1.3\tAnswer every family within a month\tongoing\tHead of SEND, NCC\tGreen\tRed\tM01 M01 M07",
            "Code\tIndicator",
            "M01\tPercentage of families asked",
            "M02\tNumber of families answered",
            "M04\tNumber of days to answer",
        ]
    )
    rules = {
        each.rule for each in checking.check_plan([File("north.txt", text.encode())], None, DAY).findings
    }
    assert rules >= {
        "past-due",
        "action-missing-in-sequence",
        "no-due-date",
        "done-without-impact",
        "indicator-cited-twice",
        "indicator-cited-not-listed",
        "indicator-missing-in-sequence",
        "indicator-never-cited",
    }
