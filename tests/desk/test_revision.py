import factories
import publication
import pytest

from goldenthread.accounts.models import ReadRecord
from goldenthread.accounts.roles import DataAnalyst
from goldenthread.casework.models import Request
from goldenthread.scorecard.freezing import actions as freezing
from goldenthread.scorecard.models import RevisionReason

pytestmark = pytest.mark.django_db
REVISION = "/scorecard/2024-10/revisions/APP17/"
LIST = "/scorecard/2024-10/revisions/"
RECORDS = "Records that the figure counts otherwise"


@pytest.fixture
def published(october, work_out, manager):
    found = publication.publish(by=manager)
    publication.record_late(october[0].district)
    work_out()
    return found


def test_an_analyst_sees_the_records_by_reference_and_that_is_written_down(published, signed_in):
    analyst = factories.user(DataAnalyst.code)
    page = signed_in(analyst).get(REVISION)
    assert page.h1 == "EHC plans in 20 weeks: revised since October 2024 was published"
    rows = page.rows(RECORDS)
    late = set(Request.objects.order_by("-pk").values_list("ref", flat=True)[:2])
    assert {row["Reference"] for row in rows} == late
    assert {(row["What became of it"], row["Counted"], row["Of"]) for row in rows} == {
        ("Recorded since", "no change", "+1")
    }
    assert ReadRecord.objects.get(by=analyst, page="revision").ref == "2 rows"


def test_a_board_member_sees_why_and_no_reference(published, signed_in, board_member):
    page = signed_in(board_member).get(REVISION)
    assert "2 requests recorded" in page.text
    assert not [ref for ref in Request.objects.values_list("ref", flat=True) if ref in page.text]
    assert not ReadRecord.objects.filter(by=board_member).exists()
    assert not page.soup.find("textarea")


def test_somebody_says_why_and_may_say_it_otherwise(published, signed_in, manager):
    page = signed_in(manager).get(REVISION)
    page.submit("Save the reason", reason="Two plans came by post.", redirects_to=LIST)
    page = signed_in(manager).get(REVISION)
    assert "Two plans came by post." in page.soup.find("textarea").get_text()
    page.submit("Save the reason", reason="Two plans came late by post.", redirects_to=LIST)
    page = signed_in(manager).get(REVISION)
    assert RevisionReason.objects.get().revision == 2
    assert "Two plans came by post. → Two plans came late by post." in page.text


def test_no_words_are_no_reason(published, signed_in, manager):
    page = signed_in(manager).get(REVISION).submit("Save the reason", reason="")
    assert page.errors() == ["Enter why the figure changed"]


def test_two_people_never_overwrite_each_other_unseen(published, signed_in, manager, officer):
    page = signed_in(manager).get(REVISION)
    freezing.explain_revision(by=officer, published=published, code="APP17", reason="Theirs.")
    page = page.submit("Save the reason", reason="Mine.")
    assert "changed the reason since you opened this page" in page.errors()[0]
    assert "Mine." in page.soup.find("textarea").get_text()
    assert RevisionReason.objects.get().reason == "Theirs."


def test_a_form_sent_by_who_may_not_is_refused(published, signed_in, board_member):
    signed_in(board_member).post(REVISION, {"reason": "Mine"}, status=404)
    assert not RevisionReason.objects.exists()


def test_the_groups_that_changed_with_it_are_listed_for_those_who_may_see_them(
    published, signed_in, board_member, manager
):
    [row] = signed_in(manager).get(REVISION).rows("Groups")[:1]
    assert {"75.0% (3 of 4)", "50.0% (3 of 6)"} <= set(row.values())
    assert "75.0%" not in signed_in(board_member).get(REVISION).text


@pytest.mark.parametrize("code", ["X-REQ-6WK", "NONE"])
def test_a_figure_that_was_not_revised_has_no_page(published, signed_in, board_member, code):
    signed_in(board_member).get(f"/scorecard/2024-10/revisions/{code}/", status=404)
