import ast
import sys
from pathlib import Path

from goldenthread import statute

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_of_the_law_is_up_to_date():
    written = (ROOT / "docs" / "law.md").read_text(encoding="utf-8")
    assert written == statute.law_page(), "write statute.law_page() to docs/law.md"


def test_the_page_names_every_duty_and_works_every_dated_one():
    page = statute.law_page()
    assert [code for code in statute.DUTIES if f"`{code}`" not in page] == []
    assert page.count("- Example: ") == sum(duty.dated for duty in statute.ALL_DUTIES)


def test_the_page_warns_of_what_was_not_verified():
    unverified = sum(not duty.verified for duty in statute.ALL_DUTIES)
    assert statute.law_page().count("- Verified: no") == unverified > 0


def test_the_law_needs_nothing_but_the_standard_library():
    allowed = sys.stdlib_module_names | {"goldenthread.statute"}
    for path in (ROOT / "goldenthread" / "statute").glob("*.py"):
        for module in imported(path):
            part = module if module.startswith("goldenthread") else module.split(".")[0]
            assert any(part == name or part.startswith(f"{name}.") for name in allowed), (path.name, module)


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module
