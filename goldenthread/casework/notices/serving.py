"""When the family was served with a draft, with proposed amendments or with a decision to end its plan, and what then
runs.

Its days run from service: SEND Regulations 2014, regulations 13(1)(a) and 22(2)(c). That is the day on which the latest
copy of the letter counts as served, or was proved to be; and where no letter was sent from here, or none has reached
anybody, the day recorded as that of sending.
"""

from collections.abc import Sequence
from datetime import date

from goldenthread import statute
from goldenthread.casework.notices.models import Notice, NoticeCopy, NoticeCopyQuerySet
from goldenthread.casework.notices.standing import copy_standing
from goldenthread.clocks.actions import sync
from goldenthread.clocks.sources import due_on

DRAFT, AMENDMENTS, CEASING = "draft_sent", "amendments_proposed", "review_ceasing"  # kinds of letter
AT_ONCE = 2000  # copies read together


def drafts_served(refs: Sequence[str] | None = None) -> dict[str, date]:
    """By the references of requests, of all when None: the day on which the letter with the draft was served."""
    return _latest(NoticeCopy.objects.telling_family(DRAFT).of_requests(refs))


def served_on(sent_on: date, of_letter: date | None) -> date:
    """From the day recorded and the letter's: nothing is served before it is sent."""
    return max(sent_on, of_letter or sent_on)


def draft_until(request) -> date:
    """The last of the family's days with the draft, which was sent."""
    served = served_on(request.plan.draft_sent_on, drafts_served([request.ref]).get(request.ref))
    return statute.due("draft_window", served_on=served).due_on


def amendments_until(review) -> date:
    """The last of the family's days with the amendments, which were proposed."""
    found = _latest(NoticeCopy.objects.telling_family(AMENDMENTS).of_review(review))
    served = served_on(review.amendments_proposed_on, max(found.values(), default=None))
    return statute.due("amendments_window", served_on=served).due_on


def earliest_cease(review) -> date | None:
    """The first day on which a plan may end that was decided to end after this review: section 45(4). The time for an
    appeal runs from the day on which the letter left; None before the Tribunal's present rules."""
    copies = NoticeCopy.objects.telling_family(CEASING).of_review(review)
    left = [copy_standing(copy, copy.notice).left_on for copy in copies]
    return due_on("earliest_cease", sent_on=max([review.decided_on, *(day for day in left if day)]))


def follow_service(notice: Notice) -> None:
    """The clocks of a case whose family was sent its draft, after something became of the letter."""
    if notice.kind == DRAFT:
        sync("request", notice.request.ref)


def _latest(copies: NoticeCopyQuerySet) -> dict[str, date]:
    days: dict[str, date] = {}
    for copy in copies.iterator(chunk_size=AT_ONCE):
        day, ref = copy_standing(copy, copy.notice).served_on, copy.notice.request.ref
        if day:
            days[ref] = max(day, days.get(ref, day))
    return days
