from datetime import UTC, datetime

import factories
import publication
import pytest

from goldenthread.accounts.roles import BoardMember, Caseworker, DataAnalyst, SendManager
from goldenthread.scorecard.freezing import actions as freezing
from goldenthread.scorecard.models import PublishedMonth, Target

pytestmark = pytest.mark.django_db
PUBLISH = "/scorecard/2024-10/publish/"
SIGNED = {"signed_off_name": "Dr A Patel", "signed_off_role": "Director"}


def test_a_manager_publishes_a_month_and_sees_it_published(october, signed_in, manager):
    page = signed_in(manager).get(PUBLISH)
    assert page.h1 == "Publish October 2024"
    assert "0 green, 0 amber, 1 red" in page.text
    assert "worked out from case records as they stood on 12 November 2024" in page.text
    page = page.submit(
        "Publish the month", **SIGNED, note="Half term", redirects_to="/scorecard/2024-10/published/"
    )
    assert "October 2024 is published" in page.text
    published = PublishedMonth.objects.get()
    assert (published.published_by, published.signed_off_name, published.note) == (
        manager,
        "Dr A Patel",
        "Half term",
    )


def test_what_is_missing_is_asked_for_and_what_was_typed_stays(october, signed_in, manager):
    page = (
        signed_in(manager)
        .get(PUBLISH)
        .submit("Publish the month", signed_off_name="Dr A Patel", note="Half term")
    )
    assert page.errors() == ["Enter the role in which they signed the figures off"]
    assert page.soup.find("input", {"name": "signed_off_name"})["value"] == "Dr A Patel"
    assert "Half term" in page.soup.find("textarea", {"name": "note"}).get_text()
    assert not PublishedMonth.objects.exists()


def test_a_further_edition_asks_why_and_begins_with_who_signed_before(october, signed_in, manager):
    publication.publish()
    page = signed_in(manager).get(PUBLISH)
    assert "this will be edition 2" in page.text
    assert page.soup.find("input", {"name": "signed_off_name"})["value"] == "Dr A Patel"
    page = page.submit("Publish the month")
    assert page.errors() == ["Enter why the month is published again"]
    page.submit("Publish the month", reason="A late return", redirects_to="/scorecard/2024-10/published/")
    assert PublishedMonth.objects.get(edition=2).reason == "A late return"


def test_two_people_do_not_publish_unseen(october, signed_in, manager):
    page = signed_in(manager).get(PUBLISH)
    publication.publish()
    page = page.submit("Publish the month", **SIGNED)
    assert PublishedMonth.objects.count() == 1
    assert page.errors() == ["Enter why the month is published again"]
    page = page.submit("Publish the month", reason="Mine", **SIGNED)
    assert "changed the publication of October 2024 since you opened this page" in page.errors()[0]
    assert PublishedMonth.objects.count() == 1


def test_changes_since_the_facts_are_counted_with_the_way_to_take_them_again(
    october, signed_in, manager, time_machine
):
    time_machine.move_to(datetime(2024, 11, 12, 11, 30, tzinfo=UTC))
    publication.record_late(october[0].district)
    page = signed_in(manager).get(PUBLISH)
    assert "to case records were written down since the facts were taken" in page.text
    page = page.submit("Publish the month", **SIGNED)
    assert "Records were changed after the facts were taken" in page.errors()[0]
    page = page.submit("Take the facts again and work the figures out", redirects_to=PUBLISH)
    assert "The facts were taken again" in page.text
    page.submit("Publish the month", **SIGNED, redirects_to="/scorecard/2024-10/published/")


def test_a_month_that_cannot_be_published_says_why_and_shows_no_form(october, signed_in, manager):
    page = signed_in(manager).get("/scorecard/2024-11/publish/")
    assert "November 2024 has not ended." in page.text
    assert not page.soup.find("input", {"name": "signed_off_name"})


def test_a_revised_headline_figure_of_another_month_is_explained_first(october, signed_in, manager, work_out):
    work_out(months=(publication.SEPTEMBER, publication.OCTOBER))
    published = publication.publish()
    publication.record_late(october[0].district)
    work_out(months=(publication.SEPTEMBER, publication.OCTOBER))
    client = signed_in(manager)
    page = client.get("/scorecard/2024-09/publish/")
    assert "First say why these changed" in page.text
    assert "published as 60.0% (3 of 5), now 42.9% (3 of 7)" in page.text
    assert not page.soup.find("input", {"name": "signed_off_name"})
    assert page.click("EHC plans in 20 weeks, October 2024").h1.startswith("EHC plans in 20 weeks: revised")
    freezing.explain_revision(by=manager, published=published, code="APP17", reason="Two plans came late.")
    assert client.get("/scorecard/2024-09/publish/").soup.find("input", {"name": "signed_off_name"})


def test_doubts_about_targets_are_said_and_stop_nobody(october, signed_in, manager):
    Target.objects.create(code="APP17", kind="target", label="Later", text="TBC", source="Plan")
    page = signed_in(manager).get(PUBLISH)
    assert "Doubts about the targets of headline measures" in page.text
    assert page.soup.find("input", {"name": "signed_off_name"})


@pytest.mark.parametrize(
    ("role", "status"), [(SendManager, 200), (DataAnalyst, 200), (BoardMember, 404), (Caseworker, 404)]
)
def test_only_those_who_may_publish(october, signed_in, role, status):
    signed_in(factories.user(role.code)).get(PUBLISH, status=status)


def test_its_queries_are_few(october, signed_in, manager, django_assert_num_queries):
    client = signed_in(manager)
    with django_assert_num_queries(17):
        client.get(PUBLISH)
