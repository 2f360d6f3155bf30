"""What the last government review asked and decided, on the home page of those who review for the government."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from goldenthread.accounts.models import User
from goldenthread.accounts.roles import GovernmentAdviser
from goldenthread.accounts.tasks import Task
from goldenthread.assurance.reviews import pages
from goldenthread.govuk.formats import day
from goldenthread.people.today import today


def tasks(user: User) -> Iterator[Task]:
    """Nothing for others, and nothing before there is a review. Asks the database only for an adviser."""
    if GovernmentAdviser not in user.roles:
        return
    if listed := pages.listed(today()):
        last = listed[0]
        when = last.review.letter_on or last.review.met_on
        sentence = f"{last.review.name}, {day(when)}: {last.sentence}"
        onward = ("Open the reviews", reverse("assurance:government_reviews"))
        line = (last.review.name, reverse("assurance:government_review", args=[last.review.order]), "")
        yield Task("Government reviews", sentence, (line,), onward)
