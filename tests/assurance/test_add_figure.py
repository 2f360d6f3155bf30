"""Taking a figure from the scorecard: as it was published, or not at all."""

from goldenthread.assurance.evidence.models import EvidenceLink

URL = "/plan/evidence/add/figure/"


def test_it_is_taken_as_published_and_stands_beside_its_indicator(
    published_october, imported, office, signed_in
):
    page = signed_in(office).get(f"{URL}?kpi=APP17")
    assert page.soup.select_one("select[name=code] option[selected]")["value"] == "APP17"
    page = page.submit(
        "Take it", month="2024-10", shows="Better", strength="repeated", redirects_to="anywhere"
    )
    assert EvidenceLink.objects.get().kpi_code == "APP17"
    page = signed_in(office).get("/scorecard/2024-10/APP17/")
    assert "Plans issued in time: 57.1%, October 2024" in page.links()


def test_a_month_that_is_not_published_is_refused_with_what_to_do(results, imported, office, signed_in):
    page = signed_in(office).get(URL)
    page = page.submit("Take it", code="APP17", month="2024-10", shows="Better", strength="repeated")
    assert page.errors() == [
        "The figures of October 2024 are not published: publish the month, then take the figure"
    ]
    assert "Better" in page.text
