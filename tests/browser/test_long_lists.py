"""A list of some hundred settings is typed into; what is not in it is refused, and without JavaScript it is a list."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
SETTING = "School, college or nursery"


def box_of(page):
    """The box to type into, once the page's script has put it there."""
    return page.locator("input[data-list=current_setting]")


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_school_is_found_by_some_of_its_letters_and_with_the_keyboard(open_page, sign_in_as, viewport):
    page = open_page(viewport)
    sign_in_as(page, "Caseworker")
    page.goto("/children/new/")
    box, sent = box_of(page), page.locator("select[name=current_setting]")
    box.fill("alder")
    offered = page.locator(".autocomplete__option")
    expect(offered.first).to_be_visible()
    assert all("alder" in words.lower() for words in offered.all_inner_texts())
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(box).to_have_value("Alderbrook Infant School")
    assert sent.locator("option:checked").inner_text() == "Alderbrook Infant School"
    box.fill("")
    assert sent.input_value() == ""


def test_what_is_not_in_the_list_is_refused_and_never_taken_for_what_stood_there(open_page, sign_in_as):
    page = open_page(WIDE)
    sign_in_as(page, "Caseworker")
    page.goto("/children/new/")
    box = box_of(page)
    box.fill("Alderbrook Infant School")
    box.fill("Alderbrook, the one by the river")
    page.get_by_role("button", name="Make the record").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text(f"{SETTING}: choose one of those listed")


def test_without_javascript_it_is_a_list_to_choose_from(open_page, sign_in_as):
    page = open_page(WIDE, javascript=False)
    sign_in_as(page, "Caseworker")
    page.goto("/children/new/")
    page.get_by_label(SETTING).select_option("Alderbrook Infant School")
    expect(page.get_by_role("combobox", name=SETTING)).to_have_count(1)
