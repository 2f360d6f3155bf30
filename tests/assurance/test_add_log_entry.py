from datetime import date


def test_an_action_has_an_owner_and_stands_under_its_item(signed_in, office, meeting, attend):
    attend(meeting)
    item = meeting.items.get()
    page = signed_in(office).get(f"/boards/siab/log/?item={item.pk}")
    given = {"words": "Count them", "due_on": date(2024, 12, 1)}
    wrong = page.submit("Add it", **given)
    assert wrong.errors() == ["Choose a person or give a post: an action has an owner."]
    page = page.submit(
        "Add it", owner_post="Chief nurse", redirects_to=f"/boards/meetings/{meeting.pk}/", **given
    )
    assert "SIAB 1 Count them Chief nurse, by 1 December 2024. Open." in page.text


def test_an_item_of_another_board_is_not_taken(signed_in, office, meeting, pdg):
    item = meeting.items.get()
    signed_in(office).get(f"/boards/pdg/log/?item={item.pk}", status=404)
    signed_in(office).get("/boards/pdg/log/?item=nonsense", status=404)
