"""Every definition, by its own worked example, and against small wrong versions of itself."""

from __future__ import annotations

import ast
import copy
import dataclasses
import inspect
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from goldenthread import indicators
from goldenthread.indicators import INDICATORS, Indicator, Month, definitions, examples
from goldenthread.indicators.definitions import collect
from goldenthread.indicators.facts import WAITS_IN_WEEKS, reading

FOLDER = Path(inspect.getfile(definitions)).parent
SOURCES = {path.stem: path for path in sorted(FOLDER.glob("*.py")) if path.stem != "__init__"}


def answer(indicator: Indicator) -> tuple[float | None, int | None]:
    frame = indicator.fact.frame(examples.rows(indicator.worked, indicator.fact))
    [row] = indicators.evaluate(indicator, frame, [indicator.worked.month])
    return None if row.value is None else round(row.value, 1), row.denominator


def expected(indicator: Indicator) -> tuple[float, int | None]:
    return indicator.worked.expected, indicator.worked.cases


COMPUTED = [code for code, indicator in INDICATORS.items() if not indicator.is_returned]
RETURNED = [code for code, indicator in INDICATORS.items() if indicator.is_returned]


@pytest.mark.parametrize("code", COMPUTED)
def test_its_worked_example_comes_out(code):
    assert answer(INDICATORS[code]) == expected(INDICATORS[code])


def test_the_examples_of_returned_figures_come_out_together(engine):
    """All in one table, as they lie in the facts: each is told from the others by its code."""
    wanted = [INDICATORS[code] for code in RETURNED]
    rows = [row for indicator in wanted for row in examples.rows(indicator.worked, indicator.fact)]
    months = sorted({indicator.worked.month for indicator in wanted})
    found = {
        (result.code, result.period_start): (
            None if result.value is None else round(result.value, 1),
            result.denominator,
        )
        for result in indicators.evaluate_all(
            wanted, {"reading": engine(reading, reading.frame(rows))}, months
        )
    }
    assert {code: found[code, INDICATORS[code].worked.month.first] for code in RETURNED} == {
        code: expected(INDICATORS[code]) for code in RETURNED
    }


def test_every_file_is_one_indicator():
    assert len(SOURCES) == len(INDICATORS)


@pytest.mark.parametrize("code", RETURNED)
def test_an_example_of_a_returned_figure_has_its_neighbours(code):
    worked = INDICATORS[code].worked
    cells = [row.cells for row in worked.rows]
    own = [row["until_on"] for row in cells if row["series"] == code]
    assert worked.month.last in own, "nothing for the month's last day"
    assert max(own) > worked.month.last, "nothing for a later stretch"
    assert min(own) < worked.month.first, "nothing for an earlier stretch"
    assert {row["series"] for row in cells} > {code}, "no other measure's figure"
    assert INDICATORS[code].unit != "%" or any(row["numerator"] for row in cells), "a share shows its counts"
    assert all(row.note for row in worked.rows)


@pytest.mark.parametrize("code", COMPUTED)
def test_an_example_has_the_awkward_rows(code):
    worked = INDICATORS[code].worked
    cells = [row.cells for row in worked.rows]
    days = [value for row in cells for value in row.values() if hasattr(value, "year")]
    assert any(value is None for row in cells for value in row.values()), "no missing date"
    assert worked.month.last in days, "nothing on the month's last day"
    assert max(days) > worked.month.last, "nothing after the month"
    assert min(days) < worked.month.first, "nothing before the month"
    assert INDICATORS[code].unit != "%" or worked.expected not in (0, 50, 100)
    assert all(row.note or set(row.cells.values()) for row in worked.rows)


@pytest.mark.parametrize("code", INDICATORS)
def test_a_statutory_indicator_names_its_law(code):
    indicator = INDICATORS[code]
    assert ("Regulations 2014" in indicator.authority or "Act 2014" in indicator.authority) or (
        indicator.kind == "local"
    )
    assert indicator.plain.endswith(".")
    assert indicator.population.endswith(".")
    assert indicator.plain.count(". ") == 0, "plain is one sentence"
    assert indicator.companions, "a figure is never shown alone"


def test_timeliness_stands_beside_what_it_hides():
    assert {"APP17-EX", "X-OLDEST-OPEN-WKS", "X-OPEN-OVER-20", "X-REQ-REFUSED-PCT"} == set(
        INDICATORS["APP17"].companions
    )


def test_two_files_cannot_share_a_code():
    twice = [ModuleType("one"), ModuleType("two")]
    for module in twice:
        module.indicator = INDICATORS["APP17"]
    with pytest.raises(ValueError, match="two: APP17 is already the code of another indicator"):
        collect(twice)


def test_a_companion_must_exist():
    module = ModuleType("alone")
    module.indicator = INDICATORS["APP17"]
    with pytest.raises(ValueError, match="APP17: there is no indicator 'APP17-EX'"):
        collect([module])


def test_the_page_gets_columns_rows_answer_and_month():
    columns, rows, figure, month = indicators.worked_example(INDICATORS["APP17"])
    assert columns == ("due_on", "issued_on", "excepted")
    assert rows[0].cells["issued_on"] == rows[0].cells["due_on"] == month.last
    assert rows[0].note.startswith("the last day in time")
    assert (figure, month) == (60.0, Month(2024, 10))


# Small wrong versions: one comparison, operand, column or phrase changed at a time.

TURNED = {
    ast.LtE: ast.Lt,
    ast.Lt: ast.LtE,
    ast.GtE: ast.Gt,
    ast.Gt: ast.GtE,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
WRONG_PHRASES = [
    "during = lambda day: (day > language.PERIOD_START) & (day <= language.PERIOD_END)",
    "during = lambda day: (day >= language.PERIOD_START) & (day < language.PERIOD_END)",
    "during = lambda day: day <= language.PERIOD_END",
    "during = lambda day: day >= language.PERIOD_START",
    "open_at_end = lambda a, b: (a < language.PERIOD_END) & (b.is_null() | (b > language.PERIOD_END))",
    "open_at_end = lambda a, b: (a <= language.PERIOD_END) & (b.is_null() | (b >= language.PERIOD_END))",
    "open_at_end = lambda a, b: (a <= language.PERIOD_END) & (b > language.PERIOD_END)",
    "open_at_end = lambda a, b: (a <= language.PERIOD_END) & b.is_null()",
    "open_at_end = lambda a, b: b.is_null() | (b > language.PERIOD_END)",
    "open_at_end = lambda a, b: a <= language.PERIOD_END",
]


OVERDUE = (
    "amended_plans_overdue",
    "open_requests_past_20_weeks",
    "review_decisions_overdue",
    "stage_1_complaints_overdue",
    "stage_2_complaints_overdue",
    *(f"open_requests_over_{weeks}_weeks" for weeks in WAITS_IN_WEEKS),
)
# What begins on the month's last day cannot have fallen due before it.
HARMLESS = {stem: [WRONG_PHRASES[4]] for stem in OVERDUE}


def mutants(tree: ast.Module) -> Iterator[tuple[str, ast.Module]]:
    """Each wrong version of a definition, with what was done to it."""
    for number, node in enumerate(ast.walk(tree)):
        for label, change in changes(node):
            wrong = copy.deepcopy(tree)
            change(list(ast.walk(wrong))[number])
            yield f"{label}: {ast.unparse(node)[:60]}", ast.fix_missing_locations(wrong)
    for phrase in WRONG_PHRASES:
        if f"{phrase.split()[0]}(" in ast.unparse(tree):
            wrong = copy.deepcopy(tree)
            wrong.body[-1:-1] = ast.parse(f"from goldenthread.indicators import language\n{phrase}").body
            yield phrase, wrong


def changes(node: ast.AST):
    if isinstance(node, ast.Compare) and type(node.ops[0]) in TURNED:
        yield "turn", lambda it: setattr(it, "ops", [TURNED[type(it.ops[0])]()])
    if isinstance(node, ast.BinOp) and type(node.op) in TURNED:
        yield "turn", lambda it: setattr(it, "op", TURNED[type(it.op)]())
        yield "drop right", lambda it: become(it, it.left)
        yield "drop left", lambda it: become(it, it.right)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Invert):
        yield "drop not", lambda it: become(it, it.operand)
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Share":
        yield "swap", lambda it: [setattr(k, "arg", {"of": "that", "that": "of"}[k.arg]) for k in it.keywords]


def become(node: ast.AST, other: ast.AST) -> None:
    node.__class__ = other.__class__
    node.__dict__ = other.__dict__


def run(tree: ast.Module) -> Indicator:
    space = {"__name__": "wrong"}
    exec(compile(tree, "wrong", "exec"), space)  # our own definition, one operator changed
    return next(value for value in space.values() if isinstance(value, Indicator))


WORKED_OUT = [stem for stem, path in SOURCES.items() if "returned(" not in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("stem", WORKED_OUT)
def test_its_example_tells_it_from_a_wrong_version(stem):
    tree = ast.parse(SOURCES[stem].read_text(encoding="utf-8"))
    survivors = []
    for label, wrong in mutants(tree):
        indicator = run(wrong)
        if answer(indicator) == expected(indicator):
            survivors.append(label)
    assert survivors == HARMLESS.get(stem, [])


def test_the_octobers_published_figures_come_out():
    """130 of 171 plans in 20 weeks, and 13,433 of 20,408 reviews in timescale."""
    month, fact = Month(2024, 10), INDICATORS["APP17"].fact
    day, late = month.first, month.plus(-1).last
    rows = [fact.row(ref=str(n), issued_on=day, due_on=day if n < 130 else late) for n in range(171)]
    [row] = indicators.evaluate(INDICATORS["APP17"], fact.frame(rows), [month])
    assert (row.numerator, row.denominator, round(row.value, 1)) == (130, 171, 76.0)

    fact = INDICATORS["X-AR-IN-TIME-PCT"].fact
    reviewed = fact.row(from_on=day, current_until_on=month.plus(12).last, opened_by="meeting")
    older = fact.row(from_on=late, current_until_on=late, opened_by="meeting")
    frame = fact.frame([reviewed] * 13_433 + [older] * (20_408 - 13_433))
    [row] = indicators.evaluate(INDICATORS["X-AR-IN-TIME-PCT"], frame, [month])
    assert (row.numerator, row.denominator, round(row.value, 1)) == (13_433, 20_408, 65.8)


GOOD = "issued_on | excepted\n2024-10-01 | T # a note\n= 100 in 2024-10"


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("issued_on", "isued_on", "X: the example has a column 'isued_on' that request has not"),
        ("| T", "| T | F", "X: 3 cells under 2 headings in '2024-10-01 . T . F # a note'"),
        ("2024-10-01", "1 October", "X: '1 October' under issued_on is not a date"),
        ("| T", "| yes", "X: 'yes' under excepted is not a bool"),
        ("= 100 in", "100 in", "X: the example ends '100 in 2024-10'"),
        ("\n= 100 in 2024-10", "", "X: an example needs a heading, a row and an answer"),
        ("in 2024-10", "in 2024-13", "there is no month 13"),
    ],
)
def test_a_faulty_example_says_where(before, after, message):
    with pytest.raises(ValueError, match=message):
        examples.read(GOOD.replace(before, after), INDICATORS["APP17"].fact, "X")


ARGUMENTS = [field.name for field in dataclasses.fields(Indicator) if field.init]


def test_an_indicator_without_an_owner_is_refused():
    fields = {name: getattr(INDICATORS["APP17"], name) for name in ARGUMENTS}
    with pytest.raises(ValueError, match="indicator 'APP17' has no owner"):
        Indicator(**{**fields, "owner": " "})
    assert Indicator(**fields).worked == INDICATORS["APP17"].worked
