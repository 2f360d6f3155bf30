import pytest
from django.utils import timezone

from goldenthread.indicators import Month
from goldenthread.scorecard.models import Rebase

pytestmark = pytest.mark.django_db
REBASE = "/scorecard/2024-10/APP17/rebase/"


@pytest.fixture
def rebased(area, small_plan, store_months, analyst):
    store_months("APP17", *[40.0, 42.0] * 13)
    return Rebase.objects.create(
        code="APP17",
        month_on=Month(2024, 3).first,
        reason="A second team",
        decided_by=analyst,
        decided_at=timezone.now(),
    )


def test_it_asks_first_and_the_history_keeps_what_was(rebased, signed_in, analyst):
    page = signed_in(analyst).get(REBASE).click("Undo the new limits from March 2024")
    assert "The limits began again in March 2024: A second team" in page.text
    page = page.submit("Let them run on", redirects_to=REBASE)
    assert not Rebase.objects.exists()
    assert "Removed a rebase" in signed_in(analyst).get("/scorecard/2024-10/APP17/targets/").text


def test_that_of_another_indicator_is_not_found(rebased, signed_in, analyst):
    signed_in(analyst).get(f"/scorecard/2024-10/APP16/rebase/{rebased.pk}/undo/", status=404)


def test_a_board_member_undoes_none(rebased, signed_in, board_member):
    signed_in(board_member).get(f"{REBASE}{rebased.pk}/undo/", status=404)
