"""A small area whose facts can be taken, and a way to do all three steps at once."""

from datetime import date

import pytest

from goldenthread.clocks import actions as clocks
from goldenthread.indicators import Month
from goldenthread.people.models import LocalArea
from goldenthread.scorecard import actions, facts

AS_OF = date(2024, 11, 12)
OCTOBER = Month(2024, 10)


@pytest.fixture
def area(db):
    return LocalArea.objects.create(name="Anyshire", authority_code="999")


@pytest.fixture
def project(area):
    """The fact tables of what the test has recorded, after the clocks were worked out."""

    def take(as_of=AS_OF):
        clocks.rebuild()
        return facts.project(as_of)

    return take


@pytest.fixture
def work_out(area):
    """Clocks, facts and results; gives back what the computation says it did."""

    def everything(months=(OCTOBER,), breakdowns=("district",), as_of=AS_OF):
        clocks.rebuild()
        actions.rebuild_facts(as_of=as_of)
        return actions.compute(months=list(months), breakdowns=breakdowns)

    return everything
