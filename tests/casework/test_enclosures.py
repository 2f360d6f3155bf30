"""What goes with a letter is kept with it, listed in it, and leaves with it on every road."""

from datetime import date

import advised
import factories
import letters
import notify_server
import pytest
import stories
import written_plans
from django.core import mail

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.files import Upload
from goldenthread.casework.advising import advice_paper
from goldenthread.casework.advising.models import GivenAdvice
from goldenthread.casework.codes import AdviceKind
from goldenthread.casework.documents.models import CaseDocument
from goldenthread.casework.documents.storing import STORE
from goldenthread.casework.notices import contents, delivery, enclosures, papers
from goldenthread.casework.notices.models import LetterContacts, Notice
from goldenthread.people.today import this_moment

PDF = b"%PDF-1.7\n1 0 obj << /Type /Page >> endobj\ntrailer\n%%EOF"


@pytest.fixture
def case(officer):
    letters.name_contacts(officer)
    child = stories.child_of(officer)
    letters.carer_of(child, officer)
    case = written_plans.written(written_plans.agreed(child, officer), officer)
    written_plans.sent(case, officer)
    return written_plans.again(case)


def given(case, by, *, verdict="accepted", **over):
    advice = case.assessment.advice.get()
    told = {"written_by": by, "written_at": this_moment(), "given_by": by, "given_at": this_moment()}
    held = GivenAdvice.objects.create(advice=advice, given_on=date(2024, 11, 1), verdict=verdict, **told)
    kept = STORE.keep(Upload("report.pdf", PDF))
    return CaseDocument.objects.create(
        request=case, given=held, kind="advice", description="Report", file_name="report.pdf", digest=kept.digest,
        ending=kept.ending, size=kept.size, arrived_on=date(2024, 11, 1), added_by=by, added_at=this_moment(), **over,
    )  # fmt: skip


def found(notice):
    return enclosures.enclosures_of(Notice.objects.with_story().get(pk=notice.pk))


def test_the_draft_goes_by_itself_and_advice_that_is_not_here_by_hand(case, officer):
    assert found(letters.prepared(case, officer, "draft_sent")).labels == [
        "The draft plan",
        "The advice that we received",
    ]


def test_advice_goes_with_it_when_all_that_came_is_here(case, officer):
    given(case, officer)
    notice = letters.prepared(case, officer, "draft_sent")
    psychologist = AdviceKind.PSYCHOLOGY.label
    told = f"Advice: {psychologist[0].lower()}{psychologist[1:]}, Report"
    assert found(notice).labels == ["The draft plan", told]
    factories.advice(
        assessment=case.assessment,
        kind="health",
        requested_on=stories.DECIDED_ON,
        returned_on=date(2024, 11, 1),
    )
    assert found(notice).by_hand == ("The advice that we received",)


def test_advice_on_the_form_goes_as_a_paper_of_its_own(case, officer):
    said = {name: advised.SAID[name] for name in ("summary", "views", "needs", "outcomes", "provision")}
    held = given(case, officer).given
    held.documents.all().delete()
    GivenAdvice.objects.filter(pk=held.pk).update(**said)
    notice = letters.prepared(case, officer, "draft_sent")
    assert not found(notice).by_hand
    sent = letters.send(notice, officer)
    paper = sent.enclosures.last()
    assert paper.label.endswith(", given on 1 November 2024")
    assert papers.enclosed(paper).startswith(b"%PDF")
    held.refresh_from_db()
    printed = advice_paper.values(case.child, held)
    assert (printed["needs"], printed["provision"]) == (
        ["Finds noise hard", "Reads below age"],
        [["Quiet corner", "Assistant", "daily", "1 hour"]],
    )


def test_advice_sent_back_or_withdrawn_does_not_go(case, officer):
    document = given(case, officer)
    document.withdrawn_at, document.withdrawn_because = this_moment(), "Wrong child"
    document.save()
    assert found(letters.prepared(case, officer, "draft_sent")).by_hand == ("The advice that we received",)


def test_the_letter_lists_what_went_with_it(case, officer):
    given(case, officer)
    notice = letters.prepared(case, officer, "draft_sent")
    said = {
        "sent_on": letters.TODAY,
        "contacts": LetterContacts.objects.on(letters.TODAY),
        "signed_by": officer,
    }
    listed = contents.letter(notice.copies.get(), enclosed=found(notice).labels, **said)["enclosed"]
    sent = letters.send(notice, officer)
    assert listed == [one.label for one in sent.enclosures.all()]
    assert papers.enclosed(sent.enclosures.last()) == PDF


def test_a_document_that_is_lost_keeps_the_letter_back(case, officer, settings):
    document = given(case, officer)
    STORE.place(document.digest).unlink()
    notice = letters.prepared(case, officer, "draft_sent")
    with pytest.raises(Refused, match="no longer where it was kept"):
        letters.send(notice, officer)
    assert Notice.objects.get().sent_on is None
    assert not notice.enclosures.exists()


def test_by_mail_they_are_attached(case, officer):
    given(case, officer)
    notice = letters.sent(case, officer, "draft_sent", channel="email")
    assert delivery.retry() == delivery.Outcome(taken=1)
    names = [name for name, *_ in mail.outbox[0].attachments]
    advice = case.assessment.advice.get()
    assert names == [
        papers.file_name(notice.copies.get()),
        "draft-1.pdf",
        f"advice-psychology-{advice.pk}-1.pdf",
    ]


def test_on_paper_they_lie_beside_the_letter(case, officer, settings):
    notice = letters.sent(case, officer, "draft_sent")
    delivery.retry()
    stem = papers.file_name(notice.copies.get()).removesuffix(".pdf")
    lying = sorted(place.name for place in (settings.HOME / "letters" / "to-print").iterdir())
    assert lying == [f"{stem}-draft-1.pdf", f"{stem}.pdf"]


@pytest.fixture
def notify(settings):
    with notify_server.running() as (server, address):
        settings.NOTIFY_KEY, settings.NOTIFY_URL = notify_server.KEY, address
        settings.NOTIFY_LETTER_TEMPLATE = notify_server.TEMPLATES["letter"]
        yield server


def test_through_notify_each_is_a_link_in_a_message_of_its_own_and_the_letter_comes_last(
    case, officer, notify
):
    notice = letters.sent(case, officer, "draft_sent", channel="email")
    assert delivery.retry() == delivery.Outcome(taken=1)
    copy = notice.copies.get()
    sent = [
        (one["personalisation"]["link_to_file"]["filename"], notify_server.file_in(one))
        for one in notify.taken
    ]
    assert sent == [
        ("draft-1.pdf", papers.enclosed(notice.enclosures.get())),
        (papers.file_name(copy), papers.reprint(copy)),
    ]
    assert case.child.forename not in str([one["personalisation"]["body"] for one in notify.taken])


def test_what_notify_refuses_is_seen_and_tried_again_and_nothing_goes_twice(case, officer, notify):
    notice = letters.sent(case, officer, "draft_sent", channel="email")
    notify.refuse_file = papers.file_name(notice.copies.get())
    assert delivery.retry() == delivery.Outcome(failed=1)
    assert notice.steps.last().words == "Notify did not take it: 500 Exception"
    notify.refuse_file = ""
    assert delivery.retry() == delivery.Outcome(taken=1)
    assert delivery.retry() == delivery.Outcome()
    names = [one["personalisation"]["link_to_file"]["filename"] for one in notify.taken]
    assert names == ["draft-1.pdf", papers.file_name(notice.copies.get())]


def test_a_wrong_key_is_said_by_its_kind(case, officer, notify, settings):
    settings.NOTIFY_KEY = notify_server.KEY[:-1] + "1"
    notice = letters.sent(case, officer, "draft_sent", channel="email")
    assert delivery.retry() == delivery.Outcome(failed=1)
    assert notice.steps.last().words == "Notify did not take it: 403 AuthError"


def test_notify_posts_a_letter_that_goes_alone(case, officer, notify):
    notice = letters.sent(case, officer, "request_acknowledged", channel="second_class")
    assert delivery.retry() == delivery.Outcome(taken=1)
    (posted,) = notify.posted
    assert posted["postage"] == "second"
    assert notify_server.decoded(posted["content"]) == papers.reprint(notice.copies.get())


def test_a_letter_with_enclosures_is_printed_and_posted_with_them(case, officer, notify, settings):
    letters.sent(case, officer, "draft_sent", channel="first_class")
    assert delivery.retry() == delivery.Outcome(taken=1)
    assert notify.posted == []
    assert len(list((settings.HOME / "letters" / "to-print").iterdir())) == 2


def test_a_file_that_is_too_large_for_notify_says_so(case, officer, notify, monkeypatch):
    notice = letters.sent(case, officer, "draft_sent", channel="email")
    monkeypatch.setattr("notifications_python_client.utils.DOCUMENT_UPLOAD_SIZE_LIMIT", 10)
    assert delivery.retry() == delivery.Outcome(failed=1)
    assert notice.steps.last().words == "draft-1.pdf is larger than Notify takes: File is larger than 2MB"
