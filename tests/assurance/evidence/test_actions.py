"""What may be written into the evidence bank, and what is refused."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from goldenthread.accounts import files
from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.assurance.evidence import actions, documents
from goldenthread.assurance.evidence.models import EvidenceLink, EvidenceVersion
from goldenthread.assurance.models import Action, Ask
from goldenthread.indicators import Month
from goldenthread.scorecard.models import Result

PDF = b"%PDF-1.7\n1 0 obj\n<</Type /Page>>\nendobj\n%%EOF\n"
OCTOBER = Month(2024, 10)


def as_said(version, **over):
    return replace(actions.Said(**{name: getattr(version, name) for name in actions.KEPT}), **over)


def newest(item):
    return item.versions.latest("number")


@pytest.mark.parametrize(
    ("over", "field"),
    [
        ({"title": "  "}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"shows": ""}, "shows"),
        ({"kind": "rumour"}, "kind"),
        ({"kind": "figure"}, "kind"),
        ({"kind": "document"}, "document"),
        ({"strength": "certain"}, "strength"),
        ({"voice": ""}, "voice"),
        ({"dated_on": date(2025, 1, 1)}, "dated_on"),
        ({"until_on": date(2024, 5, 1)}, "from_on"),
        ({"from_on": date(2024, 5, 2), "until_on": date(2024, 5, 1)}, "until_on"),
    ],
)
def test_it_refuses_what_cannot_be(piece, over, field):
    with pytest.raises(Refused) as refused:
        piece(**over)
    assert refused.value.field == field
    assert not EvidenceVersion.objects.exists(), "nothing is half written"


def test_a_change_is_a_new_version_and_the_old_words_stay(piece, office):
    item = piece()
    said = as_said(newest(item), shows="64 of 100, once two late answers are counted")
    actions.change_evidence(item=item, said=said, why="Two came late", by=office, expected_revision=1)
    first, second = item.versions.order_by("number")
    assert first.shows == "62 of 100 parents know whom to ask"
    assert (second.shows, second.why, second.said_by) == (said.shows, "Two came late", office)


@pytest.mark.parametrize(("why", "revision", "error"), [("", 1, Refused), ("Late answers", 0, Conflict)])
def test_a_change_needs_its_reason_and_overwrites_nobody(piece, office, why, revision, error):
    item = piece()
    said = as_said(newest(item), shows="Other words")
    with pytest.raises(error):
        actions.change_evidence(item=item, said=said, why=why, by=office, expected_revision=revision)
    assert item.versions.count() == 1


def test_the_same_words_again_are_no_change(piece, office):
    item = piece()
    with pytest.raises(Refused, match="Nothing is changed"):
        actions.change_evidence(
            item=item, said=as_said(newest(item)), why="-", by=office, expected_revision=1
        )


def test_what_is_withdrawn_stays_on_file_takes_no_links_and_can_be_restored(imported, piece, office):
    item = piece()
    actions.withdraw_evidence(item=item, why="A child could be recognised", by=office, expected_revision=1)
    assert newest(item).is_withdrawn
    with pytest.raises(Refused, match="withdrawn"):
        actions.change_evidence(
            item=item, said=as_said(newest(item), title="Other"), why="-", by=office, expected_revision=2
        )
    target = actions.Target(action=Action.objects.get(code="1A1"))
    with pytest.raises(Refused, match="withdrawn"):
        actions.link_evidence(item=item, to=target, shows="-", by=office)
    with pytest.raises(Refused, match="already"):
        actions.withdraw_evidence(item=item, why="Again", by=office, expected_revision=2)
    actions.restore_evidence(item=item, why="It was made anonymous", by=office, expected_revision=2)
    assert not newest(item).is_withdrawn
    assert item.versions.count() == 3


def test_a_later_statement_is_not_overtaken_by_an_earlier_day(piece, office):
    item = piece()
    early = datetime(2024, 5, 1, tzinfo=UTC)
    with pytest.raises(Refused, match="later day"):
        actions.withdraw_evidence(item=item, why="-", by=office, expected_revision=1, at=early)


def test_an_item_is_put_to_one_thing_at_a_time_and_to_each_once(imported, piece, put_to, office):
    item, action = piece(), Action.objects.get(code="1A1")
    for target in (actions.Target(), actions.Target(action=action, kpi_code="APP17")):
        with pytest.raises(Refused, match="Choose one"):
            actions.link_evidence(item=item, to=target, shows="-", by=office)
    with pytest.raises(Refused, match="no indicator"):
        actions.link_evidence(item=item, to=actions.Target(kpi_code="ABC"), shows="-", by=office)
    with pytest.raises(Refused) as refused:
        actions.link_evidence(item=item, to=actions.Target(action=action), shows=" ", by=office)
    assert refused.value.field == "shows"
    link = put_to(item, action="1A1")
    with pytest.raises(Refused, match="already"):
        put_to(item, action="1A1")
    actions.unlink_evidence(link=link, why="It speaks of another letter", by=office)
    with pytest.raises(Refused, match="already"):
        actions.unlink_evidence(link=link, why="Twice", by=office)
    put_to(item, action="1A1", at=datetime(2024, 11, 12, 11, tzinfo=UTC))
    assert EvidenceLink.objects.count() == 2, "the link that was taken away stays on file"


def test_how_an_offer_was_judged_is_kept_each_time(reviewed, piece, put_to, office):
    ask = Ask.objects.filter(review__order=1).earliest("pk")
    link = put_to(piece(), ask=ask)
    for verdict, day in (("partly", date(2024, 7, 12)), ("accepted", date(2024, 10, 1))):
        actions.judge_offer(link=link, verdict=verdict, words="", judged_on=day, by=office)
    assert [each.verdict for each in link.verdicts.all()] == ["partly", "accepted"]


@pytest.mark.parametrize(
    ("over", "match"),
    [
        ({"verdict": "lovely"}, "Choose"),
        ({"judged_on": date(2024, 1, 8)}, "only after"),
        ({"judged_on": date(2025, 1, 8)}, "future"),
    ],
)
def test_an_offer_is_not_judged_before_it_was_made(reviewed, piece, put_to, office, over, match):
    link = put_to(piece(), ask=Ask.objects.earliest("pk"))
    given = {"verdict": "accepted", "words": "", "judged_on": date(2024, 7, 12)} | over
    with pytest.raises(Refused, match=match):
        actions.judge_offer(link=link, by=office, **given)


def test_only_what_is_offered_for_an_ask_is_judged(imported, piece, put_to, office):
    link = put_to(piece(), action="1A1")
    with pytest.raises(Refused, match="not offered"):
        actions.judge_offer(link=link, verdict="accepted", words="", judged_on=date(2024, 7, 1), by=office)


# Documents


def test_one_file_is_kept_once_however_often_it_is_handed_in(piece):
    upload = files.Upload("letter.pdf", PDF)
    one, other = piece(kind="document", upload=upload), piece(kind="document", upload=upload)
    assert newest(one).document == newest(other).document
    assert documents.content(newest(one).document) == PDF


def test_a_file_that_was_changed_or_lost_is_not_handed_out(piece, settings):
    document = newest(piece(kind="document", upload=files.Upload("letter.pdf", PDF))).document
    place = settings.HOME / "evidence" / document.digest[:2] / document.digest
    assert oct(place.stat().st_mode)[-3:] == "444"
    place.chmod(0o644)
    place.write_bytes(PDF + b"more")
    with pytest.raises(files.FileLost, match="not the one"):
        documents.content(document)
    place.unlink()
    with pytest.raises(files.FileLost, match="no longer"):
        documents.content(document)


# Figures


def test_a_figure_is_taken_as_it_was_published_and_stays_so(published_october, imported, office):
    item = actions.take_figure(
        code="APP17", month=OCTOBER, shows="Better than in September", strength="repeated", by=office
    )
    Result.objects.filter(code="APP17").update(numerator=1, value=7.1)
    item.refresh_from_db()
    figure, said = item.figure, newest(item)
    assert (figure.value_words, figure.fraction_words) == ("57.1%", "8 of 14")
    assert figure.published_digest == published_october.manifest_digest
    assert said.title == "Plans issued in time: 57.1%, October 2024"
    assert said.source == "Scorecard of October 2024, edition 1, published on 12 November 2024"
    with pytest.raises(Refused, match="stays as it was published"):
        actions.change_evidence(
            item=item, said=as_said(said, title="90%"), why="-", by=office, expected_revision=1
        )
    actions.change_evidence(
        item=item,
        said=as_said(said, shows="Two months running"),
        why="Clearer",
        by=office,
        expected_revision=1,
    )


def test_a_month_before_the_first_published_one_is_taken_from_that_one(published_october, imported, office):
    item = actions.take_figure(code="APP17", month=OCTOBER.plus(-1), shows="Half", strength="once", by=office)
    assert (item.figure.value_words, item.figure.published) == ("50.0%", published_october)


@pytest.mark.parametrize(
    ("code", "month", "match"),
    [
        ("APP17", Month(2024, 11), "not published"),
        ("APP16", OCTOBER, "has no figure"),
        ("NONE", OCTOBER, "no indicator"),
    ],
)
def test_what_is_not_published_is_no_evidence(published_october, imported, office, code, month, match):
    with pytest.raises(Refused, match=match):
        actions.take_figure(code=code, month=month, shows="-", strength="once", by=office)


def test_nothing_is_taken_from_files_that_were_changed(published_october, imported, office, settings):
    place = settings.HOME / "published" / published_october.folder_name / "manifest.json"
    place.chmod(0o644)
    place.write_text("{}")
    with pytest.raises(Refused, match="cannot be read"):
        actions.take_figure(code="APP17", month=OCTOBER, shows="-", strength="once", by=office)
