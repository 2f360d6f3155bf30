"""The whole county in the test database, built once for every test here."""

from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core.management import call_command

from goldenthread.demo import building

NOW = "2024-11-12 10:30Z"


@pytest.fixture(scope="session")
def county_home(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("county")


@pytest.fixture(scope="session")
def county_database(django_db_setup, django_db_blocker, county_home):
    """Built outside any test's transaction, so every test finds it; emptied at the end for the tests that follow."""
    before, settings.HOME = settings.HOME, county_home
    with django_db_blocker.unblock(), time_machine.travel(NOW, tick=False):
        building.build()
    settings.HOME = before
    yield
    with django_db_blocker.unblock():
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def built_county(county_database, db, county_home, monkeypatch):
    monkeypatch.setattr(settings, "HOME", county_home)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Last of all: the county stays in the database from the first test that needs it."""
    items.sort(key=lambda item: "county" in item.keywords)
