"""From any figure on any page two clicks reach its cases, or its return, and its definition."""

from urllib.parse import urljoin

import pytest

pytestmark = pytest.mark.django_db
PAGES = [
    "/scorecard/2024-10/",
    "/scorecard/2024-10/?view=all",
    "/scorecard/2024-10/board/",
    "/scorecard/2024-10/APP17/",
    "/scorecard/2024-10/APP17/by/district/",
    "/scorecard/compare/?code=APP17&code2=APP16",
    "/scorecard/compare/?code=APP17&by=district",
    "/scorecard/compare/?code=APP17&against=2024-10",
]
FIGURES = ".gt-figure, .gt-stat__link"


def links_of(page) -> set[str]:
    return {urljoin(page.url, link["href"]) for link in page.soup.main.select("a[href]")}


def roads_from(page) -> set[str]:
    """What stands behind the figure of a page: its cases, its return, its definition, or why there is none."""
    found = set()
    addresses = links_of(page)
    if any("/cases/" in url for url in addresses) or "/cases/" in page.url:
        found.add("cases")
    if any("/returns/" in url for url in addresses):
        found.add("cases")
    value = page.soup.select_one(".gt-kpi__value")
    if value and not any(letter.isdigit() and letter != "0" for letter in value.get_text()):
        found.add("cases")  # none were counted, or nobody has returned a figure: there is nothing to open
    if page.soup.select_one("#definition"):
        found.add("definition")
    return found


@pytest.mark.parametrize("address", PAGES)
def test_every_figure_leads_to_its_definition_and_its_cases_in_two_clicks(
    october, signed_in, analyst, address
):
    client = signed_in(analyst)
    page = client.get(address)
    figures = {urljoin(page.url, link["href"]) for link in page.soup.main.select(FIGURES)}
    assert figures, "there are figures on the page"
    wrong = []
    for url in sorted(figures):
        first = client.get(url)
        reached = roads_from(first)
        if "/cases/" in url:  # one click to the cases; the indicator's own page is the next
            reached |= {"definition"} if any(link.endswith("/APP17/") for link in links_of(first)) else set()
        if reached != {"cases", "definition"}:
            wrong.append((url, reached))
    assert wrong == []


@pytest.mark.parametrize("address", PAGES)
def test_no_figure_is_printed_that_leads_nowhere(october, signed_in, analyst, address):
    """A cell or a line that shows a percentage has it inside a link, or beside one."""
    page = signed_in(analyst).get(address)
    bare = [
        place.get_text(" ", strip=True)
        for place in page.soup.main.select(
            ".gt-card__value, .gt-board__figure, td.govuk-table__cell--numeric"
        )
        if "%" in place.get_text() and not place.select("a") and not _is_a_level(place)
    ]
    assert bare == []


def _is_a_level(place) -> bool:
    """A standard or a target is not a figure: it was set, and its page says by whom."""
    table = place.find_parent("table")
    heads = [head.get_text(" ", strip=True) for head in table.select("thead th")] if table else []
    row = place.find_parent("tr")
    at = row.find_all(["th", "td"]).index(place) if row else 0
    caption = table.caption.get_text() if table else ""
    is_own = caption in ("Baseline and targets", "Beside the year before")
    return is_own or (at < len(heads) and heads[at] in ("Standard", "Target"))
