"""A panel is planned with its chair and members."""

from datetime import date

from goldenthread.casework.panels.models import Panel


def test_it_plans_a_panel(signed_in, manager):
    page = signed_in(manager).get("/panels/").click("Plan a panel")
    page = page.submit(
        "Plan the panel",
        question="placement",
        held_on=date(2024, 11, 20),
        chair=manager.pk,
        members="Jo Bell, educational psychologist\n\nKit Marsh, head teacher",
        redirects_to="/panels/",
    )
    panel = Panel.objects.get()
    assert [str(member) for member in panel.members.all()] == [
        "Jo Bell, educational psychologist",
        "Kit Marsh, head teacher",
    ]


def test_it_says_which_line_is_wrong_and_keeps_what_was_typed(signed_in, manager):
    page = (
        signed_in(manager)
        .get("/panels/new/")
        .submit(
            "Plan the panel",
            question="issue",
            held_on=date(2024, 11, 20),
            chair=manager.pk,
            members="Jo Bell, head\nKit Marsh",
        )
    )
    assert page.errors() == ["Line 2: write a comma and the post after the name"]
    assert "Kit Marsh" in page.soup.find("textarea").text
    assert not Panel.objects.exists()
