"""The demonstration's letters: sent on their days, one still to send, a refusal that prompts the offer of support."""

from datetime import date

import factories
import pytest
import stories

from goldenthread.accounts.models import User
from goldenthread.accounts.roles import Administrator, Caseworker
from goldenthread.casework.models import Advice
from goldenthread.casework.notices import standing
from goldenthread.casework.notices.models import Contact, Notice
from goldenthread.demo import letters, showcase


@pytest.fixture
def county(db):
    """A West team with its caseworker, the two showcase children and a refusal."""
    team = factories.team(name=letters.TEAM)
    officer = factories.user(Caseworker.code, team=team)
    factories.district(team=team)
    User.objects.filter(pk__in=[officer.pk, factories.user(Administrator.code).pk]).update(
        demonstration_order=1
    )
    first, second = (
        stories.child_of(officer, forename=one[0], surname=one[1], born_on=one[3])
        for one in (showcase.IN_ASSESSMENT, showcase.REVIEW_DUE)
    )
    for child in (first, second):
        factories.carer(child, email="parent@example.org")
    stories.assessing(first, advice=("parent", "education", "psychology"))
    Advice.objects.exclude(kind="parent").update(asked_of=factories.organisation())
    stories.issued(second)
    factories.request(
        child=stories.child_of(officer),
        received_on=date(2024, 9, 23),
        decided_on=date(2024, 11, 1),
        decision="refuse",
    )


def test_letters_are_of_their_days_and_one_waits(county):
    letters.write()
    kinds = {(one.kind, one.sent_on) for one in Notice.objects.all()}
    assert {
        ("request_acknowledged", date(2024, 9, 5)),
        ("assessment_agreed", stories.DECIDED_ON),
        ("advice_sought", stories.DECIDED_ON),
        ("advice_chased", None),
        ("assessment_refused", date(2024, 11, 1)),
    } == kinds
    gone = Notice.objects.filter(steps__kind__in=["posted", "proved"])
    assert {one.kind for one in gone} == {
        one.kind for one in Notice.objects.filter(sent_on__lte=date(2024, 11, 6))
    }
    refusal = Notice.objects.with_story().get(kind="assessment_refused")
    assert standing.waits_for_support_offer(refusal, [])
    assert Contact.objects.current().to_follow_up().count() == 2
    assert Contact.objects.filter(corrects__isnull=False).count() == 1


def test_a_county_drawn_otherwise_has_none(db):
    factories.user(Administrator.code, demonstration_order=1)
    letters.write()
    assert not Notice.objects.exists()
