import factories
import pytest
from django.core.cache import cache

from goldenthread.accounts.roles import Administrator

PASSWORD = "teapot lantern gravel"


@pytest.fixture(autouse=True)
def _fresh_limits():
    """Limits on tries are counted in the cache."""
    cache.clear()


@pytest.fixture
def administrator(db):
    return factories.user(Administrator.code, display_name="Ada Minister")


@pytest.fixture
def with_password(db):
    """A person who can sign in with PASSWORD."""
    person = factories.user("board_member", email="bea@example.org", display_name="Bea Board")
    person.set_password(PASSWORD)
    person.save()
    return person
