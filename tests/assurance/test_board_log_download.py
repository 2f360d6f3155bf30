import csv
import io

from goldenthread.assurance.boards import log_actions as actions


def test_what_is_found_is_what_is_downloaded(signed_in, board_member, entry):
    answer = signed_in(board_member).get("/boards/log/download/?state=late&format=csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(row["Number"], row["Days late"]) for row in rows] == [("SIAB 1", "12")]
    book = signed_in(board_member).get("/boards/log/download/?format=xlsx")
    assert book["Content-Disposition"].endswith('.xlsx"')


def test_nothing_in_it_runs(signed_in, board_member, siab, office, entry):
    actions.add_entry(board=siab, kind="decision", words="=1+1", said_on=entry.said_on, by=office)
    answer = signed_in(board_member).get("/boards/log/download/")
    assert "=1+1" not in [
        cell[:4] for row in csv.reader(io.StringIO(answer.content.decode())) for cell in row
    ]
