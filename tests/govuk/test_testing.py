def test_it_reads_a_page_of_every_component_without_a_fault(pages):
    page = pages.get("/")
    assert page.h1 == "Late & early: October 2024"
    assert page.title == "Late & early: October 2024 – Golden Thread"
    assert page.rows("Duties")[0] == {
        "Child": "Child 0",
        "Duty": "Decide whether to assess within six weeks of the request being received",
        "Due": "1 Sep 2025",
        "Waiting for": "Advice from the educational psychologist",
        "Days late": "0",
    }
