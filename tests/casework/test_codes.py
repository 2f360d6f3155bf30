from goldenthread import statute
from goldenthread.casework.codes import ExceptionKind


def test_it_stores_only_the_grounds_that_the_law_names():
    assert set(ExceptionKind.values) <= {kind.value for kind in statute.ExceptionKind}
