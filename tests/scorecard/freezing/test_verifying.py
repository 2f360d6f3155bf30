"""A flipped byte is named; the present code gives the published figures again, or says what differs and why."""

import dataclasses
import io
import json
import random
from io import StringIO

import polars as pl
import pytest
from django.core.management import CommandError, call_command

from goldenthread.indicators import INDICATORS, Month, Share
from goldenthread.indicators.facts import request
from goldenthread.indicators.language import during
from goldenthread.scorecard.freezing import definitions, figures, folders, verifying
from goldenthread.scorecard.models import PublishedMonth

pytestmark = pytest.mark.django_db
OCTOBER = Month(2024, 10)


def place(published):
    return folders.of(published).place


def write(path, content):
    path.chmod(0o644)
    path.write_bytes(content)


def test_it_is_identical_when_nothing_was_touched(october, publish):
    verification = verifying.verify(publish())
    assert verification.holds
    assert verification.compared > 100
    assert (verification.changed, verification.came_later, verification.engine) == ((), (), ())


def test_any_flipped_byte_of_any_file_is_named(october, publish):
    published = publish()
    chance = random.Random(20241112)
    for file in sorted(path for path in place(published).rglob("*") if path.is_file()):
        content = file.read_bytes()
        at = chance.randrange(len(content))
        write(file, content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        [fault] = verifying.verify(published).faults
        assert file.relative_to(place(published)).as_posix() in fault
        write(file, content)
    assert verifying.verify(published).holds


def test_a_missing_file_and_a_strange_one_are_named(october, publish):
    published = publish()
    (place(published) / "facts" / "plan.parquet").unlink()
    (place(published) / "facts" / "other.parquet").write_bytes(b"")
    assert verifying.verify(published).faults == (
        "facts/plan.parquet is missing.",
        "facts/other.parquet was not published with the others.",
    )


def test_a_manifest_that_was_made_to_fit_is_found_out_by_the_database(october, publish):
    published = publish()
    home = place(published)
    write(home / "targets.csv", b"changed")
    manifest = json.loads((home / "manifest.json").read_bytes())
    manifest["files"]["targets.csv"] = {"sha256": folders.digest(b"changed"), "bytes": 7}
    write(home / "manifest.json", folders.as_json(manifest))
    assert verifying.verify(published).faults == (
        "manifest.json is not the one that was published: its digest differs.",
    )


def test_a_folder_that_is_gone_is_said_to_be(october, publish):
    published = publish()
    PublishedMonth.objects.update(edition=7, reason="moved")
    published.refresh_from_db()
    [fault] = verifying.verify(published).faults
    assert fault.startswith("There is no manifest.json in ")


@pytest.fixture
def redefined(monkeypatch):
    """APP17 comes to mean another thing: every plan issued counts as in time."""
    was = INDICATORS["APP17"]
    now = dataclasses.replace(
        was,
        version=2,
        measure=Share(of=during(request.issued_on), that=request.issued_on >= request.received_on),
    )

    def redefine():
        monkeypatch.setitem(INDICATORS, "APP17", now)
        texts = definitions._now()
        changed = {**texts["APP17"], "version": "2", "source": texts["APP17"]["source"].replace("<=", ">=")}
        monkeypatch.setattr(definitions, "_now", lambda: {**texts, "APP17": changed})

    return redefine


def test_a_changed_definition_is_named_with_its_figures_and_its_difference(october, publish, redefined):
    published = publish()
    redefined()
    verification = verifying.verify(published)
    assert not verification.holds
    assert {difference.code for difference in verification.differences} == {"APP17"}
    found = {difference.place: difference for difference in verification.differences}
    assert found["APP17 2024-10"].words == (
        f"APP17 2024-10: published {100 * 4 / 7!r} (4 of 7), worked out now 100.0 (7 of 7)."
    )
    assert "APP17 2024-10 district=Ashford" in found
    assert verification.because(found["APP17 2024-10"]) == (
        "Its definition changed from version 1 to version 2."
    )
    [change] = verification.changed
    assert (
        "-    measure=Share(of=during(request.issued_on), that=request.issued_on <= request.due_on),"
        in change.diff
    )


def test_an_indicator_that_came_later_is_not_compared(october, publish, monkeypatch):
    published = publish()
    monkeypatch.setitem(INDICATORS, "X-NEW", dataclasses.replace(INDICATORS["APP17"], code="X-NEW"))
    verification = verifying.verify(published)
    assert verification.holds
    assert verification.came_later == ("X-NEW",)


def test_an_indicator_that_is_gone_is_said_to_be(october, publish, monkeypatch):
    published = publish()
    monkeypatch.delitem(INDICATORS, "X-REQ-6WK")
    texts = definitions._now()
    monkeypatch.setattr(
        definitions, "_now", lambda: {code: said for code, said in texts.items() if code != "X-REQ-6WK"}
    )
    verification = verifying.verify(published)
    assert {difference.code for difference in verification.differences} == {"X-REQ-6WK"}
    assert verification.because(verification.differences[0]) == "Its definition is no longer held."


def test_facts_that_lack_a_column_of_today_are_read_with_it_blank(october, publish):
    published = publish()
    kept = folders.of(published)
    rows = figures.frozen_facts(kept, "request")
    home = place(published)
    older = io.BytesIO()
    rows.drop("excepted", "decision_due_on").write_parquet(older)
    write(home / "facts" / "request.parquet", older.getvalue())
    manifest = json.loads((home / "manifest.json").read_bytes())
    manifest["files"]["facts/request.parquet"]["sha256"] = folders.digest(older.getvalue())
    write(home / "manifest.json", folders.as_json(manifest))
    kept = kept._replace(manifest_digest=folders.digest(folders.as_json(manifest)))
    read = figures.frozen_facts(kept, "request")
    assert read.columns == rows.columns
    assert read["excepted"].to_list() == [False] * rows.height
    assert read["decision_due_on"].null_count() == rows.height
    assert read["due_on"].equals(rows["due_on"])


def test_the_command_verifies_every_month_and_fails_where_one_does_not_hold(october, publish):
    published = publish()
    said = StringIO()
    call_command("verify_month", stdout=said)
    assert said.getvalue().startswith(
        "2024-10-1: files as published; figures worked out again, identical in all "
    )
    write(place(published) / "targets.csv", b"changed")
    said = StringIO()
    with pytest.raises(CommandError, match="1 of 1 publication did not hold"):
        call_command("verify_month", "2024-10", stdout=said)
    assert "targets.csv is not the file that was published" in said.getvalue()


def test_the_command_names_the_definition_that_changed(october, publish, redefined):
    publish()
    redefined()
    said = StringIO()
    with pytest.raises(CommandError):
        call_command("verify_month", "2024-10", "--all", stdout=said)
    assert "differences among" in said.getvalue()
    assert "Its definition changed from version 1 to version 2." in said.getvalue()
    assert "that=request.issued_on <= request.due_on" in said.getvalue()


@pytest.mark.parametrize(
    ("month", "words"), [("2024-09", "2024-09 has not been published"), ((), "No month has been published")]
)
def test_the_command_says_what_was_never_published(area, month, words):
    with pytest.raises(CommandError, match=words):
        call_command("verify_month", *([month] if month else []))


def test_publishing_by_command_says_where_and_with_which_digest(october):
    said = StringIO()
    call_command(
        "publish_month",
        "2024-10",
        "--signed-off-by",
        "Dr A Patel, Director of Children's Services",
        stdout=said,
    )
    published = PublishedMonth.objects.get()
    assert (published.signed_off_name, published.signed_off_role) == (
        "Dr A Patel",
        "Director of Children's Services",
    )
    assert published.published_by is None
    assert said.getvalue().splitlines() == [
        f"2024-10, edition 1: {len(folders.manifest(folders.of(published))['files'])} files in {place(published)}",
        f"manifest {published.manifest_digest}",
    ]


def test_publishing_by_command_is_refused_in_words(october):
    with pytest.raises(CommandError, match="has not ended"):
        call_command("publish_month", "2024-11", "--signed-off-by", "A, B")
    with pytest.raises(CommandError, match="names no role"):
        call_command("publish_month", "2024-10", "--signed-off-by", "Dr A Patel")


def test_the_results_are_there_for_people_too(october, publish):
    home = place(publish())
    plain = pl.read_csv(home / "results.csv", infer_schema_length=None, try_parse_dates=True)
    kept = pl.read_parquet(home / "results.parquet")
    assert plain.height == kept.height
    row = plain.filter(
        pl.col("code") == "APP17",
        pl.col("grouped_by").fill_null("") == "",
        pl.col("month_on").dt.month() == 10,
    )
    assert row.select("numerator", "denominator").rows() == [(4, 7)]
