import pytest

from goldenthread.scorecard.models import Target

pytestmark = pytest.mark.django_db
TARGETS = "/scorecard/2024-10/APP17/targets/"


def test_it_asks_first_and_what_was_removed_stays_in_the_history(october, signed_in, analyst):
    page = signed_in(analyst).get(TARGETS).click("Remove 6 months target")
    assert "80%, from 1 December 2023" in page.text
    page = page.submit("Remove it", redirects_to=TARGETS)
    assert not Target.objects.exists()
    assert "Removed a target" in page.text
    assert "value: 80.0" in page.text


def test_one_that_somebody_changed_meanwhile_stays(october, signed_in, analyst):
    held = Target.objects.get()
    page = signed_in(analyst).get(f"{TARGETS}{held.pk}/remove/")
    Target.objects.update(revision=2)
    assert "changed “6 months target”" in page.submit("Remove it").errors()[0]
    assert Target.objects.exists()


def test_a_board_member_removes_none(october, signed_in, board_member):
    signed_in(board_member).get(f"{TARGETS}{Target.objects.get().pk}/remove/", status=404)
