"""What becomes known after publication is a revision with its reason: derived from the facts, never stored."""

from datetime import date, timedelta

import factories
import pytest
from auditlog.models import LogEntry
from django.utils import timezone

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.casework.models import Plan
from goldenthread.indicators import INDICATORS, Month
from goldenthread.scorecard import freezing
from goldenthread.scorecard.cells import WHOLE, Group
from goldenthread.scorecard.freezing import actions, folders, freshness, reasons, revisions
from goldenthread.scorecard.models import Reading, Result, Return, RevisionReason

pytestmark = pytest.mark.django_db
SEPTEMBER, OCTOBER = Month(2024, 9), Month(2024, 10)
ASHFORD = Group("district", "Ashford")


def pair(published, code="APP17", group=WHOLE, **over):
    return next(
        each for each in revisions.pairs(published, **over) if (each.code, each.group) == (code, group)
    )


def test_nothing_is_revised_while_nothing_is_known_otherwise(october, publish, work_out):
    published = publish()
    work_out()
    assert revisions.of_month(published) == []
    assert all(not each.is_revised for each in revisions.pairs(published))
    assert freezing.banner(OCTOBER).words == (
        "Published 12 November 2024 by the operator, signed off by Dr A Patel, Director of Children's Services."
    )


@pytest.fixture
def revised(october, publish, work_out, manager):
    """After publication two plans of October were recorded, both late, and one that was in time turned out not to be."""
    published = publish(by=manager)
    district = october[0].request.child.district
    for weeks in (22, 23):
        child = factories.child(district=district)
        asked = factories.request(child=child, received_on=date(2024, 10, 15) - timedelta(weeks=weeks))
        factories.plan(request=asked, draft_sent_on=None, first_issued_on=date(2024, 10, 15))
    october[0].request.received_on -= timedelta(weeks=10)
    october[0].request.save()
    work_out()
    return published


def test_both_sides_are_shown_with_their_fractions(revised):
    found = pair(revised)
    assert (found.title, found.then.words, found.now.words) == (
        "Plans in 20 weeks",
        "57.1% (4 of 7)",
        "33.3% (3 of 9)",
    )
    assert found.is_revised
    assert pair(revised, group=ASHFORD).now.words == "33.3% (2 of 6)"
    assert not pair(revised, group=Group("district", "Dover")).is_revised


def test_the_banner_counts_them_and_says_what_was_published(revised, django_assert_num_queries):
    with django_assert_num_queries(3):
        banner = freezing.banner(OCTOBER)
    assert banner.published_as("APP17") == "57.1%"
    assert banner.published_as("X-REQ-6WK") == ""
    assert banner.words.endswith(f"Director of Children's Services; {len(banner.revised)} revisions since.")


def test_why_is_read_off_the_two_sets_of_facts(revised):
    why = reasons.why(revised, pair(revised))
    assert why.sentences == (
        "Since 12 November 2024: 2 requests recorded; 1 request whose due date was corrected.",
        "2 came into the figure, 0 of them counted; 1 stayed in it and is no longer counted.",
    )
    assert [each.kind for each in why.corrections if each.of == 0] == ["corrected"]
    assert len({each.ref for each in why.corrections}) == 3
    assert why.definition is None


def test_a_mean_that_moved_by_less_than_is_printed_is_shown_closely(october, publish, work_out, manager):
    published = publish(by=manager)
    for _ in range(3):
        child = factories.child(district=october[0].request.child.district)
        asked = factories.request(child=child, received_on=date(2024, 10, 15) - timedelta(days=151))
        factories.plan(request=asked, draft_sent_on=None, first_issued_on=date(2024, 10, 15))
    work_out()
    found = pair(published, "X-TIME-TO-ISSUE")
    assert found.is_revised
    assert found.then.words != found.now.words
    assert "came into the figure" in reasons.why(published, found).words


def test_the_oldest_is_revised_with_its_age_and_not_with_how_many_are_younger(october, publish, work_out):
    oldest = factories.request(child=october[0].request.child, received_on=date(2024, 4, 1))
    work_out()
    published = publish()
    factories.request(child=october[0].request.child, received_on=date(2024, 9, 2))
    work_out()
    assert not pair(published, "X-OLDEST-OPEN-WKS").is_revised
    assert pair(published, "X-OPEN-ASSESS").is_revised
    oldest.withdrawn_on = date(2024, 10, 7)
    oldest.save()
    work_out()
    assert reasons.why(published, pair(published, "X-OLDEST-OPEN-WKS")).sentences == (
        "Since 12 November 2024: 1 request whose closed date was recorded; 1 request recorded.",
        "1 came into the figure; 1 went out of it.",
    )


def test_why_of_a_group_is_of_its_own_cases(revised):
    assert len(reasons.why(revised, pair(revised, group=ASHFORD)).corrections) == 3


def test_small_numbers_are_hidden_on_both_sides(revised):
    found = pair(revised, group=ASHFORD, for_publication=True)
    assert (found.then.words, found.now.words) == ("Too few to show", "Too few to show")
    assert found.is_revised


def test_an_indicator_that_came_later_is_no_revision(october, publish, work_out, monkeypatch):
    published = publish()
    row = Result.objects.of_month(OCTOBER.first).whole_area().get(code="APP17")
    row.pk, row.code = None, "X-NEW"
    row.save()
    assert "X-NEW" not in {each.code for each in revisions.pairs(published)}


def test_a_figure_returned_after_publication_says_who_returned_it(october, publish, work_out):
    published = publish()
    returned = Return.objects.create(
        ref="T1",
        dataset="workforce",
        on_behalf_of="the NHS community services",
        returned_at=timezone.now(),
    )
    code = next(code for code, indicator in INDICATORS.items() if indicator.is_returned)
    Reading.objects.create(
        return_of=returned,
        code=code,
        from_on=OCTOBER.first,
        until_on=OCTOBER.last,
        value=12,
        note="Counted on paper.",
    )
    work_out()
    assert code not in {each.code for each in revisions.of_month(published)}  # nothing of it was published
    published = publish(reason="With the return")
    again = Return.objects.create(
        ref="T2", dataset="workforce", on_behalf_of="the NHS community services", returned_at=timezone.now()
    )
    Reading.objects.update(is_current=False)
    Reading.objects.create(
        return_of=again, code=code, from_on=OCTOBER.first, until_on=OCTOBER.last, value=14, note="Recounted."
    )
    work_out()
    found = pair(published, code)
    assert (found.then.cell.value, found.now.cell.value) == (12, 14)
    said = reasons.why(published, found)
    assert said.words == (
        f"{found.now.words} was returned by the NHS community services on 12 November 2024 in place of "
        f"{found.then.words}. They say: Recounted."
    )
    Reading.objects.update(is_current=False)
    work_out()
    assert reasons.why(published, pair(published, code)).words == (
        "The figure that was returned has been taken back."
    )


def test_somebody_says_why_and_what_was_said_before_stays(revised, manager, officer):
    first = actions.explain_revision(
        by=manager, published=revised, code="APP17", reason="Two plans came late.", expected_revision=0
    )
    assert (first.numerator, first.denominator, first.revision) == (3, 9, 1)
    second = actions.explain_revision(
        by=officer,
        published=revised,
        code="APP17",
        reason="Two plans came late by post.",
        expected_revision=1,
    )
    assert (second.pk, second.revision, second.written_by) == (first.pk, 2, officer)
    entry = LogEntry.objects.get_for_object(second).order_by("-pk").first()
    assert entry.changes_dict["reason"] == ["Two plans came late.", "Two plans came late by post."]
    with pytest.raises(Conflict, match="changed the reason"):
        actions.explain_revision(
            by=manager, published=revised, code="APP17", reason="Mine", expected_revision=1
        )


@pytest.mark.parametrize(
    ("code", "reason", "words"), [("APP17", " ", "Enter why"), ("X-REQ-6WK", "Why", "has not been revised")]
)
def test_what_explains_nothing_is_refused(revised, manager, code, reason, words):
    with pytest.raises(Refused, match=words):
        actions.explain_revision(by=manager, published=revised, code=code, reason=reason)
    assert not RevisionReason.objects.exists()


def test_the_next_publication_waits_until_a_revised_headline_figure_is_explained(revised, publish, manager):
    with pytest.raises(
        Refused,
        match=r"APP17 of October 2024 was published as 57\.1% \(4 of 7\) and is now 33\.3% \(3 of 9\)",
    ):
        publish(SEPTEMBER)
    actions.explain_revision(by=manager, published=revised, code="APP17", reason="Two plans came late.")
    assert publish(SEPTEMBER).edition == 1


def test_a_reason_no_longer_counts_when_the_figure_has_moved_again(
    revised, publish, manager, work_out, october
):
    actions.explain_revision(by=manager, published=revised, code="APP17", reason="Two plans came late.")
    assert not pair(revised).needs_reason
    Plan.objects.get(pk=october[1].pk).delete()
    work_out()
    assert pair(revised).needs_reason
    assert freshness.of_month(SEPTEMBER, date(2024, 11, 12)).unexplained


def test_publishing_the_month_itself_again_is_its_own_reason(revised, publish):
    second = publish(reason="Two plans came late")
    assert revisions.of_month(second) == []
    assert freezing.newest(OCTOBER) == second


def test_damaged_files_are_said_and_compared_with_nothing(revised):
    file = folders.of(revised).place / "results.parquet"
    file.chmod(0o644)
    file.write_bytes(b"other")
    banner = freezing.banner(OCTOBER)
    assert "results.parquet is not the file that was published" in banner.damage
    assert banner.revised == {}
    with pytest.raises(freezing.Damaged, match=r"2024-10-1: results\.parquet"):
        revisions.pairs(revised)
