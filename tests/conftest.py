"""What holds for every test: a fixed day, no network beyond this machine, the page-checking client and the cast."""

import os
from datetime import UTC, datetime

import factories
import pytest
import spark_cluster as sparks
import time_machine
from django.conf import settings
from django.db import connection

from goldenthread.accounts.roles import BoardMember, Caseworker, Parent, SendManager
from goldenthread.govuk.testing import PageClient

# The only reason for which a test may be skipped: the reference folder beside the checkout is not part of the product.
REFERENCE = "the reference folder is not here"


# What a test asks for that touches the database.
THE_DATABASE = {"db", "transactional_db", "django_db_setup"}


def pytest_collection_modifyitems(config, items):
    """`make test` runs the suite twice: all of it on SQLite but what only PostgreSQL can do, and on PostgreSQL all that
    touches the database. What is worked out without one is the same on both."""
    wanted = _touches_the_database if connection.vendor == "postgresql" else _runs_anywhere
    kept = [item for item in items if wanted(item)]
    config.hook.pytest_deselected(items=[item for item in items if not wanted(item)])
    items[:] = kept


def _runs_anywhere(item) -> bool:
    return "postgres" not in item.keywords


def _touches_the_database(item) -> bool:
    return "django_db" in item.keywords or bool(THE_DATABASE & set(getattr(item, "fixturenames", ())))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session, exitstatus):
    """Where every test must run (GOLDENTHREAD_NO_SKIPS), a skipped one fails the run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or not os.environ.get("GOLDENTHREAD_NO_SKIPS"):
        return
    unseen = [report for report in reporter.stats.get("skipped", []) if REFERENCE not in str(report.longrepr)]
    if unseen:
        reporter.write_line(
            f"{len(unseen)} skipped: " + "; ".join(report.nodeid for report in unseen), red=True
        )
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


NOW = datetime(2024, 11, 12, 10, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _fixed_clock(request):
    """Tuesday 12 November 2024, half past ten. The browser tests run on the real clock: a server serves them."""
    if "browser" in request.keywords:
        yield
        return
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture(autouse=True)
def _own_home(tmp_path, monkeypatch, request):
    """Files that the product keeps go to a folder of the test's own."""
    if "county" not in request.keywords and "browser" not in request.keywords:
        monkeypatch.setattr(settings, "HOME", tmp_path)


@pytest.fixture(scope="session")
def spark_cluster(tmp_path_factory):
    """The address of a Spark master with two workers, for as long as the tests run."""
    with sparks.cluster(tmp_path_factory.mktemp("spark")) as address:
        yield address


@pytest.fixture
def client():
    return PageClient()


@pytest.fixture
def officer(db):
    """A caseworker with a team and a district."""
    team = factories.team()
    factories.district(team=team)
    return factories.user(Caseworker.code, team=team)


@pytest.fixture
def manager(db):
    return factories.user(SendManager.code)


@pytest.fixture
def parent(db):
    return factories.user(Parent.code)


@pytest.fixture
def board_member(db):
    return factories.user(BoardMember.code)


@pytest.fixture
def stranger(db):
    """Signed in, with a caseworker's role and no team: may do a caseworker's work, and for no child here."""
    return factories.user(Caseworker.code)


@pytest.fixture
def signed_in(client):
    """`signed_in(user)` is a page-checking client with that person signed in."""

    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in
