"""Sentences and tables with a fault, each beside the same without it."""

import random
from datetime import date

import pytest

from goldenthread.assurance.checker import checking
from goldenthread.assurance.checker.checking import File

TODAY = date(2024, 12, 4)


def findings_in(text, name="report.txt", *more):
    files = [File(name, text.encode()), *(File(f"more {n}.txt", one.encode()) for n, one in enumerate(more))]
    return checking.check_report(files, None, TODAY).findings


# rule, a text that breaks it, the same text put right
SENTENCES = [
    ("share-recomputed", "Of 250 answers, 180 (75%) were glad.", "Of 250 answers, 180 (72%) were glad."),
    ("share-recomputed", "45 out of 60 boats sailed, or 70%.", "45 out of 60 boats sailed, or 75%."),
    ("share-recomputed", "Boats afloat: 18/25 80%", "Boats afloat: 18/25 72%"),
    ("share-recomputed", "80% of boats sailed. This means 30 of 40 boats sailed.", "75% of boats sailed. This means 30 of 40 boats sailed."),
    ("share-recomputed", "A total of 30 boats, 70% of the fleet of 40 boats, sailed.", "A total of 30 boats, 75% of the fleet of 40 boats, sailed."),
    ("share-recomputed", "We asked 40 crews. Of these 70% (30 crews) replied.", "We asked 40 crews. Of these 75% (30 crews) replied."),
    ("part-larger-than-whole", "In all 171 of 130 boats sailed.", "In all 130 of 171 boats sailed."),
    ("share-of-no-whole-number", "62.4% of the 12 crews agreed.", "66.7% of the 12 crews agreed."),
    ("change-recomputed", "Trips rose from 320 to 400, an increase of 20%.", "Trips rose from 320 to 400, an increase of 25%."),
    ("change-recomputed", "Crews made 40 trips, compared to 100 in May 24. This is a 250% increase.", "Crews made 40 trips, compared to 100 in May 24. This is a 150% increase."),
    ("change-recomputed", "Trips have grown by 40 to 240, a rise of 10%.", "Trips have grown by 40 to 240, a rise of 20%."),
    ("change-from-a-range", "70% sailed, compared to c.20-30% last year, a 133% increase.", "70% sailed, compared to 30% last year, a 133% increase."),
    ("times-recomputed", "Trips doubled. In May 2023 there were 40 trips and in May 2024 there were 60.", "Trips doubled. In May 2023 there were 40 trips and in May 2024 there were 81."),
    ("times-against-percent", "Trips more than doubled, rising by 80% over the year.", "Trips more than doubled, rising by 111% over the year."),
    ("direction-against-figures", "Waits rose from 15 weeks to 12 weeks.", "Waits fell from 15 weeks to 12 weeks."),
    ("comparison-against-figures", "We reached 49.2%, above the national average of 50.3%.", "We reached 51.6%, above the national average of 50.3%."),
    ("fraction-in-words-against-percentage", "More than half (46%) of crews agreed.", "Nearly half (46%) of crews agreed."),
    ("fraction-in-words-against-percentage", "One in five (35%) waited.", "One in five (21%) waited."),
    ("percentages-over-a-hundred", "Of crews 45% agreed, 30% disagreed and 35% did not know.", "Of crews 45% agreed, 30% disagreed and 25% did not know."),
    ("total-recomputed", "We met 300 crews and a further 40 crews, giving a total of 350 crews.", "We met 300 crews and a further 40 crews, giving a total of 340 crews."),
    ("parts-against-total", "There were 120 trips: 45 on Monday, 50 on Tuesday and 20 on Friday.", "There were 120 trips: 45 on Monday, 50 on Tuesday and 25 on Friday."),
    ("parts-against-total", "The fleet has 36 boats, made up of 20 cutters, 10 ketches and 5 yawls.", "The fleet has 35 boats, made up of 20 cutters, 10 ketches and 5 yawls."),
    ("parts-against-total", "Crews joined 35 boats. Of these, 22 sail in May, 11 in June and 4 in July.", "Crews joined 35 boats. Of these, 22 sail in May, 11 in June and 2 in July."),
    ("weekday-against-date", "They met on Monday 12 November 2024.", "They met on Tuesday 12 November 2024."),
    ("day-that-is-none", "They met on 31 June 2024.", "They met on 30 June 2024."),
    ("period-that-ends-before-it-begins", "Between 1 April 2024 and 31 March 2024 they sailed.", "Between 1 April 2023 and 31 March 2024 they sailed."),
    ("year-that-is-none", "In academic year 23/34 they sailed.", "In academic year 23/24 they sailed."),
    ("bound-with-decimals", "Trips rose by over 21.7%.", "Trips rose by 21.7%."),
    ("number-without-measure", "There are currently 500 children.", "There are currently 500 children who wait for a boat."),
    ("figure-without-name", "Below 0.12 average rate.", "The harbour's rate of accidents is below 0.12, the average."),
    ("fall-called-improvement", "Waits improved. In May 60% of crews were seen within the 12-week limit. This has now reduced to 20%.", "Waits improved. In May 60% of crews were seen within the 12-week limit. This has now risen to 80%."),
    ("one-stock-two-counts", "We hold 20,402 boats with a licence.\n\nOf these 20,402 are good.\n\nThere are 20,408 boats with a licence.", "We hold 20,402 boats with a licence.\n\nOf these 20,402 are good.\n\nThere are 20,402 boats with a licence."),
    ("one-measure-two-counts", "Over 7000 extra crews met at Harbour Day.\n\nHarbour Days let 3000 extra crews be heard.", "Over 7000 extra crews met at Harbour Day.\n\nHarbour Days let 7000 extra crews be heard."),
    ("month-with-two-values-in-sentences", "In May 2024, 76% of boats were launched within 20 weeks.\n\nNow to tides.\n\n74% of boats were launched within 20 weeks in May 2024.", "In May 2024, 76% of boats were launched within 20 weeks.\n\nNow to tides.\n\n74% of boats were launched within 20 weeks in June 2024."),
    ("longest-waits-exceed-all-late", "There are 500 cases open, with 40% of these over statutory timescales.\n\nThere were 300 cases that had waited 50 weeks or more.", "There are 500 cases open, with 40% of these over statutory timescales.\n\nThere were 100 cases that had waited 50 weeks or more."),
    ("all-within-against-a-share", "Waiting times for pilots are now under 18 weeks.\n\nOnly 50% of pilots wait within the 18-week target.", "Waiting times for pilots are now under 18 weeks.\n\nAll 100% of pilots wait within the 18-week target."),
    ("one-share-on-two-sides", "The share of pilots waiting over 12 weeks was 49.3%.\n\nNearly half (49.3%) of pilots were seen within the 12-week limit.", "The share of pilots waiting over 12 weeks was 49.3%.\n\nNearly half (50.7%) of pilots were seen within the 12-week limit."),
    ("next-review-in-two-months", "We aim to arrange the third review for December 2024.\n\nThe next formal review will take place in January 2025.", "We aim to arrange the third review for January 2025.\n\nThe next formal review will take place in January 2025."),
    ("reporting-in-two-rhythms", "The Department no longer requires monthly reporting.\n\nBimonthly reporting to the Departments has ceased.", "The Department no longer requires monthly reporting.\n\nMonthly reporting to the Departments has ceased."),
    ("nobody-ahead-against-shares", "No one section's proportion of trips has increased ahead of others.\n\n47% of trips were in Section I, compared to 44% last year.", "No one section's proportion of trips has increased ahead of others.\n\n44% of trips were in Section I, compared to 44% last year."),
    ("figure-credited-to-another-period", "In July 2021 the court upheld 96% of the appeals that crews brought to it.\n\n(See also reference to 2022/23 above where the court upheld 96% of the appeals that crews brought to it.)", "In July 2021 the court upheld 96% of the appeals that crews brought to it.\n\n(See also reference to July 2021 above where the court upheld 96% of the appeals that crews brought to it.)"),
    ("deadline-recomputed", "26 June 2023\n\nThe harbour should act within three months of the date of this report.\n\nThe report of 26 June 2023 requires evidence by the 5th October.", "26 June 2023\n\nThe harbour should act within three months of the date of this report.\n\nThe report of 26 June 2023 requires evidence by the 20th September."),
    ("list-against-its-number", "The fleet has four ports:\n- Deal\n- Dover\n- Hythe", "The fleet has three ports:\n- Deal\n- Dover\n- Hythe"),
    ("body-that-joins-two", "It is served by 2 Harbour Groups:\n- Tides\n- Winds\n\nThe Tides and Winds Harbour Group met.", "It is served by 2 Harbour Groups:\n- Tides\n- Winds\n\nThe Tides Harbour Group met."),
    ("short-form-with-two-meanings", "The Harbour Safety Board (HSB) met.\nThe Harbour Safety Board (HSB) sat.\nThe Harbour Survey Board (HSB) rose.", "The Harbour Safety Board (HSB) met.\nThe Harbour Safety Board (HSB) sat.\nThe Harbour Safety Board (HSB) rose."),
    ("name-with-two-short-forms", "Boat, Oar, Net and Tackle (BONT) came.\nBoat, Oar, Net and Tackle (BNOT) went.", "Boat, Oar, Net and Tackle (BONT) came.\nBoat, Oar, Net and Tackle (BONT) went."),
    ("name-misquoted", "The Better Harbour Plan (BHP) began.\nThe Better Tides Plan ended.", "The Better Harbour Plan (BHP) began.\nThe Better Harbour Plan ended."),
    ("paragraphs-out-of-sequence", "2.1 Boats sail.\n2.2 Crews sing.\n2.2 Tides turn.", "2.1 Boats sail.\n2.2 Crews sing.\n2.3 Tides turn."),
    ("reference-in-two-forms", "Reference number: 22 003 403\n\nCase 22 03 403", "Reference number: 22 003 403\n\nCase 22 003 403"),
    ("future-that-has-gone", "To: Committee, 4 December 2024\n\nThe chart will be published in October.", "To: Committee, 4 December 2024\n\nThe chart will be published in January 2025."),
]  # fmt: skip

MONTHS = "Oct-23\tNov-23\tDec-23\tJan-24"
SHARES = f"2.1 Percentage of boats launched within 20 weeks\n\n{MONTHS}\n60%\t64%\t50%\t75%\n"
COUNTS = f"\n2.2 Number of boats launched each month\n\n{MONTHS}\n200\t100\t80\t40\n"
OLDEST = f"\n2.3 Oldest boats still waiting\n\n{MONTHS}\n60 wks\t50 wks\t45 wks\t40 wks\n"
TABLE = "School\tSpring 2023\tSpring 2024\tDifference\nDeal\t6.4\t5.8\t-0.6\nDover\t9.1\t8.6\t-0.5\nHythe\t7.6\t7.1\t-0.5\nLydd\t5.0\t4.0\t-1.0\n"
SUMS = "Port\tBoats\nDeal\t12\nDover\t30\nHythe\t8\nTotal\t50\n"
PARTS = "Port\tSailed\tFleet\t%\nDeal\t12\t40\t30\nDover\t30\t40\t75\nHythe\t8\t20\t40\nLydd\t9\t10\t90\n"
COMBINED = "Port\t% late 2023\t% late 2024\tDifference\nDeal\t6.0\t5.0\t-1.0\nDover\t9.0\t8.5\t-0.5\nDeal/Dover\t7.5\t6.8\t-0.7\n"
ACROSS = "Port\tMay\tJune\tTotal\nDeal\t1\t2\t3\nDover\t4\t5\t9\nHythe\t6\t7\t13\n"

TABLES = [
    ("difference-recomputed", TABLE.replace("-0.6", "-0.9"), TABLE),
    ("difference-recomputed", TABLE.replace("8.6", "8.2"), TABLE),
    ("column-total-recomputed", SUMS.replace("50", "51"), SUMS),
    ("column-total-recomputed", SUMS.replace("30", "33"), SUMS),
    ("row-total-recomputed", ACROSS.replace("\t13", "\t14"), ACROSS),
    ("share-column-recomputed", PARTS.replace("\t75", "\t57"), PARTS),
    ("combined-row-outside-its-parts", COMBINED.replace("7.5", "9.7").replace("-0.7", "-2.9"), COMBINED),
    ("row-twice", SUMS.replace("Hythe", "Deal").replace("8\nTotal\t50", "8\nAll in all\t50"), SUMS),
    ("month-with-two-values-in-tables", SHARES + SHARES.replace("64%", "46%"), SHARES + SHARES),
    ("month-with-two-values-in-text", SHARES + "\nIn November 2023, 46% of boats were launched within 20 weeks.", SHARES + "\nIn November 2023, 64% of boats were launched within 20 weeks."),
    ("count-against-base", SHARES + COUNTS + "\n75% of boats launched were in time. This means 45 of 60 boats launched in January 2024.", SHARES + COUNTS + "\n75% of boats launched were in time. This means 30 of 40 boats launched in January 2024."),
    ("shares-of-no-whole-number", SHARES.replace("75%", "76%") + COUNTS, SHARES + COUNTS),
    ("claimed-range-against-table", COUNTS + "\nWe consistently launch between 90-200 boats per month.", COUNTS + "\nWe consistently launch between 40-200 boats per month."),
    ("nobody-waiting-against-oldest", OLDEST + "\n0 boats over 42 weeks by the end of December", OLDEST + "\n0 boats over 45 weeks by the end of December"),
    ("longest-waits-in-a-thin-band", OLDEST + "\nIn October 2023 there were 900 children who had waited 58 weeks or more.", OLDEST + "\nIn October 2023 there were 900 children who had waited 20 weeks or more."),
    ("months-out-of-line", f"Boats launched\n\n{MONTHS}\tFeb-24\tApr-24\n1\t2\t3\t4\t5\t6\n", f"Boats launched\n\n{MONTHS}\tFeb-24\tMar-24\n1\t2\t3\t4\t5\t6\n"),
    ("columns-against-title", f"Boats launched over the last 12 months\n\n{MONTHS}\n1\t2\t3\t4\n", f"Boats launched over the last 4 months\n\n{MONTHS}\n1\t2\t3\t4\n"),
    ("all-improving-against-table", "The lateness of all schools is improving.\n\n" + TABLE.replace("8.6\t-0.5", "9.3\t0.2"), "The lateness of all schools is improving.\n\n" + TABLE),
]  # fmt: skip
CASES = [*SENTENCES, *TABLES]
IDS = [f"{rule} {number}" for number, (rule, _, _) in enumerate(CASES)]


@pytest.mark.parametrize(("rule", "faulty", "right"), CASES, ids=IDS)
def test_it_finds_the_fault_and_is_quiet_without_it(rule, faulty, right):
    assert rule in [finding.rule for finding in findings_in(faulty)]
    assert rule not in [finding.rule for finding in findings_in(right)]


@pytest.mark.parametrize("seed", range(6))
def test_a_fault_among_sound_paragraphs_is_found_once_and_nothing_else(seed):
    """Sound sentences in any order, with one that is not: its rule speaks, once."""
    chance = random.Random(seed)
    alone = [case for case in SENTENCES if "\n" not in case[1] and case[0] not in SETS]
    chosen = chance.sample(alone, 8)
    rule, faulty, _ = chosen[0]
    sound = [right for _, _, right in chosen[1:]]
    before = [finding.rule for finding in findings_in("\n\n".join(sound))]
    sound.insert(chance.randrange(len(sound)), faulty)
    after = [finding.rule for finding in findings_in("\n\n".join(sound))]
    assert before == []
    assert after == [rule]


SETS = {"change-from-a-range", "bound-with-decimals", "figure-without-name"}


@pytest.mark.parametrize("seed", range(12))
def test_a_share_is_wrong_just_when_it_is_not_the_rounded_quotient(seed):
    chance = random.Random(seed)
    whole = chance.randint(20, 900)
    part = chance.randint(1, whole - 1)
    places = chance.choice([0, 1])
    right = f"{part} of the {whole} boats ({100 * part / whole:.{places}f}%) sailed."
    slip = 100 * part / whole + chance.choice([3, -3]) if 4 < 100 * part / whole < 96 else 50
    wrong = f"{part} of the {whole} boats ({slip:.{places}f}%) sailed."
    assert findings_in(right) == ()
    assert [finding.rule for finding in findings_in(wrong)] == ["share-recomputed"]


@pytest.mark.parametrize("seed", range(8))
def test_a_table_of_differences_shows_the_one_that_is_off(seed):
    chance = random.Random(seed)
    rows = [
        (f"Port {chr(65 + n)}", chance.randint(50, 300) / 10, chance.randint(50, 300) / 10) for n in range(8)
    ]
    lines = [[name, f"{a:.1f}", f"{b:.1f}", f"{b - a:+.1f}"] for name, a, b in rows]
    head = "Port\t2023\t2024\tChange"
    sound = "\n".join([head, *("\t".join(line) for line in lines)])
    off = chance.randrange(8)
    lines[off][3] = f"{rows[off][2] - rows[off][1] + 0.4:+.1f}"
    faulty = "\n".join([head, *("\t".join(line) for line in lines)])
    assert [f.rule for f in findings_in(sound)] == []
    (finding,) = findings_in(faulty)
    assert (finding.rule, finding.place) == ("difference-recomputed", f"line {off + 2}")


MONITORING = """Progress was clear. We will reduce formal monitoring of actions 1A1 and 1A2.

We will incorporate formal monitoring of action 1A1 into Area 2. We will incorporate formal monitoring of action 1A1 into Area 3.

Good progress was made in respect of area 1. It is our view that we no longer need to formally monitor this area.
"""
PLAN = """1. Families are heard
1a) Letters are hard to read
Action\tBy when\tOwner\tProgress RAG\tImpact RAG
1A1: Write\t1 May 2025\tHead, LA\tRed\tRed
1A3: Ask\t1 May 2025\tHead, LA\tGreen\tGreen
"""


def test_it_follows_what_becomes_of_monitored_actions():
    rules = {finding.rule: finding.words for finding in findings_in(MONITORING, "letter.txt", PLAN)}
    assert {
        "monitored-in-two-states",
        "monitored-action-not-in-plan",
        "released-on-weak-ratings",
    } <= rules.keys()
    assert "The plan has no action 1A2." in rules["monitored-action-not-in-plan"]
    assert "1A3 is neither released nor moved" in rules["area-closed-with-actions-open"]


SCALES = """We use two ratings, for progress and impact.

Red\tActions delayed and impact not delivered
Amber\tActions on track and impact on track
Green\tActions completed and impact seen
Blue\tActions embedded and impact lasting

High\tMajor impact, very likely
Medium\tSome impact, likely at times
Low\tLittle impact, not very likely

Date\tRisk\tSeverity\tMitigation\tSeverity after mitigation
1/5/23\tStorm\tHigh\tWalls\tLow

We set targets over 3, 6 and 12 months.

Red\tThe standard is not met
Amber\tThe standard is met, the target is not
Green\tThe target is met by all

KPI ID\tKPI\tBaseline June 2023\t6 months target December 2023\tRAG and actual
K01\tShare of boats\t20\t30\tRed
"""


def test_it_reads_what_scales_need():
    rules = {finding.rule for finding in findings_in(SCALES)}
    assert rules == {
        "one-scale-for-two-ratings",
        "risk-scale-without-its-columns",
        "standard-that-is-nowhere",
        "actual-that-is-nowhere",
        "horizons-promised-and-shown",
    }


def test_a_target_that_was_missed_is_to_be_said(rules_of_target):
    assert "target-missed-and-not-said" in rules_of_target("")
    assert "target-missed-and-not-said" not in rules_of_target("We missed the target of 80%.")


@pytest.fixture
def rules_of_target():
    plan = PLAN + (
        "High impact KPI's - Area 1 table\n\nKPI ID\tKPI\tBaseline June 2023\t6 months target December 2023\n"
        "K01\tPercentage of boats launched within 20 weeks\t20\t80\n"
    )
    return lambda said: [finding.rule for finding in findings_in(SHARES + said, "report.txt", plan)]
