from pathlib import Path

import factories
from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.accounts.roles import DataAnalyst
from goldenthread.assurance.checker.models import SuppressedFinding

URL = "/plan/check/paper/"
REPORT = """To: Scrutiny Committee, 4 December 2024

Of the 40 parents asked, 31 of 40 (80%) were content.
"""
SCORECARD = (
    "Code,Title,Period,Numerator,Denominator,Value\nK01,Share of calls answered,2024-10,130,171,67.0%\n"
)


def uploaded(client, text, name="report.txt", **given):
    page = client.get(URL)
    paper = SimpleUploadedFile(name, text.encode())
    return page.submit("Check it", **{"kind": "report", "paper": paper} | given)


def test_it_checks_a_paper_and_keeps_nothing_of_it(signed_in, board_member, settings):
    page = uploaded(signed_in(board_member), REPORT)
    assert "1 hard finding, no soft." in page.text
    assert "31 of 40 is 77.5%: not 80%." in page.text
    assert "report.txt, line 3" in page.text
    assert not list(Path(settings.HOME).rglob("report*"))


def test_it_checks_a_scorecard(signed_in, board_member):
    page = uploaded(signed_in(board_member), SCORECARD, "card.csv", kind="scorecard")
    assert "130 of 171 is 76.0%, not 67.0%." in page.text


def test_it_holds_two_reports_against_each_other(signed_in, board_member):
    months = "Oct-23\tNov-23\tDec-23\n"
    first = f"2.1 Percentage of plans completed within 20 weeks\n\n{months}11.9%\t12.9%\t8.8%\n"
    other = SimpleUploadedFile("other.txt", first.replace("12.9", "19.2").encode())
    page = uploaded(signed_in(board_member), first, other=other)
    assert "19.2% here, 12.9% at report.txt" in page.text


def test_it_says_what_is_wrong_with_a_file(signed_in, board_member):
    client = signed_in(board_member)
    assert "no improvement plan was found" in uploaded(client, "Nothing here", kind="plan").errors()[0]
    assert "This file cannot be checked" in uploaded(client, "%PDF-1.7").errors()[0]
    assert "must end in .txt" in uploaded(client, "x", "photo.png").errors()[0]
    assert client.get(URL).submit("Check it").errors() == ["Choose what it is", "Choose the paper"]


def test_a_finding_of_an_upload_can_be_set_aside_and_is_known_the_next_time(signed_in, db):
    client = signed_in(factories.user(DataAnalyst.code))
    page = uploaded(client, REPORT).submit("Set aside")
    assert page.h1 == "Set a finding aside"
    assert "31 of 40 is 77.5%" in page.text
    page.submit("Set it aside", reason="Rounded on purpose", redirects_to=URL)
    assert SuppressedFinding.objects.get().kind == "report"
    again = uploaded(client, "A line before.\n\n" + REPORT, "other name.txt")
    assert "No hard findings, no soft. 1 finding is set aside." in again.text
    changed = uploaded(client, REPORT.replace("80%", "82%"))
    assert "1 hard finding, no soft." in changed.text


def test_it_asks_the_database_a_fixed_number_of_times(signed_in, board_member, django_assert_num_queries):
    client = signed_in(board_member)
    with django_assert_num_queries(4):
        client.get(URL)
