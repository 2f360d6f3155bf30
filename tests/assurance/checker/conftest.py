"""The checker on papers, on text typed into a test, and on the demonstration's own plan."""

from datetime import date
from pathlib import Path

import pytest

from goldenthread.assurance.checker import checking

SOURCES = Path(__file__).resolve().parents[4] / "shared" / "sources"
DAY = date(2023, 9, 20)
TODAY = date(2024, 12, 4)


@pytest.fixture(scope="session")
def papers():
    """The published papers, by the number that their names begin with."""
    if not SOURCES.exists():
        pytest.skip("the reference folder is not here")
    return {file.name[:3]: file for file in checking.files_at(sorted(SOURCES.glob("*.txt")))}


@pytest.fixture(scope="session")
def of_plan(papers):
    return checking.check_plan([papers["000"]], DAY, TODAY).findings


@pytest.fixture(scope="session")
def of_reports(papers):
    return checking.check_report(list(papers.values()), None, TODAY).findings
