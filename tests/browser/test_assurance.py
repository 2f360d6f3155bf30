"""A month's round as the people in it run it, each from their first page, wide and narrow."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
BOTH = pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
LAST, OPEN = "August 2024", "October 2024"


def heading(page) -> str:
    return page.locator("h1").inner_text()


def follow(page, words, **asked) -> None:
    page.locator("main").get_by_role("link", name=words, **asked).first.click()


def task(page, title: str):
    return page.locator(".gt-home__panel").filter(has=page.get_by_role("heading", name=title, exact=True))


def fits(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def pdf_behind(page, link) -> bytes:
    answer = page.context.request.get(link.get_attribute("href"))
    assert answer.headers["content-type"] == "application/pdf"
    return answer.body()


@pytest.mark.parametrize(("viewport", "code"), [(WIDE, "1B3"), (NARROW, "6D3")], ids=["wide", "narrow"])
def test_an_owner_says_how_an_action_stands_with_the_words_said_last_at_hand(
    open_page, sign_in_as, viewport, code
):
    page = open_page(viewport)
    sign_in_as(page, "Responsible officer")
    expect(task(page, "Your actions this month")).to_contain_text("to report on by Fri 15 November 2024")
    follow(page, "Report on them")
    assert heading(page) == "Your actions this month"
    block = page.locator("section.gt-block").filter(has=page.locator(f"#action-{code}"))
    expect(block).to_contain_text("In the round of February 2024:")
    block.get_by_label("What has happened since last month?").fill("Four more schools take part.")
    block.get_by_role("button", name=f"Send what I say of {code}").click()
    expect(page.locator("main")).to_contain_text(f"What you said of {code} is sent.")
    said = page.locator("section.gt-block").filter(has=page.locator(f"#action-{code}"))
    expect(said).to_contain_text("Four more schools take part.")
    assert fits(page)


@pytest.mark.parametrize(("viewport", "code"), [(WIDE, "6B1"), (NARROW, "6B2")], ids=["wide", "narrow"])
def test_an_area_lead_asks_about_an_update_and_is_named_with_the_question(
    open_page, sign_in_as, viewport, code
):
    page = open_page(viewport)
    sign_in_as(page, "Area lead")
    task(page, "Your area this month").get_by_role("link", name=re.compile("Area 6")).click()
    assert heading(page) == f"Area 6 in the round of {OPEN}"
    page.get_by_label(f"What do you ask or say about {code}?").fill("Which teams, and since when?")
    page.get_by_role("button", name=f"Ask about {code}").click()
    expect(page.locator("main")).to_contain_text("Your challenge is sent: its owner is asked to answer.")
    block = page.locator("section.gt-block").filter(has=page.locator(f"#action-{code}"))
    expect(block).to_contain_text("Marcus Penhaligon asks: Which teams, and since when?")
    expect(block).to_contain_text("No answer yet")
    assert fits(page)


@BOTH
def test_a_board_member_reads_what_was_asked_and_decided_and_opens_the_report_that_was_kept(
    open_page, sign_in_as, viewport
):
    page = open_page(viewport)
    sign_in_as(page, "Board member")
    follow(page, "Open the board's paper")
    assert heading(page) == f"For the board: {OPEN}"
    page.goto("/rounds/")
    page.locator("main").get_by_role("link", name=f"Exceptions and asks of {LAST}").click()
    assert heading(page) == f"For the board: {LAST}"
    expect(page.locator("main")).to_contain_text("Asked of the board: One date for both.")
    expect(page.locator("main")).to_contain_text("Decided on 23 September 2024")
    page.goto("/rounds/")
    kept = page.get_by_role("link", name=re.compile(f"PDF as kept.*{LAST}"))
    assert pdf_behind(page, kept).startswith(b"%PDF-")
    assert fits(page)


@BOTH
def test_an_adviser_sees_the_reviews_and_what_became_of_an_action(open_page, sign_in_as, viewport):
    page = open_page(viewport)
    sign_in_as(page, "Government adviser")
    expect(task(page, "Government reviews")).to_contain_text("37 actions released")
    task(page, "Government reviews").get_by_role("link", name="Review 2").click()
    assert heading(page) == "Government review: Review 2"
    follow(page, "1A4", exact=True)
    assert heading(page) == "Action 1A4"
    expect(page.locator("main")).to_contain_text("Released")
    expect(page.locator("main")).to_contain_text("All trusts are above the level agreed")
    assert fits(page)


def test_the_programme_office_escalates_records_the_decision_and_closes_the_round(open_page, sign_in_as):
    """Last of these: the round is closed afterwards. On a narrow screen, from the first page to the report."""
    page, board = open_page(NARROW), open_page(WIDE)
    sign_in_as(page, "Programme office")
    follow(page, "Open the round")
    assert heading(page) == f"Round of {OPEN}"
    follow(page, re.compile("For the delivery group"))
    for ask in ("", "", "Keep the posts until June."):
        say_why(page, "The last schools answered late.", ask)
    page.get_by_role("button", name="The group has reviewed this").click()
    expect(page.locator("main")).to_contain_text("The delivery group's review is recorded.")

    sign_in_as(board, "Board member")
    expect(task(board, "For the board")).to_contain_text("1 matter is asked of the board")
    follow(board, "Open the board's paper")
    expect(board.locator("main")).to_contain_text("Asked of the board: Keep the posts until June.")

    page.get_by_role("link", name="Round", exact=True).click()  # the way back, above the heading
    follow(page, re.compile("For the board"))
    follow(page, re.compile("Record the board's decision"))
    page.get_by_label("What did the board decide?").fill("Agreed until June.")
    page.get_by_role("button", name="Record it").click()
    expect(page.locator("main")).to_contain_text("Agreed until June.")
    page.get_by_role("link", name="Round", exact=True).click()  # the way back, above the heading
    follow(page, "Close the round")
    page.locator("[name=sure]").check()
    page.locator("main form").get_by_role("button").last.click()
    expect(page.locator("main")).to_contain_text("The round is closed and its report is kept.")
    assert pdf_behind(page, page.get_by_role("link", name="PDF", exact=True)).startswith(b"%PDF-")
    assert fits(page)


def say_why(page, words: str, ask: str) -> None:
    """Of the first exception of which nobody has said why, and whether the board is asked for something."""
    waiting = page.locator("section.gt-block").filter(has_text="Nobody has said why yet.").first
    waiting.get_by_role("link", name=re.compile("Say why, or escalate")).click()
    page.locator("textarea[name=commentary]").fill(words)
    if ask:
        page.locator("[name=is_escalated]").first.check()
        page.locator("textarea[name=ask_of_board]").fill(ask)
    page.get_by_role("button", name="Keep this").click()
    page.wait_for_url("**/review/")
