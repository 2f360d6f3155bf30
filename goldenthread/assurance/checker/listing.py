"""The page of `docs/` that lists every rule."""

from __future__ import annotations

from goldenthread.assurance.checker import plan_rules, report_rules, scorecard_rules, wording_rules
from goldenthread.assurance.checker.discovery import rules_in
from goldenthread.assurance.checker.findings import Rule

PARTS = (
    ("Plans", plan_rules, "`goldenthread check plan [FILE ...]`; without a file, the plan held here."),
    (
        "Reports",
        report_rules,
        "`goldenthread check report FILE ...`: text, Word, spreadsheets and CSV, all together, so that one is held "
        "against the other. Where one of the files holds a plan its targets and actions are used too; `--with-plan` adds "
        "the plan held here.",
    ),
    ("Words of plans and reports", wording_rules, "Applied with both."),
    (
        "Scorecards",
        scorecard_rules,
        "`goldenthread check scorecard [FILE ...]`: a table with a row for each indicator and period (Code or Title, "
        "Period, Value, Numerator, Denominator, Baseline, Target, Standard, Polarity, Unit, RAG, Group) or with months as "
        "columns, and what `goldenthread scorecard --json` and a KPI's own download give; without a file, the figures kept "
        "here.",
    ),
)
BEGINNING = """# The checker

It reads a plan, a scorecard or a report and lists what does not hold: the place, what is wrong with the figures, the rule, and
what would settle it. **Hard**: both cannot be true, or a stated rule is broken. **Soft**: doubtful, a person has to look. A
rule that is hard may call a doubtful case soft. No rule knows a code, a figure or a line of any paper.

    goldenthread check plan plan.docx --on 2023-09-20
    goldenthread check report september.docx december.docx --json
    goldenthread check scorecard scorecard.xlsx --csv > findings.csv

The day of looking is the paper's own unless `--on` gives another. `--rule` and `--strength` narrow the list. Exit status: 0
nothing hard stands; 1 a hard finding stands; 2 a file cannot be checked. A PDF is saved as Word or text first.

A finding is known again by its rule, what it is about and its figures, never by the file's name or the line's number. Somebody
may set it aside with a reason, on the page or with `--set-aside ID --reason TEXT --by EMAIL`; that holds until one of the
figures changes, and can be taken back. Who did it, when and why stays on record.
"""


def rules_page() -> str:
    """Every rule with its words, its strength and what would settle it, by the kind of paper."""
    parts = [BEGINNING]
    for title, package, words in PARTS:
        parts += [
            f"## {title}\n",
            f"{words}\n",
            "| rule | strength | what must hold | what would settle it |",
        ]
        parts += ["|---|---|---|---|", *(line(rule) for rule in rules_in(package)), ""]
    return "\n".join(parts)


def line(rule: Rule) -> str:
    return f"| `{rule.code}` | {rule.strength} | {rule.words} | {rule.settled_by} |"
