"""Files of closures, as people and programs write them: all of a file or nothing, and each fault with its place."""

from datetime import date, datetime

import factories
import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook

from goldenthread import statute
from goldenthread.people import closure_files, closures
from goldenthread.people.models import DefaultClosure, SettingClosure

D = date
SUMMER_ROW = "123456,,22/07/2026,02/09/2026,Summer holiday"
HEADINGS = "URN,Setting,First closed,Reopens,Name"


@pytest.fixture
def setting(db):
    return factories.setting(
        name="Northfield Primary", urn="123456", district=factories.district(name="North")
    )


@pytest.fixture
def write(tmp_path):
    def written(text, name="closures.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return written


def imported(path, capsys, **options):
    call_command("import_closures", str(path), **options)
    return capsys.readouterr().out.strip()


def days():
    return list(SettingClosure.objects.in_order().values_list("first_closed_on", "reopens_on", "name"))


def faults(path, **options):
    with pytest.raises(CommandError) as error:
        call_command("import_closures", str(path), **options)
    assert not SettingClosure.objects.exists()
    return str(error.value)


def test_a_spreadsheet_by_urn_or_by_name(setting, write, capsys):
    path = write(f"{HEADINGS}\n{SUMMER_ROW}\n,northfield primary,27.10.2025,2025-11-03,\n\n")
    assert imported(path, capsys) == "Closures of 1 settings: 2 added, 0 removed, 0 unchanged."
    assert days() == [
        (D(2025, 10, 27), D(2025, 11, 3), ""),
        (D(2026, 7, 22), D(2026, 9, 2), "Summer holiday"),
    ]


def test_the_same_file_again_changes_nothing_and_a_corrected_one_takes_its_place(setting, write, capsys):
    imported(write(f"{HEADINGS}\n{SUMMER_ROW}\n"), capsys)
    assert "0 added, 0 removed, 1 unchanged" in imported(write(f"{HEADINGS}\n{SUMMER_ROW}\n"), capsys)
    corrected = write(f"{HEADINGS}\n{SUMMER_ROW.replace('02/09', '03/09')}\n")
    assert "1 added, 1 removed, 0 unchanged" in imported(corrected, capsys)
    assert days()[0][1] == D(2026, 9, 3)


def test_what_somebody_typed_stays_and_stands_against_the_file(setting, write, capsys):
    typed = SettingClosure.objects.create(
        setting=setting, name="Flood", first_closed_on=D(2026, 3, 2), reopens_on=D(2026, 3, 9)
    )
    imported(write(f"{HEADINGS}\n{SUMMER_ROW}\n"), capsys)
    assert SettingClosure.objects.filter(pk=typed.pk).exists()
    with pytest.raises(CommandError) as error:
        call_command("import_closures", str(write(f"{HEADINGS}\n123456,,06/03/2026,10/03/2026,Snow\n")))
    assert "row 2: overlaps Flood from 2 March 2026 to 9 March 2026, which is written down already" in str(
        error.value
    )


def test_a_workbook_with_real_dates_and_numbers(setting, tmp_path, capsys):
    book = Workbook()
    book.active.append(["URN", "First closed", "Reopens"])
    book.active.append([123456.0, datetime(2026, 7, 22), D(2026, 9, 2)])
    book.save(tmp_path / "closures.xlsx")
    imported(tmp_path / "closures.xlsx", capsys)
    assert days() == [(D(2026, 7, 22), D(2026, 9, 2), "")]


def test_a_dry_run_counts_and_writes_nothing(setting, write, capsys):
    words = imported(write(f"{HEADINGS}\n{SUMMER_ROW}\n"), capsys, dry_run=True)
    assert "1 added" in words
    assert "nothing was written" in words
    assert days() == []


def test_every_fault_of_a_file_is_named_and_nothing_of_it_is_written(setting, write):
    said = faults(
        write(
            f"{HEADINGS}\n"
            f"{SUMMER_ROW}\n"
            "123456,,31/02/2026,02/03/2026,\n"
            "123456,,02/03/2026,,\n"
            "123456,,03/03/2026,02/03/2026,\n"
            ",,01/03/2026,02/03/2026,\n"
        )
    )
    assert said.splitlines() == [
        "Nothing was imported.",
        'row 3, column "First closed": "31/02/2026" is not a date; write it as 22/07/2026',
        'row 4, column "Reopens": there is no date; write it as 22/07/2026',
        'row 5, column "Reopens": the day it reopens must be after the first day closed',
        'row 6, column "URN": say which setting it is',
    ]


def test_settings_that_are_not_one_are_named(setting, write):
    factories.setting(name="Twin"), factories.setting(name="Twin")
    said = faults(
        write(
            f"{HEADINGS}\n999999,,01/03/2026,02/03/2026,\n,Twin,01/03/2026,02/03/2026,\n,No,01/03/2026,02/03/2026,"
        )
    )
    assert said.splitlines()[1:] == [
        'row 2, column "URN": no setting has the URN 999999',
        'row 3, column "Setting": Twin: 2 settings are called so; give the URN',
        'row 4, column "Setting": No: no setting is called so',
    ]


def test_rows_that_overlap_are_named(setting, write):
    said = faults(write(f"{HEADINGS}\n{SUMMER_ROW}\n123456,,01/09/2026,05/09/2026,Training\n"))
    assert "row 3: overlaps the closure in row 2" in said


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "closures.csv is empty"),
        ("URN,First closed\n", 'there is no column "Reopens"'),
        ("First closed,Reopens\n", 'there is no column "URN", and none called "Setting"'),
        ("URN,URN,First closed,Reopens\n", 'there are two columns "URN"'),
        (f"{HEADINGS}\n", "has headings and no row under them"),
    ],
)
def test_a_file_without_its_columns_says_which(setting, write, text, fault):
    assert fault in faults(write(text))


def test_files_that_are_something_else(setting, write, tmp_path):
    assert "give a spreadsheet" in faults(write("x", "closures.pdf"))
    assert "cannot be read" in faults(tmp_path / "nowhere.csv")
    assert "not a spreadsheet" in faults(write("not a zip", "closures.xlsx"))
    assert "not an iCalendar file" in faults(write("hello", "closures.ics"), setting="123456")
    assert "say whose calendar it is" in faults(write("hello", "closures.ics"))
    assert "no setting has the URN 1" in faults(
        write(calendar(event("20260101", "20260102")), "c.ics"), setting="1"
    )


def test_a_file_in_windows_own_letters(setting, write, capsys):
    imported(write(f"{HEADINGS}\n{SUMMER_ROW.replace('Summer', 'Été')}\n", encoding="cp1252"), capsys)
    assert days()[0][2] == "Été holiday"


# Term dates


def test_term_dates_stand_in_for_a_calendar_that_is_not_known(setting, write, capsys):
    path = write(
        "Name,First closed,Reopens,District,Kind\n"
        "Summer,22/07/2026,02/09/2026,,\n"
        "Summer,20/07/2026,01/09/2026,North,\n"
        "Summer,10/07/2026,07/09/2026,,Further education or sixth form college\n"
    )
    assert imported(path, capsys, term_dates=True) == "Term dates: 3 added, 0 removed, 0 unchanged."
    assert "3 unchanged" in imported(path, capsys, term_dates=True)
    (found,) = closures.closures_of(setting, statute.academic_year(D(2026, 7, 1)))
    assert (found.first_closed_on, found.source_words) == (D(2026, 7, 20), "Term dates of the area")


def test_term_dates_of_nowhere_are_refused(setting, write):
    said = faults(
        write("Name,First closed,Reopens,District,Kind\nS,22/07/2026,02/09/2026,Nowhere,\n"), term_dates=True
    )
    assert 'row 2, column "District": no district is called Nowhere' in said
    said = faults(write("Name,First closed,Reopens,Kind\n,22/07/2026,02/09/2026,Pub\n"), term_dates=True)
    assert 'row 2, column "Name": say what it is called' in said
    assert 'row 2, column "Kind": "Pub" is no kind of setting' in said
    assert not DefaultClosure.objects.exists()


# iCalendar


def event(first, end=None, summary="Summer holiday", *more):
    lines = [f"DTSTART;VALUE=DATE:{first}"] + ([f"DTEND;VALUE=DATE:{end}"] if end else [])
    return "\r\n".join(["BEGIN:VEVENT", "UID:1", *lines, f"SUMMARY:{summary}", *more, "END:VEVENT", ""])


def calendar(*events):
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n" + "".join(events) + "END:VCALENDAR\r\n"


def test_a_calendars_end_is_the_day_after_the_last_day_closed(setting, write, capsys):
    path = write(calendar(event("20260722", "20260902"), event("20260302", None, "School closed")), "c.ics")
    words = imported(path, capsys, setting="123456")
    assert words.startswith("Closures: 2 added")
    assert [row[:2] for row in days()] == [
        (D(2026, 3, 2), D(2026, 3, 3)),
        (D(2026, 7, 22), D(2026, 9, 2)),
    ]


def test_nothing_reopens_at_a_weekend_or_on_a_bank_holiday(setting, write, capsys):
    """Closed from Monday 3 to Friday 28 August: the next Monday is a bank holiday, and 29 days are four weeks."""
    imported(write(calendar(event("20260803", "20260829")), "c.ics"), capsys, setting="123456")
    assert days()[0][1] == D(2026, 9, 1)


def test_a_calendar_is_full_of_other_things(setting, write, capsys):
    timed = "BEGIN:VEVENT\r\nUID:2\r\nDTSTART:20260310T090000Z\r\nSUMMARY:Closed at noon\r\nEND:VEVENT\r\n"
    path = write(
        calendar(
            event("20260309", "20260310", "Sports day"),
            timed,
            event("20261221", "20270104", "Christmas HOLIDAYS"),
            event("20261225", "20261226", "Bank holiday"),
            event("20260216", "20260221", "Half-term"),
            event("20260401", "20260402", "School closed", "STATUS:CANCELLED"),
        ),
        "c.ics",
    )
    words = imported(path, capsys, setting="123456")
    assert "4 entries of the calendar are about something else" in words
    assert [row[2] for row in days()] == ["Half-term", "Christmas HOLIDAYS"]


def test_faults_of_a_calendar_have_their_line(setting, write):
    path = write(
        calendar(
            event("20260722", "20260722"),
            event("20260302", "20260303", "School closed", "RRULE:FREQ=WEEKLY"),
            event("20400302", "20400303", "School closed"),
        ),
        "c.ics",
    )
    said = faults(path, setting="123456").splitlines()[1:]
    assert said[0] == "line 4 (Summer holiday), DTEND: the day it reopens must be after the first day closed"
    assert said[1] == "line 10 (School closed): it repeats; give each closure an event of its own"
    assert said[2].startswith("line 17 (School closed), DTEND: bank holidays are known from")


def test_closures_of_a_calendar_that_overlap_are_named(setting, write):
    path = write(
        calendar(event("20260722", "20260902"), event("20260901", "20260910", "School closed")), "c.ics"
    )
    assert "line 10 (School closed): overlaps the closure in line 4 (Summer holiday)" in faults(
        path, setting="123456"
    )


def test_a_calendar_without_a_closure_says_so(setting, write):
    said = faults(write(calendar(event("20260309", "20260310", "Sports day")), "c.ics"), setting="123456")
    assert "has no whole-day event that says closed, holiday or half term" in said


def test_a_closure_is_never_longer_than_what_a_person_may_type():
    assert closure_files.faults_of_days(D(2026, 1, 1), D(2027, 1, 2), "x") == []
    assert closure_files.faults_of_days(D(2026, 1, 1), D(2027, 1, 3), "x")
