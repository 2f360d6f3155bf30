from goldenthread.assurance.models import Minute


def test_a_draft_is_kept_and_every_version_of_it(signed_in, office, meeting, attend):
    attend(meeting)
    item = meeting.items.get()
    address, back = f"/boards/meetings/{meeting.pk}/minutes/", f"/boards/meetings/{meeting.pk}/"
    for words in ("They grow", "They grow", "They grow by the month"):
        page = (
            signed_in(office)
            .get(address)
            .submit("Keep the draft", redirects_to=back, **{f"item_{item.pk}": words})
        )
    assert "They grow by the month" in page.text
    assert [each.words for each in Minute.objects.all()] == ["They grow", "They grow by the month"]


def test_nothing_is_minuted_of_a_meeting_nobody_is_known_to_have_come_to(signed_in, office, meeting):
    page = signed_in(office).get(f"/boards/meetings/{meeting.pk}/minutes/")
    page = page.submit("Keep the draft", **{f"item_{meeting.items.get().pk}": "They grow"})
    assert page.errors() == ["Record first who came."]
