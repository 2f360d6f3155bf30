"""An analyst who returns figures, and figures taken in as a page or a command would take them."""

import factories
import pytest
from returned_files import check

from goldenthread.accounts.roles import DataAnalyst
from goldenthread.scorecard.returned import actions
from goldenthread.scorecard.returned.actions import Source


@pytest.fixture
def analyst(db):
    return factories.user(DataAnalyst.code, display_name="Li Wei")


@pytest.fixture
def take_in(analyst):
    """`take_in(row(...), ...)`: the return, with its figures taken in; None where nothing was new."""

    def taken(*rows, body="NHS community services", at=None):
        source = Source("figures.csv", "0")
        return actions.take_in(by=analyst, checked=check(*rows), on_behalf_of=body, source=source, at=at)

    return taken
