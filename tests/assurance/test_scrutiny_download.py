import csv
import io


def test_what_is_found_is_what_is_downloaded(signed_in, board_member, asked, recommended):
    answer = signed_in(board_member).get("/boards/scrutiny/download/?state=late")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(row["Number"], row["State"]) for row in rows] == [("Scrutiny 1", "Not answered")]
