"""What people come to do, from the first page to the last, as they would do it."""

import base64
import hashlib
import hmac
import re
import struct
import time

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
EVERY_WAY = [
    pytest.param(
        viewport, javascript, id=f"{viewport['width']} {'with' if javascript else 'without'} JavaScript"
    )
    for viewport in (WIDE, NARROW)
    for javascript in (True, False)
]
TODAY_SHOWN = ("12", "11", "2024")  # the demonstration's county stands still on this day
REFUSED_DAYS = {
    ("30", "2", "2024"): "the advice came",
    ("13", "11", "2024"): "13 November 2024 is in the future",
    ("", "", ""): "the advice came",
}
A4_INSIDE_ITS_MARGINS = 680  # pixels: 180 mm
PASSWORD = "correct horse battery staple"
JARGON = re.compile(r"\b(RAG|KPI|indicator|scorecard|breach|statutory|numerator|rated)\b", re.IGNORECASE)


def heading(page) -> str:
    return page.locator("h1").inner_text()


def follow(page, words: str, **asked) -> None:
    """Press the first link of these words that can be seen in the page's main part."""
    page.locator("main").get_by_role("link", name=words, **asked).first.click()


def navigate(page, words: str) -> None:
    """By the service's navigation, which a narrow screen with JavaScript folds behind "Menu"."""
    menu = page.get_by_role("button", name="Menu")
    if menu.is_visible():
        menu.click()
    page.get_by_role("navigation").get_by_role("link", name=words, exact=True).click()


def to_october(page) -> None:
    follow(page, "Open the scorecard")
    page.get_by_label("Month", exact=True).select_option("2024-10")
    page.get_by_role("button", name="Apply").click()
    assert heading(page) == "Scorecard: October 2024"


def enter_day(page, day: str, month: str, year: str) -> None:
    for label, figures in (("Day", day), ("Month", month), ("Year", year)):
        page.get_by_label(label, exact=True).fill(figures)


def day_entered(page) -> tuple[str, ...]:
    return tuple(page.get_by_label(label, exact=True).input_value() for label in ("Day", "Month", "Year"))


def pdf_behind(page, link) -> bytes:
    answer = page.context.request.get(link.get_attribute("href"))
    assert answer.headers["content-type"] == "application/pdf"
    return answer.body()


# The thread, both ways


@pytest.mark.parametrize(("viewport", "javascript"), EVERY_WAY)
def test_a_manager_pulls_the_thread_from_a_figure_to_a_case_and_from_a_case_to_the_plan(
    open_page, sign_in_as, viewport, javascript
):
    page = open_page(viewport, javascript=javascript)
    sign_in_as(page, "SEND manager")
    to_october(page)
    follow(page, "Plans issued in 20 weeks")
    assert heading(page) == "Plans issued in 20 weeks: October 2024"
    expect(page.locator(".gt-kpi__figure")).to_contain_text("130 of 171")

    for which, count in (("Not counted", 41), ("Counted", 130)):
        page.locator(".gt-kpi__figure a").first.click()
        follow(page, f"{which} ({count})", exact=True)
        assert page.locator("main tbody tr").count() == min(count, 50)
        if which == "Not counted":
            page.go_back()
            page.go_back()

    page.locator("main tbody th a").first.click()
    follow(page, "Deadlines")
    why = page.locator("details.gt-why").filter(has_text="Regulations").first
    why.locator("summary").click()
    expect(why).to_contain_text("weeks after")
    expect(why.locator(".gt-why__authority")).to_be_visible()

    follow(page, "APP17 Plans issued in 20 weeks")
    assert heading(page).startswith("Plans issued in 20 weeks")
    follow(page, "Action 6A1")
    assert heading(page) == "Action 6A1"
    follow(page, "6a New plans need sharper targets")
    assert heading(page).startswith("Area 6")
    navigate(page, "Reports")
    link = page.get_by_role("link", name="PDF for October 2024")
    assert pdf_behind(page, link).startswith(b"%PDF-1.7")


@pytest.mark.parametrize(("role", "viewport"), [("Board member", NARROW), ("Data analyst", WIDE)])
def test_a_board_member_and_an_analyst_reach_the_plan_from_a_figure(open_page, sign_in_as, role, viewport):
    page = open_page(viewport)
    sign_in_as(page, role)
    to_october(page)
    follow(page, "Plans issued in 20 weeks")
    opens_cases = page.locator('.gt-kpi__figure a[href*="/cases/"]').count() > 0
    assert opens_cases == (role == "Data analyst")
    follow(page, "6A1")
    assert heading(page) == "Action 6A1"
    follow(page, "Area 6")
    assert heading(page).startswith("Area 6")


# Work on a case


def test_an_impossible_day_is_refused_what_was_typed_stays_and_the_last_advice_moves_the_case_on(
    open_page, sign_in_as
):
    page = open_page(WIDE)
    sign_in_as(page, "Caseworker")
    page.goto("/radar/?when=10&duty=advice_returned")
    page.locator("main tbody th a").last.click()
    next_step = page.locator("main h2").first
    expect(next_step).to_have_text("Next: get in the advice asked for")
    waiting = page.get_by_role("link", name="it came")
    for left in range(waiting.count(), 0, -1):
        expect(waiting).to_have_count(left)
        waiting.first.click()
        for day, told in REFUSED_DAYS.items():
            enter_day(page, *day)
            page.get_by_role("button", name="Record", exact=True).click()
            expect(page.get_by_role("alert")).to_contain_text(told)
            assert page.title().startswith("Error: ")
            assert day_entered(page) == day
        enter_day(page, *TODAY_SHOWN)
        page.get_by_role("button", name="Record", exact=True).click()
        expect(page.get_by_text("The advice is recorded as received")).to_be_visible()
    expect(next_step).not_to_have_text("Next: get in the advice asked for")


def test_the_second_of_two_people_on_one_case_is_told_who_was_first(open_page, sign_in_as):
    first, second = open_page(WIDE), open_page(WIDE)
    sign_in_as(first, "Caseworker")
    first.goto("/radar/?when=late&duty=advice_returned")
    first.locator("main tbody th a").first.click()
    first.get_by_role("link", name="it came").first.click()
    sign_in_as(second, "SEND manager")
    second.goto(first.url)
    for page in (first, second):
        page.get_by_role("radio").first.check()
        enter_day(page, *TODAY_SHOWN)
        page.get_by_role("button", name="Record", exact=True).click()
    assert heading(first) != heading(second) == "Advice received"
    expect(second.locator("main")).to_contain_text("Dami Olatunji changed this")
    assert day_entered(second) == TODAY_SHOWN


def test_a_parent_reads_plain_words_about_their_own_child_and_no_other(open_page, sign_in_as):
    page, other = open_page(NARROW, javascript=False), open_page(NARROW)
    sign_in_as(page, "Parent or young person")
    sign_in_as(other, "Parent or young person", number=1)
    words = page.locator("main").inner_text()
    for expected in ("What happens next", "What you can do now", "Who to call", "Your rights"):
        assert expected in words
    assert not JARGON.search(words)
    answer = page.goto(other.url)
    assert answer.status == 404
    assert heading(other) not in page.content()


# Hands, eyes and paper


def test_the_keyboard_alone_skips_to_the_page_and_presses_its_first_action(open_page):
    page = open_page(WIDE)
    page.goto("/")
    for skipped_to in ("Sign in as Ruth Abernathy", "Home"):
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="Skip to main content")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        expect(page.locator("main").locator(":focus")).to_have_count(1)
        if skipped_to != "Home":
            expect(focused).to_have_text(skipped_to)
            page.keyboard.press("Enter")
            page.get_by_role("button", name="Sign out").wait_for()
    assert focused.evaluate("link => getComputedStyle(link).backgroundColor") == "rgb(255, 221, 0)"
    page.keyboard.press("Enter")
    page.wait_for_url("**/radar/**")


@pytest.mark.parametrize(
    "address", ["/scorecard/2024-10/", "/scorecard/2024-10/?view=all", "/radar/", "/plan/actions/"]
)
def test_a_printed_page_fits_a4_with_no_column_cut(open_page, sign_in_as, address):
    page = open_page({"width": A4_INSIDE_ITS_MARGINS, "height": 1000})
    sign_in_as(page, "SEND manager")
    page.goto(address)
    page.emulate_media(media="print")
    cut = page.eval_on_selector_all(
        "main *",
        """(all, width) => all.filter(one => one.checkVisibility()
            && !one.closest(".govuk-visually-hidden, details")
            && one.getBoundingClientRect().right > width + 1).map(one => one.outerHTML.slice(0, 80))""",
        A4_INSIDE_ITS_MARGINS,
    )
    assert cut == []
    assert page.pdf(format="A4").startswith(b"%PDF-")


# Signing in


def code_of(secret: str) -> str:
    """The six figures that an authenticator app shows now (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def test_a_new_administrator_sets_a_password_and_a_second_factor_and_signs_in_with_both(
    goldenthread, site, open_page
):
    email = f"new{time.time_ns()}@example.org"
    told = goldenthread("create_administrator", email, "--name", "Nia Newcomb", "--at", site)
    page = open_page(NARROW)
    page.goto(told.split()[-1])
    for field in page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    page.get_by_role("button", name="Set password").click()

    def sign_in(password):
        page.goto("/accounts/login/")
        page.get_by_label("Email address").fill(email)
        page.get_by_label("Password", exact=True).fill(password)
        page.get_by_role("button", name="Sign in", exact=True).click()

    sign_in("a wrong password")
    expect(page.get_by_role("alert")).to_be_visible()
    sign_in(PASSWORD)
    page.goto("/security/")
    follow(page, "Change second factor")
    page.get_by_role("button", name="Set up an authenticator app").click()
    assert heading(page) == "Confirm that it is you"
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    page.get_by_text("I cannot use a camera").click()
    secret = page.locator(".gt-secret").inner_text()
    page.get_by_role("textbox").fill(code_of(secret))
    page.get_by_role("button", name="Turn it on").click()
    page.goto("/security/")
    expect(page.locator("main")).to_contain_text("On")

    page.get_by_role("button", name="Sign out").click()
    sign_in(PASSWORD)
    assert heading(page) == "Enter your code"
    page.get_by_role("textbox").fill("000000")
    page.get_by_role("button", name="Sign in", exact=True).click()
    assert heading(page) == "Enter your code"
    page.get_by_role("textbox").fill(code_of(secret))
    page.get_by_role("button", name="Sign in", exact=True).click()
    assert heading(page) == "Home"
