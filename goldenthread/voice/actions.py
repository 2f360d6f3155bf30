"""Every write about complaints: facts, the entry in the log of changes and the clocks, in one transaction."""

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.recording import not_in_the_future, recorded
from goldenthread.clocks.actions import sync
from goldenthread.statute.wording import in_words
from goldenthread.voice.models import Complaint


@recorded
def record_complaint(*, by, today, received_on, child=None, district=None, acknowledged_on=None) -> Complaint:
    not_in_the_future(received_on, today, field="received_on")
    complaint = Complaint(child=child, district=district, received_on=received_on)
    return _write(_acknowledged(complaint, acknowledged_on, today) if acknowledged_on else complaint)


@recorded
def acknowledge_complaint(*, by, today, complaint, acknowledged_on) -> Complaint:
    complaint = Complaint.objects.locked().get(pk=complaint.pk)
    if complaint.acknowledged_on:
        raise Refused(
            f"It was acknowledged on {in_words(complaint.acknowledged_on)}", field="acknowledged_on"
        )
    return _write(_acknowledged(complaint, acknowledged_on, today))


@recorded
def answer_complaint(*, by, today, complaint, answered_on, upheld) -> Complaint:
    """The answer of this stage, and whether the complaint was upheld (`Complaint.Upheld`)."""
    complaint = Complaint.objects.locked().get(pk=complaint.pk)
    if complaint.answered_on:
        raise Refused(f"It was answered on {in_words(complaint.answered_on)}", field="answered_on")
    if upheld not in Complaint.Upheld.values:
        raise Refused("Say whether the complaint was upheld", field="upheld")
    _check(complaint, answered_on, today, "answered_on")
    complaint.answered_on, complaint.upheld = answered_on, upheld
    return _write(complaint)


@recorded
def escalate(*, by, today, complaint, received_on) -> Complaint:
    """The person asked for stage 2, on `received_on`. Answers the complaint of stage 2."""
    complaint = Complaint.objects.locked().get(pk=complaint.pk)
    if complaint.stage != 1:
        raise Refused("After stage 2 a complaint goes to the Ombudsman", field="received_on")
    if complaint.answered_on is None:
        raise Refused("Stage 1 has not been answered", field="received_on")
    if Complaint.objects.following(complaint).exists():
        raise Refused("The complaint is at stage 2 already", field="received_on")
    not_in_the_future(received_on, today, field="received_on")
    if received_on < complaint.answered_on:
        answered_on = in_words(complaint.answered_on)
        raise Refused(f"Stage 1 was answered on {answered_on}, after that day", field="received_on")
    later = Complaint(
        child=complaint.child,
        district=complaint.district,
        stage=2,
        follows=complaint,
        received_on=received_on,
    )
    return _write(later)


def _acknowledged(complaint, day, today) -> Complaint:
    _check(complaint, day, today, "acknowledged_on")
    complaint.acknowledged_on = day
    return complaint


def _check(complaint, day, today, field) -> None:
    not_in_the_future(day, today, field=field)
    if day < complaint.received_on:
        received_on = in_words(complaint.received_on)
        raise Refused(f"The complaint was received on {received_on}, after that day", field=field)


def _write(complaint) -> Complaint:
    complaint.save()
    sync("complaint", complaint.ref)
    return complaint
