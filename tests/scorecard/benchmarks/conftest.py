"""Files to write, and the extract that the product brings imported for the county it is about."""

import pytest

from goldenthread.people.models import LocalArea
from goldenthread.scorecard.benchmarks import actions


@pytest.fixture
def write(tmp_path):
    def written(text, name="timeliness_20_week.csv", encoding="utf-8-sig"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return written


@pytest.fixture
def kent(db):
    return LocalArea.objects.create(name="Kent (demonstration)", authority_code="886")


@pytest.fixture
def extract(kent):
    return actions.import_extract(by=None)
