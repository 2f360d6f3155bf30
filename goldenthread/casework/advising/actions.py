"""Writes on a request for advice: by those who were asked, and by the service that asked."""

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.files import Upload
from goldenthread.accounts.recording import recorded
from goldenthread.casework import actions as casework
from goldenthread.casework import history
from goldenthread.casework.advising.models import AdviceStep, GivenAdvice, Standing
from goldenthread.casework.documents.actions import keep_with_advice
from goldenthread.casework.models import Advice
from goldenthread.people.today import this_moment
from goldenthread.statute.wording import in_words

ASPECTS = ("what", "who", "how_often", "how_long")


@recorded
def acknowledge_request(*, by, today, advice) -> AdviceStep:
    """The request has reached the body. The six weeks go on running from the day that the service recorded, or nobody
    could hold a body to the law by its own word."""
    advice = _open(advice)
    step = AdviceStep.objects.of_advice(advice).acknowledgements().first()
    return step or _say(advice, AdviceStep.Kind.ACKNOWLEDGED, by=by, today=today)


@recorded
def say_late(*, by, today, advice, reason, expected_on) -> AdviceStep:
    """The advice will be late: why, and the day on which it will come. The last lawful day stands."""
    advice = _open(advice)
    if not reason.strip():
        raise Refused("Say why the advice will be late", field="reason")
    if expected_on < today:
        raise Refused(f"{in_words(expected_on)} has passed: say when it will come", field="expected_on")
    return _say(
        advice,
        AdviceStep.Kind.DELAYED,
        by=by,
        today=today,
        reason=reason.strip(),
        expected_on=expected_on,
    )


@recorded
def write_advice(
    *, by, advice, summary="", views="", needs="", outcomes="", provision=(), expected_revision=0
) -> GivenAdvice:
    """Keep the draft. One that nobody has begun has revision 0. Raises Conflict when a colleague wrote since."""
    advice = _open(advice)
    _refuse_waiting(advice)
    draft = _draft(advice, by, expected_revision)
    draft.summary, draft.views = summary.strip(), views.strip()
    draft.needs, draft.outcomes = needs.strip(), outcomes.strip()
    draft.provision = [row for row in (_row(said) for said in provision) if any(row.values())]
    draft.written_by, draft.written_at = by, this_moment()
    return _write(draft)


@recorded
def give_advice(*, by, today, advice, expected_revision) -> GivenAdvice:
    """The draft is the advice. It changes no more."""
    advice = _open(advice)
    _refuse_waiting(advice)
    draft = _draft(advice, by, expected_revision)
    if draft.lacks:
        raise Refused(f"Before it can be given, write {draft.lacks}")
    return _give(draft, by, today)


@recorded
def give_by_upload(
    *, by, today, advice, uploads: list[Upload], description, summary="", expected_revision=0
) -> GivenAdvice:
    """The documents are the advice. What was begun on the form is left out, and stays to be read. Raises Conflict when a
    colleague began or wrote a draft since."""
    advice = _open(advice)
    _refuse_waiting(advice)
    draft = _draft(advice, by, expected_revision)
    if draft.pk:
        _settle(draft, GivenAdvice.Verdict.LEFT_OUT, by)
    given = GivenAdvice(advice=advice, summary=summary.strip(), written_by=by, written_at=this_moment())
    given = _give(given, by, today)
    keep_with_advice(by=by, today=today, given=given, uploads=uploads, description=description)
    return given


@recorded
def accept_advice(*, by, today, given, expected_revision=None) -> GivenAdvice:
    """The service takes the advice as it is: it came on the day on which it was given."""
    given = _waiting(given, expected_revision)
    casework.receive_advice(by=by, today=today, advice=given.advice, returned_on=given.given_on)
    return _settle(given, GivenAdvice.Verdict.ACCEPTED, by)


@recorded
def send_back_advice(*, by, today, given, missing, expected_revision=None) -> GivenAdvice:
    """Something is missing, so the advice has not come yet. What was given stays readable."""
    given = _waiting(given, expected_revision)
    if not missing.strip():
        raise Refused("Say what is missing", field="missing")
    given.missing = missing.strip()
    return _settle(given, GivenAdvice.Verdict.SENT_BACK, by)


def _open(advice) -> Advice:
    """The request for advice as it stands now, held until the transaction ends. Raises Refused when it is over."""
    advice = Advice.objects.locked().get(pk=advice.pk)
    if advice.returned_on:
        raise Refused(f"This advice came on {in_words(advice.returned_on)}")
    standing = Advice.objects.with_standing().get(pk=advice.pk).standing
    if standing == Standing.NOT_NEEDED:
        raise Refused("The assessment has ended, so this advice is no longer needed")
    return advice


def _refuse_waiting(advice) -> None:
    given = GivenAdvice.objects.of_advice(advice).waiting().first()
    if given:
        raise Refused(f"The advice was given on {in_words(given.given_on)}. The service is looking at it")


def _say(advice, kind, *, by, today, **said) -> AdviceStep:
    return AdviceStep.objects.create(
        advice=advice, kind=kind, said_on=today, said_by=by, said_at=this_moment(), **said
    )


def _draft(advice, by, expected_revision) -> GivenAdvice:
    draft = GivenAdvice.objects.draft_of(advice).first()
    if draft is None:
        return GivenAdvice(advice=advice, written_by=by, written_at=this_moment())
    if draft.revision != expected_revision:
        raise history.conflict(draft, expected_revision)
    return draft


def _row(said: dict) -> dict:
    return {name: said.get(name, "").strip() for name in ASPECTS}


def _give(given: GivenAdvice, by, today) -> GivenAdvice:
    given.given_on, given.given_by, given.given_at = today, by, this_moment()
    return _write(given)


def _waiting(given, expected_revision) -> GivenAdvice:
    given = GivenAdvice.objects.locked().get(pk=given.pk)
    if expected_revision is not None and given.revision != expected_revision:
        raise history.conflict(given, expected_revision)
    if given.given_at is None or given.verdict:
        raise Refused("This advice does not wait for an answer: look at it again")
    return given


def _settle(given: GivenAdvice, verdict, by) -> GivenAdvice:
    given.verdict, given.settled_by, given.settled_at = verdict, by, this_moment()
    return _write(given)


def _write(given: GivenAdvice) -> GivenAdvice:
    given.revision += 1
    given.save()
    return given
