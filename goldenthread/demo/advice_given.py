"""What became of some requests for advice: given by form and as a document, sent back, late with a reason, begun; and a few
documents on the case of the child in assessment. No date that the county's figures count is touched."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from goldenthread.accounts.files import Upload
from goldenthread.accounts.models import User
from goldenthread.accounts.recording import recording, telling_of
from goldenthread.accounts.roles import AdviceWriter, Caseworker, Parent
from goldenthread.casework.advising import actions
from goldenthread.casework.advising.models import TO_DO, GivenAdvice
from goldenthread.casework.documents import actions as documents
from goldenthread.casework.models import Advice, Request
from goldenthread.demo import days, showcase

TEAM = "West"
HOUR = time(15, 10)
ACCEPTED, WAITING = 3, 2
REASONS = (
    "Two colleagues are on long-term sick leave, and the child was off school on the day of the visit.",
    "The family could not come to either of the appointments offered. A third is booked.",
)
MISSING = "Please say how often the small group meets and for how long, so that the plan can specify it."
REPORT = """Educational psychologist's advice (demonstration)

Seen at school on two mornings, with the class teacher and at home by telephone.

Needs: following spoken instructions of more than two steps; staying with a task in a noisy room.
Outcomes: follows a three-step instruction with a picture card in four lessons out of five by July 2025.
Provision: a trained assistant teaches the use of picture cards, three times a week for 20 minutes, reviewed each term.
"""
SAID = {
    "summary": "Seen at school on two mornings. Quick to learn from pictures, and slow to follow speech in a noisy room.",
    "views": "“I like maths because nobody talks.” Told to me while drawing, on the second visit.",
    "needs": "Following spoken instructions of more than two steps\nStaying with a task in a noisy room",
    "outcomes": "Follows a three-step instruction with a picture card in four lessons out of five by July 2025",
    "provision": [
        {
            "what": "Teaching of picture cards for the steps of a task",
            "who": "A teaching assistant whom the psychologist has trained",
            "how_often": "Three times a week",
            "how_long": "20 minutes",
        }
    ],
}
VIEWS = """What we want you to know

She is kind to her brother and knows the name of every bird in the garden. Mornings are the hardest. She tells us that the
classroom is too loud to think in. We hope that she will want to go to school again.
"""
CLINIC = """Hearing clinic (demonstration)

Hearing within the usual range in both ears. Finds speech in noise harder than expected for her age.
"""
SCHOOL = """School report, autumn 2024 (demonstration)

Reads with pictures. Joins in with one friend. A reading group meets every day.
"""


def write() -> None:
    """What is missing from a county drawn otherwise is left out."""
    people = User.objects.demonstration()
    officer = people.filter(grants__role=Caseworker.code, team__name=TEAM).first()
    writer = people.filter(grants__role=AdviceWriter.code).first()
    if writer is not None and writer.organisation_id is not None:
        _accepted(writer, officer)
        _under_way(writer, officer)
    forename, surname, *_ = showcase.IN_ASSESSMENT
    case = Request.objects.with_story().filter(child__forename=forename, child__surname=surname).first()
    if case is not None:
        _on_the_case(case, officer, people.filter(grants__role=Parent.code).first())


def _asked_of(writer: User):
    found = Advice.objects.asked_of_organisation(writer.organisation_id)
    return found.select_related("assessment__request__child")


def _accepted(writer: User, officer: User) -> None:
    """The newest that have come, with what was in them: their dates stand, so the rows are written beside them."""
    newest = _asked_of(writer).filter(returned_on__isnull=False).order_by("-returned_on", "pk")
    for advice in newest[:ACCEPTED]:
        at = _at(advice.returned_on)
        with telling_of(at), recording(officer):
            GivenAdvice.objects.create(
                advice=advice,
                written_by=writer,
                written_at=at,
                given_on=advice.returned_on,
                given_by=writer,
                given_at=at,
                verdict=GivenAdvice.Verdict.ACCEPTED,
                settled_by=officer,
                settled_at=at,
                revision=2,
                **SAID,
            )


def _under_way(writer: User, officer: User) -> None:
    """Those still to give, each in a state of its own; the officer's own cases first where advice waits for an answer."""
    found = _asked_of(writer).with_standing().filter(standing__in=TO_DO, due_on__isnull=False)
    late, mine, rest = _sorted(list(found.order_by("due_on", "pk")), officer)
    for advice, reason in zip(late, REASONS, strict=False):
        _delayed(advice, writer, reason)
    for advice, as_document in zip(mine[:WAITING], (False, True), strict=False):
        _given(advice, writer, days.STANDS_STILL_ON - timedelta(days=2), as_document=as_document)
    for advice, tell in zip(rest, (_sent_back, _begun, _acknowledged, _acknowledged), strict=False):
        tell(advice, writer, officer)


def _sorted(found: list[Advice], officer: User) -> Iterator[list[Advice]]:
    """What is late, what waits on the officer's own cases, and the rest: each once."""
    late = [one for one in found if one.due_on < days.STANDS_STILL_ON]
    soon = [one for one in found if one not in late]
    mine = [one for one in soon + late[::-1] if one.assessment.request.officer_id == officer.pk][:WAITING]
    yield [one for one in late if one not in mine]
    yield mine
    yield [one for one in soon if one not in mine]


def _delayed(advice: Advice, writer: User, reason: str) -> None:
    _acknowledged(advice, writer)
    day = days.worked(min(advice.due_on - timedelta(days=3), days.STANDS_STILL_ON))
    with telling_of(_at(day)):
        coming_on = days.worked(days.STANDS_STILL_ON + timedelta(days=12))
        actions.say_late(by=writer, today=day, advice=advice, reason=reason, expected_on=coming_on)


def _acknowledged(advice: Advice, writer: User, officer: User | None = None) -> None:
    day = max(
        days.worked(min(advice.requested_on + timedelta(days=2), days.STANDS_STILL_ON)), advice.requested_on
    )
    with telling_of(_at(day)):
        actions.acknowledge_request(by=writer, today=day, advice=advice)


def _given(advice: Advice, writer: User, day: date, *, as_document: bool = False) -> GivenAdvice:
    day = max(days.worked(day), advice.requested_on)
    with telling_of(_at(day)):
        if as_document:
            upload = Upload("advice.txt", REPORT.encode())
            said = {"description": "Educational psychologist's advice", "uploads": [upload]}
            return actions.give_by_upload(by=writer, today=day, advice=advice, **said)
        draft = actions.write_advice(by=writer, advice=advice, **SAID)
        seen = draft.revision
        return actions.give_advice(by=writer, today=day, advice=advice, expected_revision=seen)


def _sent_back(advice: Advice, writer: User, officer: User) -> None:
    given = _given(advice, writer, days.STANDS_STILL_ON - timedelta(days=6))
    day = max(days.STANDS_STILL_ON - timedelta(days=3), given.given_on)
    with telling_of(_at(day)):
        actions.send_back_advice(by=officer, today=day, given=given, missing=MISSING)


def _begun(advice: Advice, writer: User, officer: User) -> None:
    with telling_of(_at(days.STANDS_STILL_ON - timedelta(days=1))):
        actions.write_advice(by=writer, advice=advice, summary=SAID["summary"], needs=SAID["needs"])


def _on_the_case(case: Request, officer: User, parent: User | None) -> None:
    own = [
        (date(2024, 10, 18), "school_report", "School report, autumn 2024", SCHOOL, True),
        (date(2024, 10, 22), "medical_letter", "Hearing clinic's report", CLINIC, False),
    ]
    for day, kind, description, text, is_for_family in own:
        with telling_of(_at(day)):
            documents.add_documents(
                by=officer,
                today=day,
                request=case,
                uploads=[Upload(f"{kind}.txt", text.encode())],
                kind=kind,
                description=description,
                arrived_on=day,
                is_for_family=is_for_family,
            )
    day = days.worked(days.STANDS_STILL_ON - timedelta(days=1))
    if parent is not None and case.child.guardianships.filter(carer__user=parent).exists():
        with telling_of(_at(day)):
            upload = Upload("our-words.txt", VIEWS.encode())
            said = {"kind": "parents_views", "description": "What we want you to know", "uploads": [upload]}
            documents.send_documents(by=parent, today=day, request=case, **said)


def _at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, HOUR))
