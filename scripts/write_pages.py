"""Pages of `docs/` that are written from the code: the law, the indicators with their fact tables, the roles.

With `--check` nothing is written and a page that is out of date fails.
"""

import sys
from pathlib import Path

from goldenthread import indicators, statute
from goldenthread.accounts.roles import ROLES, Permission

DOCS = Path(__file__).resolve().parent.parent / "docs"
WRITTEN = "This page is written from the code by `make fix`; change the code, not the page.\n"


def indicators_page() -> str:
    parts = ["# Indicators", WRITTEN]
    for indicator in sorted(indicators.INDICATORS.values(), key=lambda found: found.code):
        parts.append(_indicator(indicator))
    parts.append(
        "# Fact tables\n\nWhat an indicator may count. Every date an indicator compares arrives here.\n"
    )
    parts += [_fact(fact) for fact in indicators.facts.FACTS.values()]
    return "\n".join(parts)


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
            f"- **Better is:** {found.polarity}. **Owner:** {found.owner}\n",
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


PAGES = {"law.md": statute.law_page, "indicators.md": indicators_page, "roles.md": roles_page}


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
