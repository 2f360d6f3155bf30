"""Writing down what was shown for an ask and how it was judged."""

from datetime import UTC, date, datetime

from goldenthread.assurance.models import Ask
from goldenthread.assurance.reviews import standing
from goldenthread.assurance.reviews.actions import judge


def address():
    return f"/plan/reviews/2/asks/{Ask.objects.filter(review__order=2).earliest('pk').pk}/"


def test_it_records_what_was_shown(reviewed, signed_in, office):
    page = signed_in(office).get(address())
    page = page.submit(
        "Record this",
        response="Two surveys",
        verdict="accepted",
        judged_on=date(2024, 7, 12),
        redirects_to="/plan/reviews/2/",
    )
    assert "How it was judged is recorded." in page.text
    assert "Shown: Two surveys" in page.text
    assert "Accepted, 12 July 2024" in page.text


def test_it_keeps_what_was_typed_where_the_day_is_missing(reviewed, signed_in, office):
    page = signed_in(office).get(address()).submit("Record this", response="Two surveys", verdict="partly")
    assert page.errors() == ["Say on which day it was judged."]
    assert "Two surveys" in page.text


def test_it_does_not_write_over_somebody_elses_words(reviewed, signed_in, office, manager):
    page = signed_in(office).get(address())
    ask = Ask.objects.filter(review__order=2).earliest("pk")
    judge(ask=ask, verdict="open", response="Theirs", judged_on=None, by=manager, expected_revision=0)
    page = page.submit("Record this", response="Mine", verdict="open")
    assert "Open the review again" in " ".join(page.errors())
    ask.refresh_from_db()
    assert ask.response == "Theirs"


ACCEPTED = {"verdict": "accepted", "judged_on": date(2024, 7, 12)}


def judged(office, at, response, **said):
    ask = Ask.objects.filter(review__order=2).earliest("pk")
    return judge(ask=ask, response=response, by=office, expected_revision=ask.revision, at=at, **said)


def shown_on(*day):
    ask = Ask.objects.filter(review__order=2).earliest("pk")
    return standing.of_ask(ask, date(*day))


def test_words_written_later_of_the_same_judgement_hold_from_the_day_they_were_written(reviewed, office):
    judged(office, datetime(2024, 7, 12, 10, tzinfo=UTC), "Two surveys", **ACCEPTED)
    judged(office, datetime(2024, 11, 5, 10, tzinfo=UTC), "Three surveys", **ACCEPTED)
    assert (shown_on(2024, 11, 4).response, shown_on(2024, 11, 5).response) == (
        "Two surveys",
        "Three surveys",
    )
    assert shown_on(2024, 7, 12).verdict == "accepted"


def test_a_judgement_put_right_holds_from_its_own_day_and_today(reviewed, office):
    judged(office, datetime(2024, 7, 12, 10, tzinfo=UTC), "Two surveys", **ACCEPTED)
    judged(office, datetime(2024, 11, 5, 10, tzinfo=UTC), "Three surveys", **ACCEPTED)
    right = {"verdict": "partly", "judged_on": date(2024, 7, 15)}
    judged(office, datetime(2024, 11, 8, 10, tzinfo=UTC), "Three surveys", **right)
    said = [shown_on(2024, *day).verdict for day in ((7, 14), (7, 15), (11, 8), (11, 12))]
    assert said == ["accepted", "partly", "partly", "partly"]
