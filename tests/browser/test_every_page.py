"""Each demonstration person walks from link to link: one page of every kind they can reach, wide and narrow, under axe."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ROLES_TITLES = [
    "SEND manager",
    "Caseworker",
    "Advice writer",
    "School, college or nursery",
    "Parent or young person",
    "Data analyst",
    "Responsible officer",
    "Area lead",
    "Board member",
    "Scrutiny member",
    "Government adviser",
    "Administrator",
]
NOT_PAGES = ("/static/", "/accounts/logout")
FILES = ("download", "pdf", ".csv", ".xlsx")
MOST_PAGES = 60


def kind_of(address: str) -> str | None:
    """The url name behind an address: one page of each is enough."""
    path = urlsplit(address).path
    if path.startswith(NOT_PAGES) or any(word in path for word in FILES):
        return None
    try:
        return resolve(path).view_name
    except Resolver404:
        return None


def links(page) -> list[str]:
    return page.eval_on_selector_all("a[href]", "found => found.map(link => link.href)")


def faults(page) -> list[str]:
    page.evaluate(AXE.read_text())
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    return [
        f"{page.url}: {fault['id']}: {fault['help']} ({fault['nodes'][0]['target']})"
        for fault in found["violations"]
    ]


def too_wide(page) -> list[str]:
    """Nothing may make the page itself scroll sideways; a wide table scrolls inside its own labelled region."""
    width = page.evaluate("document.scrollingElement.scrollWidth")
    shown = page.viewport_size["width"]
    return [f"{page.url}: {width} pixels wide in a window of {shown}"] if width > shown else []


def walk(page) -> list[str]:
    """The addresses of one page of each kind that can be reached from the home page."""
    waiting, seen, kinds = ["/"], [], set()
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.pop(0)
        response = page.goto(address)
        assert response.ok, f"{address} answered {response.status}"
        seen.append(page.url)
        for link in links(page):
            kind = kind_of(link)
            same_site = urlsplit(link).netloc == urlsplit(page.url).netloc
            if same_site and kind and kind not in kinds:
                kinds.add(kind)
                waiting.append(link)
    return seen


@pytest.mark.parametrize("role", ROLES_TITLES)
def test_it_has_no_fault_that_axe_can_find_and_fits_a_narrow_screen(open_page, sign_in_as, role):
    page = open_page(WIDE)
    sign_in_as(page, role)
    found, addresses = [], walk(page)
    assert len(addresses) > 2, f"{role} reaches only {addresses}"
    for viewport in (WIDE, NARROW):
        page.set_viewport_size(viewport)
        for address in addresses:
            page.goto(address)
            found += faults(page) + too_wide(page)
    assert found == []


def test_it_has_no_fault_on_the_sign_in_page(open_page):
    for viewport in (WIDE, NARROW):
        page = open_page(viewport)
        page.goto("/")
        assert "Sign in" in page.title()
        assert faults(page) + too_wide(page) == []
