"""A projection's sliders: the figures follow them, the address keeps up, and the keyboard stays where it was."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
PAGE = "/scorecard/2023-12/APP17/trajectory/"


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_slider_moved_by_keys_changes_the_figures_and_keeps_the_focus(open_page, sign_in_as, viewport):
    page = open_page(viewport)
    sign_in_as(page, "Data analyst")
    page.goto(PAGE)
    before = int(page.locator("#what-if-finished").input_value())
    slider = page.get_by_role("slider", name="Plans issued, slider")
    slider.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.wait_for_url(f"**finished={before + 2}**")
    expect(page.locator("#what-if-outcome")).to_contain_text(
        f"On these assumptions ({before + 2} plans issued a month"
    )
    expect(page.locator("#what-if-results")).not_to_have_attribute("aria-busy", "true")
    expect(slider).to_be_focused()


def test_what_cannot_be_is_said_by_the_whole_page(open_page, sign_in_as):
    page = open_page()
    sign_in_as(page, "Data analyst")
    page.goto(PAGE)
    page.locator("#what-if-months").fill("99")
    page.keyboard.press("Tab")
    expect(page.locator(".govuk-error-summary")).to_contain_text("How far ahead must be 24 or less")
    assert page.locator("#what-if-months").input_value() == "99"


def test_without_javascript_the_button_does_the_same(open_page, sign_in_as):
    page = open_page(javascript=False)
    sign_in_as(page, "Data analyst")
    page.goto(PAGE)
    expect(page.locator(".gt-slider").first).to_be_hidden()
    page.locator("#what-if-finished").fill("300")
    page.get_by_role("button", name="Show what comes of it").click()
    expect(page.locator("#what-if-outcome")).to_contain_text("On these assumptions (300 plans issued a month")
