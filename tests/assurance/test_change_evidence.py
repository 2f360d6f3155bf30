"""Saying it otherwise: a new version with its reason, and nobody's words overwritten."""

from goldenthread.assurance.evidence import actions
from goldenthread.indicators import Month


def test_what_it_said_before_is_kept(imported, piece, office, signed_in):
    item = piece()
    page = signed_in(office).get(f"/plan/evidence/{item.pk}/change/")
    page = page.submit(
        "Save the change", shows="64 of 100", why="Late answers", redirects_to=f"/plan/evidence/{item.pk}/"
    )
    assert "64 of 100" in page.text
    assert [version.shows for version in item.versions.all()] == [
        "62 of 100 parents know whom to ask",
        "64 of 100",
    ]


def test_it_does_not_write_over_somebody_elses_words(imported, piece, office, area_lead, signed_in):
    item = piece()
    page = signed_in(office).get(f"/plan/evidence/{item.pk}/change/")
    actions.withdraw_evidence(item=item, why="Wrong", by=area_lead, expected_revision=1)
    page = page.submit("Save the change", shows="Mine", why="Mine")
    assert "Lee Sol changed this evidence" in page.errors()[0]
    assert "Mine" in page.text
    assert item.versions.count() == 2


def test_of_a_figure_only_what_it_shows_can_be_changed(published_october, imported, office, signed_in):
    item = actions.take_figure(
        code="APP17", month=Month(2024, 10), shows="Better", strength="once", by=office
    )
    page = signed_in(office).get(f"/plan/evidence/{item.pk}/change/")
    assert not page.soup.select("[name=title], [name=dated_on-day], [name=document]")
    page = page.submit(
        "Save the change",
        strength="repeated",
        why="September is known",
        redirects_to=f"/plan/evidence/{item.pk}/",
    )
    assert "Measured again" in page.text
