import publication
import pytest

from goldenthread.scorecard.freezing import actions as freezing
from goldenthread.scorecard.freezing import folders

pytestmark = pytest.mark.django_db
REVISIONS = "/scorecard/2024-10/revisions/"


@pytest.fixture
def published(october, work_out, manager):
    found = publication.publish(by=manager)
    publication.record_late(october[0].district)
    work_out()
    return found


def test_each_revision_says_what_was_published_what_is_known_and_why(published, signed_in, board_member):
    page = signed_in(board_member).get(REVISIONS)
    assert page.h1 == "October 2024: revisions"
    assert "Published as 60.0% (3 of 5), now 42.9% (3 of 7)." in page.text
    assert (
        "Since 12 November 2024: 2 requests recorded. 2 came into the figure, 0 of them counted." in page.text
    )
    assert "Nobody has said why in their own words yet." in page.text
    assert "figures of districts and other groups" in page.text


def test_what_somebody_said_stands_beside_it(published, signed_in, board_member, manager):
    freezing.explain_revision(by=manager, published=published, code="APP17", reason="Two plans came by post.")
    page = signed_in(board_member).get(REVISIONS)
    assert "Two plans came by post." in page.text
    assert manager.display_name in page.text


def test_no_reference_is_on_it(published, signed_in, manager):
    from goldenthread.casework.models import Request

    text = signed_in(manager).get(REVISIONS).text
    assert not [ref for ref in Request.objects.values_list("ref", flat=True) if ref in text]


def test_without_revisions_it_says_so(october, signed_in, board_member):
    publication.publish()
    assert "No figure of the whole area has been revised" in signed_in(board_member).get(REVISIONS).text


def test_damaged_files_are_named(published, signed_in, board_member):
    file = folders.of(published).place / "facts" / "plan.parquet"
    file.chmod(0o644)
    file.write_bytes(b"other")
    page = signed_in(board_member).get(REVISIONS)
    assert "facts/plan.parquet is not the file that was published" in page.text


def test_a_month_that_was_not_published_has_none(october, signed_in, board_member, parent):
    signed_in(board_member).get(REVISIONS, status=404)
    signed_in(parent).get(REVISIONS, status=404)


def test_its_queries_do_not_grow_with_the_revisions(
    published, signed_in, board_member, django_assert_num_queries
):
    client = signed_in(board_member)
    client.get(REVISIONS)
    with django_assert_num_queries(8):
        assert len(client.get(REVISIONS).soup.select(".gt-revision")) > 3
