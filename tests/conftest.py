"""What holds for every test: a fixed day, no network beyond this machine, the page-checking client and the cast."""

from datetime import UTC, datetime

import factories
import pytest
import time_machine
from django.conf import settings

from goldenthread.accounts.roles import BoardMember, Caseworker, Parent, SendManager
from goldenthread.govuk.testing import PageClient

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
