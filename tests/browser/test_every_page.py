"""Each demonstration person walks from link to link: one page of every kind they can reach, wide and narrow, under axe."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve

from goldenthread.accounts.roles import ROLES

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ROLES_TITLES = [role.title for role in ROLES]
NOT_PAGES = ("/static/", "/accounts/logout")
FILES = ("download", "pdf", "template", "/word/", "/file/", ".csv", ".xlsx")


FILES_CALLED = {
    "assurance:round_report",
    "assurance:evidence_document",
    "desk:family_letter",
    "desk:family_enclosure",
    "desk:letter_enclosure",
    "desk:consulted_plan",
    "desk:advice_document",
}


def kind_of(address: str) -> str | None:
    """The url name behind an address: one page of each is enough."""
    path = urlsplit(address).path
    if path.startswith(NOT_PAGES) or any(word in path for word in FILES):
        return None
    try:
        name = resolve(path).view_name
    except Resolver404:
        return None
    return None if name in FILES_CALLED else name


def links(page) -> list[str]:
    return page.eval_on_selector_all("a[href]", 'found => found.map(link => link.href.split("#")[0])')


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


OUTLINE = """() => [...new Set([...document.querySelectorAll("*")].map(one =>
    one.tagName + one.className + [...one.attributes].map(held => held.name)))].sort().join()"""


@pytest.fixture(scope="module")
def looked_at() -> set[tuple]:
    """Pages examined, by address name and the pieces they are built of: another role's page of the same is not new."""
    return set()


def is_new(page, looked_at) -> bool:
    seen = (kind_of(page.url), page.evaluate(OUTLINE))
    is_new = seen not in looked_at
    looked_at.add(seen)
    return is_new


def examine(page) -> list[str]:
    """What axe and the ruler find on the page as it stands, wide and then narrow."""
    found = []
    for viewport in (WIDE, NARROW):
        page.set_viewport_size(viewport)
        found += faults(page) + too_wide(page)
    return found


def walk(page):
    """Open one page of each kind that can be reached from the home page, each wide."""
    waiting, kinds = ["/"], {"desk:home"}
    while waiting:
        address = waiting.pop(0)
        page.set_viewport_size(WIDE)
        response = page.goto(address)
        assert response.ok, f"{address} answered {response.status}"
        yield page.url
        for link in links(page):
            kind = kind_of(link)
            if urlsplit(link).netloc == urlsplit(page.url).netloc and kind and kind not in kinds:
                kinds.add(kind)
                waiting.append(link)


@pytest.mark.parametrize("role", ROLES_TITLES)
def test_it_has_no_fault_that_axe_can_find_and_fits_a_narrow_screen(open_page, sign_in_as, looked_at, role):
    page = open_page(WIDE)
    sign_in_as(page, role)
    found, addresses = [], []
    for address in walk(page):
        addresses.append(address)
        found += examine(page) if is_new(page, looked_at) else []
    assert len(addresses) > 2, f"{role} reaches only {addresses}"
    assert found == []


@pytest.mark.parametrize("address", ["/", "/accounts/password/reset/", "/nothing-here/"])
def test_it_has_no_fault_on_a_page_before_signing_in(open_page, address):
    page = open_page(WIDE)
    page.goto(address)
    assert page.title().endswith("Golden Thread")
    assert examine(page) == []
