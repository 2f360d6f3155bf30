import json
import shlex
from datetime import date

import pytest

from goldenthread import statute

MISTAKES = [
    ("received_on", "'received_on' is not a fact; write one as received_on=2026-09-01"),
    ("=2026-09-01", "is not a fact"),
    ("received_on=", "received_on must be a date written as year, month and day"),
    ("received_on=1/9/2026", "such as 2026-09-01; it is '1/9/2026'"),
    ("received_on=20260901", "must be a date"),
    ("received_on=2026-9-1", "must be a date"),
    ("received_on=2026-02-30", "2026-02-30, which does not exist: February 2026 has 28 days"),
    ("received_on=2028-02-30", "February 2028 has 29 days"),
    ("received_on=2026-09-00", "September 2026 has 30 days"),
    ("received_on=2026-13-01", "the months are 01 to 12"),
    ("received_on=0000-01-01", "does not exist"),
    ("received_on=٢٠٢٦-09-01", "must be a date"),
]


@pytest.mark.parametrize(("word", "words"), MISTAKES)
def test_a_fact_that_cannot_be_read_is_named(word, words):
    with pytest.raises(statute.WrongFactsError) as refused:
        statute.facts_from([word])
    assert words in str(refused.value)


def test_a_fact_given_twice_is_refused():
    with pytest.raises(statute.WrongFactsError, match="received_on is given twice"):
        statute.facts_from(["received_on=2026-09-01", "received_on=2026-09-02"])


@pytest.mark.parametrize("duty", statute.ALL_DUTIES, ids=lambda duty: f"{duty.code}-{duty.policy}")
def test_the_example_of_every_duty_can_be_asked_as_it_is_listed(duty):
    assert f"\n{duty.code}{f' [policy {duty.policy}]' if duty.policy else ''}: " in statute.listing(
        statute.LAW
    )
    if not duty.dated:
        return
    command = statute.example_command(duty)
    assert command in statute.listing(statute.LAW)
    words = [word for word in shlex.split(command)[3:] if "=" in word]
    answer = statute.due_from(duty.code, statute.facts_from(words), policy=duty.policy or None)
    data = json.loads(json.dumps(statute.as_data(answer)))
    assert date.fromisoformat(data["due_on"]) == answer.due_on
    assert data["rules"]
    assert data["verified"] is duty.verified
    words = statute.in_plain_words(answer)
    assert f"Verified: {'yes' if duty.verified else 'no'}" in words
    assert duty.authority.full in words
    assert all(step in words for step in answer.steps)


def test_the_list_as_data_names_every_version_with_the_facts_it_takes():
    listed = statute.listing_as_data(statute.LAW)
    assert [(one["code"], one["policy"]) for one in listed] == [
        (duty.code, duty.policy or None) for _, duties in statute.CHAPTERS for duty in duties
    ]
    assert all(one["facts"] for one in listed if one["dated"])


def test_configured_duties_stand_last_in_the_list():
    own = statute.duties_from(
        {
            "duty": [
                {
                    "code": "letter_answered",
                    "title": "Answer a letter",
                    "authority": "our standard",
                    "met_by": "an answer",
                    "kind": "policy",
                    "policy": "own",
                    "in_force_from": date(2026, 1, 1),
                    "limit": [{"fact": "written_on", "event": "the letter was written", "days": 7}],
                }
            ]
        }
    )
    text = statute.listing(statute.LAW.with_duties(*own))
    assert text.index("From configuration") > text.index("Waiting times of services")
    assert text.rstrip().endswith("goldenthread due letter_answered written_on=2026-09-01 --policy own")
