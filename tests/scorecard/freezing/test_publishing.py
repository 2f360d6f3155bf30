"""A month is published with everything that it rests on, once and for all; and not before it is ready."""

import json
import shutil
from datetime import UTC, date, datetime, timedelta

import factories
import polars as pl
import pytest

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.casework.models import Plan
from goldenthread.indicators import INDICATORS, Month
from goldenthread.scorecard import actions, cards, freezing, store
from goldenthread.scorecard.freezing import contents, folders, freshness
from goldenthread.scorecard.models import PublishedMonth, Reading, Result, Return, Target

pytestmark = pytest.mark.django_db
OCTOBER = Month(2024, 10)


def files_of(published):
    home = folders.of(published).place
    return {
        path.relative_to(home).as_posix(): path.read_bytes() for path in home.rglob("*") if path.is_file()
    }


def test_it_keeps_who_published_and_signed_off_when_and_what_they_said(october, publish, manager):
    published = publish(by=manager, note="Half term fell in the month.")
    assert str(published) == "2024-10-1"
    assert (published.published_by, published.published_at) == (
        manager,
        datetime(2024, 11, 12, 10, 30, tzinfo=UTC),
    )
    assert json.loads(files_of(published)[contents.STATEMENT]) == {
        "month": "2024-10",
        "edition": 1,
        "published_by": manager.display_name,
        "published_at": "2024-11-12T10:30:00+00:00",
        "signed_off_by": {"name": "Dr A Patel", "role": "Director of Children's Services"},
        "note": "Half term fell in the month.",
        "reason": "",
        "doubts": [],
    }


def test_it_keeps_facts_results_definitions_targets_and_benchmarks(october, publish):
    Target.objects.create(
        code="APP17", kind="target", label="Target", value=80, from_on=date(2024, 1, 1), source="Plan"
    )
    kept = files_of(publish())
    definitions = json.loads(kept["definitions.json"])
    assert definitions.keys() == INDICATORS.keys()
    assert "plans_issued_in_20_weeks = Indicator(" in definitions["APP17"]["source"]
    assert definitions["APP17"]["version"] == "1"
    assert "indicators/engine.py" in json.loads(kept["engine.json"])["files"]
    assert b",APP17,target,Target" in kept["targets.csv"]
    assert {"benchmarks.csv", "readings.csv", "rebases.csv", "results.csv", "results.parquet"} <= kept.keys()
    for name, frame in store.read(store.latest_run().digest).items():
        assert pl.read_parquet(kept[f"facts/{name}.parquet"]).equals(frame)


def test_every_file_is_in_the_manifest_and_the_manifest_in_the_database(october, publish):
    published = publish()
    kept = files_of(published)
    manifest = json.loads(kept.pop("manifest.json"))
    assert {path: said["sha256"] for path, said in manifest["files"].items()} == {
        path: folders.digest(content) for path, content in kept.items()
    }
    assert folders.faults(folders.of(published)) == []
    assert manifest["months"] == ["2024-09", "2024-10"]


def test_the_same_facts_and_statement_give_the_same_bytes(october, publish):
    first = publish()
    before = files_of(first)
    first.delete()
    shutil.rmtree(folders.of(first).place)
    store.read.cache_clear()
    shutil.rmtree(store.folder())
    actions.rebuild_facts(as_of=date(2024, 11, 12))
    assert files_of(publish()) == before


def test_at_another_moment_only_the_statement_and_the_manifest_differ(october, publish, time_machine):
    first = files_of(publish())
    time_machine.move_to(datetime(2024, 11, 20, 9, 0, tzinfo=UTC))
    second = files_of(publish(reason="Signed by another"))
    assert {path for path in first if first[path] != second[path]} == {"manifest.json", "publication.json"}


def test_a_further_edition_needs_a_reason_and_leaves_the_first_as_it_was(october, publish):
    first = publish()
    before = files_of(first)
    with pytest.raises(Refused, match="why the month is published again"):
        publish(reason=" ")
    second = publish(reason="A late return from the NHS")
    assert (second.edition, second.reason) == (2, "A late return from the NHS")
    assert files_of(first) == before
    assert [each.edition for each in freezing.editions(OCTOBER)] == [2, 1]


def test_two_people_do_not_publish_the_month_unseen(october, publish, manager):
    publish(by=manager, expected_edition=1)
    with pytest.raises(Conflict, match="changed the publication of October 2024"):
        publish(expected_edition=1, reason="Meanwhile")
    assert PublishedMonth.objects.count() == 1


@pytest.mark.parametrize("over", [{"signed_off_name": " "}, {"signed_off_role": ""}])
def test_somebody_signs_it_off_in_a_role(october, publish, over):
    with pytest.raises(Refused, match=r"Enter the (name|role)"):
        publish(**over)
    assert not PublishedMonth.objects.exists()
    assert not folders.root().exists()


def test_a_month_that_has_not_ended_is_refused(october, publish):
    with pytest.raises(Refused, match=r"November 2024 has not ended"):
        publish(Month(2024, 11))


def test_a_month_that_was_not_worked_out_is_refused(october, publish):
    with pytest.raises(Refused, match=r"August 2024 has not been worked out"):
        publish(Month(2024, 8))


def test_without_facts_it_says_what_to_do(area, publish):
    with pytest.raises(Refused, match="Take the facts again"):
        publish()


def test_facts_from_before_the_months_end_are_refused(october, publish, work_out, time_machine):
    time_machine.move_to(datetime(2024, 12, 5, 9, 0, tzinfo=UTC))
    with pytest.raises(
        Refused, match=r"November 2024 had not ended on 12 November 2024, the day of the facts"
    ):
        publish(Month(2024, 11))


@pytest.fixture
def an_hour_later(time_machine):
    time_machine.move_to(datetime(2024, 11, 12, 11, 30, tzinfo=UTC))


def test_a_record_that_came_after_the_facts_and_moves_a_figure_is_refused_by_name(
    october, publish, an_hour_later
):
    Plan.objects.filter(pk=october[0].pk).get().delete()
    with pytest.raises(
        Refused, match=r"Records were changed after the facts were taken, and APP17.* would be different"
    ):
        publish()
    assert not PublishedMonth.objects.exists()


def test_a_record_that_came_after_the_facts_and_moves_no_figure_of_the_month_is_in_nobodys_way(
    october, publish, an_hour_later
):
    october[0].request.child.surname = "Renamed"
    october[0].request.child.save()
    factories.request(received_on=date(2024, 11, 4))
    assert freshness.of_month(OCTOBER, date(2024, 11, 12)).changed_records > 0
    assert publish().edition == 1


def test_facts_that_nobody_has_worked_the_figures_out_from_are_refused(october, publish):
    Plan.objects.get(pk=october[0].pk).delete()
    actions.rebuild_facts(as_of=date(2024, 11, 12))
    with pytest.raises(Refused, match="worked out from other facts or definitions"):
        publish()


def test_a_figure_that_was_tampered_with_is_refused(october, publish):
    Result.objects.filter(code="APP17", grouped_by="", month_on=OCTOBER.first).update(numerator=7, value=100)
    with pytest.raises(Refused, match="APP17 would be different"):
        publish()


def test_a_return_that_came_after_the_facts_is_refused(october, publish):
    returned = Return.objects.create(
        ref="T1", dataset="requests", returned_at=datetime(2024, 11, 12, 9, tzinfo=UTC)
    )
    Reading.objects.create(
        return_of=returned, code="APP16", from_on=OCTOBER.first, until_on=OCTOBER.last, value=12.0
    )
    with pytest.raises(Refused, match="APP16 would be different"):
        publish()


def test_a_publication_that_breaks_off_leaves_no_row_and_its_folder_is_put_aside(
    october, publish, monkeypatch
):
    with monkeypatch.context() as full:
        full.setattr(folders.os, "replace", _no_room)
        with pytest.raises(OSError, match="no room"):
            publish()
    assert not PublishedMonth.objects.exists()
    left = folders.root() / "2024-10-1"
    left.mkdir()
    (left / "half.txt").write_text("half")
    published = publish()
    assert folders.faults(folders.of(published)) == []
    assert any(path.name.startswith("abandoned-2024-10-1") for path in folders.root().iterdir())


def _no_room(*_):
    raise OSError("no room")


def test_the_doubts_about_headline_targets_are_said_and_kept_and_stop_nobody(october, publish):
    Target.objects.create(code="APP17", kind="target", label="Later", value=None, text="TBC", source="Plan")
    assert freshness.of_month(OCTOBER, date(2024, 11, 12)).doubts
    [doubt, *_] = json.loads(files_of(publish())[contents.STATEMENT])["doubts"]
    assert doubt.startswith("Plans in 20 weeks (APP17): “Later”")


def test_the_scorecard_as_published_is_the_one_that_was_shown(october, publish, work_out):
    Target.objects.create(
        code="APP17", kind="target", label="Target", value=50, from_on=date(2024, 1, 1), source="Plan"
    )
    before = cards.scorecard(OCTOBER)
    publish()
    Target.objects.update(value=90)
    Plan.objects.get(pk=october[0].pk).delete()
    work_out()
    assert cards.scorecard(OCTOBER, held=freezing.held(OCTOBER)) == before
    assert cards.scorecard(OCTOBER) != before
    kept = cards.kpi("APP17", OCTOBER, held=freezing.held(OCTOBER))
    assert kept.card in before
    assert [row.name for row in kept.breakdowns["district"]] == ["Ashford", "Dover"]


def test_small_numbers_of_a_published_month_are_hidden_where_that_is_asked(october, publish):
    publish()
    [shown, hidden] = [freezing.published_cells(OCTOBER, for_publication=asked) for asked in (False, True)]
    ashford = cards.Group("district", "Ashford")
    assert shown.get("APP17", ashford, OCTOBER).numerator == 3
    assert hidden.get("APP17", ashford, OCTOBER).hidden


def test_a_month_that_is_not_published_has_nothing_kept(october):
    assert freezing.published_cells(OCTOBER) is None
    assert freezing.held(OCTOBER) is None
    assert freezing.banner(OCTOBER).words == "Not published yet: these figures may still change."


def test_publishing_is_in_the_log_of_changes(october, publish, manager):
    from auditlog.models import LogEntry

    published = publish(by=manager)
    assert LogEntry.objects.get_for_object(published).get().actor == manager


def test_it_was_published_when_the_story_says(october, publish):
    when = datetime(2024, 11, 13, 9, 0, tzinfo=UTC)
    assert publish(published_at=when).published_at == when
    with pytest.raises(Refused, match="has not ended"):
        publish(Month(2024, 10), published_at=when - timedelta(days=20), reason="x")
