"""Publishing a month: what stands in the way, what would be published, and doing it."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from goldenthread.desk.setting_page import written
from goldenthread.govuk.formats import counted
from goldenthread.indicators import Month
from goldenthread.people.today import today
from goldenthread.scorecard import actions as scorecard
from goldenthread.scorecard import cards
from goldenthread.scorecard.cards import Summary
from goldenthread.scorecard.freezing import actions, freshness
from goldenthread.scorecard.freezing.freshness import Readiness
from goldenthread.scorecard.freezing.revisions import Unexplained


@dataclass(frozen=True)
class Waiting:
    """A headline figure of another month that wants a reason, and where to give it."""

    unexplained: Unexplained
    url: str


@dataclass(frozen=True)
class PublishPage:
    """`summary` is None for a month that has no figures."""

    month: Month
    ready: Readiness
    summary: Summary | None

    @property
    def waiting(self) -> list[Waiting]:
        return [Waiting(each, _reason_url(each)) for each in self.ready.unexplained]

    @property
    def changed_words(self) -> str:
        number = self.ready.changed_records
        return counted(number, "change") if number else ""


def _reason_url(waiting: Unexplained) -> str:
    month = Month.containing(waiting.published.month_on)
    return reverse("desk:revision", args=[str(month), waiting.pair.code])


def publish_page(month: Month) -> PublishPage:
    known = month in cards.months()
    return PublishPage(
        month=month,
        ready=freshness.of_month(month, today()),
        summary=cards.summary(cards.scorecard(month)) if known else None,
    )


def first_answers(page: PublishPage) -> dict:
    """Who signed the edition before off, where there is one: most often it is the same person."""
    before = page.ready.newest
    signed = (
        {"signed_off_name": before.signed_off_name, "signed_off_role": before.signed_off_role}
        if before
        else {}
    )
    return {"expected_edition": str(page.ready.edition), **signed}


def publish(form, page: PublishPage, by) -> bool:
    return written(actions.publish_month, form, by=by, month=page.month)


def work_out_again(month: Month, by) -> str:
    """Take the facts as they are today and work out this month, and every month that has been worked out before.

    Says what came of it. A month that has not ended is 404: there is nothing to work out yet.
    """
    if month.last >= today():
        raise Http404("The month has not ended.")
    scorecard.rebuild_facts(as_of=today(), by=by)
    done = scorecard.compute(months=sorted({month, *cards.months()}), by=by)
    if not done.changed_anything:
        return "The facts were taken again and no figure changed"
    return f"The facts were taken again: {counted(done.run.changed + done.run.added + done.run.removed, 'figure')} changed"
