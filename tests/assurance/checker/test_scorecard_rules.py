"""A sound scorecard, and the same with one thing wrong in it."""

import csv
import io
import json
import random
from datetime import date

import openpyxl
import pytest

from goldenthread.assurance.checker import checking, scorecard
from goldenthread.assurance.checker.checking import File
from goldenthread.assurance.planfile import PlanFileError

DAY = date(2024, 12, 4)
HEAD = [
    "Code", "Title", "Period", "Group", "Unit", "Better", "Numerator", "Denominator", "Value", "Baseline",
    "Baseline period", "Target", "Target period", "Standard", "RAG",
]  # fmt: skip
MEASURES = [
    ("K01", "Percentage of calls answered within 5 days", "%", "higher"),
    ("K02", "Percentage of boats waiting over 12 weeks", "%", "lower"),
    ("K03", "Percentage of crews content", "%", "higher"),
    ("K04", "Percentage of tides missed", "%", "lower"),
]
MONTHS = ["2024-07", "2024-08", "2024-09", "2024-10"]


def sound() -> list[dict[str, str]]:
    rows = []
    for place, (code, title, unit, better) in enumerate(MEASURES):
        for number, month in enumerate(MONTHS):
            whole, part = 200 + 10 * number, 120 + 7 * number + 11 * place
            share = 100 * part / whole
            lower = better == "lower"
            rows.append(
                {
                    "Code": code, "Title": title, "Period": month, "Group": "", "Unit": unit, "Better": better,
                    "Numerator": str(part), "Denominator": str(whole), "Value": f"{share:.1f}%",
                    "Baseline": "90" if lower else "20", "Baseline period": "2023-06",
                    "Target": "10" if lower else "95", "Target period": "2025-03",
                    "Standard": "99" if lower else "30", "RAG": "Amber",
                }
            )  # fmt: skip
    return rows


def written(rows) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, HEAD)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def rules_of(rows) -> list[str]:
    found = checking.check_scorecard([File("card.csv", written(rows))], DAY, DAY).findings
    return [finding.rule for finding in found]


def spoilt(chance, **fields):
    rows = sound()
    row = chance.choice(rows)
    row.update(fields)
    return rows


def every(code, rows, **fields):
    for row in rows:
        if row["Code"] == code:
            row.update(fields)
    return rows


def twice(chance):
    rows = sound()
    row = chance.choice(rows)
    return [*rows, row | {"Value": "50.0%", "Numerator": "100", "Denominator": "200"}]


def left_out(chance):
    gone = chance.choice(["K02", "K03"])
    return [row for row in sound() if row["Code"] != gone]


def groups(total):
    rows = sound()
    whole = rows[0]
    split = {"Numerator": "60", "Denominator": "100", "Value": "60.0%", "RAG": ""}
    return [
        *rows,
        whole | split | {"Group": "Deal"},
        whole | split | {"Group": "Dover", "Denominator": total},
    ]


PLANTED = [
    ("value-recomputed", lambda chance: spoilt(chance, Value="44.4%", RAG="")),
    ("numerator-above-denominator", lambda chance: spoilt(chance, Numerator="900", RAG="")),
    ("value-of-no-whole-number", lambda chance: spoilt(chance, Numerator="", Denominator="12", Value="44.4%", RAG="")),
    ("percentage-without-base", lambda chance: spoilt(chance, Numerator="", Denominator="")),
    ("value-out-of-range", lambda chance: spoilt(chance, Numerator="", Denominator="", Value="640", RAG="")),
    ("value-not-a-number", lambda chance: spoilt(chance, Value="5O.1", RAG="")),
    ("period-twice", twice),
    ("period-ahead", lambda chance: every("K03", spoilt(chance), Period="2026-01") and spoilt(chance, Period="2026-01")),
    ("groups-against-whole", lambda chance: groups("90")),
    ("held-to-worse-than-baseline", lambda chance: every("K01", sound(), Target="15", Standard="", RAG="")),
    ("held-to-no-better", lambda chance: every("K01", sound(), Target="20", Standard="", RAG="")),
    ("held-to-the-baseline-month", lambda chance: every("K03", sound(), **{"Target period": "2023-06"})),
    ("standard-beyond-target", lambda chance: every("K01", sound(), Standard="99", RAG="")),
    ("rating-recomputed", lambda chance: spoilt(chance, RAG="Green")),
    ("rating-without-figure", lambda chance: spoilt(chance, Value="", Numerator="", Denominator="")),
    ("amber-without-standard", lambda chance: spoilt(chance, Standard="")),
    ("indicator-in-two-ways", lambda chance: spoilt(chance, Title="Percentage of something else entirely")),
    ("name-of-two-indicators", lambda chance: every("K03", sound(), Title=MEASURES[0][1], Better="higher")),
    ("code-left-out", left_out),
    ("direction-against-name", lambda chance: every("K04", sound(), Title="Percentage of tides overdue", Better="higher", Target="95", Baseline="20", Standard="30")),
]  # fmt: skip
MAY_FOLLOW = {
    "value-out-of-range": {"percentage-without-base"},
    "value-not-a-number": set(),
    "period-ahead": {"period-left-out"},
    "period-twice": {"rating-recomputed"},
    "groups-against-whole": {"value-recomputed"},
}


def test_a_sound_scorecard_is_left_alone():
    assert rules_of(sound()) == []
    assert rules_of(groups("160")[:-2]) == []


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("rule", "plant"), PLANTED, ids=[rule for rule, _ in PLANTED])
def test_what_is_planted_is_found(rule, plant, seed):
    found = rules_of(plant(random.Random(f"{rule} {seed}")))
    assert rule in found
    assert set(found) <= {rule} | MAY_FOLLOW.get(rule, set())


def test_months_may_stand_in_columns():
    text = "Code,Title,Unit,Jul-24,Aug-24,Sep-24\nK01,Share of calls answered,%,50,510,52\n"
    found = checking.check_scorecard([File("wide.csv", text.encode())], DAY, DAY).findings
    assert [each.words for each in found if each.rule == "value-out-of-range"] == ["510 is not a percentage."]


def test_it_reads_a_workbook(tmp_path):
    book = openpyxl.Workbook()
    for row in csv.reader(io.StringIO(written(spoilt(random.Random(1), RAG="Green")).decode())):
        book.active.append(row)
    book.save(tmp_path / "card.xlsx")
    (found,) = checking.check_scorecard(checking.files_at([tmp_path / "card.xlsx"]), DAY, DAY).findings
    assert found.rule == "rating-recomputed"
    assert found.place.startswith("sheet Sheet, row ")


def test_it_reads_what_the_product_gives_as_json():
    rows = [
        {
            "code": "K01",
            "title": "Calls",
            "value": 44.0,
            "numerator": 30,
            "denominator": 60,
            "unit": "%",
            "rag": "",
        }
    ]
    found = checking.check_scorecard([File("card.json", json.dumps(rows).encode())], DAY, DAY).findings
    assert [each.words for each in found] == ["30 of 60 is 50.0%, not 44.0."]


def test_it_says_when_there_is_no_scorecard():
    with pytest.raises(PlanFileError, match="no scorecard was found"):
        scorecard.read(b"Nothing to see\n", "note.txt", DAY)
    with pytest.raises(PlanFileError, match="not JSON"):
        scorecard.read(b"{", "card.json", DAY)


@pytest.mark.django_db
def test_the_figures_kept_here_are_checked(whole_plan, results):
    found = checking.check_scorecard([], DAY, DAY)
    assert "14 rows" in found.read[0]
    rules = {each.rule for each in found.findings}
    assert "held-to-worse-than-baseline" in rules  # the published targets of absence and attendance
    assert "value-recomputed" not in rules
