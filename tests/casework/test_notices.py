"""Letters: which belongs to which fact, what it says, to whom it may go, when it counts as served, and that it stays."""

import hashlib
from datetime import date

import factories
import letters
import pytest
import stories
from django.core import mail
from hypothesis import given
from hypothesis import strategies as st

from goldenthread import statute
from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.casework.models import Request
from goldenthread.casework.notices import actions, belonging, contents, delivery, papers, recipients, standing
from goldenthread.casework.notices.models import LetterContacts, Notice
from goldenthread.casework.notices.templates import codes, every_version, template
from goldenthread.casework.plan_writing.models import DraftingMeeting
from goldenthread.statute.service import RULES, Manner, deemed_served_on

D = date
TODAY = letters.TODAY


@pytest.fixture
def child(officer):
    return stories.child_of(officer)


@pytest.fixture
def family(child, officer):
    letters.name_contacts(officer)
    return letters.carer_of(child, officer)


def again(notice) -> Notice:
    return Notice.objects.with_story().get(pk=notice.pk)


def refused(child):
    return stories._told(
        factories.request(
            child=child, received_on=D(2024, 9, 2), decided_on=D(2024, 11, 11), decision="refuse"
        )
    )


# What each letter says


def everywhere(child, officer):
    """A case that has been everywhere, so that every letter has its fact, whichever road it belongs to."""
    case = stories.issued(
        child,
        reviews=[
            {
                "meeting_on": D(2024, 10, 8),
                "decision": "amend",
                "decided_on": D(2024, 10, 29),
                "amendments_proposed_on": D(2024, 10, 30),
                "final_plan_on": D(2024, 11, 11),
            }
        ],
    )
    Request.objects.filter(pk=case.pk).update(withdrawn_on=D(2024, 11, 1))
    case.assessment.issue_agreed_on, case.assessment.not_issued_on = None, D(2023, 12, 1)
    case.assessment.save()
    factories.advice(assessment=case.assessment, asked_of=factories.organisation(name="Therapies"))
    DraftingMeeting.objects.create(
        request=case,
        meets_at="2024-11-20T14:30Z",
        place="Oak House",
        who="Both parents",
        booked_by=officer,
        booked_at="2024-11-12T10:00Z",
    )
    for origin in ("order", "concession", "mediation"):
        case.orders.create(
            origin=origin,
            requires="assess",
            made_on=D(2024, 11, 4),
            received_on=D(2024, 11, 4),
            told_on=D(2024, 11, 5),
            recorded_by=officer,
            recorded_at="2024-11-05T10:00Z",
        )
    case.plan.transferred_in_on, case.plan.transfer_notified_on = D(2024, 6, 3), D(2024, 6, 10)
    case.plan.save()
    return Request.objects.with_story().get(pk=case.pk)


@pytest.mark.parametrize("kind", codes())
def test_it_fills_every_placeholder_and_reads_the_same_each_time(child, officer, family, kind):
    case = everywhere(child, officer)
    review, advice = case.plan.reviews.get(), case.assessment.advice.get()
    held = template(kind, TODAY)
    notice = Notice.objects.create(
        request=case,
        review=review,
        advice=advice,
        kind=kind,
        template_version=held.version,
        reasons="Because.",
        channel="first_class",
        prepared_by=officer,
        prepared_at="2024-11-12T10:00Z",
    )
    copy = notice.copies.create(addressee="carer", carer=family, name="Sam Cole", address="2 Low Road")
    said = contents.letter(copy, sent_on=TODAY, contacts=LetterContacts.objects.on(TODAY), signed_by=officer)
    text = str(said)
    assert "{" not in text.replace("{'", "").replace("': {", "")
    assert "not written down" not in text
    assert papers.preview(said) == papers.preview(said)


def test_it_takes_days_and_rights_from_the_law(child, officer, family):
    notice = letters.prepared(refused(child), officer, "assessment_refused", reasons="Support is enough.")
    said = {one.name: one.due for one in contents.days_stated(notice, TODAY)}
    assert said["appeal"].due_on == statute.due("appeal_made", sent_on=TODAY).due_on == D(2025, 1, 13)
    assert said["mediation"].due_on == D(2025, 1, 12)
    wrong = [one.code for one in every_version() for day in one.days if day.duty not in statute.DUTIES]
    assert not wrong


def test_a_refusal_says_how_to_reach_mediation_and_advice(child, officer, family):
    notice = letters.prepared(refused(child), officer, "assessment_refused", reasons="Support is enough.")
    contacts = LetterContacts.objects.on(TODAY)
    said = str(contents.letter(notice.copies.get(), sent_on=TODAY, contacts=contacts, signed_by=officer))
    for words in ("Anyshire Mediation", "Anyshire SENDIASS", "13 January 2025", "Support is enough."):
        assert words in said


def test_a_young_person_is_written_to_as_you(officer):
    grown = stories.child_of(officer, born_on=D(2007, 5, 4))
    letters.name_contacts(officer)
    actions.keep_address(by=officer, child=grown, address="3 Own Road")
    case = stories.requested(grown)
    notice = letters.prepared(case, officer, "request_acknowledged")
    said = contents.letter(notice.copies.get(), sent_on=TODAY, contacts=None, signed_by=officer)
    assert "to assess your education" in str(said)
    assert said["about"] == ""


# Which letter belongs to which fact


@pytest.mark.parametrize(
    ("story", "kinds"),
    [
        (stories.requested, ["request_acknowledged"]),
        (refused, ["assessment_refused"]),
        (stories.assessing, ["assessment_agreed"]),
        (stories.drafted, ["draft_sent"]),
        (stories.issued, ["plan_issued"]),
    ],
)
def test_it_offers_the_letter_of_the_newest_fact_until_it_is_written(child, officer, family, story, kinds):
    case = story(child)
    assert [one.kind for one in belonging.wanted_now(case, [])] == kinds
    notice = letters.prepared(case, officer, kinds[0], reasons="Because.")
    assert belonging.wanted_now(case, [notice]) == []


def test_asking_a_body_for_advice_does_not_overtake_the_letter_to_the_family(child, officer, family):
    case = stories.assessing(child, advice=())
    factories.advice(
        assessment=case.assessment, asked_of=factories.organisation(), requested_on=D(2024, 10, 9)
    )
    case = Request.objects.with_story().get(pk=case.pk)
    assert [one.kind for one in belonging.wanted_now(case, [])] == ["assessment_agreed", "advice_sought"]
    case.assessment.advice.update(returned_on=D(2024, 11, 1))
    case = Request.objects.with_story().get(pk=case.pk)
    assert [one.kind for one in belonging.wanted_now(case, [])] == ["assessment_agreed"]


@pytest.mark.parametrize(
    ("decision", "kind"),
    [("maintain", "review_maintained"), ("amend", "review_amending"), ("cease", "review_ceasing")],
)
def test_it_offers_the_letter_of_a_review_decision(child, decision, kind):
    review = {"meeting_on": D(2024, 10, 8), "decision": decision, "decided_on": D(2024, 11, 1)}
    assert [one.kind for one in belonging.wanted_now(stories.issued(child, reviews=[review]), [])] == [kind]


def test_it_writes_no_letter_without_its_fact(child, officer, family):
    for kind in set(codes()) - {"request_acknowledged"}:
        with pytest.raises(Refused, match="Nothing is recorded"):
            letters.prepared(stories_requested(child), officer, kind, reasons="x", to=[])


def stories_requested(child):
    return Request.objects.with_story().filter(child=child).first() or stories.requested(child)


def test_a_refusal_needs_its_reasons(child, officer, family):
    with pytest.raises(Refused, match="reasons"):
        letters.prepared(refused(child), officer, "assessment_refused", reasons="  ")


# To whom


def test_another_childs_carer_is_refused(child, officer, family):
    other = letters.carer_of(stories.child_of(officer, forename="Zed"), officer, name="Wrong Person")
    wrong = recipients.Recipient("x", "carer", other.name, "9 Far Road", carer=other)
    with pytest.raises(Refused, match="Wrong Person is not recorded as a parent or carer of this child"):
        letters.prepared(stories.requested(child), officer, "request_acknowledged", to=[wrong])


def test_a_carer_who_stopped_being_one_is_refused_at_the_door(child, officer, family):
    notice = letters.prepared(stories.requested(child), officer, "request_acknowledged")
    child.guardianships.all().delete()
    with pytest.raises(Refused, match="is not recorded as a parent"):
        letters.send(notice, officer)


def test_a_child_of_school_age_is_not_written_to_in_the_parents_place(child, officer, family):
    own = recipients.Recipient("young_person", "young_person", child.name, "2 Low Road")
    with pytest.raises(Refused, match="the rights are the parents' until 24 June 2033"):
        letters.prepared(stories.requested(child), officer, "request_acknowledged", to=[own])


@pytest.mark.parametrize(("channel", "said"), [("email", "e-mail"), ("first_class", "postal")])
def test_nobody_is_written_to_without_an_address_on_file(child, officer, channel, said):
    letters.name_contacts(officer)
    letters.carer_of(child, officer, address="", email="")
    with pytest.raises(Refused, match=f"no {said} address is on file"):
        letters.prepared(stories.requested(child), officer, "request_acknowledged", channel=channel)


def test_it_warns_of_what_somebody_must_look_at(child, officer, family):
    case = stories.requested(child)
    letters.carer_of(
        child, officer, name="Kim Cole", address="8 High Lane", has_parental_responsibility=False
    )
    left_out = letters.carer_of(child, officer, name="Pat Cole", address="2 Low Road, Anytown, AN2 2BB")
    people = [one for one in recipients.recipients(case, "family", TODAY) if one.carer != left_out]
    notice = letters.prepared(case, officer, "request_acknowledged", to=people)
    found = recipients.warnings(notice, list(notice.copies.all()), TODAY)
    assert found[0] == "Kim Cole does not hold parental responsibility"
    assert found[1] == "Pat Cole holds parental responsibility and is not written to"
    assert found[2].startswith("Sam Cole and Kim Cole live at different addresses")


def test_it_leaves_only_when_every_warning_was_looked_at(child, officer, family):
    notice = letters.prepared(stories.requested(child), officer, "request_acknowledged")
    letters.carer_of(child, officer, name="Pat Cole")
    with pytest.raises(Refused, match="Look at this first: Pat Cole holds parental responsibility"):
        actions.send_notice(by=officer, today=TODAY, notice=notice, confirmed=["something else"])
    assert again(notice).sent_on is None


# Whom letters name


def test_it_does_not_go_before_somebody_wrote_down_whom_it_names(child, officer):
    letters.carer_of(child, officer)
    notice = letters.prepared(refused(child), officer, "assessment_refused", reasons="Because.")
    with pytest.raises(Refused, match="the mediation provider"):
        letters.send(notice, officer)
    letters.name_contacts(officer, mediation_telephone="")
    with pytest.raises(Refused, match=r"writes down its telephone$"):
        letters.send(notice, officer)
    letters.name_contacts(officer)
    assert letters.send(notice, officer).sent_on == TODAY


def test_two_people_changing_whom_letters_name_do_not_overwrite_each_other(officer):
    first = letters.name_contacts(officer)
    letters.name_contacts(officer)
    with pytest.raises(Conflict):
        letters.name_contacts(officer, seen=first.pk)


def test_a_change_holds_from_its_day(officer):
    letters.name_contacts(officer)
    actions.change_letter_contacts(
        by=officer, in_force_from_on=D(2025, 1, 1), **(letters.CONTACTS | {"service_name": "New"})
    )
    assert LetterContacts.objects.on(TODAY).service_name == "SEND Service"
    assert LetterContacts.objects.on(D(2025, 1, 1)).service_name == "New"
    assert LetterContacts.objects.on(D(2023, 12, 31)) is None


# What was sent stays


def test_a_reprint_is_the_same_bytes_whatever_changes_afterwards(child, officer, family):
    copy = letters.sent(stories.requested(child), officer, "request_acknowledged").copies.get()
    before = papers.reprint(copy)
    assert hashlib.sha256(before).hexdigest() == copy.digest
    letters.name_contacts(officer, service_name="Renamed")
    child.forename = "Other"
    child.save()
    assert papers.reprint(again(copy.notice).copies.get()) == before
    with pytest.raises(Refused, match="It was sent on 12 November 2024"):
        letters.send(copy.notice, officer)


def test_a_paper_that_was_changed_is_not_handed_out(child, officer, family, settings):
    copy = letters.sent(stories.requested(child), officer, "request_acknowledged").copies.get()
    place = settings.HOME / "letters" / "kept" / copy.digest[:2] / copy.digest
    place.chmod(0o600)
    place.write_bytes(b"another")
    with pytest.raises(papers.PaperLost):
        papers.reprint(copy)


def test_a_wrong_letter_is_withdrawn_with_a_reason_and_another_sent(child, officer, family):
    case = stories.requested(child)
    wrong = letters.sent(case, officer, "request_acknowledged")
    with pytest.raises(Refused, match="Say why"):
        actions.withdraw_notice(by=officer, today=TODAY, notice=wrong, reason=" ")
    actions.withdraw_notice(by=officer, today=TODAY, notice=wrong, reason="Wrong day")
    assert standing.sentence(again(wrong)) == "Withdrawn on 12 November 2024: Wrong day"
    assert papers.reprint(wrong.copies.get())
    assert belonging.wanted_now(case, list(Notice.objects.of_request(case).standing()))
    assert letters.sent(case, officer, "request_acknowledged").sent_on
    with pytest.raises(Refused, match="was withdrawn"):
        actions.withdraw_notice(by=officer, today=TODAY, notice=wrong, reason="Again")


def test_two_people_never_send_one_letter_twice(child, officer, family):
    notice = letters.prepared(stories.requested(child), officer, "request_acknowledged")
    actions.send_notice(by=officer, today=TODAY, notice=notice, expected_revision=0)
    with pytest.raises(Conflict):
        actions.send_notice(by=officer, today=TODAY, notice=notice, expected_revision=0)


# Leaving the house


def test_it_leaves_only_after_it_was_written_down(
    child, officer, family, django_capture_on_commit_callbacks, settings
):
    case = stories.requested(child)
    notice = letters.prepared(case, officer, "request_acknowledged", channel="email")
    with django_capture_on_commit_callbacks(execute=True):
        letters.send(notice, officer)
        assert mail.outbox == []
    [message] = mail.outbox
    assert message.to == ["sam@example.org"]
    assert child.forename not in message.subject + message.body
    name, content, kind = message.attachments[0]
    assert (name, kind) == (f"{notice.ref}-{notice.copies.get().pk}.pdf", "application/pdf")
    assert content == papers.reprint(notice.copies.get())
    assert delivery.deliver(notice.copies.get().pk, by=officer)
    assert len(mail.outbox) == 1


def test_a_post_letter_goes_into_the_folder_to_print(
    child, officer, family, django_capture_on_commit_callbacks, settings
):
    with django_capture_on_commit_callbacks(execute=True):
        notice = letters.sent(stories.requested(child), officer, "request_acknowledged")
    [place] = (settings.HOME / "letters" / "to-print").iterdir()
    assert place.read_bytes() == papers.reprint(notice.copies.get())
    assert standing.copy_standing(again(notice).copies.get(), again(notice)).state == "In the folder to print"


def test_without_a_mail_server_an_email_goes_into_the_folder(child, officer, family, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    notice = letters.sent(stories.requested(child), officer, "request_acknowledged", channel="email")
    assert delivery.deliver(notice.copies.get().pk, by=officer)
    assert len(list((settings.HOME / "letters" / "to-print").iterdir())) == 1


def test_a_failure_is_visible_and_tried_again(child, officer, family, monkeypatch, caplog):
    notice = letters.sent(stories.requested(child), officer, "request_acknowledged", channel="email")
    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", _no_server)
        assert delivery.retry() == delivery.Outcome(taken=0, failed=1)
    stood = standing.copy_standing(again(notice).copies.get(), again(notice))
    assert stood.is_failed
    assert "the mail server did not take it" in again(notice).steps.last().words
    assert delivery.retry() == delivery.Outcome(taken=1, failed=0)
    assert delivery.retry() == delivery.Outcome()
    assert not standing.copy_standing(again(notice).copies.get(), again(notice)).is_failed
    assert child.forename not in caplog.text
    assert "sam@example.org" not in caplog.text


def _no_server(self, **_):
    raise ConnectionRefusedError("sam@example.org")


# Served


@given(
    st.sampled_from(list(Manner)),
    st.dates(D(2024, 1, 1), D(2026, 12, 1)),
    st.dates(D(2024, 1, 1), D(2026, 12, 1)),
)
def test_nothing_is_served_before_it_left_and_later_posting_never_serves_sooner(manner, one, other):
    first, second = sorted((one, other))
    assert deemed_served_on(manner, first) >= first
    assert deemed_served_on(manner, first) <= deemed_served_on(manner, second)
    if RULES[manner].working_days:
        assert statute.is_working_day(deemed_served_on(manner, first))


@pytest.mark.parametrize(
    ("manner", "left_on", "served_on"),
    [
        ("first_class", D(2024, 11, 12), D(2024, 11, 14)),
        ("first_class", D(2024, 11, 15), D(2024, 11, 19)),
        ("second_class", D(2024, 11, 12), D(2024, 11, 18)),
        ("first_class", D(2024, 12, 23), D(2024, 12, 27)),
        ("by_hand", D(2024, 11, 16), D(2024, 11, 16)),
        ("email", D(2024, 11, 12), D(2024, 11, 12)),
    ],
)
def test_it_counts_as_served_by_how_it_went(manner, left_on, served_on):
    assert deemed_served_on(Manner(manner), left_on) == served_on


def test_the_time_to_appeal_runs_from_the_day_it_left(child, officer, family):
    notice = letters.sent(refused(child), officer, "assessment_refused", reasons="Because.")
    assert standing.appeal_until(again(notice)).due_on == D(2025, 1, 13)
    later = D(2024, 11, 20)
    _told(notice, officer, "posted", later)
    assert standing.appeal_until(again(notice)).due_on == statute.due("appeal_made", sent_on=later).due_on
    assert standing.copy_standing(again(notice).copies.get(), again(notice)).served_on == D(2024, 11, 22)


def _told(notice, officer, kind, day, words=""):
    copy = notice.copies.get()
    return actions.record_notice_step(
        by=officer, today=D(2024, 11, 25), notice=notice, copy=copy, kind=kind, happened_on=day, words=words
    )


def test_proof_comes_before_what_is_presumed_and_a_return_undoes_it(child, officer, family):
    notice = letters.sent(stories.requested(child), officer, "request_acknowledged")
    with pytest.raises(Refused, match="Say what the proof is"):
        _told(notice, officer, "proved", D(2024, 11, 18))
    _told(notice, officer, "returned", D(2024, 11, 18))
    assert standing.copy_standing(again(notice).copies.get(), again(notice)).served_on is None
    _told(notice, officer, "proved", D(2024, 11, 20), "Signed for")
    assert standing.copy_standing(again(notice).copies.get(), again(notice)).served_on == D(2024, 11, 20)


@pytest.mark.parametrize(
    ("kind", "day", "said"),
    [
        ("posted", D(2024, 11, 26), "in the future"),
        ("posted", D(2024, 11, 11), "The letter is of 12 November 2024"),
        ("handed_over", D(2024, 11, 13), "It went by first-class post"),
        ("sent", D(2024, 11, 13), "Choose what became"),
    ],
)
def test_it_refuses_what_cannot_have_become_of_it(child, officer, family, kind, day, said):
    notice = letters.sent(stories.requested(child), officer, "request_acknowledged")
    with pytest.raises(Refused, match=said):
        _told(notice, officer, kind, day)


def test_what_is_given_by_hand_is_served_when_it_is_handed_over(child, officer, family):
    notice = letters.sent(stories.requested(child), officer, "request_acknowledged", channel="by_hand")
    assert standing.copy_standing(again(notice).copies.get(), again(notice)).served_on is None
    _told(notice, officer, "handed_over", D(2024, 11, 15))
    assert standing.copy_standing(again(notice).copies.get(), again(notice)).served_on == D(2024, 11, 15)


def test_a_rollback_leaves_nothing_on_its_way(child, officer, family, django_capture_on_commit_callbacks):
    notice = letters.prepared(stories.requested(child), officer, "request_acknowledged", channel="email")
    letters.carer_of(child, officer, name="Pat Cole")
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(Refused):
        actions.send_notice(by=officer, today=TODAY, notice=notice)
    assert mail.outbox == []
    assert not again(notice).steps.exists()
