"""The pack as PDF: the same day, the same bytes."""

from goldenthread.assurance.models import Ask

URL = "/plan/reviews/pack/pdf/"


def test_the_same_day_gives_the_same_bytes(reviewed, piece, put_to, signed_in, board_member):
    put_to(piece(), ask=Ask.objects.filter(review__order=2).earliest("pk"))
    client = signed_in(board_member)
    first, second = client.get(URL), client.get(URL)
    assert first["Content-Type"] == "application/pdf"
    assert first["Content-Disposition"] == 'inline; filename="review-pack-2024-11-12.pdf"'
    assert first.content.startswith(b"%PDF-")
    assert first.content == second.content
    earlier = client.get(f"{URL}?on=2024-05-01")
    assert earlier["Content-Disposition"] == 'inline; filename="review-pack-2024-05-01.pdf"'
    assert earlier.content != first.content


def test_without_a_plan_there_is_none(signed_in, board_member):
    signed_in(board_member).get(URL, status=404)
