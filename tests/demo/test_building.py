import factories
import pytest

from goldenthread.demo import building
from goldenthread.people.models import Child, LocalArea


def test_an_empty_database_has_no_demonstration(db):
    assert building.is_built() is False


@pytest.mark.parametrize("area", ["A real area", ""])
def test_it_refuses_records_that_are_not_the_demonstrations(db, area):
    factories.child()
    if area:
        LocalArea.objects.create(name=area, authority_code="301")
    with pytest.raises(building.NotADemonstrationError, match=area or "no local area"):
        building.clear()
    assert Child.objects.count() == 1
