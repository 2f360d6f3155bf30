"""Pages of `docs/` that are written from the code: the law, the indicators with their fact tables, the roles, the checker, and
the tables of the warehouse page.

With `--check` nothing is written and a page that is out of date fails.
"""

import os
import sys
from pathlib import Path

import django

from goldenthread import indicators, statute
from goldenthread.accounts.roles import ROLES, Permission
from goldenthread.demo import printed

DOCS = Path(__file__).resolve().parent.parent / "docs"
WRITTEN = "This page is written from the code by `make fix`; change the code, not the page.\n"


def indicators_page() -> str:
    every = sorted(indicators.INDICATORS.values(), key=lambda found: found.code)
    parts = ["# Indicators", WRITTEN, _contents(every)]
    parts += [_indicator(indicator) for indicator in every]
    parts.append(
        "# Fact tables\n\nWhat an indicator may count. Every date an indicator compares arrives here.\n"
    )
    parts += [_fact(fact) for fact in indicators.facts.FACTS.values()]
    return "\n".join(parts)


def _contents(every) -> str:
    """By the template in which a figure can be returned; those that are always worked out here come last."""
    by_dataset: dict[str, list] = {}
    for indicator in every:
        by_dataset.setdefault(indicator.dataset or "only worked out from cases", []).append(indicator)
    computed = sum(not indicator.is_returned for indicator in every)
    lines = [
        f"{len(every)} indicators: {computed} have a definition over cases, {len(every) - computed} are always returned as"
        " figures. A definition over cases can be returned too, until its cases are held. To add one: "
        "[add-a-kpi.md](add-a-kpi.md).\n"
    ]
    for dataset, members in sorted(by_dataset.items()):
        links = ", ".join(f'[{found.code}](#{_anchor(found)} "{found.title}")' for found in members)
        lines.append(f"- **{dataset.replace('_', ' ').capitalize()}**: {links}")
    return "\n".join([*lines, ""])


def _anchor(found) -> str:
    """The address that a Markdown heading gets: its words in small letters, joined with hyphens."""
    kept = "".join(sign for sign in f"{found.code}: {found.title}".lower() if sign.isalnum() or sign in " -_")
    return kept.replace(" ", "-")


def _indicator(found) -> str:
    columns, rows, answer, month = indicators.worked_example(found)
    table = [f"| {' | '.join([*columns, 'why'])} |", "|" + "---|" * (len(columns) + 1)]
    table += [f"| {' | '.join([_cell(row.cells[name]) for name in columns] + [row.note])} |" for row in rows]
    unit = found.unit if found.unit == "%" else f" {found.unit}"
    return "\n".join(
        [
            f"## {found.code}: {found.title}\n",
            f"{found.plain}\n",
            f"- **Who and when is counted:** {found.population}",
            f"- **Authority:** {found.authority}",
            f"- **Doubts:** {found.doubts or 'none noted'}",
            f"- **Read beside:** {', '.join(found.companions) or 'nothing in particular'}",
            f"- **Better is:** {found.polarity}. **Owner:** {found.owner}. **How often:** {found.frequency}",
            f"- **Where it comes from:** {'returned as a figure' if found.is_returned else 'worked out from cases'}\n",
            *table,
            f"\nGives **{answer:g}{unit}** in {month}.\n",
        ]
    )


def _cell(value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _fact(fact) -> str:
    lines = [
        f"## {fact.name}\n",
        f"One row per {fact.one_row_per}.\n",
        "| column | kind | personal | what it is |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| `{name}` | {column.type.__name__} | {'yes' if column.personal else 'no'} | {column.description} |"
        for name, column in fact.columns.items()
    ]
    return "\n".join([*lines, ""])


def roles_page() -> str:
    parts = [
        "# Roles",
        WRITTEN,
        "Which children a person may open is decided by the records; a role says what its holder may do at all.\n",
    ]
    for role in ROLES:
        may = [permission.value for permission in Permission if permission in role.permissions]
        parts.append(f"## {role.title}\n\n{role.description}\n\nMay: {'; '.join(may)}.\n")
    return "\n".join(parts)


def checker_page() -> str:
    """The rules stand beside models, which Django has to know first."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.site.settings")
    django.setup()
    from goldenthread.assurance.checker.listing import rules_page

    beginning, rest = rules_page().split("\n", maxsplit=1)
    return f"{beginning}\n\n{WRITTEN}{rest}"


COLUMNS = ("<!-- columns: written from the code by `make fix` -->\n", "<!-- end of columns -->")
PARQUET = {"date": "DATE", "bool": "BOOLEAN", "int": "INT64", "float": "DOUBLE", "str": "STRING"}


def warehouse_page() -> str:
    """The page is written by hand but for its last part, the tables' columns."""
    begin, end = COLUMNS
    before, _, rest = (DOCS / "warehouse.md").read_text().partition(begin)
    tables = "\n".join(_warehouse_table(fact) for fact in indicators.facts.FACTS.values())
    return f"{before}{begin}\n{tables}\n{end}{rest.partition(end)[2]}"


def _warehouse_table(fact) -> str:
    lines = [
        f"### {fact.name}\n",
        f"One row per {fact.one_row_per}.\n",
        "| column | type | may be missing | personal | what it is |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| `{name}` | {PARQUET[column.type.__name__]} | {'yes' if column.may_be_missing else ''} "
        f"| {'yes' if column.personal else ''} | {column.description}{_allowed(column)} |"
        for name, column in fact.columns.items()
    ]
    return "\n".join([*lines, ""])


def _allowed(column) -> str:
    named = ", ".join(f"`{value}`" for value in column.values if value)
    return f": {named}{' or empty' if '' in column.values else ''}" if named else ""


PAGES = {
    "law.md": statute.law_page,
    "indicators.md": indicators_page,
    "roles.md": roles_page,
    "checker.md": checker_page,
    "warehouse.md": warehouse_page,
    "published-figures.md": printed.page,
}


def main() -> None:
    stale = []
    for name, write in PAGES.items():
        page, text = DOCS / name, write()
        if page.exists() and page.read_text() == text:
            continue
        if "--check" in sys.argv:
            stale.append(name)
        else:
            page.write_text(text)
            print(f"wrote docs/{name}")
    if stale:
        sys.exit(f"out of date: {', '.join(stale)}")


if __name__ == "__main__":
    main()
